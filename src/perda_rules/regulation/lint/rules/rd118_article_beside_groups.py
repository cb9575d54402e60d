"""RD118: a Pasal that stands beside BAB, Bagian or Paragraf instead of in one."""

from collections.abc import Iterator

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import number_of

_GROUPS = ("chapter", "part", "subpart")


@rule("RD118", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal that a BAB, Bagian or Paragraf follows on the same level."""
    for placed in draft.articles:
        if placed.unit.role == "norm" and not placed.unit.quoted:
            beside = placed.above[-1].children if placed.above else draft.document.units
            if _divided(beside):
                yield at(placed, article=placed.named)


def _divided(units: tuple[Unit, ...]) -> bool:
    """Say whether ``units`` end with a group, as what is divided into groups does, and the first group is number 1.

    Where the groups begin with another number, a heading before them is missing, of which other rules speak.
    """
    if units[-1].kind not in _GROUPS or units[-1].nested:
        return False
    first = next(unit for unit in units if unit.kind in _GROUPS)
    return number_of(first) in (None, (1, ""))
