"""The calendar: lengths, due days, windows. The laws of ``docs/verdicts``, one by one."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.assessment.deadlines import Period, age_limit, due_day, duration, windows

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))


def test_six_months_from_entry_into_force_end_on_the_same_day_of_the_month() -> None:
    assert due_day(date(2025, 6, 1), "P6M") == date(2025, 12, 1)


def test_months_clamp_to_the_end_of_the_month() -> None:
    assert due_day(date(2025, 8, 31), "P6M") == date(2026, 2, 28)
    assert due_day(date(2024, 2, 29), "P1Y") == date(2025, 2, 28)
    assert age_limit(date(2026, 3, 31), "P1M") == date(2026, 2, 28)


def test_lengths_add_up() -> None:
    assert due_day(date(2026, 1, 1), "P1Y2M1W3D") == date(2027, 3, 11)


@pytest.mark.parametrize("text", ["", "P", "6M", "P6", "PT6H", "P6M ", "p6m", "P-1D", "P1D1Y"])
def test_anything_else_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match="no duration"):
        duration(text)


def test_a_year_has_twelve_monthly_windows_from_first_to_last_day() -> None:
    found = list(windows(YEAR, "P1M"))
    assert len(found) == 12
    assert found[1] == Period(date(2026, 2, 1), date(2026, 2, 28))


def test_windows_are_the_calendars_and_not_counted_from_the_first_day_of_the_period() -> None:
    period = Period(date(2026, 2, 15), date(2026, 12, 31))
    assert next(windows(period, "P3M")) == Period(date(2026, 4, 1), date(2026, 6, 30))


def test_only_windows_wholly_inside_the_period_count() -> None:
    assert list(windows(Period(date(2026, 1, 2), date(2026, 12, 31)), "P1Y")) == []
    assert len(list(windows(Period(date(2025, 12, 31), date(2027, 1, 1)), "P1Y"))) == 1


def test_only_windows_wholly_after_a_bound_count_and_one_that_starts_on_it_does() -> None:
    assert list(windows(YEAR, "P6M", date(2026, 1, 2))) == [Period(date(2026, 7, 1), date(2026, 12, 31))]
    assert len(list(windows(YEAR, "P6M", date(2026, 1, 1)))) == 2


@given(days, st.integers(0, 2000), st.sampled_from(["P1M", "P3M", "P6M", "P1Y"]))
def test_windows_never_overlap_never_leave_the_period_and_leave_no_gap(start: date, length: int, per: str) -> None:
    period = Period(start, start + timedelta(days=length))
    found = list(windows(period, per))
    for window in found:
        assert period.start <= window.start <= window.end <= period.end
    for before, after in pairwise(found):
        assert after.start == before.end + timedelta(days=1)


@given(days, st.sampled_from(["P1D", "P2W", "P1M", "P6M", "P1Y"]))
def test_a_document_of_the_due_day_is_never_too_old_for_the_same_length(start: date, length: str) -> None:
    assert age_limit(due_day(start, length), length) <= start
