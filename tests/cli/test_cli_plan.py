"""``perda-rules plan`` and ``explain --what-if`` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from town import AT, Perda, make_bundle

ITEM = """\
id: baru
type: keputusan-wali-kota
title: Keputusan tentang tim
date: 2025-10-01
signatory: wali-kota
file: belum-ada.pdf
attributes: {materi: [tim]}
"""
LISTED = """\
items:
  - id: satu
    type: keputusan-wali-kota
    title: T
    date: 2025-10-01
    warna: x
"""


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    return make_bundle(tmp_path / "kosong")


def what_if(perda: Perda, bundle: Path, item: str, *more: str) -> tuple[int, str, str]:
    path = bundle.parent / "butir.yaml"
    path.write_text(item, encoding="utf-8")
    ran = perda("explain", *more, "--bundle", bundle, "--what-if", path, *AT, "--engine", "native")
    return ran.code, ran.out, ran.err


@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_a_plan_names_documents_and_duties(perda: Perda, empty: Path, form: str) -> None:
    ran = perda("plan", empty, *AT, "--format", form)
    assert (ran.code, ran.err) == (0, "")
    if form == "json":
        made = json.loads(ran.out)
        assert made["steps"]
        assert made["documents"][0]["number"] == 1
    else:
        assert "Keputusan Wali Kota" in ran.out


def test_a_plan_in_english_and_in_a_file(perda: Perda, empty: Path, tmp_path: Path) -> None:
    target = tmp_path / "rencana.md"
    assert perda("plan", empty, *AT, "--format", "markdown", "-o", target, "--lang", "en").code == 0
    assert target.read_text(encoding="utf-8").startswith("# Plan\n")


def test_a_document_that_closes_a_gap_is_said_to(perda: Perda, empty: Path) -> None:
    code, out, err = what_if(perda, empty, ITEM)
    assert (code, err) == (0, "")
    assert "Tertutup: 1" in out
    code, out, _ = what_if(perda, empty, f"- {ITEM.replace(chr(10), chr(10) + '  ').strip()}\n")
    assert "Tertutup: 1" in out


def test_a_document_that_changes_nothing_says_what_it_lacks(perda: Perda, empty: Path) -> None:
    code, out, _ = what_if(perda, empty, ITEM.replace("[tim]", "[lain]"))
    assert code == 0
    assert "Tidak ada putusan yang berubah." in out
    assert "Yang paling dekat dan masih kurang:" in out


@pytest.mark.parametrize(
    ("item", "code", "place"),
    [
        ("id: baru\ntype: tidak-ada\ntitle: T\ndate: 2025-10-01\n", "B140", "2:7"),
        ("id: baru\ntype: keputusan-wali-kota\ntitle: T\ndate: 2025-02-30\n", "Y014", "4:7"),
        ("- id: satu\n  type: keputusan-wali-kota\n  title: T\n", "S001", "1:3"),
        (LISTED, "S002", "6:5"),
        ("42\n", "S004", "1:1"),
    ],
)  # fmt: skip
def test_a_bad_item_is_told_with_its_place(perda: Perda, empty: Path, item: str, code: str, place: str) -> None:
    exit_code, out, err = what_if(perda, empty, item)
    assert (exit_code, out) == (2, "")
    assert f"butir.yaml:{place}: galat {code}: " in err


def test_whose_document_it_is_must_be_said_among_several(perda: Perda, empty: Path, tmp_path: Path) -> None:
    other = make_bundle(tmp_path / "lain", organisation="bapperida")
    more = ("--bundle", str(other))
    code, _, err = what_if(perda, empty, ITEM, *more)
    assert code == 2
    assert " U103: --for" in err
    assert what_if(perda, empty, ITEM, *more, "--for", "bapperida")[0] == 0
    assert what_if(perda, empty, ITEM, *more, "--for", "tiada")[0] == 2


def test_explain_says_the_one_thing_that_would_have_made_it_pass(perda: Perda, empty: Path) -> None:
    ran = perda("plan", empty, *AT, "--format", "json")
    duty = json.loads(ran.out)["steps"][0]["obligation"]
    ran = perda("explain", duty, "--bundle", empty, *AT, "--engine", "native")
    assert ran.code == 0
    assert "akan membuatnya terpenuhi" in ran.out


def test_explain_needs_a_duty_or_a_document(perda: Perda) -> None:
    ran = perda("explain")
    assert ran.code == 2
    assert " U103: " in ran.err
