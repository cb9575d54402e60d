"""RD110: a BAB, Bagian or Paragraf without a number."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD110", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every BAB, Bagian and Paragraf whose heading prints no number."""
    for placed in draft.groups:
        if placed.unit.number is None:
            yield at(placed, group=placed.named, heading=placed.title)
