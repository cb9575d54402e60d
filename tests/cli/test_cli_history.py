"""``perda-rules history`` from the command line."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from town import LAW, Perda


@pytest.fixture
def kept(perda: Perda, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Two audits of one bundle, kept in a database of their own."""
    monkeypatch.setenv("PERDA_RULES_DATABASE", str(tmp_path / "riwayat.sqlite3"))
    files = []
    for day in ("2026-06-30", "2026-12-31"):
        more = ("--in-force-from", "2025-06-01", "--corpus", LAW, "--engine", "native")
        assert perda("audit", bundle, "--at", day, *more, "-o", tmp_path / day).code == 0
        files.append(tmp_path / day / "assessment.json")
    ran = perda("history", "add", *files)
    assert (ran.code, ran.err) == (0, "")
    return files


def test_what_is_kept_is_listed_and_comes_back(perda: Perda, kept: list[Path], tmp_path: Path) -> None:
    ran = perda("history", "list")
    assert [line.split()[:2] for line in ran.out.splitlines()] == [["1", "2026-06-30"], ["2", "2026-12-31"]]
    target = tmp_path / "kembali.json"
    assert perda("history", "show", "2", "-o", target).code == 0
    assert target.read_bytes() == kept[1].read_bytes()
    assert "sudah tersimpan" in perda("history", "add", kept[0]).out


@pytest.mark.parametrize("form", ["text", "html", "svg", "csv", "json"])
def test_a_trend_of_every_form_has_both_days(perda: Perda, kept: list[Path], form: str) -> None:
    ran = perda("history", "trend", "--format", form)
    assert (ran.code, ran.err) == (0, "")
    if form == "text":
        assert "30 Juni 2026 – 31 Desember 2026, 2 penilaian" in ran.out
    elif form == "csv":
        rows = list(csv.reader(io.StringIO(ran.out.removeprefix("\ufeff"))))
        assert {row[0] for row in rows[1:]} == {"2026-06-30", "2026-12-31"}
    elif form == "json":
        assert len({row["at"] for row in json.loads(ran.out)["rows"]}) == 2
    else:
        assert "2026-06-30" in ran.out
        assert "<script" not in ran.out


def test_parquet_has_typed_columns(perda: Perda, kept: list[Path], tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    target = tmp_path / "tren.parquet"
    assert perda("history", "trend", "--by", "total", "--format", "parquet", "-o", target).code == 0
    table = parquet.read_table(target)
    assert str(table.schema.field("at").type) == "date32[day]"
    assert table.num_rows == 2


def test_an_audit_keeps_itself(perda: Perda, bundle: Path, tmp_path: Path) -> None:
    more = ("--at", "2026-12-31", "--corpus", LAW, "--engine", "native", "--keep", "--database", tmp_path / "r.db")
    assert "disimpan sebagai nomor 1" in perda("audit", bundle, *more).out
    assert "sudah tersimpan sebagai nomor 1" in perda("audit", bundle, *more).out


def test_removing_asks_first(perda: Perda, kept: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _: "t")
    assert perda("history", "remove", "1").code == 1
    assert perda("history", "remove", "1", "--yes").code == 0
    assert len(perda("history", "list").out.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("show", "9"), "H105"),
        (("show", "x"), "U114"),
        (("trend", "--by", "warna"), "U112"),
        (("trend", "--since", "2030-01-01"), "H107"),
        (("trend", "--parties", "tiada"), "H107"),
        (("list", "--database", "basisdata://x"), "H102"),
    ],
)
def test_misuse_is_one_problem(perda: Perda, kept: list[Path], arguments: tuple[str, ...], code: str) -> None:
    ran = perda("history", *arguments)
    assert ran.code == 2
    assert f" {code}: " in ran.err
