"""RD114: a BAB, Bagian or Paragraf in which no Pasal stands."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD114", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every group without a Pasal; of groups inside each other, the innermost."""
    filled = {id(unit) for placed in draft.placed if placed.unit.kind == "article" for unit in placed.above}
    for placed in draft.groups:
        if id(placed.unit) not in filled and not placed.unit.children:
            yield at(placed, group=placed.named, heading=placed.title)
