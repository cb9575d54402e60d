"""``draft renumber`` writes a proposal and a table, says what a person must decide, and overwrites nothing."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from town import Perda

DRAFT = """\
BAB I
TAMAN
Pasal 1
(1) Dinas menyiram taman.
(3) Dinas melaporkan penyiraman sebagaimana dimaksud pada ayat (1).
Pasal ...
Pasal 4
Pelanggaran terhadap Pasal 1 ayat (3) dan Pasal 9 dikenai teguran.
Pasal 4
Dinas mencatat pelanggaran sebagaimana dimaksud dalam Pasal 4.
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_the_proposal_is_written_and_summed_up(perda: Perda, draft: Path, tmp_path: Path) -> None:
    ran = perda("draft", "renumber", draft, "-o", tmp_path / "usulan.md")
    assert (ran.code, ran.err) == (0, "")
    written = (tmp_path / "usulan.md").read_text(encoding="utf-8")
    assert "##### Pasal 4\n\nDinas mencatat" in written
    assert "terhadap Pasal 1 ayat (2) dan Pasal 9" in written
    for words in (
        "Pasal: 2 dari 4 berubah nomornya", "1 nomor dalam rujukan disesuaikan", "1 Pasal yang masih kosong",
        "“Pasal 9”: tidak ada ketentuan itu", "“Pasal 4”: nomornya dipakai lebih dari satu kali",
    ):  # fmt: skip
        assert words in ran.out
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_without_a_file_the_proposal_is_printed(perda: Perda, draft: Path) -> None:
    ran = perda("draft", "renumber", draft, "--lang", "en")
    assert ran.code == 0
    assert ran.out.startswith("## BAB I<br>TAMAN\n\n##### Pasal 1\n")


def test_the_table_tells_old_and_new_and_what_is_to_be_decided(perda: Perda, draft: Path, tmp_path: Path) -> None:
    ran = perda("draft", "renumber", draft, "--table", tmp_path / "tabel.csv", "--lang", "en")
    assert (ran.code, ran.err) == (0, "")
    rows = list(csv.reader(io.StringIO((tmp_path / "tabel.csv").read_text(encoding="utf-8-sig"))))
    assert [column.partition(" | ")[0] for column in rows[0]] == [
        "what", "line", "old", "new", "old_id", "new_id", "text", "note",
    ]  # fmt: skip
    assert [
        "provision", "7", "Chapter I Article 4", "Chapter I Article 3", "chp_I__art_4", "chp_I__art_3", "",
        "its number stood more than once",
    ] in rows  # fmt: skip
    assert rows[-1][:4] == ["reference", "10", "", "Chapter I Article 4"]
    assert rows[-1][6:] == [
        "Pasal 4", "the number stands more than once; this would fit: Chapter I Article 3; Chapter I Article 4",
    ]  # fmt: skip


def test_a_draft_that_is_numbered_well_stays_as_it_is(perda: Perda, draft: Path, tmp_path: Path) -> None:
    perda("draft", "renumber", draft, "-o", tmp_path / "usulan.md")
    ran = perda("draft", "renumber", tmp_path / "usulan.md", "-o", tmp_path / "lagi.md")
    assert "tidak ada nomor yang berubah" in ran.out
    assert (tmp_path / "lagi.md").read_bytes() == (tmp_path / "usulan.md").read_bytes()


@pytest.mark.parametrize("flags", [("-o", "naskah.txt"), ("--table", "naskah.txt"), ("-o", "x", "--table", "x")])
def test_no_file_is_written_over_another(perda: Perda, draft: Path, flags: tuple[str, ...]) -> None:
    named = [flag if flag.startswith("-") else draft.parent / flag for flag in flags]
    ran = perda("draft", "renumber", draft, *named)
    assert ran.code == 2
    assert "galat U146" in ran.err
    assert draft.read_text(encoding="utf-8") == DRAFT


def test_a_link_to_the_draft_is_the_draft(perda: Perda, draft: Path, tmp_path: Path) -> None:
    (tmp_path / "tautan.md").symlink_to(draft)
    assert perda("draft", "renumber", draft, "-o", tmp_path / "tautan.md").code == 2


@pytest.mark.draft
def test_the_real_draft_keeps_its_obligations_when_it_is_renumbered(
    perda: Perda, draft_path: Path, tmp_path: Path
) -> None:
    assert perda("draft", "renumber", draft_path, "-o", tmp_path / "usulan.md").code == 0
    ran = perda("coverage", "--draft", tmp_path / "usulan.md", "--check")
    assert ran.code == 0, "a renumbered provision is neither new nor changed"
    assert perda("draft", "diff", draft_path, tmp_path / "usulan.md").code == 0
