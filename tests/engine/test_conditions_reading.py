"""What is wrong with conditions is said once per mistake, with its place, and with what to do."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from condition_cases import TYPE, leaves
from hypothesis import given, settings

from perda_rules.errors import problem
from perda_rules.evidence.types import ENVELOPE, EvidenceType
from perda_rules.messages import say_problem
from perda_rules.obligations.conditions import envelope, item_fields, leaf_problems, where_problems
from perda_rules.obligations.models import Leaf


def faults(where: dict[str, Any]) -> list[tuple[tuple[str | int, ...], str]]:
    found = list(where_problems(where, item_fields(TYPE)))
    for fault in found:
        for language in ("id", "en"):
            what, do = say_problem(problem(fault.code, "f.yaml", **fault.params), language)  # type: ignore[arg-type]
            assert what
            assert do
    return [(fault.path, fault.code) for fault in found]


@given(leaves)
@settings(max_examples=200, deadline=None)
def test_good_conditions_have_no_problem(leaf: dict[str, Any]) -> None:
    assert list(leaf_problems(Leaf.model_validate(leaf), TYPE)) == []


@pytest.mark.parametrize(
    ("where", "path", "code"),
    [
        ({"forumm": "x"}, ("forumm",), "E101"),
        ({"anggota": {"any_item": {"perann": "ketua"}}}, ("anggota", "any_item", "perann"), "E101"),
        ({"mulai": {"lte": {"attribute": "akhir"}}}, ("mulai", "lte", "attribute"), "E101"),
        ({"skor": {"equals": 1}}, ("skor", "equals"), "E102"),
        ({"skor": {"attribute": "batas"}}, ("skor", "attribute"), "E102"),
        ({"skor": {"contains": 1}}, ("skor", "contains"), "E103"),
        ({"skor": {"matches": "1"}}, ("skor", "matches"), "E103"),
        ({"unsur": {"gt": "a"}}, ("unsur", "gt"), "E103"),
        ({"hadir": {"gte": True}}, ("hadir", "gte"), "E103"),
        ({"tugas": "data"}, ("tugas",), "E103"),
        ({"tugas": {"any_item": {"peran": "ketua"}}}, ("tugas", "any_item"), "E103"),
        ({"anggota": {"contains": "ketua"}}, ("anggota", "contains"), "E103"),
        ({"skor": {"not": {"contains": 1}}}, ("skor", "not", "contains"), "E103"),
        ({"skor": "1"}, ("skor",), "E104"),
        ({"skor": True}, ("skor",), "E104"),
        ({"skor": float("nan")}, ("skor",), "E104"),
        ({"skor": None}, ("skor",), "E104"),
        ({"unsur": 2013}, ("unsur",), "E104"),
        ({"unsur": " "}, ("unsur",), "E104"),
        ({"unsur": ["swasta"]}, ("unsur",), "E104"),
        ({"hadir": "true"}, ("hadir",), "E104"),
        ({"hadir": 1}, ("hadir",), "E104"),
        ({"mulai": "2024-01-01"}, ("mulai",), "E104"),
        ({"mulai": {"gte": 2024}}, ("mulai", "gte"), "E104"),
        ({"jabatan": "Wali Kota"}, ("jabatan",), "E104"),
        ({"unsur": {"in": ["a", 2]}}, ("unsur", "in", 1), "E104"),
        ({"unsur": {"exists": "ya"}}, ("unsur", "exists"), "E104"),
        ({"unsur": {"matches": 12}}, ("unsur", "matches"), "E104"),
        ({"skor": {"eq": {"attr": "batas"}}}, ("skor", "eq"), "E104"),
        ({"skor": {"in": [{"attribute": "batas"}]}}, ("skor", "in", 0), "E104"),
        ({"peran": "pembina"}, ("peran",), "E105"),
        ({"peran": {"in": ["ketua", "pembina"]}}, ("peran", "in", 1), "E105"),
        ({"materi": {"contains": "lain"}}, ("materi", "contains"), "E105"),
        ({"materi": {"contains_all": ["data", "lain"]}}, ("materi", "contains_all", 1), "E105"),
        (
            {"anggota": {"all_items": {"peran": {"not": {"eq": "x"}}}}},
            ("anggota", "all_items", "peran", "not", "eq"),
            "E105",
        ),
        ({"status": "selesai"}, ("status",), "E105"),
        ({"skor": {}}, ("skor",), "E106"),
        ({"unsur": {"in": []}}, ("unsur", "in"), "E106"),
        ({"unsur": {"in": "swasta"}}, ("unsur", "in"), "E106"),
        ({"unsur": {"not": {}}}, ("unsur", "not"), "E106"),
        ({"unsur": {"not": "swasta"}}, ("unsur", "not"), "E106"),
        ({"anggota": {"any_item": {}}}, ("anggota", "any_item"), "E106"),
        ({"anggota": {"all_items": ["ketua"]}}, ("anggota", "all_items"), "E106"),
        ({"skor": {"gt": {"attribute": "mulai"}}}, ("skor", "gt", "attribute"), "E107"),
        ({"skor": {"gt": {"attribute": "skor"}}}, ("skor", "gt", "attribute"), "E107"),
        ({"unsur": {"matches": "(a"}}, ("unsur", "matches"), "E121"),
        ({"unsur": {"not": {"matches": r"\d+"}}}, ("unsur", "not", "matches"), "E122"),
    ],
)
def test_a_mistake_is_named_at_its_place(where: dict[str, Any], path: tuple[str | int, ...], code: str) -> None:
    assert faults(where) == [(path, code)]


def test_every_mistake_is_named_not_the_first_alone() -> None:
    where = {"skor": {"gte": "1", "foo": 2}, "lain": 1, "anggota": {"any_item": {"x": 1, "peran": 3}}}
    assert [code for _, code in faults(where)] == ["E104", "E102", "E101", "E101", "E104"]


def test_mistakes_about_rows_are_named_at_their_place() -> None:
    rows = {"complete": ["skor", "x"], "some": [{"skor": "1"}, {}], "every": {"y": 1}}
    found = leaf_problems(Leaf.model_validate({"type": "sk-tim", "where": {"z": 1}, "rows": rows}), TYPE)
    assert [(fault.path, fault.code) for fault in found] == [
        (("where", "z"), "E101"),
        (("rows", "complete", 1), "E101"),
        (("rows", "some", 0, "skor"), "E104"),
        (("rows", "some", 1), "E106"),
        (("rows", "every", "y"), "E101"),
    ]


def test_a_document_without_rows_cannot_be_asked_for_some() -> None:
    flat = EvidenceType(id="sop", label=TYPE.label, attributes={}, columns={}, schema_={})
    (fault,) = leaf_problems(Leaf.model_validate({"type": "sop", "rows": {"complete": ["a"]}}), flat)
    assert (fault.path, fault.code) == (("rows",), "E108")


def test_what_was_probably_meant_is_named() -> None:
    (fault,) = where_problems({"jabatn": "x"}, item_fields(TYPE))
    assert fault.params["close"] == "jabatan"


def test_the_envelope_can_be_asked_about_like_attributes() -> None:
    assert set(envelope()) == set(ENVELOPE)
    assert faults({"date": {"gte": date(2024, 1, 1)}, "status": "draf", "signatory": {"in": ["wali-kota"]}}) == []
    assert envelope()["classification"].choices == ("biasa", "terbatas", "rahasia")
