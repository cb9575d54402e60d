from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from perda_rules.language import Label, write_date, write_month, write_percent


def test_a_day_is_written_as_people_read_it() -> None:
    assert write_date(date(2026, 11, 24), "id") == "24 November 2026"
    assert write_date(date(2026, 8, 1), "id") == "1 Agustus 2026"
    assert write_date(date(2026, 8, 1), "en") == "1 August 2026"
    assert write_month(date(2026, 5, 31), "id") == "Mei 2026"


def test_a_rate_has_the_decimal_sign_of_its_language() -> None:
    assert write_percent(2, 3, "id") == "66,7 %"
    assert write_percent(2, 3, "en") == "66.7 %"


def test_a_rate_over_nothing_is_no_rate() -> None:
    assert write_percent(0, 0, "id") == "–"


def test_a_rate_rounds_halves_up() -> None:
    assert write_percent(1, 2000, "en") == "0.1 %"
    assert write_percent(1, 2001, "en") == "0.0 %"


@given(st.integers(1, 10_000), st.data())
def test_only_a_full_rate_reads_as_hundred_and_only_nothing_as_less_than_zero(of: int, data: st.DataObject) -> None:
    met = data.draw(st.integers(0, of))
    tenths = int(write_percent(met, of, "en").removesuffix(" %").replace(".", ""))
    assert 0 <= tenths <= 1000
    assert abs(tenths / 1000 - met / of) <= 0.0005 + 1e-9


def test_a_label_needs_both_languages() -> None:
    with pytest.raises(ValidationError):
        Label.model_validate({"id": "Wali Kota"})
