"""The reference of the lint's rules is current, and has every rule."""

from __future__ import annotations

from pathlib import Path

import pytest

from perda_rules.language import LANGUAGES, Language
from perda_rules.regulation.lint.registry import rules
from perda_rules.reports.diagnostics.rule_page import reference, rule_page

DOCS = Path(__file__).resolve().parents[3] / "docs"
FILES: dict[Language, str] = {"id": "lint.id.md", "en": "lint.md"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_of_the_rules_is_current(language: Language) -> None:
    committed = (DOCS / FILES[language]).read_text(encoding="utf-8")
    assert committed == reference(rules().values(), language), "run: python tests/documentation.py"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", rules())
def test_the_page_of_a_rule_stands_in_the_reference(code: str, language: Language) -> None:
    assert rule_page(rules()[code], language).split("\n", 1)[1].strip() in reference(rules().values(), language)
