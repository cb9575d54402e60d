"""What conditions mean: as a reference reads them, and as the design says of absence."""

from __future__ import annotations

from typing import Any

import pytest
from condition_cases import DAYS, TYPE, facts, leaf_met, leaves, records, row_wheres, where_met, wheres
from hypothesis import given, settings

from perda_rules.engine.conditions import ConditionError, leaf_clauses, parse_conditions, row_holds
from perda_rules.engine.expressions import Asks, SomeEntry
from perda_rules.engine.native import NativeMatcher
from perda_rules.engine.port import AnyItem, Fact
from perda_rules.obligations.conditions import conditions, leaf_problems
from perda_rules.obligations.models import Leaf


def met(leaf: dict[str, Any], fields: dict[str, Any]) -> bool:
    made = Leaf.model_validate({"type": "sk-tim", **leaf})
    assert list(leaf_problems(made, TYPE)) == []
    fact = Fact("o/i", "sk-tim", fields)
    clauses = leaf_clauses(made, TYPE)
    answer = NativeMatcher().match([atom for clause in clauses for atom in clause.atoms()], [fact])
    return all(clause.holds(fact, answer) for clause in clauses)


@given(leaves, facts)
@settings(max_examples=500, deadline=None)
def test_a_leaf_means_what_the_reference_reads(leaf: dict[str, Any], fact: Fact) -> None:
    assert met(leaf, dict(fact.fields)) is leaf_met(leaf, fact.fields)


@given(wheres, facts)
@settings(max_examples=300, deadline=None)
def test_without_an_engine_conditions_mean_the_same(where: dict[str, Any], fact: Fact) -> None:
    assert row_holds(where, fact.fields) is where_met(where, fact.fields)
    clauses = parse_conditions(where, TYPE)
    answer = NativeMatcher().match([atom for clause in clauses for atom in clause.atoms()], [fact])
    assert all(clause.holds(fact, answer) for clause in clauses) is where_met(where, fact.fields)


@given(row_wheres, records)
@settings(max_examples=300, deadline=None)
def test_a_row_meets_what_the_reference_reads(where: dict[str, Any], row: dict[str, Any]) -> None:
    assert row_holds(where, row) is where_met(where, row)


@given(leaves)
@settings(max_examples=200, deadline=None)
def test_keys_tell_the_clauses_of_a_leaf_apart(leaf: dict[str, Any]) -> None:
    made = Leaf.model_validate(leaf)
    clauses = dict.fromkeys(leaf_clauses(made, TYPE))
    assert len({clause.key for clause in clauses}) == len(clauses)
    assert all(len(clause.key) <= 80 for clause in clauses)


@pytest.mark.parametrize(
    "where",
    [
        {"skor": 1},
        {"skor": {"gte": 0}},
        {"skor": {"lt": 9}},
        {"unsur": {"in": ["swasta"]}},
        {"unsur": {"matches": ".*"}},
        {"tugas": {"contains": "a"}},
        {"anggota": {"any_item": {"skor": 1}}},
        {"anggota": {"all_items": {"skor": {"not": {"eq": 1}}}}},
        {"mulai": {"lte": {"attribute": "selesai"}}},
        {"unsur": {"exists": True}},
    ],
)
def test_what_is_absent_fails_every_test(where: dict[str, Any]) -> None:
    assert not met({"where": where}, {})
    assert not met({"where": where}, {"anggota": (), "tugas": ()})


def test_not_is_true_on_what_is_absent() -> None:
    assert met({"where": {"skor": {"not": {"eq": 1}}}}, {})
    assert met({"where": {"skor": {"exists": False}}}, {})


@pytest.mark.parametrize(
    "rows", [{}, {"complete": ["skor"]}, {"every": {"skor": {"not": {"eq": 1}}}}, {"some": [{"skor": 1}]}]
)
def test_a_register_without_rows_shows_nothing(rows: dict[str, Any]) -> None:
    assert not met({"rows": rows}, {})
    assert not met({"rows": rows}, {"rows": ()})


def test_parts_must_all_be_there() -> None:
    assert met({"memuat": ["data", "risiko"]}, {"memuat": ("risiko", "lain", "data")})
    assert not met({"memuat": ["data", "risiko"]}, {"memuat": ("data",)})


def test_fields_of_one_row_compare_with_each_other() -> None:
    where = {"mulai": {"lte": {"attribute": "selesai"}}}
    late, timely = {"mulai": DAYS[1], "selesai": DAYS[0]}, {"mulai": DAYS[0], "selesai": DAYS[1]}
    assert met({"rows": {"every": where}}, {"rows": (timely,)})
    assert not met({"rows": {"every": where}}, {"rows": (timely, late)})


def test_several_conditions_on_an_entry_hold_of_one_and_the_same() -> None:
    chair = {"anggota": {"any_item": {"peran": "ketua", "jabatan": {"in": ["wali-kota", "sekda"]}}}}
    assert met({"where": chair}, {"anggota": ({"peran": "ketua", "jabatan": "sekda"},)})
    assert not met({"where": chair}, {"anggota": ({"peran": "ketua"}, {"jabatan": "sekda"})})


def test_positive_conditions_on_an_entry_are_asked_of_the_engine() -> None:
    (clause,) = parse_conditions({"anggota": {"any_item": {"peran": "ketua", "skor": {"in": [1, 2]}}}}, TYPE)
    assert all(isinstance(atom, AnyItem) for atom in clause.atoms())
    assert len(list(clause.atoms())) == 2
    (clause,) = parse_conditions({"anggota": {"any_item": {"peran": "ketua"}}}, TYPE)
    assert isinstance(clause.expression, Asks)


@pytest.mark.parametrize(
    "entry",
    [
        {"peran": {"not": {"eq": "ketua"}}},
        {"peran": {"exists": True}},
        {"skor": {"lt": {"attribute": "batas"}}},
        {"skor": {"in": [1, 2, 3, 4, 5, 6]}, "batas": {"in": [1, 2, 3, 4, 5, 6]}},
    ],
)
def test_other_conditions_on_an_entry_are_worked_out_here(entry: dict[str, Any]) -> None:
    (clause,) = parse_conditions({"anggota": {"any_item": entry}}, TYPE)
    assert isinstance(clause.expression, SomeEntry)
    assert list(clause.atoms()) == []


def test_the_same_condition_written_in_another_order_is_the_same_atom() -> None:
    one, other = (
        parse_conditions({"anggota": {"any_item": entry}}, TYPE)[0]
        for entry in ({"peran": "ketua", "skor": 1}, {"skor": 1, "peran": "ketua"})
    )
    assert list(one.atoms()) == list(other.atoms())


def test_every_operator_and_every_text_of_a_list_is_a_clause_of_its_own() -> None:
    leaf = Leaf.model_validate(
        {
            "type": "sk-tim",
            "where": {"skor": {"gte": 1, "lt": 5}, "materi": {"contains_all": ["data", "risiko"]}},
            "memuat": ["data"],
            "rows": {"min": 2, "complete": ["skor", "peran"], "some": [{"skor": 1}], "every": {"peran": "ketua"}},
        }
    )
    assert [(clause.subject, clause.key) for clause in leaf_clauses(leaf, TYPE)] == [
        ("skor", "skor.gte=1"),
        ("skor", "skor.lt=5"),
        ("materi", "materi.contains=data"),
        ("materi", "materi.contains=risiko"),
        ("data", "data.part"),
        ("rows", "rows.min_rows=2"),
        ("skor", "skor.complete"),
        ("peran", "peran.complete"),
        ("rows", "rows.some_row=(skor.eq=1)"),
        ("rows", "rows.every_row=(peran.eq=ketua)"),
    ]


def test_a_long_condition_has_a_short_key_of_its_own() -> None:
    one, other = conditions({"unsur": {"in": ["x" * 100, "a"]}}) + conditions({"unsur": {"in": ["x" * 100, "b"]}})
    assert one.key != other.key
    assert len(one.key) == 80


def test_conditions_that_do_not_fit_are_raised_together() -> None:
    with pytest.raises(ConditionError) as refused:
        parse_conditions({"skorr": 1, "hadir": "ya"}, TYPE)
    assert [fault.code for fault in refused.value.faults] == ["E101", "E104"]


def test_nobody_forgets_to_ask_the_engine() -> None:
    (clause,) = parse_conditions({"skor": 1}, TYPE)
    with pytest.raises(KeyError):
        clause.holds(Fact("a", "sk-tim", {"skor": 1}), {})


def test_a_row_that_is_copied_is_still_one_row() -> None:
    leaf = Leaf.model_validate({"type": "sk-tim", "rows": {"min": 2}})
    (enough,) = leaf_clauses(leaf, TYPE)
    row = {"skor": 1, "peran": "ketua"}
    assert not enough.holds(Fact("a", "sk-tim", {"rows": (row, dict(row))}), {})
    assert enough.holds(Fact("a", "sk-tim", {"rows": (row, {**row, "skor": 2})}), {})
