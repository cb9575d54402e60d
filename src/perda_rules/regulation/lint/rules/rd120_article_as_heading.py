"""RD120: a Pasal that holds no norm but heads others."""

from collections.abc import Iterator
from itertools import pairwise

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD120", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal directly below which a BAB or Bagian begins that belongs to it."""
    for units in (draft.document.units, *(placed.unit.children for placed in draft.groups)):
        for unit, following in pairwise(units):
            if unit.kind == "article" and unit.role == "container":
                yield at(unit, article=f"Pasal {unit.number}", heading=following.heading or "…")
