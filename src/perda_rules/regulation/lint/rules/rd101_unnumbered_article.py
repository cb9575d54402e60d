"""RD101: a Pasal without a number."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD101", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal whose heading prints no number."""
    for placed in draft.articles:
        if placed.unit.number is None:
            yield at(placed)
