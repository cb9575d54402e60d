"""RD122: a Paragraf that stands in no Bagian."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD122", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Paragraf directly below a BAB, or below nothing."""
    for placed in draft.groups:
        if placed.unit.kind == "subpart" and not any(unit.kind == "part" for unit in placed.above):
            yield at(placed, group=placed.named)
