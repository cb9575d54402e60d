"""RD126: the mark of an item that stands in the words of the item before it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import buried


@rule("RD126", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every mark that a list leaves out and that the item before holds, for it does not end before the mark."""
    for chosen in draft.lists:
        if chosen.holder.quoted or chosen.items[0].quoted:
            continue
        for holder, offset in buried(chosen).values():
            yield at(holder, offset, mark=holder.unit.text[offset:].split()[0], item=holder.named)
