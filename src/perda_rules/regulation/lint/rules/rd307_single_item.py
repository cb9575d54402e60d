"""RD307: a list with a single item."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import ending, whole
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD307", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list that ends with its first item, and that the words before it lead into."""
    for chosen in draft.item_lists:
        holder = chosen.holder.unit
        alone = len(chosen.items) == len(holder.children) == 1
        if alone and ending(holder.text).mark.endswith(":") and whole(chosen):
            yield at(chosen.items[0], item=chosen.items[0].named, holder=chosen.holder.called)
