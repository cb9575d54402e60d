"""Findings in every format: the readers of other tools accept them, and nothing in a draft escapes its place."""

from __future__ import annotations

import json
from typing import Any

import pytest
from junitparser import JUnitXml
from pydantic import BaseModel
from sarif_pydantic import Sarif

from perda_rules.language import Label, Language
from perda_rules.reports.diagnostics import FORMATS
from perda_rules.reports.diagnostics.models import Checked, Diagnostic, RuleInfo

HOSTILE = "satu::error::dua%0A\x1b[31m</failure>, tiga\r\nempat\x00"
OUTSIDE_THE_MODELS = {"language", "columnKind", "kind", "fullyQualifiedName"}
"""Properties of the standard that the library has no field for."""


def label(words: str) -> Label:
    return Label(id=words, en=f"{words} (en)")


def finding(severity: Any, **more: Any) -> Diagnostic:
    code = {"error": "RD101", "warning": "RD102", "notice": "RD103"}[severity]
    values = {
        "code": code, "severity": severity, "file": "naskah baru.txt", "line": 3, "column": 5, "eid": "art_1",
        "citation": label("Pasal 1"), "message": label("Kata ganda “dan”."),
    }  # fmt: skip
    return Diagnostic(**{**values, **more})


def checked(*findings: Diagnostic) -> Checked:
    rules = {
        found.code: RuleInfo(
            code=found.code, severity=found.severity, title=label("Judul"), do=label("Hapus."), why=label("Sebab.")
        )
        for found in findings
    }
    files = tuple(dict.fromkeys([*(found.file for found in findings), "lain.txt"]))
    return Checked(
        tool="perda-rules draft lint", version="1.0", files=files,
        rules=tuple(rules.values()), checked=7, findings=findings,
    )  # fmt: skip


THREE = checked(finding("error"), finding("warning", line=0, column=0, eid=None, citation=None), finding("notice"))


def render(form: str, language: Language = "id", what: Checked = THREE) -> str:
    return FORMATS[form](what, language)


def test_text_names_each_place_and_each_rule_once_with_what_to_do() -> None:
    assert render("text").splitlines() == [
        "naskah baru.txt:3:5: galat RD101: Pasal 1: Kata ganda “dan”.",
        "naskah baru.txt: peringatan RD102: Kata ganda “dan”.",
        "naskah baru.txt:3:5: catatan RD103: Pasal 1: Kata ganda “dan”.",
        "",
        "    1 × RD101 galat: Judul",
        "          Hapus.",
        "    1 × RD102 peringatan: Judul",
        "          Hapus.",
        "    1 × RD103 catatan: Judul",
        "          Hapus.",
        "",
        "1 galat, 1 peringatan, 1 catatan; 7 aturan diperiksa.",
    ]
    assert "1 error, 1 warning, 1 notice; 7 rules checked." in render("text", "en")


def test_text_without_a_finding_is_one_line() -> None:
    assert render("text", what=checked()) == "Tidak ada temuan; 7 aturan diperiksa.\n"


def test_json_holds_both_languages() -> None:
    made = json.loads(render("json"))
    assert made == json.loads(render("json", "en"))
    assert made["findings"][0]["message"] == {"id": "Kata ganda “dan”.", "en": "Kata ganda “dan”. (en)"}
    assert [made["checked"], len(made["rules"]), made["files"]] == [7, 3, ["naskah baru.txt", "lain.txt"]]


def unknown(part: object) -> set[str]:
    """Return the properties that the models of the format do not know."""
    if isinstance(part, BaseModel):
        found = set(part.model_extra or {})
        return found.union(*(unknown(value) for _, value in part))
    return set().union(*(unknown(value) for value in part)) if isinstance(part, list) else set()


def test_sarif_is_read_by_its_models() -> None:
    log = Sarif.model_validate_json(render("sarif"))
    assert unknown(log) <= OUTSIDE_THE_MODELS
    (ran,) = log.runs
    assert [(r.rule_id, r.rule_index, r.level) for r in ran.results or []] == [
        ("RD101", 0, "error"), ("RD102", 1, "warning"), ("RD103", 2, "note"),
    ]  # fmt: skip
    first, second, _ = (result.locations[0].physical_location for result in ran.results or [])
    assert (first.artifact_location.uri, first.region.start_line, first.region.start_column) == (
        "naskah%20baru.txt",
        3,
        5,
    )
    assert second.region is None
    assert [rule.id for rule in ran.tool.driver.rules or []] == ["RD101", "RD102", "RD103"]


def test_junit_counts_failures_and_skips_and_names_files_without_a_finding() -> None:
    suites = JUnitXml.fromstring(render("junit").encode())
    assert (suites.tests, suites.failures, suites.skipped, suites.errors) == (4, 2, 1, 0)
    first, second = list(suites)
    assert [(s.name, s.tests, s.failures, s.skipped) for s in (first, second)] == [
        ("naskah baru.txt", 3, 2, 1), ("lain.txt", 1, 0, 0),
    ]  # fmt: skip
    case = next(iter(first))
    assert (case.name, case.classname) == ("RD101 naskah baru.txt:3:5", "Pasal 1")
    assert [result.message for result in case.result] == ["Kata ganda “dan”."]


def test_github_commands_stand_one_to_a_line() -> None:
    assert render("github").splitlines() == [
        "::error file=naskah baru.txt,line=3,col=5,title=RD101::Pasal 1: Kata ganda “dan”.",
        "::warning file=naskah baru.txt,title=RD102::Kata ganda “dan”.",
        "::notice file=naskah baru.txt,line=3,col=5,title=RD103::Pasal 1: Kata ganda “dan”.",
        "1 galat, 1 peringatan, 1 catatan; 7 aturan diperiksa.",
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_in_a_draft_or_a_file_name_escapes_its_place(form: str) -> None:
    hostile = checked(finding("error", message=label(HOSTILE), citation=label(HOSTILE), file=HOSTILE))
    written = FORMATS[form](hostile, "id")
    if form == "json":
        assert json.loads(written)["findings"][0]["file"] == HOSTILE
        return
    assert not [character for character in written if character < " " and character != "\n"]
    if form == "github":
        assert sum(line.startswith("::") for line in written.splitlines()) == 1
        assert "%250A" in written
    if form == "junit":
        (case,) = next(iter(JUnitXml.fromstring(written.encode())))
        assert case.classname == "satu::error::dua%0A, tiga empat".replace(", ", "</failure>, ")
    if form == "sarif":
        Sarif.model_validate_json(written)
