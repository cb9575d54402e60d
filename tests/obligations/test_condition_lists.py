"""A list of ``any_item``: every where of the list must be met by some entry, not all of them by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from perda_rules.engine.conditions import row_holds
from perda_rules.evidence.schemas import load_types
from perda_rules.obligations.conditions import leaf_problems
from perda_rules.obligations.models import Leaf

SCHEMAS = Path(__file__).resolve().parents[2] / "evidence_schemas"
SEATS = {"anggota": {"any_item": [{"unsur": "swasta", "peran": "anggota"}, {"unsur": "masyarakat"}]}}


@pytest.mark.parametrize(
    ("members", "holds"),
    [
        (({"unsur": "swasta", "peran": "anggota"}, {"unsur": "masyarakat"}), True),
        (({"unsur": "swasta", "peran": "anggota"},), False),
        (({"unsur": "masyarakat", "peran": "anggota"}, {"unsur": "swasta", "peran": "ketua"}), False),
    ],
)
def test_each_where_of_the_list_needs_an_entry_that_meets_it_whole(
    members: tuple[dict[str, str], ...], holds: bool
) -> None:
    assert row_holds(SEATS, {"anggota": members}) is holds


@pytest.mark.parametrize(
    ("listed", "path", "code"),
    [
        ([], ("where", "anggota", "any_item"), "E106"),
        ([{"unsur": "swasta"}, {}], ("where", "anggota", "any_item", 1), "E106"),
        ([{"unsur": "swasta"}, "masyarakat"], ("where", "anggota", "any_item", 1), "E106"),
        ([{"unsur": "swasta"}, {"unsurr": "ngo"}], ("where", "anggota", "any_item", 1, "unsurr"), "E101"),
    ],
)
def test_a_mistake_in_the_list_is_placed_at_its_own_member(
    listed: list[object], path: tuple[str | int, ...], code: str
) -> None:
    leaf = Leaf.model_validate({"type": "sk-tim", "where": {"anggota": {"any_item": listed}}})
    faults = [(fault.path, fault.code) for fault in leaf_problems(leaf, load_types(SCHEMAS)["sk-tim"])]
    assert faults == [(path, code)]
