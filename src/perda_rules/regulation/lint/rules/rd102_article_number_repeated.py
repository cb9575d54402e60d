"""RD102: a number that two Pasal have."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD102", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal whose printed number an earlier Pasal has."""
    first: dict[str, Placed] = {}
    for placed in draft.articles:
        number = placed.unit.number
        if number is None:
            continue
        if number in first and not placed.unit.implied_number:
            yield at(placed, number=number, line=first[number].unit.line)
        first.setdefault(number, placed)
