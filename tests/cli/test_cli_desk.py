"""``perda-rules init`` and ``todo`` as a department uses them."""

from __future__ import annotations

from pathlib import Path

from town import AT, LAW, Perda


def test_a_bundle_is_begun_and_never_overwritten(perda: Perda, tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    ran = perda("init", folder, "--lead", "dinkominfo", "--period", "2026", "--corpus", LAW)
    assert (ran.code, ran.err) == (0, "")
    names = {path.name for path in folder.iterdir()}
    checklists = {"daftar-bukti.md", "daftar-bukti.docx", "daftar-bukti.xlsx"}
    assert names == {"bundle.yaml", "bundle.schema.json", "bukti", "buku-kerja.xlsx", *checklists}
    assert (folder / "bundle.yaml").read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=bundle.")
    assert perda("audit", folder, *AT, "--engine", "native").code == 0
    mine = folder / "bundle.yaml"
    mine.write_text(mine.read_text(encoding="utf-8") + "# catatan saya\n", encoding="utf-8")
    (folder / "daftar-bukti.md").unlink()
    again = perda("init", folder, "--lead", "dinkominfo", "--period", "2026", "--corpus", LAW, "--lang", "en")
    assert f"There already, not changed: {mine}" in again.out
    assert f"Made: {folder / 'daftar-bukti.md'}" in again.out
    assert mine.read_text(encoding="utf-8").endswith("# catatan saya\n")


def test_an_unknown_department_is_told_with_the_closest(perda: Perda, tmp_path: Path) -> None:
    ran = perda("init", tmp_path / "x", "--lead", "dinkominfoo", "--corpus", LAW)
    assert ran.code == 2
    assert " U142: " in ran.err
    assert "dinkominfo" in ran.err
    assert not (tmp_path / "x").exists()
    assert perda("init", tmp_path / "x", "--corpus", LAW).code == 2


def test_todo_says_what_is_missing_and_writes_a_calendar(perda: Perda, bundle: Path, tmp_path: Path) -> None:
    ics = tmp_path / "tenggat.ics"
    ran = perda("todo", bundle, *AT, "--ics", ics)
    assert (ran.code, ran.err) == (0, "")
    assert "Yang belum ada atau belum lengkap: " in ran.out
    assert ics.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert "What there is to do" in perda("todo", bundle, *AT, "--lang", "en").out
