"""Findings for people: one line each that an editor can follow, then each rule once with what to do."""

from __future__ import annotations

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.diagnostics.models import SEVERITIES, Checked, Diagnostic
from perda_rules.reports.wording import clean, count_of, write


def render(checked: Checked, language: Language) -> str:
    """Write the findings, a table of the rules that found something, and a line of counts."""
    lines = [_line(found, language) for found in checked.findings]
    counts = checked.by_rule()
    if counts:
        lines.append("")
    for rule in sorted(checked.rules, key=lambda rule: (SEVERITIES.index(rule.severity), rule.code)):
        severity = say(f"problem_word.{rule.severity}", language)
        lines.append(f"{counts[rule.code]:>5} × {rule.code} {severity}: {write(rule.title, language)}")
        lines.append(f"          {write(rule.do, language)}")
    if lines:
        lines.append("")
    lines.append(summary(checked, language))
    return "\n".join(lines) + "\n"


def summary(checked: Checked, language: Language) -> str:
    """Say in one line how many findings there are, by severity."""
    if not checked.findings:
        return say("diagnostics.none", language, rules=checked.checked)
    counts = checked.by_severity()
    parts = ", ".join(
        count_of(f"diagnostics.count.{severity}", counts[severity], language)
        for severity in SEVERITIES
        if counts[severity]
    )
    return say("diagnostics.some", language, counts=parts, rules=checked.checked)


def place(found: Diagnostic) -> str:
    """Write the place of a finding as ``file:line:column``."""
    return f"{found.file}:{found.line}:{found.column}" if found.line else found.file


def _line(found: Diagnostic, language: Language) -> str:
    where = f"{write(found.citation, language)}: " if found.citation else ""
    severity = say(f"problem_word.{found.severity}", language)
    return f"{clean(place(found))}: {severity} {found.code}: {where}{write(found.message, language)}"
