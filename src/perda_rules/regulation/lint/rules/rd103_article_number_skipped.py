"""RD103: Pasal numbers that are left out."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import breaks


@rule("RD103", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal before which numbers are left out that no Pasal without a number can take."""
    for found in breaks(draft.articles):
        if found.skips:
            last = found.number[0] - 1
            missing = f"{found.expected}–{last}" if last > found.expected else str(found.expected)
            yield at(found.placed, number=found.placed.unit.number, missing=missing)
