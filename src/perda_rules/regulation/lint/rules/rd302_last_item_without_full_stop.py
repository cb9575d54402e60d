"""RD302: the last item of a list does not end with a full stop."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import closes, entries
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD302", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list that ends an ayat or Pasal, and whose last words end otherwise."""
    for chosen in draft.item_lists:
        _, leaf, ending = entries(chosen)[-1]
        if closes(chosen) and (ending.conjunction or not ending.mark.endswith((".", ":"))):
            yield at(leaf, ending.offset, item=leaf.named, found=ending.printed)
