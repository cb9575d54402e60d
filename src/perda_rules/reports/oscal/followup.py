"""The follow-up of recommendations as an OSCAL plan of action and milestones."""

from __future__ import annotations

from datetime import date
from typing import Any

from perda_rules.assessment.followup import SETTLED, Recommendation, Register
from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.oscal.document import (
    NAMESPACE,
    identify,
    line,
    metadata,
    moment,
    properties,
    token,
    write_document,
)
from perda_rules.reports.oscal.results import risk_uuid

_STATES = {
    "sesuai": "closed",
    "belum-sesuai": "remediating",
    "belum-ditindaklanjuti": "open",
    "tidak-dapat-ditindaklanjuti": "deviation-approved",
}


def write_plan(register: Register, day: date, language: Language) -> bytes:
    """Write the recommendations of a register; they are the risks of the assessment results, by the same ids.

    A register without entries has no OSCAL form: a plan of action needs an item. It gets one that says so.
    """
    entries = register.entries
    leads = {entry.lead for entry in entries}
    names = [(lead, name.text(language)) for lead, name in register.names.items() if lead in leads]
    nothing = {"title": say("oscal.no_item", language), "description": say("oscal.no_item", language)}
    body: dict[str, Any] = {
        "uuid": identify("plan-of-action", *(entry.id for entry in entries)),
        "metadata": metadata(say("oscal.plan_of_action", language), day, day.isoformat(), names),
        "system-id": {"identifier-type": NAMESPACE, "id": "perda-rules"},
        "poam-items": [_item(entry, language) for entry in entries] or [nothing],
    }
    if entries:
        body["risks"] = [_risk(entry, language) for entry in entries]
    return write_document("plan-of-action-and-milestones", body)


def _item(entry: Recommendation, language: Language) -> dict[str, Any]:
    return {
        "uuid": identify("poam-item", entry.id),
        "title": line(f"{entry.id} {entry.citation.text(language)}"),
        "description": line(entry.recommendation.text(language)),
        "props": properties(
            [
                ("finding", entry.id),
                ("obligation", entry.obligation),
                ("statement", token(entry.obligation)),
                ("unit", entry.unit),
                ("lead", entry.lead),
                ("status", entry.status),
            ]
        ),
        "related-risks": [{"risk-uuid": risk_uuid(entry.obligation, entry.unit)}],
    }


def _risk(entry: Recommendation, language: Language) -> dict[str, Any]:
    risk: dict[str, Any] = {
        "uuid": risk_uuid(entry.obligation, entry.unit),
        "title": line(entry.citation.text(language)),
        "description": line(entry.recommendation.text(language)),
        "statement": line(say(f"followup.status.{entry.status}", language)),
        "props": properties([("severity", entry.severity), ("settled", str(entry.status in SETTLED).lower())]),
        "status": _STATES[entry.status],
        "deadline": moment(entry.due),
    }
    steps = [
        {
            "uuid": identify("step", entry.id, str(number)),
            "title": line(say(f"followup.status.{step.status}", language)),
            "description": line(f"{step.by}: {step.note or '–'}"),
            "start": moment(step.date),
            "status-change": _STATES[step.status],
        }
        for number, step in enumerate(entry.steps)
    ]
    return {**risk, "risk-log": {"entries": steps}} if steps else risk
