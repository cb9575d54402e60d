"""Every rule of the lint is described whole, finds what its bad example shows, and holds in each of its cases.

The cases are the files of ``cases``, one for each rule, named by its code.
"""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any

import pytest
import yaml

from perda_rules.language import Label
from perda_rules.regulation.document import Document
from perda_rules.regulation.lint.models import Finding
from perda_rules.regulation.lint.registry import describe, rules
from perda_rules.regulation.lint.run import lint
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.reading.reader import document_of, read_bytes

CASES = Path(__file__).parent / "cases"


def cases() -> list[Any]:
    """Return every case: code, draft, and the places that the rule finds in it."""
    return [
        pytest.param(path.stem.upper(), case["draft"], case["finds"], id=f"{path.stem}: {case['name']}")
        for path in sorted(CASES.glob("*.yaml"))
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    ]


def found(code: str, draft: str) -> tuple[Finding, ...]:
    return lint(read(draft), [rules()[code]])


def read(draft: str) -> Document:
    """Read a draft; one that is a web page as a page, which may hide words."""
    return document_of(read_bytes(draft.encode(), "draft")) if draft.startswith("<html>") else parse_document(draft)


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}


@pytest.mark.parametrize("code", rules())
def test_a_rule_finds_something_in_its_bad_example_and_nothing_in_its_good_one(code: str) -> None:
    said = describe(code)
    assert found(code, said.bad)
    assert not found(code, said.good)


@pytest.mark.parametrize("code", rules())
def test_what_a_rule_says_has_the_same_parameters_in_both_languages(code: str) -> None:
    said = describe(code)
    assert fields(said.message.id) == fields(said.message.en)
    for label in (said.title, said.do, said.why):
        assert isinstance(label, Label)
        assert not fields(label.id) | fields(label.en)
    assert bool(said.conventions) == (said.source != "practice")


@pytest.mark.parametrize("code", rules())
def test_a_rule_has_cases_in_which_it_finds_something_and_cases_in_which_it_finds_nothing(code: str) -> None:
    path = CASES / f"{code.lower()}.yaml"
    assert path.is_file(), f"{code} has no cases"
    assert {bool(case["finds"]) for case in yaml.safe_load(path.read_text(encoding="utf-8"))} == {True, False}


def test_every_file_of_cases_belongs_to_a_rule() -> None:
    assert {path.stem.upper() for path in CASES.glob("*.yaml")} <= rules().keys()


@pytest.mark.parametrize(("code", "draft", "finds"), cases())
def test_a_rule_finds_what_its_case_says(code: str, draft: str, finds: list[Any]) -> None:
    said = describe(code)
    places = []
    for one in found(code, draft):
        said.message.id.format_map(one.params)  # every parameter of the message is given
        places.append((f"{one.line}:{one.column}", dict(one.params)))
    expected = [one if isinstance(one, dict) else {"at": one} for one in finds]
    assert [place for place, _ in places] == [str(one["at"]) for one in expected]
    for (_, params), one in zip(places, expected, strict=True):
        assert {key: params.get(key) for key in one if key != "at"} == {k: str(v) for k, v in one.items() if k != "at"}
