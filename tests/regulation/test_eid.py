from __future__ import annotations

import re

import pytest

from perda_rules.regulation.eid import occurrence, printed
from perda_rules.regulation.models import EID_PATTERN
from perda_rules.regulation.parsing import parse_document


def ids(text: str) -> list[str]:
    return [unit.id for unit, _ in parse_document(text).walk() if unit.id]


def test_a_pasal_that_carries_on_the_numbering_is_addressed_through_its_bab() -> None:
    text = "BAB I A\nBagian Kesatu B\nPasal 1\nX.\nBagian Kedua C\nPasal 2\nY."
    assert ids(text) == ["chp_I", "chp_I__part_1", "chp_I__art_1", "chp_I__part_2", "chp_I__art_2"]


def test_a_pasal_whose_number_falls_back_is_addressed_through_its_bagian() -> None:
    text = "BAB I A\nBagian Kesatu B\nPasal 2\nX.\nBagian Kedua C\nPasal 2\nY.\nPasal 1\nZ."
    assert ids(text)[-3:] == ["chp_I__part_2", "chp_I__part_2__art_2", "chp_I__part_2__art_1"]


def test_the_same_number_in_two_bab_gives_two_addresses() -> None:
    assert ids("BAB I A\nPasal 5\nX.\nBAB II B\nPasal 5\nY.") == ["chp_I", "chp_I__art_5", "chp_II", "chp_II__art_5"]


def test_what_is_printed_twice_in_one_place_is_counted() -> None:
    text = "BAB I A\nPasal 5\nX.\nPasal 5\nY.\nPasal 5\nZ.\nBAB I B\nPasal 6\nX."
    assert ids(text) == [
        "chp_I", "chp_I__art_5", "chp_I__art_5_2", "chp_I__art_5_3", "chp_I_2", "chp_I_2__art_6",
    ]  # fmt: skip


def test_a_pasal_without_a_number_is_counted_within_its_bagian() -> None:
    text = "BAB I A\nBagian Kesatu B\nPasal ...\nX.\nPasal ...\nY.\nBagian Kedua C\nPasal ...\nZ."
    assert [eid for eid in ids(text) if "__art_" in eid] == [
        "chp_I__part_1__art_nn_1", "chp_I__part_1__art_nn_2", "chp_I__part_2__art_nn_1",
    ]  # fmt: skip


def test_every_address_has_the_form_that_the_rest_of_the_program_expects() -> None:
    text = "BAB ... A\nPasal 27A\n(2a) X:\na. y;\nb. z.\nPasal ...\nQ."
    assert all(re.fullmatch(EID_PATTERN, eid) for eid in ids(text))


@pytest.mark.parametrize(
    ("eid", "number", "which"),
    [
        ("chp_III__part_18", "18", 1),
        ("chp_I__art_5_3", "5", 3),
        ("chp_I__part_1__art_nn_2", "nn", 2),
        ("art_27A", "27A", 1),
    ],
)
def test_number_and_occurrence_are_read_back_from_an_address(eid: str, number: str, which: int) -> None:
    assert (printed(eid), occurrence(eid)) == (number, which)
