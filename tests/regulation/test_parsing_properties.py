"""Laws of the reader: it refuses no text, drops no letter, and gives every place an address of its own."""

from __future__ import annotations

import re
from collections import Counter
from unicodedata import normalize

from hypothesis import example, given, settings
from hypothesis import strategies as st

from perda_rules.regulation.document import Document
from perda_rules.regulation.models import EID_PATTERN
from perda_rules.regulation.numerals import ordinal
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.register import build_register, compare, dump_register, read_register
from perda_rules.regulation.text import clean
from perda_rules.regulation.tokens import tokenise
from perda_rules.source import parse_yaml

FRAGMENTS = st.sampled_from(
    [
        "BAB I", "BAB ...", "BAB XIV", "Bagian Kesatu", "Bagian Kedua belas", "Bagian ...", "Paragraf 1", "Paragraf 2",
        "Pasal 1", "Pasal 2", "Pasal 4", "Pasal 27A", "Pasal ...", "Pasal …", "PASAL 3", "Pasal I", "(1)", "(2)", "(9)",
        "(2a)", "a.", "b.", "c.", "z.", "aa.", "1.", "2.", "a)", "1)", "danb.", ";c.", "ayat (1)", "huruf a",
        "Pasal 3 ayat (1) huruf b",
        "BUKU KESATU", "BUKU II", "BAB SATU", "BAB Il", "Bagian I", "Bagian 2", "Paragraf Kesatu", "Pasal 5.",
        "pasal 2", "Pasal 1 1", "Pasal S", "Pasal 458", "Pasal II", "(l)", "(21", "(a)", "(b)", "l4.",
        "PENJELASAN ATAS PERATURAN", "I. UMUM", "II. PASAL DEMI PASAL", "Ayat (1)", "Huruf a", "Angka 1",
        "Cukup jelas.", "TAMBAHAN LEMBARAN DAERAH", "LAMPIRAN I PERATURAN NOMOR 1", "LAMPIRAN",
        "diubah sebagai berikut:",
        "Ketentuan Pasal 2 diubah sehingga berbunyi sebagai berikut:", "Ketentuan Pasal 3 dihapus.",
        "Ditetapkan di Contoh pada tanggal", "Menimbang:", "bahwa", "Mengingat:", "MEMUTUSKAN", "TENTANG",
        "NOMOR 1 TAHUN 2025", "Pohon adalah tanaman.", "Perawatan .",
        "Taman dibuka.", "yang dimaksud dengan:", "meliputi:", "sebagaimana dimaksud dalam", "UMUM", "taman", "; dan",
        ",", ".", "Menetapkan:", "PENJELASAN", "Agar setiap orang mengetahuinya, memerintahkan", "<p>", "</p>", "<i>",
        "</i>", "&amp;", "&#x202e;", "**", "|", "- ", "\n", "\n\n", "\t", "\n\t", " ", " ",
    ]
)  # fmt: skip
SCRAMBLED = st.lists(st.one_of(FRAGMENTS, st.text(max_size=4)), max_size=60).map("".join) | st.lists(
    FRAGMENTS, max_size=60
).map(" ".join)

WORDS = {"book": "buku", "chapter": "bab", "part": "bagian", "subpart": "paragraf", "article": "pasal"}


def letters(text: str) -> Counter[str]:
    """Count letters and digits, which no reading may lose (case and the form of accents apart)."""
    return Counter(c for c in normalize("NFD", text.casefold()) if c.isalnum())


def letters_of(document: Document) -> Counter[str]:
    sections = (document.opening, document.closing, document.elucidation, *document.annexes)
    found = letters(" ".join(section.text for section in sections if section))
    for unit, _ in document.walk():
        found += letters(f"{unit.heading or ''} {unit.text}")
        if not unit.implied_number:
            found += letters(unit.printed or unit.number or "")
    for remark in document.remarks:
        if remark.kind == "page_furniture":  # set apart: it stands nowhere else
            found += letters(remark.text)
    return found


@given(SCRAMBLED)
@settings(max_examples=300)
def test_cutting_a_text_at_its_marks_loses_nothing(text: str) -> None:
    blocks = list(clean(text))
    assert "".join("".join(token.text for token in tokenise(blocks)).split()) == "".join(
        "".join(block.text for block in blocks).split()
    )


@given(SCRAMBLED)
@settings(max_examples=300)
@example("Pasal 1\nSatu.\n\nDua.\n\nPasal 3\nTiga.")
def test_every_letter_of_a_text_is_in_a_section_a_unit_or_set_apart(text: str) -> None:
    printed = letters(" ".join(block.text for block in clean(text)))
    document = parse_document(text)
    read = letters_of(document)
    assert not read - printed
    missing = printed - read
    # What is left over are the words BUKU, BAB, Bagian, Paragraf and Pasal of the headings, nothing else.
    headings: Counter[str] = Counter()
    for unit, _ in document.walk():
        headings += letters(WORDS.get(unit.kind, ""))
    assert not missing - headings


@given(SCRAMBLED)
@settings(max_examples=300)
def test_every_place_of_any_text_has_an_address_of_its_own(text: str) -> None:
    register = build_register(parse_document(text))
    ids = [provision.id for provision in register]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(EID_PATTERN, eid) for eid in ids)


@given(SCRAMBLED)
@settings(max_examples=300)
def test_any_register_is_written_and_read_back(text: str) -> None:
    document = parse_document(text)
    register = build_register(document)
    if register:
        assert read_register(parse_yaml(dump_register(register), "register.yaml")) == register
    assert set(compare(register, document).values()) <= {"same"}


@st.composite
def regulations(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Write a well-formed regulation, now with line breaks and now glued, and the addresses that it must give."""
    lines: list[str] = []
    ids: list[str] = []
    article = 0
    for chapter, roman in enumerate(("I", "II", "III")[: draw(st.integers(1, 3))], start=1):
        lines.append(f"BAB {roman} JUDUL {chapter}")
        ids.append(f"chp_{roman}")
        parts = draw(st.integers(0, 12))
        for part in range(1, max(parts, 1) + 1):
            if parts:
                lines.append(f"Bagian {ordinal(part).capitalize()} Urusan Taman")
                ids.append(f"chp_{roman}__part_{part}")
            for _ in range(draw(st.integers(1, 2))):
                article += 1
                above = f"chp_{roman}__art_{article}"
                lines.append(f"Pasal {article}")
                ids.append(above)
                paragraphs = draw(st.integers(0, 3))
                for paragraph in range(1, max(paragraphs, 1) + 1):
                    place = f"{above}__para_{paragraph}" if paragraphs else above
                    mark = f"({paragraph}) " if paragraphs else ""
                    ids += [place] if paragraphs else []
                    points = draw(st.integers(0, 30))
                    lines.append(f"{mark}Dinas merawat" + (":" if points else " taman."))
                    for point in range(points):
                        letter = chr(97 + point % 26) * (1 + point // 26)
                        ids.append(f"{place}__point_{letter}")
                        lines.append(
                            f"{letter}. pohon" + (";" if point < points - 2 else "; dan" if point < points - 1 else ".")
                        )
    separator = draw(st.sampled_from(["\n", "\n\n", " ", "</p><p>", "\n\t"]))
    return separator.join(lines), ids


@given(regulations())
def test_a_well_formed_regulation_is_read_as_it_was_written_glued_or_not(written: tuple[str, list[str]]) -> None:
    text, ids = written
    assert [provision.id for provision in build_register(parse_document(text))] == ids


def test_points_in_points_without_end_are_read_without_a_fault() -> None:
    text = "Pasal 1\nTaman:" + " a. satu:" * 5000
    (article,) = parse_document(text).units
    depth = 0
    while article.children:
        article, depth = article.children[0], depth + 1
    assert depth == 6
    assert article.text.count("satu") == 4995
