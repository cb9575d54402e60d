"""RD315: an inner list ends with a full stop although the outer list goes on."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import entries
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD315", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every last item of an inner list that ends without a semicolon, where another outer item follows."""
    for chosen in draft.item_lists:
        listed = entries(chosen)
        for (item, leaf, ending), following in zip(listed, chosen.items[1:], strict=False):
            if leaf is not item and not ending.mark.endswith(";"):
                yield at(leaf, ending.offset, item=leaf.called, following=following.named, found=ending.printed)
