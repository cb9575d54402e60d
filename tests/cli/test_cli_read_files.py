"""``audit --read-files``: what a department declares is looked up in its files."""

from __future__ import annotations

import json
from pathlib import Path

from town import AT, DECREE, Perda, make_bundle

from documents import pdf


def _audit(perda: Perda, bundle: Path, out: Path, *more: str) -> dict[str, object]:
    ran = perda("audit", bundle, *AT, "--engine", "native", "-o", out, *more)
    assert ran.code == 0, ran.err
    made: dict[str, object] = json.loads((out / "assessment.json").read_text(encoding="utf-8"))
    return made


def _codes(made: dict[str, object]) -> list[str]:
    return [found["code"] for found in made["problems"]]  # type: ignore[index, attr-defined]


def test_only_with_the_flag_is_a_file_read(perda: Perda, tmp_path: Path) -> None:
    bundle = make_bundle(tmp_path / "dinas", {**DECREE, "number": "100/2025"})
    assert _codes(_audit(perda, bundle, tmp_path / "a")) == []
    made = _audit(perda, bundle, tmp_path / "b", "--read-files")
    assert _codes(made) == ["B160"]  # "satu" and "dua" are hardly a text


def test_what_is_not_in_the_file_is_told_with_its_place(perda: Perda, tmp_path: Path) -> None:
    bundle = make_bundle(tmp_path / "dinas", {**DECREE, "number": "100/2025"})
    text = "Keputusan Wali Kota tentang tim yang dibentuk, nomor 100/2025, 2 Oktober 2025. Wali Kota"
    (bundle / "keputusan.pdf").write_bytes(pdf(text))
    made = _audit(perda, bundle, tmp_path / "b", "--read-files")
    assert _codes(made) == ["B162"]
    (shown,) = made["items"]  # type: ignore[misc]
    assert (shown["reading"], shown["unproven"]) == ("read", ["date"])
    markdown = (tmp_path / "b" / "laporan.md").read_text(encoding="utf-8")
    assert "tidak terbukti di berkas: tanggal" in markdown
