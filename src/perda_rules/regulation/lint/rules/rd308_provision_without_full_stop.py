"""RD308: a Pasal or ayat does not end with a full stop."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import ending
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD308", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every one without a list that ends otherwise; a colon leads to what follows it."""
    for placed in draft.placed:
        unit = placed.unit
        if unit.kind in ("article", "paragraph") and unit.text and not unit.children:
            end = ending(unit.text)
            if end.conjunction or not end.mark.endswith((".", ":")):
                yield at(placed, end.offset, provision=placed.called, found=end.printed)
