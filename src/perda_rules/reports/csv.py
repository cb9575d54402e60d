"""The CSV report: one row per result, for filtering and counting in a spreadsheet.

UTF-8 with a byte order mark, since Excel takes a file without one for another encoding; commas, every cell in
quotes, lines ending in CR LF (RFC 4180). An Excel that expects semicolons, as the Indonesian one does, opens it by
Data > From Text/CSV. Each heading is ``id | label``: the part before the bar is stable and the same in every language.
No cell can act as a formula.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

from perda_rules.assessment.models import Assessment
from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.entries import Asked, Entry, Mention
from perda_rules.reports.view import View, make_view
from perda_rules.reports.wording import clean

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠", "|", "%")
BYTE_ORDER_MARK = "\ufeff"

COLUMNS: dict[str, Callable[[Entry], object]] = {
    "id": lambda e: e.id,
    "obligation": lambda e: e.obligation,
    "citation": lambda e: e.citation,
    "chapter": lambda e: e.chapter.name,
    "objective": lambda e: e.objective.key if e.objective else "",
    "practice": lambda e: e.practice or "",
    "action": lambda e: e.action,
    "lead": lambda e: e.lead.name,
    "unit": lambda e: e.unit.name,
    "verdict_code": lambda e: e.verdict.key,
    "verdict": lambda e: e.verdict.name,
    "found": lambda e: e.found.name if e.found else e.verdict.name,
    "done": lambda e: e.done,
    "of": lambda e: e.of,
    "severity_code": lambda e: e.severity.key,
    "severity": lambda e: e.severity.name,
    "excepted": lambda e: e.excepted,
    "due": lambda e: e.due_date or "",
    "overdue_days": lambda e: e.overdue_days,
    "basis": lambda e: e.basis.name if e.basis else "",
    "deadline": lambda e: e.deadline,
    "condition": lambda e: " ".join([*e.condition, e.windows_summary, e.events_summary]),
    "cause": lambda e: e.cause or "",
    "effect": lambda e: e.effect or "",
    "recommendation": lambda e: e.recommendation if e.gap else "",
    "follow_up": lambda e: e.follow_up_date if e.gap else "",
    "evidence": lambda e: e.evidence,
    "accepted": lambda e: _keys(e.accepted),
    "missing": lambda e: "; ".join(_missing(asked) for asked in e.asked if not asked.satisfied),
    "near": lambda e: "; ".join(_near(asked) for asked in e.asked if asked.near),
    "reading": lambda e: " ".join(filter(None, (e.reading.words, e.reading.length))) if e.reading else "",
    "decisions": lambda e: "; ".join(f"{d.id}: {d.kind}" for d in e.decisions),
    "response": lambda e: e.response or "",
    "answers": lambda e: " ".join(e.answers),
}
"""Stable column id → what stands in it. New columns are added at the end. ``done`` and ``of`` stand apart, since a
spreadsheet takes "9/12" for a day."""


def write_csv(assessment: Assessment, language: Language) -> bytes:
    """Write one row per result: first the gaps, most urgent first, then the others in the order of the regulation."""
    view = make_view(assessment, language)
    stream = io.StringIO()
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([f"{column} | {say(f'report.column.{column}', language)}" for column in COLUMNS])
    for entry in _entries(view):
        writer.writerow([cell(value(entry), language) for value in COLUMNS.values()])
    return (BYTE_ORDER_MARK + stream.getvalue()).encode()


def cell(value: object, language: Language) -> str:
    """Write a value as the text of a cell that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return say("report.yes" if value else "report.no", language)
    text = clean(str(value))
    # The apostrophe is the spreadsheets' own sign for text.
    return f"'{text}" if text.startswith(_FORMULA) else text


def _entries(view: View) -> list[Entry]:
    return [*view.findings, *(entry for _, entries in view.rest for entry in entries)]


def _keys(mentions: tuple[Mention, ...]) -> str:
    return "; ".join(mention.key for mention in mentions)


def _missing(asked: Asked) -> str:
    return f"{asked.type} ({', '.join(asked.asks)})" if asked.asks else asked.type


def _near(asked: Asked) -> str:
    return f"{asked.near.key if asked.near else ''}: {asked.lacking}"
