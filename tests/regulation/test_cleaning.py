from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.text import Block, clean, tidy


def texts(raw: str) -> list[str]:
    return [block.text for block in clean(raw)]


@pytest.mark.parametrize(
    ("raw", "pieces"),
    [
        ("<p>BAB I</p> <p>UMUM</p>", ["BAB I", "UMUM"]),
        ("\tsel tabel\t", ["sel tabel"]),
        ("--\t---\t--", []),
        ("| sel | lain |", ["sel | lain"]),
        ("- a. butir", ["a. butir"]),
        ("## **Judul**", ["Judul"]),
        ("taman <i>kota</i>, R&amp;D", ["taman kota, R&D"]),
        ('<ul style="x: y"> a. satu; <li>b. dua', ["a. satu;", "b. dua"]),
        ("ta\u00adman\u200b kota\x00", ["taman kota"]),
        ("ta\x80man\u202e\ud800 kota", ["taman kota"]),
        ("bila a < b dan c > d", ["bila a < b dan c > d"]),
        ("<taman> tetap", ["<taman> tetap"]),
        ("-5 derajat", ["-5 derajat"]),
    ],
)
def test_scraps_go_and_words_stay(raw: str, pieces: list[str]) -> None:
    assert texts(raw) == pieces


def test_a_piece_knows_its_line_and_the_column_of_every_character_despite_scraps() -> None:
    raw = "satu\r\n\t<p>dua <b>tiga</b> &amp; empat</p>"
    first, second = clean(raw)
    assert (first.line, first.column(0)) == (1, 1)
    assert second.line == 2
    line = raw.split("\r\n")[1]
    for word in ("dua", "tiga", "&", "empat"):
        assert second.column(second.text.index(word)) == line.index(word) + 1


def test_only_a_new_paragraph_is_fresh() -> None:
    raw = "satu\ndua\n\ntiga\n\tempat\n<p>lima</p> enam"
    assert [(block.text, block.fresh) for block in clean(raw)] == [
        ("satu", True), ("dua", False), ("tiga", True), ("empat", True), ("lima", True), ("enam", True),
    ]  # fmt: skip


@given(st.text(alphabet=st.sampled_from("ab1 \t\n\r|-*<>/p&;.()"), max_size=80))
def test_a_text_without_markup_keeps_its_letters_and_digits(raw: str) -> None:
    kept = "".join(texts(raw))
    if not any(mark in raw for mark in ("<", "&")):
        assert [c for c in kept if c.isalnum()] == [c for c in raw if c.isalnum()]


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        ("  satu \n dua  ", "satu dua"),
        ("( kota ) , taman ;", "(kota), taman;"),
        ("Pasal ...", "Pasal ..."),
        ("taman :", "taman:"),
    ],
)
def test_a_text_is_written_as_it_reads(raw: str, read: str) -> None:
    assert tidy(raw) == read


def test_a_piece_over_several_lines_knows_the_line_of_every_character() -> None:
    block = Block("satu dua tiga", 4, True, ((0, 1), (5, 3), (9, 2)), lines=((5, 5), (9, 8)))
    assert [(block.line_at(place), block.column(place)) for place in (0, 4, 5, 8, 9)] == [
        (4, 1), (4, 5), (5, 3), (5, 6), (8, 2),
    ]  # fmt: skip
