"""``perda-rules followup`` from the command line: start, set, list, check, and misuse."""

from __future__ import annotations

import io
import json
from pathlib import Path

import openpyxl
import pytest
from town import AT, Perda


@pytest.fixture
def register(perda: Perda, bundle: Path, tmp_path: Path) -> Path:
    assert perda("audit", bundle, *AT, "--engine", "native", "-o", tmp_path).code == 0
    path = tmp_path / "tindak-lanjut.yaml"
    ran = perda("followup", "start", tmp_path / "assessment.json", "-o", path)
    assert (ran.code, ran.err) == (0, "")
    assert "rekomendasi baru, 0 sudah tercatat" in ran.out
    return path


def entries(perda: Perda, register: Path, *more: str) -> list[dict[str, object]]:
    ran = perda("followup", "list", register, "--format", "json", "--at", "2027-06-01", *more)
    assert ran.code == 0, ran.err
    found: list[dict[str, object]] = json.loads(ran.out)["entries"]
    return found


def test_a_recommendation_is_followed_until_it_is_settled(perda: Perda, register: Path) -> None:
    first = str(entries(perda, register)[0]["id"])
    assert perda("followup", "check", register, "--at", "2027-03-01").code == 0
    assert perda("followup", "check", register, "--at", "2027-03-02").code == 1
    (register.parent / "bukti.txt").write_text("selesai", encoding="utf-8")
    for step in (
        ("--status", "belum-sesuai", "--note", "Baru sebagian", "--at", "2027-02-01"),
        ("--status", "sesuai", "--evidence", "bukti.txt", "--evidence", "dinas/surat-1", "--at", "2027-02-20"),
    ):
        assert perda("followup", "set", register, first, *step).code == 0
    (entry,) = [one for one in entries(perda, register) if one["id"] == first]
    assert (entry["status"], entry["overdue_days"], len(entry["steps"])) == ("sesuai", 0, 2)  # type: ignore[arg-type]
    assert len(entry["steps"][1]["evidence"][0]["sha256"]) == 64  # type: ignore[index]
    text = perda("followup", "list", register, "--at", "2027-06-01").out
    assert "sesuai rekomendasi" in text
    assert "Baru sebagian" in text
    assert "settled" in perda("followup", "list", register, "--lang", "en").out


@pytest.mark.parametrize("form", ["markdown", "csv", "xlsx"])
def test_a_list_of_every_form_has_every_recommendation(perda: Perda, register: Path, form: str, tmp_path: Path) -> None:
    ids = [str(one["id"]) for one in entries(perda, register)]
    target = tmp_path / f"daftar.{form}"
    assert perda("followup", "list", register, "--format", form, "-o", target).code == 0
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(target.read_bytes())).active
        assert sheet is not None
        assert sorted(str(row[0].value) for row in sheet.iter_rows(min_row=2)) == sorted(ids)
    else:
        written = target.read_text(encoding="utf-8")
        assert all(one in written for one in ids)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("T-TIDAKADA", "--status", "sesuai"), "T105"),
        (("{first}", "--status", "tidak-dapat-ditindaklanjuti", "--at", "2027-02-01"), "T103"),
        (("{first}", "--status", "sesuai", "--at", "2026-01-01"), "T102"),
        (("{first}", "--status", "beres"), "U112"),
        (("{first}",), "U103"),
        (("{first}", "--status", "sesuai", "--evidence", "tidak ada.pdf"), "T106"),
        (("{first}", "--status", "sesuai", "--evidence", "../../etc/passwd"), "T107"),
    ],
)
def test_a_step_that_cannot_be_is_refused_and_nothing_is_written(
    perda: Perda, register: Path, arguments: tuple[str, ...], code: str
) -> None:
    first, before = str(entries(perda, register)[0]["id"]), register.read_bytes()
    ran = perda("followup", "set", register, *(part.format(first=first) for part in arguments))
    assert ran.code == 2
    assert f" {code}: " in ran.err
    assert register.read_bytes() == before


def test_what_is_no_register_is_told(perda: Perda, register: Path, bundle: Path) -> None:
    for command in (("list", bundle / "bundle.yaml"), ("check", bundle / "tiada.yaml")):
        ran = perda("followup", *command)
        assert (ran.code, ran.out) == (2, "")
        assert "Traceback" not in ran.err
    before = (bundle / "bundle.yaml").read_bytes()
    ran = perda("followup", "start", register.parent / "assessment.json", "-o", bundle / "bundle.yaml")
    assert ran.code == 2
    assert (bundle / "bundle.yaml").read_bytes() == before


def test_only_some_are_listed(perda: Perda, register: Path) -> None:
    every = entries(perda, register)
    lead = str(every[0]["lead"])
    assert {one["lead"] for one in entries(perda, register, "--lead", lead)} == {lead}
    assert entries(perda, register, "--status", "sesuai") == []
    assert perda("followup", "list", register, "--lead", "tiada").code == 2
