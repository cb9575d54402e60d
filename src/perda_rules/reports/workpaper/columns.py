"""The columns of the working paper: what the program fills in, and what the auditor does.

Both the writer and the reader go by the ids here; they stand in a hidden first row of each sheet, so that a heading may
be renamed or a column moved and the workbook still reads back.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, NamedTuple

from perda_rules.reports.entries import Entry, Item, Mention

Kind = Literal["text", "number", "date", "choice"]
Sheet = Literal["findings", "evidence"]


class Column(NamedTuple):
    """A column that the auditor fills in."""

    id: str
    kind: Kind
    width: int


FINDING_WIDTHS = {
    "id": 12, "citation": 24, "action": 44, "severity": 12, "lead": 20, "unit": 18, "verdict": 16, "condition": 44,
    "accepted": 28, "missing": 36, "due": 12, "overdue_days": 9, "recommendation": 40, "follow_up": 12,
    "obligation": 30, "unit_key": 14,
}  # fmt: skip
FINDING: dict[str, Callable[[Entry], object]] = {
    "id": lambda e: e.id,
    "citation": lambda e: e.citation,
    "action": lambda e: e.action,
    "severity": lambda e: e.severity.name,
    "lead": lambda e: e.lead.name,
    "unit": lambda e: e.unit.name,
    "verdict": lambda e: e.verdict.name,
    "condition": lambda e: " ".join(filter(None, [*e.condition, e.windows_summary, e.events_summary])),
    "accepted": lambda e: _named(e.accepted),
    "missing": lambda e: "; ".join(asked.type for asked in e.asked if not asked.satisfied),
    "due": lambda e: e.due_date or "",
    "overdue_days": lambda e: e.overdue_days,
    "recommendation": lambda e: e.recommendation if e.gap else "",
    "follow_up": lambda e: e.follow_up_date if e.gap else "",
    "obligation": lambda e: e.obligation,
    "unit_key": lambda e: e.unit.key,
}
"""What the program says of a result. The last two are the keys by which a row is read back."""

EVIDENCE_WIDTHS = {
    "key": 34, "organisation": 20, "type": 26, "title": 44, "document": 20, "date": 16, "status": 9, "level": 16,
    "file": 30, "rejected": 30, "used_by": 9,
}  # fmt: skip
EVIDENCE: dict[str, Callable[[Item], object]] = {
    "key": lambda i: i.key,
    "organisation": lambda i: i.organisation,
    "type": lambda i: i.type,
    "title": lambda i: i.title,
    "document": lambda i: i.document or "",
    "date": lambda i: i.date,
    "status": lambda i: i.status,
    "level": lambda i: i.level,
    "file": lambda i: i.file or "",
    "rejected": lambda i: i.rejected or "",
    "used_by": lambda i: i.used_by,
}
"""What the program says of a document; the first is the key by which a row is read back."""

DECISIONS: dict[Sheet, tuple[Column, ...]] = {
    "findings": (
        Column("set_verdict", "choice", 18),
        Column("exempt_until", "date", 13),
        Column("length", "text", 12),
        Column("cause", "text", 34),
        Column("effect", "text", 34),
        Column("response", "text", 34),
        Column("reason", "text", 34),
        Column("author", "text", 22),
        Column("decided_on", "date", 13),
        Column("reviewed_by", "text", 22),
        Column("reviewed_on", "date", 13),
    ),
    "evidence": (
        Column("ruling", "choice", 12),
        Column("only_for", "text", 30),
        Column("reason", "text", 34),
        Column("author", "text", 22),
        Column("decided_on", "date", 13),
    ),
}
"""What the auditor fills in. ``reviewed_by`` and ``reviewed_on`` belong to the working paper and are no judgement."""

RULINGS = ("accept_item", "reject_item")


def _named(mentions: tuple[Mention, ...]) -> str:
    return "; ".join(f"[{m.number}] {m.title}" if m.number else m.title for m in mentions)
