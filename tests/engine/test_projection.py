"""The projection of facts, without any engine: it must hold everywhere, and fit the tables that it was made for."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st
from matching_cases import DATES, NUMBERS, TEXTS, questions

from perda_rules.engine import port
from perda_rules.engine.port import AnyItem, Atom, Contains, Fact, Holds, OfType
from perda_rules.engine.projection import MAX_NAMES, MAX_RULES, Scale, Slice, slices


@given(st.sampled_from([NUMBERS, DATES]).flatmap(lambda values: st.tuples(*[st.sets(st.sampled_from(values))] * 2)))
def test_a_place_on_a_scale_says_everything_about_order(drawn: tuple[set[float], set[float]]) -> None:
    constants, values = drawn
    kind = "date" if any(isinstance(value, date) for value in constants | values) else "number"
    scale = Scale(kind, constants)  # type: ignore[arg-type]
    for value in values:
        for constant in constants:
            place, mark = scale.place(value), scale.place(constant)
            assert place is not None
            assert mark is not None
            assert ((place > mark), (place == mark)) == ((value > constant), (value == constant))


def test_a_text_that_no_atom_asks_about_has_no_place() -> None:
    scale = Scale("text", TEXTS[:5])
    assert len({scale.place(text) for text in TEXTS[:5]}) == 5
    assert [scale.place(text) for text in TEXTS[5:]] == [None] * len(TEXTS[5:])


@given(questions(most=150))
@settings(max_examples=50, deadline=None)
def test_messages_hold_small_numbers_only_and_stay_within_the_tables(drawn: tuple[list[Atom], list[Fact]]) -> None:
    asked, facts = drawn
    parts = slices(asked)
    for fact in facts:
        for part in parts.get(fact.type, []):
            for message in part.messages(fact.fields):
                assert len(message) <= MAX_NAMES + 1
                assert set(map(type, _leaves(message))) == {int}


def _leaves(value: object) -> list[object]:
    if isinstance(value, dict):
        return [leaf for inner in value.values() for leaf in _leaves(inner)]
    if isinstance(value, list):
        return [leaf for inner in value for leaf in _leaves(inner)]
    return [value]


def test_slices_keep_every_atom_once_and_are_bounded() -> None:
    wide = AnyItem("x", "rows", tuple(port.Test(f"f{n}", "eq", n) for n in range(60)))
    asked: list[Atom] = [OfType("x"), *(AnyItem("x", f"l{n}", wide.tests) for n in range(9))]
    asked += [Contains("y", "memuat", str(n)) for n in range(2 * MAX_RULES + 1)] + [OfType("x")]
    parts = slices(asked)
    assert [len(part.atoms) for part in parts["y"]] == [MAX_RULES, MAX_RULES, 1]
    assert len(parts["x"]) == 3
    every = [part for group in parts.values() for part in group]
    assert sorted(part.number for part in every) == [*range(1, len(every) + 1)]
    assert {atom for part in every for atom in part.atoms} == set(asked)


def test_entries_that_look_the_same_to_the_atoms_go_in_once() -> None:
    part = Slice(1, [AnyItem("x", "rows", (port.Test("status", "eq", "selesai"),))])
    rows = tuple({"nomor": n, "status": "selesai"} for n in range(1_000))
    (message,) = part.messages({"rows": rows})
    assert sum(len(value) for value in message.values() if isinstance(value, list)) == 1


def test_the_names_of_a_slice_have_different_hashes() -> None:
    # durable-rules tells names apart by this 32-bit hash alone.
    names = ["k", "id", "sid", "$i"] + [
        f"{prefix}{letter}{n}" for prefix in ("", "$i.") for letter in "apset" for n in range(500)
    ]
    assert len({_fnv(name) for name in names}) == len(names)


def _fnv(name: str) -> int:
    value = 0x811C9DC5
    for byte in name.encode():
        value = (value ^ byte) * 16_777_619 % 2**32
    return value


def test_what_a_test_asks_decides_how_a_field_is_named_by_kind() -> None:
    asked: list[Atom] = [Holds("x", port.Test("f", "eq", value)) for value in (1, "1", True, date(2024, 1, 1))]
    part = Slice(1, asked)
    shown = [next(part.messages({"f": value})) for value in (1, "1", True, date(2024, 1, 1))]
    names = [set(message) - {"k"} for message in shown]
    assert all(len(name) == 1 for name in names)
    assert all(one.isdisjoint(other) for one, other in combinations(names, 2))
