"""RD304: a conjunction behind an item that is not the last but one."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import entries, whole
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD304", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such conjunction; the one behind the last item of all is RD302's."""
    for chosen in draft.item_lists:
        if whole(chosen):
            for item, leaf, ending in entries(chosen)[:-2]:
                if ending.conjunction:
                    yield at(leaf, ending.offset, item=item.named, found=ending.conjunction)
