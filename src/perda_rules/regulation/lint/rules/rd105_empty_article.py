"""RD105: a Pasal that holds no norm."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD105", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal, numbered or not, below whose heading nothing stands."""
    for placed in draft.articles:
        if placed.unit.role in ("empty", "placeholder"):
            yield at(placed, article=placed.named)
