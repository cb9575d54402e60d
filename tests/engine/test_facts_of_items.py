from __future__ import annotations

from datetime import date

from condition_cases import TYPE

from perda_rules.engine.facts import fact_of
from perda_rules.evidence.models import CheckedItem, Item


def test_an_item_becomes_a_fact_without_what_is_empty_or_has_no_place() -> None:
    item = Item(
        id="sk-1",
        type="sk-tim",
        title="SK",
        date=date(2026, 1, 2),
        attributes={"peran": "ketua", "skor": "9", "unsur": "", "anggota": [{"peran": "ketua", "jabatan": None}, {}]},
        memuat={"data": 2, "risiko": 99},
        rows=({"skor": 1}, {"skor": None}),
    )
    checked = CheckedItem(
        item=item, key="dinas/sk-1", level="attached", unplaced=("risiko",), occurred=item.date, place=("b.yaml", 1, 1)
    )
    fact = fact_of(checked, TYPE)
    assert (fact.id, fact.type) == ("dinas/sk-1", "sk-tim")
    assert fact.fields == {
        "title": "SK",
        "date": date(2026, 1, 2),
        "status": "final",
        "classification": "biasa",
        "peran": "ketua",
        "anggota": ({"peran": "ketua"},),
        "memuat": ("data",),
        "rows": ({"skor": 1},),
    }
