"""The form of a document says what its type asks, and gives back what was stored, whatever the type."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from visitor import EXAMPLES

from perda_rules.cli.inputs import Law
from perda_rules.evidence.body import validate_body
from perda_rules.language import LANGUAGES
from perda_rules.selfassess.listing import put_item
from perda_rules.web.fields import Cell, Maker, written
from perda_rules.web.filing import entry, free_name
from perda_rules.web.shelf import plain

BUNDLES = sorted(EXAMPLES.iterdir())
NO_ITEMS = "bundle: 1\norganisation: {id: dishub, name: Dishub}\nitems: []\n"


@pytest.mark.parametrize("folder", BUNDLES, ids=lambda folder: folder.name)
def test_a_stored_document_comes_through_its_form_unchanged(folder: Path, law: Law) -> None:
    items = plain((folder / "bundle.yaml").read_text(encoding="utf-8"))["items"]
    assert items
    for item in items:
        kind = law.types[item["type"]]
        filed = entry(written(item, kind), kind, item, law.corpus, "id")
        kept = {key: value for key, value in filed.item.items() if value not in ({}, [])}
        assert kept == item
        assert bool(filed.errors) == bool(validate_body(kind, item.get("attributes", {}), item.get("rows", [])))


def flat(cells: list[Cell]) -> list[Cell]:
    return [inner for cell in cells for inner in (cell, *(one for row in cell.rows for one in row))]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_type_has_a_form_with_labels_in_both_languages(law: Law, language: Any) -> None:
    for kind in law.types.values():
        maker = Maker(language, {}, {}, {})
        rows = maker.rows(kind)
        cells = flat([*maker.attributes(kind), *([rows] if rows else [])])
        assert {cell.name for cell in maker.attributes(kind)} == {f"a.{name}" for name in kind.attributes}
        labels = [attribute.label.text(language) for attribute in kind.attributes.values()]
        assert [cell.label for cell in maker.attributes(kind)] == labels
        assert all(cell.label for cell in cells)
        names = [cell.name for cell in cells]
        assert len(names) == len(set(names))


def typed(**values: str) -> dict[str, list[str]]:
    told = {
        "title": "Rapat",
        "date": "2026-03-01",
        "a__forum": "rapat-pimpinan",
        "a__tanggal-rapat": "2026-03-01",
        **values,
    }
    return {name.replace("__", "."): [value] for name, value in told.items()}


@pytest.mark.parametrize(
    ("name", "value", "field"),
    [
        ("title", "", "title"),
        ("title", "x" * 1001, "title"),
        ("date", "", "date"),
        ("date", "2026-02-30", "date"),
        ("received", "kemarin", "received"),
        ("status", "hampir", "status"),
        ("signatory", "!?", "signatory"),
        ("classification", "gawat", "classification"),
        ("a__forum", "warung", "a.forum"),
        ("a__tanggal-rapat", "besok", "a.tanggal-rapat"),
        ("a__jumlah-hadir", "banyak", "a.jumlah-hadir"),
        ("a__jumlah-hadir", "1" * 19, "a.jumlah-hadir"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(law: Law, name: str, value: str, field: str) -> None:
    filed = entry(typed(**{name: value}), law.types["notula-rapat"], {}, law.corpus, "id")
    assert list(filed.errors) == [field]
    assert all(filed.errors[field])


def test_keywords_dates_and_numbers_may_be_typed_as_people_do(law: Law) -> None:
    told = typed(a__pimpinan=" Sekretaris Daerah ", date="1 Maret 2026", signatory="kepala dinas perhubungan")
    told["a.jumlah-hadir"] = ["12"]
    told["a.materi"] = ["Evaluasi Kinerja\n\n anggaran 2026 "]
    filed = entry(told, law.types["notula-rapat"], {}, law.corpus, "id")
    assert filed.errors == {}
    assert filed.item["signatory"] == "kepala-dishub"
    assert filed.item["date"].isoformat() == "2026-03-01"
    assert filed.item["attributes"] == {
        "forum": "rapat-pimpinan",
        "tanggal-rapat": date(2026, 3, 1),
        "pimpinan": "sekretaris-daerah",
        "jumlah-hadir": 12,
        "materi": ["evaluasi-kinerja", "anggaran-2026"],
    }


@pytest.mark.parametrize(("told", "number"), [("1.250", 1250), ("1.250,5", 1250.5), ("1,125", 1.125), ("12.5", 12.5)])
def test_a_number_means_what_it_means_in_a_workbook_and_comes_through_its_form(
    law: Law, told: str, number: float
) -> None:
    (kind, name) = next(
        (kind, name)
        for kind in law.types.values()
        for name, one in kind.attributes.items()
        if one.kind == "number" and not one.integer and one.maximum is None
    )
    filed = entry({f"a.{name}": [told]}, kind, {}, law.corpus, "id")
    assert filed.item["attributes"][name] == number
    shown = written({"attributes": {name: number}}, kind)
    assert entry(shown, kind, {}, law.corpus, "id").item["attributes"][name] == number


def test_what_the_form_does_not_ask_stays(law: Law) -> None:
    before = {"id": "a", "claims": ["x"], "file": "a.pdf", "sha256": "0" * 64, "title": "lama", "note": "hilang"}
    item = entry(typed(), law.types["rka-dpa"], before, law.corpus, "id").item
    kept = {key: item.get(key) for key in before}
    assert kept == {**before, "title": "Rapat", "note": None}


def test_a_title_of_any_signs_is_stored_as_one_line_that_can_be_read_again(law: Law) -> None:
    for title in (
        "<b>&amp;\"'",
        "a: b # c",
        "- daftar",
        "baris\nbaru\x00\x1b[31m",
        "\u202eterbalik\ud800",
        "no",
        "1e3",
        "’“–…",
    ):
        item = entry(typed(title=title), law.types["rka-dpa"], {}, law.corpus, "id").item
        read = plain(put_item(NO_ITEMS, {**item, "id": "x"}))["items"][0]
        assert read["title"] == item["title"]
        assert item["title"].isprintable()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Rapat Januari 2026!", "rapat-januari-2026"),
        ("../../etc/passwd", "etc-passwd"),
        ("会議", "dokumen"),
        ("x" * 200, "x" * 60),
        ("Ada", "ada-3"),
    ],
)
def test_names_are_made_of_titles(title: str, name: str) -> None:
    assert free_name(title, {"ada", "ada-2"}) == name
