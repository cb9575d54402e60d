from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from condition_cases import TYPE, leaves
from hypothesis import given, settings

from perda_rules.engine.conditions import alike_clauses, describe, describe_alike, leaf_clauses
from perda_rules.language import LANGUAGES, Label
from perda_rules.obligations.models import Leaf

NAMES = {
    "wali-kota": Label(id="Wali Kota", en="Mayor"),
    "kemajuan-proyek": Label(id="Kemajuan proyek", en="Progress"),
}


def said(leaf: dict[str, Any], names: dict[str, Label] | None = None) -> list[tuple[str, str]]:
    clauses = leaf_clauses(Leaf.model_validate({"type": "sk-tim", **leaf}), TYPE)
    return [(describe(clause, TYPE, "id", names), describe(clause, TYPE, "en", names)) for clause in clauses]


@pytest.mark.parametrize(
    ("where", "indonesian", "english"),
    [
        ({"peran": "ketua"}, "Peran = Ketua", "Peran (en) = Chair"),
        ({"jabatan": "wali-kota"}, "Jabatan = Wali Kota", "Jabatan (en) = Mayor"),
        ({"jabatan": "sekda"}, "Jabatan = sekda", "Jabatan (en) = sekda"),
        ({"hadir": True}, "Hadir = ya", "Hadir (en) = yes"),
        ({"hadir": {"eq": False}}, "Hadir = tidak", "Hadir (en) = no"),
        ({"skor": {"gte": 1234567.5}}, "Skor sekurangnya 1234567,5", "Skor (en) is at least 1234567.5"),
        ({"skor": {"lt": 2.0}}, "Skor kurang dari 2", "Skor (en) is less than 2"),
        ({"skor": {"lte": {"attribute": "batas"}}}, "Skor paling banyak Batas", "Skor (en) is at most Batas (en)"),
        (
            {"mulai": {"gt": date(2024, 2, 29)}},
            "Mulai sesudah 29 Februari 2024",
            "Mulai (en) is after 29 February 2024",
        ),
        (
            {"mulai": {"gte": date(2025, 1, 1)}},
            "Mulai pada atau sesudah 1 Januari 2025",
            "Mulai (en) is on or after 1 January 2025",
        ),
        ({"mulai": {"lt": {"attribute": "selesai"}}}, "Mulai sebelum Selesai", "Mulai (en) is before Selesai (en)"),
        (
            {"mulai": {"lte": {"attribute": "date"}}},
            "Mulai pada atau sebelum Tanggal",
            "Mulai (en) is on or before Date",
        ),
        ({"mulai": {"eq": date(2025, 1, 1)}}, "Mulai = 1 Januari 2025", "Mulai (en) = 1 January 2025"),
        (
            {"peran": {"in": ["ketua", "anggota"]}},
            "Peran salah satu dari: Ketua, Anggota",
            "Peran (en) is one of: Chair, Member",
        ),
        ({"unsur": {"matches": "[a-z]+"}}, "Unsur berpola [a-z]+", "Unsur (en) follows the pattern [a-z]+"),
        ({"unsur": {"exists": True}}, "Unsur terisi", "Unsur (en) is filled in"),
        ({"unsur": {"exists": False}}, "Unsur tidak diisi", "Unsur (en) is left empty"),
        (
            {"unsur": {"not": {"eq": "a", "exists": True}}},
            "bukan: Unsur = a dan Unsur terisi",
            "not: Unsur (en) = a and Unsur (en) is filled in",
        ),
        ({"tugas": {"contains": "x"}}, "Tugas mencakup x", "Tugas (en) includes x"),
        (
            {"anggota": {"any_item": {"peran": "ketua", "jabatan": "wali-kota"}}},
            "Anggota: ada entri dengan Peran = Ketua dan Jabatan = Wali Kota",
            "Anggota (en): some entry with Peran (en) = Chair and Jabatan (en) = Mayor",
        ),
        (
            {"anggota": {"all_items": {"hadir": True}}},
            "Anggota: setiap entri dengan Hadir = ya",
            "Anggota (en): every entry with Hadir (en) = yes",
        ),
        ({"status": "draf"}, "Status = draf", "Status = draf"),
    ],
)
def test_conditions_are_said_in_both_languages(where: dict[str, Any], indonesian: str, english: str) -> None:
    assert said({"where": where}, NAMES) == [(indonesian, english)]


def test_parts_and_rows_are_said_in_both_languages() -> None:
    rows = {"complete": ["jabatan"], "some": [{"peran": "ketua"}], "every": {"skor": {"gt": 0}}}
    assert said({"memuat": ["kemajuan-proyek", "kendala-teknis"], "rows": rows}, NAMES) == [
        ("memuat: Kemajuan proyek (halaman)", "contains: Progress (page)"),
        ("memuat: kendala teknis (halaman)", "contains: kendala teknis (page)"),
        ("sekurangnya 1 baris", "at least 1 row(s)"),
        ("setiap baris mengisi kolom Jabatan", "every row fills the column Jabatan (en)"),
        ("ada baris dengan Peran = Ketua", "some row with Peran (en) = Chair"),
        ("setiap baris dengan Skor lebih dari 0", "every row with Skor (en) is more than 0"),
    ]


@given(leaves)
@settings(max_examples=200, deadline=None)
def test_every_clause_can_be_said(leaf: dict[str, Any]) -> None:
    for clause in leaf_clauses(Leaf.model_validate(leaf), TYPE):
        assert all(describe(clause, TYPE, language) for language in LANGUAGES)


def together(leaf: dict[str, Any]) -> list[str]:
    clauses = leaf_clauses(Leaf.model_validate({"type": "sk-tim", **leaf}), TYPE)
    return [describe_alike(group, TYPE, "id", NAMES) for group in alike_clauses(clauses)]


def test_on_a_checklist_what_one_phrase_can_list_stands_in_one() -> None:
    leaf = {"memuat": ["kemajuan-proyek", "kendala"], "where": {"peran": "ketua"}}
    assert together(leaf) == ["Peran = Ketua", "memuat: Kemajuan proyek, kendala (halaman)"]


def test_on_a_checklist_conditions_of_other_kinds_stay_apart() -> None:
    leaf = {"where": {"peran": "ketua", "hadir": True}, "memuat": ["kemajuan-proyek"]}
    assert together(leaf) == [indonesian for indonesian, _ in said(leaf, NAMES)]
