"""RD303: no "dan", "atau" or "dan/atau" behind the last item but one."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import entries, whole
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD303", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list of two items or more that does not say whether all of them or one of them is meant."""
    for chosen in draft.item_lists:
        if len(chosen.items) > 1 and whole(chosen):
            item, leaf, ending = entries(chosen)[-2]
            if not ending.conjunction:
                yield at(leaf, ending.offset, item=item.named, last=chosen.items[-1].named)
