from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.numerals import cardinal, follows, is_roman, order, ordinal, read_ordinal


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"), (20, "dua puluh"), (36, "tiga puluh enam"),
        (100, "seratus"), (111, "seratus sebelas"), (199, "seratus sembilan puluh sembilan"),
    ],
)  # fmt: skip
def test_numbers_are_written_in_words(number: int, words: str) -> None:
    assert cardinal(number) == words


@given(st.integers(1, 199), st.sampled_from([str.lower, str.upper, str.title]))
def test_every_ordinal_that_is_written_is_read(number: int, style: type[str]) -> None:
    words = style(ordinal(number))
    assert read_ordinal(f"{words} Taman") == (number, len(words))


def test_the_older_word_for_the_first_is_read() -> None:
    assert read_ordinal("Pertama Umum") == (1, 7)


def test_a_capitalised_unit_after_a_small_ten_belongs_to_the_title() -> None:
    assert read_ordinal("Kedua puluh Satu Data") == (20, 11)
    assert read_ordinal("Kedua puluh satu Data") == (21, 16)


@pytest.mark.parametrize("text", ["", "Keuangan", "Kesatuan", "satu", "Ke satu"])
def test_what_is_no_ordinal_is_not_read(text: str) -> None:
    assert read_ordinal(text) is None


@pytest.mark.parametrize(("text", "known"), [("XIX", True), ("IV", True), ("IIII", False), ("VX", False), ("", False)])
def test_only_well_formed_roman_numbers_count(text: str, known: bool) -> None:
    assert is_roman(text) is known


def test_printed_numbers_sort_as_people_read_them() -> None:
    assert sorted(["10", "2a", "3", "2", "1"], key=order) == ["1", "2", "2a", "3", "10"]
    assert sorted(["bb", "a", "aa", "z", "b"], key=order) == ["a", "b", "z", "aa", "bb"]


@pytest.mark.parametrize(
    ("number", "last", "next_one"),
    [
        ("3", "2", True), ("2a", "2", True), ("2b", "2a", True), ("3", "2b", True), ("b", "a", True), ("aa", "z", True),
        ("ab", "aa", True), ("bb", "aa", True), ("4", "2", False), ("2", "2", False), ("2b", "2", False),
    ],
)  # fmt: skip
def test_the_next_number_is_known(number: str, last: str, next_one: bool) -> None:
    assert follows(number, last) is next_one
