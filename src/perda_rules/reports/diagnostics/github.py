"""Findings as workflow commands, which GitHub shows beside the lines of a change.

Format: docs.github.com, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from perda_rules.language import Language
from perda_rules.reports.diagnostics.models import Checked, Diagnostic
from perda_rules.reports.diagnostics.text import summary
from perda_rules.reports.wording import clean, write

_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def render(checked: Checked, language: Language) -> str:
    """Write one command for each finding, and the counts as a plain line."""
    lines = [_command(found, language) for found in checked.findings]
    return "\n".join([*lines, summary(checked, language)]) + "\n"


def _command(found: Diagnostic, language: Language) -> str:
    properties = {"file": found.file}
    if found.line:
        properties |= {"line": str(found.line), "col": str(max(found.column, 1))}
    where = f"{write(found.citation, language)}: " if found.citation else ""
    properties["title"] = found.code
    written = ",".join(f"{key}={_escaped(value, _PROPERTY_ESCAPES)}" for key, value in properties.items())
    return f"::{found.severity} {written}::{_escaped(where + write(found.message, language), _ESCAPES)}"


def _escaped(text: str, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(character, character) for character in clean(text))
