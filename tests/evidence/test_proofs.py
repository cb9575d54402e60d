"""What an item says of its document is looked up in the file, and only what is really not there is told."""

from __future__ import annotations

from typing import Any

import pytest

from perda_rules.evidence.models import Item
from perda_rules.evidence.proofs import Words, days_in, prove, says
from perda_rules.evidence.texts import Part, Text
from perda_rules.language import Label

WORDS = Words(
    parts={
        "kemajuan": Label(id="Kemajuan pelaksanaan", en="Progress"),
        "anggaran": Label(id="Rencana anggaran", en="Budget plan"),
    },
    offices={"sekretaris-daerah": Label(id="Sekretaris Daerah", en="Regional Secretary")},
)
PAGES = (
    "NOTULA RAPAT\nRapat koordinasi Tim Pelaksana bulan September\nNomor: 050 / 123 /2026\nKota, 22  September 2026",
    "B. PELAKSANAAN DAN KEMAJUANNYA\nProyek berjalan.",
    "a.n. Sekretaris Daerah,\nKepala Bagian",
)
TEXT = Text(tuple(Part(number, 0, page) for number, page in enumerate(PAGES, start=1)))


def item(**more: Any) -> Item:
    told = {"id": "n", "type": "notula", "title": "Rapat koordinasi Tim Pelaksana September", "date": "2026-09-22"}
    return Item.model_validate({**told, **more})


def test_what_stands_in_the_file_is_found() -> None:
    proof = prove(item(number="050/123/2026", signatory="sekretaris-daerah", memuat={"kemajuan": 2}), TEXT, WORDS)
    assert proof == (("kemajuan",), (), ())


@pytest.mark.parametrize(
    ("more", "unproven"),
    [
        ({"number": "050/124/2026"}, "number"),
        ({"date": "2026-09-23"}, "date"),
        ({"title": "Laporan kegiatan pelatihan operator jaringan"}, "title"),
        ({"signatory": "wali-kota"}, "signatory"),
    ],
)
def test_what_does_not_is_told(more: dict[str, Any], unproven: str) -> None:
    assert prove(item(**more), TEXT, WORDS).unproven == (unproven,)


def test_a_part_counts_only_on_the_page_that_is_named() -> None:
    assert prove(item(memuat={"kemajuan": 1, "anggaran": 2}), TEXT, WORDS)[:2] == ((), ("kemajuan", "anggaran"))
    assert prove(item(memuat={"kemajuan": 99, "tak-dikenal": 1}), TEXT, WORDS)[:2] == ((), ())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Perencanaan penganggaran tahun depan", True),
        ("The plan of the budget", True),
        ("RENCANA  ANGGARAN", True),
        ("Rencana kerja", False),
        ("", False),
    ],
)
def test_words_are_compared_by_their_roots_in_either_language(text: str, found: bool) -> None:
    assert says(WORDS.parts["anggaran"], text) is found


def test_days_are_read_as_people_write_them() -> None:
    text = "Senin, 3 Agustus 2026; 04-08-2026; 2026-08-05; 6/8/2026; 7 Agt 2026; 31 Februari 2026; 123/2026/2026"
    assert [day.day for day, _ in days_in(text)] == [3, 4, 5, 6, 7]
    assert all(day.month == 8 for day, _ in days_in(text))
