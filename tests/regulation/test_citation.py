from __future__ import annotations

import pytest

from perda_rules.language import Language
from perda_rules.regulation.citation import cite
from perda_rules.regulation.document import Document
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.register import build_register

TEXT = """\
BAB I UMUM
Pasal 1
Yang dimaksud dengan:
1. Taman adalah ruang hijau.
BAB II ISI
Bagian Kedua belas Rumput
Paragraf 1 Pagi
Pasal 2
(1) Rumput dipotong:
a. di tepi:
1. jalan; dan
2. kolam.
Bagian Ketiga belas Pohon
Pasal 2
BAB ... POHON
Pasal ...
Pohon disiram.
Pasal ...
Bagian Keempat belas Sisa
Pasal 3
BAB II LAGI
Pasal 4
X.
Bagian ... Y
BAB ... Z
"""


def citation(eid: str, language: Language, document: Document | None = None) -> str:
    register = build_register(document or parse_document(TEXT))
    index = {provision.id: provision for provision in register}
    return cite(index[eid], index, language)


@pytest.mark.parametrize(
    ("eid", "indonesian", "english"),
    [
        ("chp_I", "BAB I", "Chapter I"),
        ("chp_I__art_1__def_1", "BAB I Pasal 1 angka 1", "Chapter I Article 1 definition 1"),
        ("chp_II__part_12", "BAB II Bagian Kedua belas", "Chapter II Part 12"),
        ("chp_II__part_12__subpart_1", "BAB II Bagian Kedua belas Paragraf 1", "Chapter II Part 12 Subpart 1"),
        (
            "chp_II__art_2__para_1__point_a",
            "BAB II Pasal 2 ayat (1) huruf a",
            "Chapter II Article 2 paragraph (1) point a",
        ),
        (
            "chp_II__art_2__para_1__point_a__point_2",
            "BAB II Pasal 2 ayat (1) huruf a angka 2",
            "Chapter II Article 2 paragraph (1) point a item 2",
        ),
        (
            "chp_II__part_13__art_2",
            "BAB II Bagian Ketiga belas, Pasal 2 (wadah)",
            "Chapter II Part 13, Article 2 (container)",
        ),
        (
            "chp_II__part_13__art_nn_1",
            "BAB II Bagian Ketiga belas, Pasal tanpa nomor ke-1",
            "Chapter II Part 13, unnumbered Article no. 1",
        ),
        (
            "chp_II__part_13__art_nn_2",
            "BAB II Bagian Ketiga belas, Pasal tanpa nomor ke-2 (kosong)",
            "Chapter II Part 13, unnumbered Article no. 2 (empty)",
        ),
        ("chp_II__art_3", "BAB II Pasal 3 (tanpa norma)", "Chapter II Article 3 (without a norm)"),
        (
            "chp_II_2__art_4",
            "BAB II (yang ke-2 dengan nomor itu) Pasal 4",
            "Chapter II (no. 2 of that number) Article 4",
        ),
    ],
)
def test_a_place_is_cited_in_both_languages(eid: str, indonesian: str, english: str) -> None:
    assert citation(eid, "id") == indonesian
    assert citation(eid, "en") == english


def test_a_group_without_a_number_is_counted() -> None:
    document = parse_document("BAB ...\nTAMAN\nBagian ...\nSatu\nPasal 1\nX.")
    assert citation("chp_nn_1__part_nn_1", "id", document) == "BAB tanpa nomor ke-1 Bagian tanpa nomor ke-1"
    assert citation("chp_nn_1__part_nn_1", "en", document) == "unnumbered Chapter no. 1 unnumbered Part no. 1"


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_two_places_are_cited_alike(language: Language) -> None:
    register = build_register(parse_document(TEXT))
    index = {provision.id: provision for provision in register}
    assert len({cite(provision, index, language) for provision in register}) == len(register)
