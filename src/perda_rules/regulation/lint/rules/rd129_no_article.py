"""RD129: no Pasal at all."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD129", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find a text in which no Pasal stands, at its first line."""
    if not any(placed.unit.kind == "article" for placed in draft.placed):
        yield Hit(1, 1)
