"""Findings as workflow commands, which GitHub shows beside the lines of a change.

Format: docs.github.com, "Workflow commands for GitHub Actions".
"""

from __future__ import annotations

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.diagnostics.models import Checked, Diagnostic
from perda_rules.reports.diagnostics.text import place, summary
from perda_rules.reports.markdown import escape
from perda_rules.reports.wording import clean, write

SHOWN = 200
"""How many findings a summary of a job names."""
_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY_ESCAPES = {**_ESCAPES, ":": "%3A", ",": "%2C"}


def render(checked: Checked, language: Language) -> str:
    """Write one command for each finding, and the counts as a plain line."""
    lines = [_command(found, language) for found in checked.findings]
    return "\n".join([*lines, summary(checked, language)]) + "\n"


def job_summary(checked: Checked, language: Language) -> str:
    """Write the summary of a job in Markdown: the counts, then the errors and warnings as a table."""
    lines = [f"## {escape(say('gate.summary.title', language))}", "", escape(summary(checked, language)), ""]
    shown = [found for found in checked.findings if found.severity != "notice"][:SHOWN]
    if shown:
        lines += ["| | | |", "| --- | --- | --- |"]
    for found in shown:
        where = write(found.citation, language) if found.citation else place(found)
        severity = say(f"problem_word.{found.severity}", language)
        lines.append(f"| {escape(severity)} | {escape(where)} | {escape(write(found.message, language))} |")
    return "\n".join(lines) + "\n\n"


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
