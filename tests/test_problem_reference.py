"""The reference of problems names every problem, and every problem can be looked up where it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from perda_rules.language import LANGUAGES, Language
from perda_rules.messages import catalogue, sentences
from perda_rules.messages.reference import describe_problems, problem_codes

DOCS = Path(__file__).resolve().parents[1] / "docs"
FILES: dict[Language, str] = {"id": "problems.id.md", "en": "problems.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_of_problems_is_current(language: Language) -> None:
    committed = (DOCS / FILES[language]).read_text(encoding="utf-8")
    assert committed == describe_problems(language), "run: python tests/documentation.py"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_says_of_every_problem_what_is_wrong_and_what_to_do(language: Language) -> None:
    lines = describe_problems(language).splitlines()
    for code in problem_codes():
        (at,) = (number for number, line in enumerate(lines) if line.startswith(f"- `{code}` "))
        assert lines[at + 1].startswith("  *")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_has_no_place_to_fill_in(language: Language) -> None:
    sentences_alone = [line for line in describe_problems(language).splitlines() if line.startswith(("- ", "  *"))]
    named = {"{" + name + "}" for name in ("name", "limit", "close", "reason", "expected", "value")}
    assert not [line for line in sentences_alone if any(field in line for field in named)]


def test_every_sentence_of_the_catalogue_is_found_where_it_is_looked_up() -> None:
    for key, sentence in catalogue().items():
        assert sentences(key) == sentence
