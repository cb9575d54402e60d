"""RD106: a norm above which the heading of its Pasal is missing."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD106", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every norm that the numbers around it show to be a Pasal of its own."""
    for placed in draft.articles:
        if placed.unit.implied_number:
            yield at(placed, number=placed.unit.number)
