from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.numerals import (
    cardinal,
    follows,
    is_roman,
    order,
    ordinal,
    read_cardinal,
    read_ordinal,
    read_roman,
    roman,
)


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


@given(st.integers(1, 199), st.sampled_from([str.lower, str.upper, str.title]))
def test_every_number_that_is_written_is_read(number: int, style: type[str]) -> None:
    assert read_cardinal(style(cardinal(number))) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("nol", 0), ("seribu", 1000), ("lima ribu dua ratus", 5200), ("satu miliar", 10**9), ("satu milyar", 10**9),
        ("tujuh ratus lima puluh juta", 750_000_000), ("duapuluh satu", 21), ("dua triliun lima", 2 * 10**12 + 5),
        ("", None), ("juta", None), ("dua satu", None), ("lima puluh persen", None), ("setengah", None),
        ("ribu juta", None), ("ratus", None),
    ],
)  # fmt: skip
def test_large_numbers_are_read_and_what_is_none_is_not(words: str, number: int | None) -> None:
    assert read_cardinal(words) == number


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


@given(st.integers(1, 3999))
def test_every_roman_number_that_is_written_is_read(number: int) -> None:
    assert read_roman(roman(number)) == number


@pytest.mark.parametrize(("number", "letters"), [(4, "IV"), (9, "IX"), (14, "XIV"), (40, "XL"), (1994, "MCMXCIV")])
def test_a_roman_number_is_written_in_its_shortest_form(number: int, letters: str) -> None:
    assert roman(number) == letters


@pytest.mark.parametrize("text", ["", "IIII", "VX", "iv", "IVA", "12"])
def test_what_is_no_roman_number_is_not_read(text: str) -> None:
    assert read_roman(text) is None
