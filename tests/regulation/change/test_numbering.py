"""Which number each unit would have, were nothing left out or used twice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from perda_rules.regulation.change.numbering import continuous
from perda_rules.regulation.document import Unit
from perda_rules.regulation.models import ProvisionKind


def unit(kind: ProvisionKind, number: str | None = None, *children: Unit, **more: object) -> Unit:
    value = int(number) if number is not None and number.isdecimal() else None
    return Unit(kind=kind, number=number, value=value, line=1, column=1, children=children, **more)  # type: ignore[arg-type]


def numbered(*units: Unit) -> list[str]:
    """Return the number of every unit in the order of the text, "-" for one that keeps what it has."""
    numbers = continuous(units)
    found, pending = [], list(reversed(units))
    while pending:
        one = pending.pop()
        found.append(numbers.get(id(one), "-"))
        pending.extend(reversed(one.children))
    return found


def test_pasal_run_through_the_whole_act_and_bagian_through_a_bab() -> None:
    act = (
        unit(
            "chapter", "I", unit("part", "Kesatu", unit("article", "1")), unit("part", "Ketiga", unit("article", "1"))
        ),
        unit("chapter", "IV", unit("part", "Kedua", unit("article", None)), unit("article", "9A")),
    )
    assert numbered(*act) == ["I", "Kesatu", "1", "Kedua", "2", "II", "Kesatu", "3", "4"]


def test_paragraf_run_through_a_bagian_in_the_figures_or_words_that_they_had() -> None:
    figures = unit("part", "Kesatu", unit("subpart", "2"), unit("subpart", None))
    words = unit("part", "Kedua", unit("subpart", "Kedua"), unit("subpart", "Kedua"))
    assert numbered(unit("chapter", "I", figures, words))[1:] == ["Kesatu", "1", "2", "Kedua", "Kesatu", "Kedua"]


def test_ayat_huruf_and_angka_run_through_what_they_stand_in_list_by_list() -> None:
    letters = (unit("point", "b", style="a."), unit("point", "b", unit("point", "3", style="1."), style="a."))
    figures = (unit("point", "2", style="1)"), unit("point", "4", style="1)"))
    act = unit("article", "1", unit("paragraph", "2", *letters), unit("paragraph", "2", *figures))
    assert numbered(act) == ["1", "1", "a", "b", "1", "2", "1", "2"]


def test_after_z_the_letters_are_doubled() -> None:
    act = unit("article", "1", *(unit("point", "a", style="a.") for _ in range(28)))
    assert numbered(act)[-3:] == ["z", "aa", "bb"]


@pytest.mark.parametrize(("printed", "expected"), [("KESATU", "KEDUA"), ("Kesatu", "Kedua"), ("Pertama", "Kedua")])
def test_an_ordinal_is_written_as_the_first_of_its_sequence(printed: str, expected: str) -> None:
    assert numbered(unit("part", printed), unit("part", "Kesembilan")) == [printed, expected]


def test_a_number_that_stays_is_kept_to_the_letter() -> None:
    assert numbered(unit("part", "Pertama"), unit("part", "kedua")) == ["Pertama", "kedua"]


def test_a_bab_that_was_put_in_gets_a_roman_number_of_its_own() -> None:
    assert numbered(unit("chapter", "VIIA"), unit("chapter", "VIII")) == ["I", "II"]
    assert numbered(unit("chapter", "1"), unit("chapter", "3")) == ["1", "2"]


def test_bab_begin_anew_in_a_buku_where_they_did_before() -> None:
    def books(first_of_second: str) -> list[str]:
        one = unit("book", "KESATU", unit("chapter", "I"), unit("chapter", "III"))
        return numbered(one, unit("book", "KEDUA", unit("chapter", first_of_second)))

    assert books("I") == ["KESATU", "I", "II", "KEDUA", "I"]
    assert books("IV") == ["KESATU", "I", "II", "KEDUA", "III"]


def test_the_roman_pasal_of_an_amending_act_stay_roman_and_what_it_quotes_keeps_its_numbers() -> None:
    quoted = unit("article", "5", unit("paragraph", "7"), quoted=True)
    act = (unit("article", "I", unit("point", "2", quoted, style="1.")), unit("article", "III"))
    assert numbered(*act) == ["I", "1", "-", "-", "II"]


def test_pasal_in_roman_and_in_arabic_numbers_all_keep_theirs() -> None:
    assert numbered(unit("article", "I"), unit("article", "5")) == ["-", "-"]


def test_a_heading_inside_a_bagian_keeps_its_number_and_the_pasal_below_it_does_not() -> None:
    inner = unit("part", "Kesatu", unit("article", "7"), nested=True)
    assert numbered(unit("part", "Keempat", inner)) == ["Kesatu", "-", "1"]


def test_what_stands_in_an_unsure_pasal_keeps_its_numbers() -> None:
    act = unit("article", "3", unit("paragraph", "2"))
    numbers = continuous((act,), unsure={id(act)})
    assert numbers == {id(act): "1"}


def test_a_sequence_that_is_too_long_to_be_read_again_keeps_its_numbers() -> None:
    act = unit("article", "1", *(unit("point", "b", style="a.") for _ in range(60)))
    assert set(numbered(act)[1:]) == {"-"}
    assert numbered(replace(act, children=act.children[:50]))[1] == "a"
