"""From what the draft lint found to what is written: citations and sentences in both languages."""

from __future__ import annotations

from collections.abc import Sequence

from perda_rules import __version__
from perda_rules.language import Label
from perda_rules.regulation.citation import cite
from perda_rules.regulation.document import Document
from perda_rules.regulation.lint.models import Finding, Rule
from perda_rules.regulation.lint.registry import describe
from perda_rules.regulation.register import build_register
from perda_rules.reports.diagnostics.models import Checked, Diagnostic, RuleInfo

TOOL = "perda-rules draft lint"


def checked_drafts(drafts: Sequence[tuple[str, Document, Sequence[Finding]]], rules: Sequence[Rule]) -> Checked:
    """Put into words what ``rules`` found in ``drafts``: the name of each file, its document and its findings."""
    fired = {found.code for _, _, findings in drafts for found in findings}
    described = {rule.code: describe(rule.code) for rule in rules if rule.code in fired}
    diagnostics: list[Diagnostic] = []
    for file, document, findings in drafts:
        register = {provision.id: provision for provision in build_register(document)} if findings else {}
        diagnostics += [
            Diagnostic(
                code=found.code,
                severity=found.severity,
                file=file,
                line=found.line,
                column=found.column,
                eid=found.eid,
                citation=Label(
                    id=cite(register[found.eid], register, "id"), en=cite(register[found.eid], register, "en")
                )
                if found.eid in register
                else None,
                message=_filled(described[found.code].message, found),
            )
            for found in findings
        ]
    return Checked(
        tool=TOOL,
        version=__version__,
        files=tuple(file for file, _, _ in drafts),
        rules=tuple(
            RuleInfo(
                code=rule.code,
                severity=rule.severity,
                title=described[rule.code].title,
                do=described[rule.code].do,
                why=described[rule.code].why,
                conventions=described[rule.code].conventions,
            )
            for rule in rules
            if rule.code in fired
        ),
        checked=len(rules),
        findings=tuple(diagnostics),
    )


def _filled(told: Label, found: Finding) -> Label:
    return Label(id=told.id.format_map(found.params), en=told.en.format_map(found.params))
