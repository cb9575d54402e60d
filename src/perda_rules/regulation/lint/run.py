"""Running rules over a draft."""

from __future__ import annotations

from collections.abc import Iterable

from perda_rules.regulation.document import Document
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Finding, Rule


def lint(document: Document, rules: Iterable[Rule]) -> tuple[Finding, ...]:
    """Return what ``rules`` find in ``document``, in the order of the text."""
    draft = Draft(document)
    found = [
        Finding(rule.code, rule.severity, hit.line, hit.column, hit.eid, hit.params)
        for rule in rules
        for hit in rule.check(draft)
    ]
    return tuple(sorted(found, key=lambda one: (one.line, one.column, one.code)))
