"""RD301: an item of a list that goes on does not end with a semicolon."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import entries
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD301", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every item but the last that ends otherwise; one that only leads into an inner list ends with a colon."""
    for chosen in draft.item_lists:
        for item, leaf, ending in entries(chosen)[:-1]:
            if leaf is item and not ending.mark.endswith((";", ":")):
                yield at(item, ending.offset, item=item.named, found=ending.printed)
