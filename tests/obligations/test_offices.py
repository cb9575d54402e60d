"""Offices that count as others: a condition on the wider one takes each of them, wherever it stands."""

from __future__ import annotations

from typing import Any

import pytest

from perda_rules.language import Label
from perda_rules.obligations.models import Actor, Leaf
from perda_rules.obligations.offices import members_of, widen, widen_leaf

MEMBERS = {"kepala": ("kepala-a", "kepala-b")}
ALL = ["kepala", "kepala-a", "kepala-b"]


def test_which_offices_count_as_which_is_read_from_the_actors() -> None:
    name = Label(id="x", en="x")
    actors = {
        "kepala": Actor(name=name, kind="office"),
        "kepala-a": Actor(name=name, kind="office", counts_as="kepala"),
        "wali-kota": Actor(name=name, kind="office"),
        "kepala-b": Actor(name=name, kind="office", counts_as="kepala"),
    }
    assert members_of(actors) == MEMBERS


@pytest.mark.parametrize(
    ("asked", "wide"),
    [
        ("kepala", {"in": ALL}),
        ({"eq": "kepala"}, {"in": ALL}),
        ({"in": ["sekda", "kepala"]}, {"in": ["sekda", "kepala", "kepala-a", "kepala-b"]}),
        ({"not": {"in": ["kepala"]}}, {"not": {"in": ALL}}),
        ({"any_item": {"jabatan": "kepala"}}, {"any_item": {"jabatan": {"in": ALL}}}),
        ({"any_item": [{"jabatan": "kepala"}]}, {"any_item": [{"jabatan": {"in": ALL}}]}),
        ({"all_items": {"jabatan": {"eq": "kepala"}}}, {"all_items": {"jabatan": {"in": ALL}}}),
        ("kepala-a", "kepala-a"),
        ({"exists": True}, {"exists": True}),
        ({"eq": {"attribute": "kepala"}}, {"eq": {"attribute": "kepala"}}),
        (3, 3),
    ],
)
def test_a_condition_on_the_wider_office_takes_each_that_counts_as_it(asked: Any, wide: Any) -> None:
    assert widen({"x": asked}, MEMBERS) == {"x": wide}


def test_the_conditions_on_rows_are_widened_too() -> None:
    leaf = Leaf.model_validate({"type": "daftar", "rows": {"some": [{"x": "kepala"}], "every": {"y": "kepala"}}})
    rows = widen_leaf(leaf, MEMBERS).rows
    assert rows is not None
    assert (rows.some, rows.every) == (({"x": {"in": ALL}},), {"y": {"in": ALL}})


def test_what_names_no_wider_office_stays_the_same_leaf() -> None:
    leaf = Leaf.model_validate({"type": "daftar", "where": {"x": "kepala-a"}, "rows": {"every": {"y": {"gt": 1}}}})
    assert widen_leaf(leaf, MEMBERS) is leaf
