"""Place and day of enactment and promulgation are read from the closing, and the gazette; what is blank is unknown."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_sections import section

from perda_rules.regulation.document import Document
from perda_rules.regulation.enactment import Event, Gazette, enacted, gazettes, promulgated


def closing(text: str, elucidation: str = "") -> Document:
    return Document(
        section("opening", ""), (), section("closing", text), elucidation=section("elucidation", elucidation)
    )


def test_enactment_and_promulgation_are_told_apart() -> None:
    document = closing(
        "Ditetapkan di Bahari\npada tanggal 3 Maret 2021\nWALI KOTA,\n"
        "Diundangkan di Kota Bahari pada tanggal 4 maret 2021"
    )
    assert enacted(document) == Event("Bahari", date(2021, 3, 3))
    assert promulgated(document) == Event("Kota Bahari", date(2021, 3, 4))


def test_a_law_is_disahkan() -> None:
    assert enacted(closing("Disahkan di Jakarta pada tanggal 30 April 2008")) == Event("Jakarta", date(2008, 4, 30))


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ditetapkan di Bahari pada tanggal ...", Event("Bahari", None)),
        ("Ditetapkan di ... pada tanggal 3 Maret 2021", Event(None, date(2021, 3, 3))),
        ("Ditetapkan di pada tanggal 3 Maret 2021", Event(None, date(2021, 3, 3))),
        ("Ditetapkan di Bahari pada tanggal 10 0 kto her 20 19", Event("Bahari", None)),
        ("Ditetapkan di Bahari pada tanggal 31 Februari 2021", Event("Bahari", None)),
        ("Ditetapkan di Bahari pada tanggal 3 Maret 20211", Event("Bahari", None)),
        ("Ditetapkan di B4har1 pada tanggal 3 Maret 2021", Event(None, date(2021, 3, 3))),
        ("Ditetapkan dengan baik", None),
        ("", None),
    ],
)
def test_what_is_blank_or_unreadable_is_unknown(text: str, event: Event | None) -> None:
    assert enacted(closing(text)) == event
    assert promulgated(closing(text)) is None


@pytest.mark.parametrize(
    ("text", "elucidation", "found", "short"),
    [
        (
            "LEMBARAN NEGARA REPUBLIK INDONESIA TAHUN 2008 NOMOR 61",
            "Cukup jelas. TAMBAHAN LEMBARAN NEGARA REPUBLIK INDONESIA NOMOR 4846",
            (Gazette("Lembaran Negara", "61", "2008"), Gazette("Tambahan Lembaran Negara", "4846")),
            ["LN", "TLN"],
        ),
        ("BERITA DAERAH KOTA BAHARI TAHUN 2021 NOMOR 9", "", (Gazette("Berita Daerah", "9", "2021"),), ["BD"]),
        ("LEMBARAN DAERAH KOTA BAHARI TAHUN ... NOMOR ...", "", (), []),
        ("diundangkan dalam Lembaran Daerah Kota Bahari.", "", (), []),
    ],
)
def test_the_gazette_and_its_supplement(
    text: str, elucidation: str, found: tuple[Gazette, ...], short: list[str]
) -> None:
    document = closing(text, elucidation)
    assert gazettes(document) == found
    assert [gazette.short for gazette in found] == short


@given(st.lists(st.sampled_from(["Ditetapkan", "di", "pada tanggal", "3 Maret 2021", "LEMBARAN", "NEGARA", "TAHUN"])))
def test_any_closing_is_read(words: list[str]) -> None:
    document = closing(" ".join(words))
    event = enacted(document)
    assert event is None or event.day in (None, date(2021, 3, 3))
    assert gazettes(document) == ()
