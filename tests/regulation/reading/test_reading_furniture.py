"""What is repeated on the pages, or can be nothing else than furniture, is set apart; all else is text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.reading.furniture import Placed, set_apart
from perda_rules.regulation.text import Block

BODY = ["*"] * 10
"""Lines of text, different on every page."""


def part(*pages: list[str], aside: bool = False) -> tuple[list[str], list[str]]:
    """The text (but for the lines of BODY) and the furniture of pages, given by their lines."""
    placed = []
    number = 0
    for at, lines in enumerate(pages, start=1):
        for height, text in enumerate(lines):
            number += 1
            written = f"* baris nomor {number}" if text == "*" else text
            placed.append(Placed(Block(written, number, True, ((0, 1),), at), float(-height), aside))
    blocks, remarks = set_apart(placed, tolerance=0.5)
    assert {remark.kind for remark in remarks} <= {"page_furniture"}
    return [block.text for block in blocks if block.text[:1] != "*"], [remark.text for remark in remarks]


@pytest.mark.parametrize("line", [
    "- 3 -", "-3-", "– 12 –", "3 -", "SK No 086597 A", "SK No. 086597A", "Halaman 3", "halaman 3 dari 12", "hal. 3",
    "www.contoh.go.id", "https://jdih.contoh.go.id/x", "jdih.contoh.go.id",
])  # fmt: skip
def test_a_line_that_can_be_nothing_else_is_furniture_at_the_edge_of_a_page(line: str) -> None:
    assert part([line, *BODY]) == ([], [line])
    assert part([*BODY, line]) == ([], [line])
    assert part([*BODY, line, *BODY]) == ([line], [])


@pytest.mark.parametrize("line", ["3", "3.", "(3)", "a.", "Pasal 3", "2026", "–", "SK Nomor 3 Tahun 2020", "- a -"])
def test_a_line_that_may_be_text_is_no_furniture_by_its_form(line: str) -> None:
    assert part([line, *BODY])[1] == []


def test_bare_numbers_are_furniture_where_they_count_the_pages() -> None:
    pages = [[*BODY, str(number)] for number in (7, 8, 9)]
    assert part(*pages) == ([], ["7", "8", "9"])
    assert part([*BODY, "7"], [*BODY, "3"], [*BODY, "12"])[1] == []


def test_a_line_at_the_same_height_of_many_pages_is_a_running_title() -> None:
    titled = ["PRESIDEN", "REPUBLIK CONTOH", *BODY]
    assert part(titled, titled, BODY, titled) == ([], ["PRESIDEN", "REPUBLIK CONTOH"] * 3)
    # On the even pages alone.
    assert part(BODY, titled, BODY, titled)[1] == ["PRESIDEN", "REPUBLIK CONTOH"] * 2


def test_the_title_of_the_act_is_text_though_the_pages_repeat_it_further_up() -> None:
    running = ["TENTANG TAMAN", *BODY]
    kept, furniture = part(["LEMBARAN", "KOTA CONTOH", "TENTANG TAMAN", *BODY], running, running, running)
    assert kept == ["LEMBARAN", "KOTA CONTOH", "TENTANG TAMAN"]
    assert furniture == ["TENTANG TAMAN"] * 3


@pytest.mark.parametrize(
    "line", ["Cukup jelas.", "Pasal 5", "BAB I", "(1) Dinas", "a. rumput", "Ayat (1)", "Dinas merawat:"]
)
def test_parts_of_a_regulation_and_sentences_are_text_however_often_they_begin_a_page(line: str) -> None:
    assert part(*[[line, *BODY]] * 5)[1] == []


def test_a_line_that_few_pages_repeat_is_text() -> None:
    assert part(["Dinas", *BODY], ["Dinas", *BODY], BODY, BODY, BODY, BODY)[1] == []


def test_what_stands_outside_the_number_of_the_page_is_furniture_and_what_stands_inside_a_line_of_text_is_text() -> (
    None
):
    assert part(["PRES1DEN", "REPUBL1K", "- 3 -", *BODY, "- 3 -", "dua kata"]) == (
        [], ["PRES1DEN", "REPUBL1K", "- 3 -", "- 3 -", "dua kata"],
    )  # fmt: skip
    assert part([*BODY, "SK No 012345 A", "dua kata"])[1] == []
    assert part(["- 3 -", "satu-satunya baris"]) == (["satu-satunya baris"], ["- 3 -"])


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("b. kayu . . .", "b. kayu jati;"),
        ("Pasal 5 ...", "Pasal 5"),
        ("(2) Setiap…", "(2) Setiap orang wajib"),
        ("pada . . .", "pada hari pasar"),
        ("2. Und.ang- . . .", "2. Undang-Undang Nomor 1"),
        ("Agar . . . /", "Agar setiap orang"),
        ("maksimal...", "maksimal dua"),
        ("Pasal ...", "Pasal 6"),
        ("MEMUTUSKAN : . . . .", "MEMUTUSKAN:"),
        ("memberikan………", "memberikan tempat"),
        ("Pasal 7", "Pasal 7"),
        ("Bagian Kedua", "Bagian Kedua"),
        (". . .", "Pasal 5"),
    ],
)
def test_a_catchword_announces_the_first_line_of_the_next_page(last: str, first: str) -> None:
    assert part([*BODY, last], [first, *BODY]) == ([first], [last])


@pytest.mark.parametrize(
    ("last", "first"),
    [
        ("Pasal ...", "Dinas merawat"),
        ("pada tanggal . . .", "WALI KOTA"),
        ("NOMOR . . . TAHUN . . .", "TENTANG"),
        ("Dinas merawat taman.", "Dinas merawat taman."),
        ("b. kayu jati", "b. kayu jati"),
    ],
)
def test_what_was_left_open_or_is_repeated_is_no_catchword(last: str, first: str) -> None:
    assert part([*BODY, last], [first, *BODY])[1] == []


def test_dots_of_a_catchword_may_stand_in_a_line_of_their_own() -> None:
    assert part([*BODY, "b. kayu …", "…"], ["b. kayu jati", *BODY]) == (["b. kayu jati"], ["b. kayu …", "…"])


def test_a_catchword_may_stand_at_the_head_of_the_next_page() -> None:
    assert part(BODY, ["(2) Badan...", "(2) Badan itu", *BODY]) == (["(2) Badan itu"], ["(2) Badan..."])
    assert part(BODY, ["Pasal 7", "…", "Pasal  7", *BODY]) == (["Pasal  7"], ["Pasal 7", "…"])


def test_a_catchword_that_announces_what_an_older_print_had_is_told_by_its_place() -> None:
    stale = [*BODY, "huruf ..."]
    assert part(stale, ["(2) Badan itu", *BODY], aside=True) == (["(2) Badan itu"], ["huruf ..."])
    assert part(stale, ["(2) Badan itu", *BODY])[1] == []


def test_a_sentence_goes_on_over_the_end_of_a_page() -> None:
    def fresh(*pages: list[str]) -> list[bool]:
        placed = [
            Placed(Block(text, 10 * at + line, True, ((0, 1),), at), 0.0)
            for at, lines in enumerate(pages)
            for line, text in enumerate(lines)
        ]
        return [block.fresh for block in set_apart(placed, tolerance=0)[0]]

    assert fresh(["Dinas wajib", "- 1 -"], ["merawat", "taman."], ["Warga"]) == [True, False, True, True]


@given(st.lists(st.lists(st.sampled_from([
    "Dinas", "merawat", "Pasal 1", "- 1 -", "1", "2", "3", "PRESIDEN", "Pasal 1 . . .", ". . .", "…", "", " ",
]), max_size=9), max_size=6))  # fmt: skip
def test_every_line_is_text_or_furniture_once(pages: list[list[str]]) -> None:
    kept, furniture = part(*pages)
    assert sorted([*kept, *furniture]) == sorted(line for page in pages for line in page)
