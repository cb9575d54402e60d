"""``perda-rules draft lint`` from the command line: formats, selection, exit codes and misuse."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from town import Perda

BAD = "Pasal ...\nWali Kota menetapkan rencana induk.\n"
GOOD = "Pasal 1\nWali Kota menetapkan rencana induk.\n"
ONLY = ("--select", "RD101")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def test_an_error_ends_with_exit_code_1_and_its_place(perda: Perda, draft: Path) -> None:
    ran = perda("draft", "lint", draft, *ONLY)
    assert (ran.code, ran.err) == (1, "")
    assert ran.out.startswith(f"{draft}:1:1: galat RD101: Pasal tanpa nomor ke-1: ")


def test_several_drafts_are_checked_in_one_run(perda: Perda, draft: Path, tmp_path: Path) -> None:
    good = tmp_path / "baik.txt"
    good.write_text(GOOD, encoding="utf-8")
    made = json.loads(perda("draft", "lint", good, draft, *ONLY, "--format", "json").out)
    assert made["files"] == [str(good), str(draft)]
    assert [found["file"] for found in made["findings"]] == [str(draft)]
    assert perda("draft", "lint", good, *ONLY).code == 0


def test_the_user_says_what_fails(perda: Perda, draft: Path) -> None:
    assert perda("draft", "lint", draft, *ONLY, "--fail-on", "never").code == 0
    assert perda("draft", "lint", draft, *ONLY, "--fail-on", "notice").code == 1


def test_rules_are_chosen_by_code_or_its_beginning(perda: Perda, draft: Path) -> None:
    assert "RD101" in perda("draft", "lint", draft, "--select", "rd1").out
    assert "RD101" not in perda("draft", "lint", draft, "--select", "RD1", "--ignore", "RD101").out
    assert perda("draft", "lint", draft, "--ignore", "RD").out.endswith("0 aturan diperiksa.\n")


def test_output_goes_to_the_file_that_was_named(perda: Perda, draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "temuan.sarif"
    ran = perda("draft", "lint", draft, *ONLY, "--format", "sarif", "-o", target)
    assert ran.code == 1
    assert json.loads(target.read_text(encoding="utf-8"))["version"] == "2.1.0"


@pytest.mark.parametrize(("language", "words"), [("id", "Contoh yang benar"), ("en", "A good example")])
def test_a_rule_explains_itself(perda: Perda, language: str, words: str) -> None:
    ran = perda("draft", "lint", "--explain", "rd101", "--lang", language)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("## RD101 ")
    assert words in ran.out


@pytest.mark.parametrize(("arguments", "code"), [
    ((), "U143"),
    (("naskah.txt", "--explain", "RD101"), "U143"),
    (("--explain", "RD999"), "R020"),
    (("naskah.txt", "--select", "RD999"), "R020"),
    (("naskah.txt", "--select", ""), "R020"),
    (("naskah.txt", "--format", "xml"), "U112"),
    (("naskah.txt", "--fail-on", "always"), "U112"),
    (("tiada.txt",), "R001"),
])  # fmt: skip
def test_misuse_is_one_clear_error(perda: Perda, draft: Path, arguments: tuple[str, ...], code: str) -> None:
    named = [str(draft) if argument == "naskah.txt" else argument for argument in arguments]
    ran = perda("draft", "lint", *named)
    assert (ran.code, ran.out) == (2, "")
    assert f" {code}: " in ran.err


def test_a_text_without_a_pasal_is_told_so(perda: Perda, tmp_path: Path) -> None:
    memo = tmp_path / "nota.txt"
    memo.write_text("Mohon taman dirawat.\n", encoding="utf-8")
    ran = perda("draft", "lint", memo, "--select", "RD129")
    assert ran.code == 1
    assert f"{memo}:1:1: " in ran.out
