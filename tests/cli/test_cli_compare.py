"""``perda-rules compare``: two real audits of the little town, one after the other."""

from __future__ import annotations

from pathlib import Path

import pytest
from town import LAW, Perda


@pytest.fixture
def pair(perda: Perda, bundle: Path, tmp_path: Path) -> tuple[Path, Path]:
    """Audit a bundle on two days; the second finds more overdue than the first."""
    folders = []
    for day in ("2025-07-01", "2026-12-31"):
        folder = tmp_path / day
        ran = perda(
            "audit", bundle, "--at", day, "--in-force-from", "2025-06-01", "--corpus", LAW, "--engine", "native",
            "-o", folder,
        )  # fmt: skip
        assert ran.code == 0
        folders.append(folder / "assessment.json")
    return folders[0], folders[1]


def test_two_audits_are_compared(perda: Perda, pair: tuple[Path, Path]) -> None:
    ran = perda("compare", *pair)
    assert (ran.code, ran.err) == (0, "")
    assert "1 Juli 2025 → 31 Desember 2026" in ran.out


def test_check_fails_on_what_is_new_or_worse(perda: Perda, pair: tuple[Path, Path]) -> None:
    old, new = pair
    assert perda("compare", new, new, "--check").code == 0
    fell = "Baru: " in perda("compare", old, new).out or "Memburuk: " in perda("compare", old, new).out
    assert fell
    assert perda("compare", old, new, "--check").code == 1


def test_a_file_holds_everything(perda: Perda, pair: tuple[Path, Path], tmp_path: Path) -> None:
    target = tmp_path / "banding.md"
    assert perda("compare", *pair, "--format", "markdown", "-o", target, "--lang", "en").code == 0
    assert target.read_text(encoding="utf-8").startswith("# Two assessments compared\n")


def test_both_files_are_read_before_anything_is_said(perda: Perda, tmp_path: Path) -> None:
    ran = perda("compare", tmp_path / "satu.json", tmp_path / "dua.json")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.count(" Y001: ") == 2
