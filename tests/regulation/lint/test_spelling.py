"""The standard spelling of a word is found under its prefixes and suffixes; neighbours are one letter apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.regulation.lint.spelling import Neighbours, standard_spelling
from perda_rules.regulation.lint.vocabulary import instead

WORDS = st.text(alphabet="abkn", min_size=5, max_size=8)


@pytest.mark.parametrize(
    ("word", "better"),
    [
        ("resiko", "risiko"), ("Resiko", "Risiko"), ("beresiko", "berisiko"), ("resikonya", "risikonya"),
        ("menganalisa", "menganalisis"), ("azas-azas", "asas-asas"), ("diijinkan", "diizinkan"),
        ("risiko", None), ("responden", None), ("kelas", None),
    ],
)  # fmt: skip
def test_the_standard_spelling(word: str, better: str | None) -> None:
    assert standard_spelling(word) == better


@pytest.mark.parametrize("word", instead("nonstandard"))
def test_what_the_list_gives_instead_is_not_listed_as_wrong_itself(word: str) -> None:
    assert all(part not in instead("nonstandard") for part in instead("nonstandard")[word].split())


@given(st.lists(WORDS), WORDS)
def test_neighbours_are_those_of_the_words_that_one_change_makes(words: list[str], word: str) -> None:
    near = Neighbours(words).of(word)
    assert set(near) == {other for other in words if other != word and one_change(word, other)}


def one_change(one: str, other: str) -> bool:
    swapped = [one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(len(one) - 1)]
    changed = [one[:at] + sign + one[at + 1 :] for at in range(len(one)) for sign in "abkn"]
    shorter = [one[:at] + one[at + 1 :] for at in range(len(one))]
    longer = [one[:at] + sign + one[at:] for at in range(len(one) + 1) for sign in "abkn"]
    return other in {*swapped, *changed, *shorter, *longer}
