"""Days as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.language import LANGUAGES, Language, read_date, write_date


@given(st.dates(), st.sampled_from(LANGUAGES))
def test_a_day_that_was_written_is_read_back(day: date, language: Language) -> None:
    if day.year >= 1000:
        assert read_date(write_date(day, language)) == day
        assert read_date(day.isoformat()) == day
        assert read_date(f"{day.day}/{day.month}/{day.year}") == day


@pytest.mark.parametrize("text", [
    "24 November 2026", "24  Nov 2026", "24 Nop. 2026", "Selasa, 24 November 2026", "24-11-2026", "24.11.2026",
    " 2026-11-24 ", "24 11 2026", "24 Nopember 2026",
])  # fmt: skip
def test_forms_that_people_use(text: str) -> None:
    assert read_date(text) == date(2026, 11, 24)


@pytest.mark.parametrize("text", [
    "", "besok", "31 Februari 2026", "13/13/2026", "24 Novembar 2026", "24/11/26", "2026", "45000", "0/0/0000",
])  # fmt: skip
def test_what_is_no_day(text: str) -> None:
    assert read_date(text) is None


@given(st.text(max_size=40))
def test_any_text_is_a_day_or_none(text: str) -> None:
    assert read_date(text) is None or isinstance(read_date(text), date)
