"""The opening and the closing: what the front matter names is marked, everything else is kept where it stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from akn_file import Tree, all_of, item, letters, printed_words, section, shape

from perda_rules.regulation.akn.document import to_akn
from perda_rules.regulation.document import Document, Front

Read = Callable[[bytes], Tree]

OPENING = """
SALINAN
PERATURAN DAERAH KOTA BAHARI
NOMOR 3 TAHUN 2024
TENTANG
TAMAN DAN
BANGKU
DENGAN RAHMAT TUHAN YANG MAHA ESA
WALI KOTA BAHARI ,
Menimbang:
a. bahwa taman perlu dirawat;
b. bahwa bangku perlu
dicat;
Mengingat: 1. Ketetapan tentang Bangku;
2. Undang-Undang tentang Taman;
Dengan Persetujuan Bersama
DPRD KOTA BAHARI
MEMUTUSKAN :
Menetapkan: PERATURAN DAERAH TENTANG TAMAN DAN BANGKU.
"""
FRONT = Front(
    type="PERATURAN DAERAH KOTA BAHARI",
    number="3",
    year="2024",
    title="TAMAN DAN BANGKU",
    invocation="DENGAN RAHMAT TUHAN YANG MAHA ESA",
    authority="WALI KOTA BAHARI",
    consent="Dengan Persetujuan Bersama DPRD KOTA BAHARI",
    decision="MEMUTUSKAN",
    enacted="PERATURAN DAERAH TENTANG TAMAN DAN BANGKU.",
)


def document(text: str = OPENING, front: Front = FRONT, closing: str = "", *, items: bool = True) -> Document:
    """Make a document; of its ``items`` those that stand in ``text``."""
    opening = section("opening", text)
    if items and front is FRONT:
        recitals = (
            item("recital", "a", opening, "bahwa taman perlu dirawat;"),
            item("recital", "b", opening, "bahwa bangku perlu\ndicat;"),
        )
        bases = (
            item("basis", "1", opening, "Ketetapan tentang Bangku;"),
            item("basis", "2", opening, "Undang-Undang tentang Taman;"),
        )
        front = replace(front, recitals=recitals, bases=bases)
    return Document(opening, (), section("closing", closing), front)


def test_the_preface_has_the_title_line_by_line(read_valid: Read) -> None:
    (preface,) = all_of(read_valid(to_akn(document())), "preface")
    assert shape(preface) == (
        '<preface eId="preface"><p>SALINAN</p><p><docType>PERATURAN DAERAH KOTA BAHARI</docType></p>'
        "<p>NOMOR <docNumber>3</docNumber> TAHUN 2024</p><p>TENTANG</p>"
        "<p><docTitle>TAMAN DAN BANGKU</docTitle></p></preface>"
    )


def test_the_preamble_has_formulas_recitals_and_citations_in_order(read_valid: Read) -> None:
    (preamble,) = all_of(read_valid(to_akn(document())), "preamble")
    assert shape(preamble) == (
        '<preamble eId="preamble">'
        '<formula name="invocation" eId="formula_1"><p>DENGAN RAHMAT TUHAN YANG MAHA ESA</p></formula>'
        "<p><docAuthority>WALI KOTA BAHARI,</docAuthority></p>"
        '<recitals eId="recs_1"><intro><p>Menimbang:</p></intro>'
        '<recital eId="recs_1__rec_a"><num>a.</num><p>bahwa taman perlu dirawat;</p></recital>'
        '<recital eId="recs_1__rec_b"><num>b.</num><p>bahwa bangku perlu dicat;</p></recital></recitals>'
        '<citations eId="cits_1"><intro><p>Mengingat:</p></intro>'
        '<citation eId="cits_1__cit_1"><num>1.</num><p>Ketetapan tentang Bangku;</p></citation>'
        '<citation eId="cits_1__cit_2"><num>2.</num><p>Undang-Undang tentang Taman;</p></citation></citations>'
        '<formula name="consent" eId="formula_2"><p>Dengan Persetujuan Bersama DPRD KOTA BAHARI</p></formula>'
        '<formula name="decision" eId="formula_3"><p>MEMUTUSKAN:</p></formula>'
        '<formula name="enacting" eId="formula_4">'
        "<p>Menetapkan: PERATURAN DAERAH TENTANG TAMAN DAN BANGKU.</p></formula></preamble>"
    )


def test_a_lone_recital_has_no_number(read_valid: Read) -> None:
    opening = section("opening", "TAMAN\nMenimbang: bahwa taman perlu;")
    front = Front(title="TAMAN", recitals=(item("recital", None, opening, "bahwa taman perlu;"),))
    tree = read_valid(to_akn(Document(opening, (), section("closing", ""), front)))
    (recital,) = all_of(tree, "recital")
    assert shape(recital) == '<recital eId="recs_1__rec_1"><p>bahwa taman perlu;</p></recital>'


def test_recitals_behind_the_citations_are_taken_in_their_order(read_valid: Read) -> None:
    opening = section("opening", "Mengingat: dua;\nMenimbang: satu;")
    recital, basis = item("recital", None, opening, "satu;"), item("basis", None, opening, "dua;")
    front = Front(recitals=(recital,), bases=(basis,))
    tree = read_valid(to_akn(Document(opening, (), section("closing", ""), front)))
    assert [node.tag.rpartition("}")[2] for node in all_of(tree, "citations", "recitals")] == ["citations", "recitals"]


def test_what_stands_between_the_parts_is_kept_where_it_stood(read_valid: Read) -> None:
    opening = OPENING.replace("b. bahwa", "halaman 2\nb. bahwa").replace("MEMUTUSKAN", "Coretan\nMEMUTUSKAN")
    tree = read_valid(to_akn(document(opening)))
    assert letters(printed_words(tree)) == letters(opening)
    (preamble,) = all_of(tree, "preamble")
    assert "dirawat;</p><p>halaman 2</p></recital>" in shape(preamble)
    assert '</formula><p>Coretan</p><formula name="decision"' in shape(preamble)


def test_an_opening_of_unknown_parts_is_all_preface(read_valid: Read) -> None:
    tree = read_valid(to_akn(document(front=Front())))
    assert all_of(tree, "preamble") == []
    (preface,) = all_of(tree, "preface")
    assert letters(printed_words(preface)) == letters(OPENING)


def test_front_matter_that_the_opening_does_not_have_adds_nothing(read_valid: Read) -> None:
    tree = read_valid(to_akn(document("SALINAN", items=False)))
    assert printed_words(tree).strip() == "SALINAN"


def test_no_opening_and_no_closing_leave_no_empty_elements(read_valid: Read) -> None:
    assert all_of(read_valid(to_akn(document("", Front()))), "preface", "preamble", "conclusions") == []


def test_the_closing_stands_line_by_line(read_valid: Read) -> None:
    (closing,) = all_of(read_valid(to_akn(document(closing="Ditetapkan di Bahari\nWALI KOTA,"))), "conclusions")
    assert shape(closing) == (
        '<conclusions eId="conclusions"><p>Ditetapkan di Bahari</p><p>WALI KOTA,</p></conclusions>'
    )
