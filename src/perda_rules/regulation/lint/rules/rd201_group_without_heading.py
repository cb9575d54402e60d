"""RD201: a BAB, Bagian or Paragraf without a title."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD201", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every group below whose number no title stands."""
    for placed in draft.groups:
        if not placed.unit.heading:
            yield at(placed, group=placed.named)
