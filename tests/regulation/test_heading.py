from __future__ import annotations

import pytest

from perda_rules.regulation.heading import defined_term
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.register import build_register

DEFINITIONS = (
    "BAB I UMUM\nPasal 1\nYang dimaksud dengan:\n1. Dinas Taman adalah kantor taman.\n2. Wali adalah kepala.\n"
)


def heading(text: str, eid: str) -> str | None:
    return {provision.id: provision.heading for provision in build_register(parse_document(text))}[eid]


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("Dalam Perawatan Rumput, Dinas Taman memotong rumput.", "Perawatan Rumput"),
        ("Dalam Perawatan Rumput, Pohon, dan Bunga, Dinas Taman: a. x; b. y.", "Perawatan Rumput, Pohon, dan Bunga"),
        ("Dalam Perawatan Rumput, Dinas Taman, setiap pagi, menyapu.", "Perawatan Rumput"),
        ("Dalam Perawatan untuk Warga, Berdasarkan permintaan, Dinas Taman menyapu.", "Perawatan untuk Warga"),
        ("Dalam Penataan Taman dengan Dinas Taman, Wali bekerja.", "Penataan Taman dengan Dinas Taman"),
        ("Dalam perawatan rumput, Dinas Taman menyapu.", None),
        ("Dinas Taman menyapu.", None),
        ("Dalam Perawatan Rumput.", None),
    ],
)
def test_a_pasal_is_headed_by_the_subject_that_it_opens_with(opening: str, expected: str | None) -> None:
    text = f"{DEFINITIONS}BAB II ISI\nPasal 2\nPertama.\nPasal 3\n{opening}"
    assert heading(text, "chp_II__art_3") == expected


def test_the_first_pasal_of_a_group_without_a_subject_takes_the_title_of_the_group() -> None:
    text = "BAB I TAMAN\nBagian Kesatu Umum\nPasal 1\nSatu.\nPasal 2\nDua."
    assert heading(text, "chp_I__art_1") == "Umum"
    assert heading(text, "chp_I__art_2") is None


def test_a_long_heading_is_cut_at_ten_words_and_ends_on_no_link() -> None:
    text = "BAB I Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan dan Sepuluh Sebelas\nPasal 1\nX."
    assert heading(text, "chp_I") == "Satu Dua Tiga Empat Lima Enam Tujuh Delapan Sembilan …"


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("Taman adalah ruang hijau.", "Taman"),
        ("Penjaga Taman yang selanjutnya disebut Penjaga adalah petugas.", "Penjaga Taman"),
        ("Sebuah kalimat tanpa kata itu.", None),
        ("Satu dua tiga empat lima enam tujuh delapan sembilan adalah banyak.", None),
    ],
)
def test_a_definition_is_headed_by_its_term(text: str, term: str | None) -> None:
    assert defined_term(text) == term
