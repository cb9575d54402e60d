"""Where the numbers of a series do not follow each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Placed
from perda_rules.regulation.lint.series import breaks, number_of, written
from perda_rules.regulation.models import ProvisionKind
from perda_rules.regulation.numerals import ordinal, roman


def series(*numbers: str | None, kind: ProvisionKind = "article") -> list[Placed]:
    return [Placed(Unit(kind, number, None, line, 1), ()) for line, number in enumerate(numbers, start=1)]


@pytest.mark.parametrize(
    ("numbers", "broken"),
    [
        (["1", "2", "3"], []),
        (["1", "3"], [("3", 2)]),
        (["2", "3"], [("2", 1)]),
        (["1", "2", "2", "3"], [("2", 3)]),
        (["1", "2", "9", "4"], [("9", 3)]),
        (["1", "2", "1", "2", "3"], [("1", 3)]),
        (["1", None, "3"], []),
        (["1", None, "2"], []),
        (["1", None, "4"], [("4", 3)]),
        (["1", "2", "2a", "2b", "3"], []),
        (["1", "2b"], [("2b", 2)]),
        (["1", "II", "2"], []),
        ([], []),
    ],
)
def test_a_number_breaks_its_series_where_it_does_not_follow(
    numbers: list[str | None], broken: list[tuple[str, int]]
) -> None:
    assert [(found.placed.unit.number, found.expected) for found in breaks(series(*numbers))] == broken


def test_a_series_may_begin_with_any_number_where_it_goes_on_with_another_one() -> None:
    assert not list(breaks(series("2", "3"), begins=False))
    assert [found.expected for found in breaks(series("2", "4"), begins=False)] == [3]


@pytest.mark.parametrize(
    ("kind", "number", "value", "counts"),
    [
        ("chapter", "IV", None, (4, "")),
        ("chapter", "IVA", None, (4, "a")),
        ("chapter", "IIII", None, None),
        ("part", "Kedua belas", 12, (12, "")),
        ("article", "12", None, (12, "")),
        ("article", "I", None, None),
        ("point", "aa", None, (27, "")),
    ],
)
def test_a_printed_number_counts(
    kind: ProvisionKind, number: str, value: int | None, counts: tuple[int, str] | None
) -> None:
    assert number_of(Unit(kind, number, value, 1, 1)) == counts


@given(st.integers(1, 150))
def test_a_number_is_written_as_it_is_read(value: int) -> None:
    for kind, printed in (("chapter", roman(value)), ("article", str(value)), ("point", "a")):
        like = Unit(kind, printed, None, 1, 1)  # type: ignore[arg-type]
        assert number_of(Unit(like.kind, written(value, like), None, 1, 1)) == (value, "")
    assert written(value, Unit("part", "Kesatu", 1, 1, 1)).lower() == ordinal(value)
