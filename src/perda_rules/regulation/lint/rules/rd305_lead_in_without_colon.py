"""RD305: the words that lead into a list do not end with a colon."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import ending
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD305", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list whose lead-in ends otherwise; an item that ends as items do leads into none."""
    for chosen in draft.item_lists:
        holder = chosen.holder.unit
        end = ending(holder.text)
        listed = holder.kind == "point" and (end.conjunction or end.mark.endswith(";"))
        if holder.text and not (listed or end.mark.endswith(":")) and holder.children[0] is chosen.items[0].unit:
            yield at(chosen.holder, end.offset, item=chosen.items[0].named, word=holder.text.split()[-1])
