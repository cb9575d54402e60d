"""RD119: a BAB that is not numbered in Roman, or a Paragraf that is not in Arabic."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.numerals import roman


@rule("RD119", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every BAB numbered 1, 2, 3 and every Paragraf numbered with an ordinal."""
    for placed in draft.groups:
        number, value = placed.unit.number, placed.unit.value
        if number and value and number.isdigit() == (placed.unit.kind == "chapter") and placed.unit.kind != "part":
            yield at(placed, printed=placed.named, belongs=roman(value) if placed.unit.kind == "chapter" else value)
