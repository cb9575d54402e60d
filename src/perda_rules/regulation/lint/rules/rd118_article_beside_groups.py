"""RD118: a Pasal that stands beside BAB, Bagian or Paragraf instead of in one."""

from collections.abc import Iterator

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD118", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal that a BAB, Bagian or Paragraf follows on the same level."""
    for placed in draft.articles:
        if placed.unit.role == "norm" and not placed.unit.quoted:
            beside = placed.above[-1].children if placed.above else draft.document.units
            if _divided(beside):
                yield at(placed, article=placed.named)


def _divided(units: tuple[Unit, ...]) -> bool:
    """Say whether the last of ``units`` is a group: what is divided into groups ends with one."""
    return units[-1].kind in ("chapter", "part", "subpart") and not units[-1].nested
