"""What the audit report says, in the order in which an Indonesian audit report says it.

Conclusion and recommendations, then basis, purpose, scope, method and period, the audited body and its earlier
follow-up, then the findings in six parts, then the annexes. Plain texts and lists, which the formats only place: the
machine fills in kondisi, kriteria and rekomendasi; what is the auditor's stays open and is marked so.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from perda_rules.assessment.comparing import compare
from perda_rules.assessment.models import Assessment
from perda_rules.language import Language, write_date
from perda_rules.messages import say
from perda_rules.reports.comparison import Line, changed_lines
from perda_rules.reports.entries import CITY, Entry
from perda_rules.reports.view import Row, View, make_view

Content = dict[str, Any]

LEADING = 20
"""How many recommendations stand in front; all of them stand with their findings."""


def audit_report(
    assessment: Assessment,
    language: Language,
    previous: Assessment | None = None,
    by: Literal["chapter", "objective"] = "chapter",
) -> Content:
    """Put an assessment into the form of an audit report.

    ``previous`` is the assessment that was made before it, ``by`` how the findings are grouped.
    """
    view = make_view(assessment, language, gaps_only=True)

    def tell(key: str, **params: object) -> str:
        return say(f"audit_report.{key}", language, **params)

    counted = sum(bool(item.used_by or item.rejected) for item in view.items)
    return {
        "language": language,
        "day": [assessment.at.year, assessment.at.month, assessment.at.day],
        "title": view.title,
        "mode": view.mode.name,
        "explanation": view.explanation,
        "classification": say("report.fact.ordinary", language),
        "open": say("report.open", language),
        "labels": _labels(language),
        "facts": [[name, value] for name, value in view.facts],
        "conclusion": [*view.conclusion, *view.warnings],
        "corpus": view.corpus,
        "recommendations": [_recommendation(entry) for entry in view.findings[:LEADING]],
        "more_recommendations": tell("more_recommendations", n=len(view.findings) - LEADING)
        if len(view.findings) > LEADING
        else "",
        "purpose": tell("purpose"),
        "scope": _scope(view, tell),
        "method": [tell(f"method.{number}") for number in range(1, 5)] + [say("report.rate_rule", language)],
        "previous": _previous(assessment, previous, language, tell),
        "groups": [
            {
                "title": group.node.name,
                "key": group.node.key,
                "findings": [_finding(entry) for entry in group.findings],
            }
            for group in view.groups(by)
        ],
        "no_findings": say("report.no_gaps", language),
        "signature": [tell("signature.place"), tell("signature.office"), tell("signature.name")],
        "chapters": _counts(view, view.axes["chapter"], language, "chapter"),
        "objectives": _counts(view, view.axes["objective"], language, "objective"),
        "evidence": [
            [str(item.number), item.title, " ".join(filter(None, (item.type, item.document))), item.date, item.level,
             item.rejected or ""]
            for item in view.items
            if item.used_by or item.rejected
        ],
        "other_evidence": tell("other_evidence", n=len(view.items) - counted) if len(view.items) > counted else "",
        "limits": _limits(view, tell),
        "made_by": view.made_by,
        "fingerprint": view.fingerprint,
    }  # fmt: skip


def _labels(language: Language) -> dict[str, str]:
    """Return the words that the templates place, by key."""
    own = (
        "summary", "recommendations", "basis", "basis_open", "purpose", "scope", "method", "period", "audited",
        "previous", "findings", "signature", "annex_chapters", "annex_objectives", "annex_evidence", "annex_limits",
        "contents", "page", "of", "no", "recommendation", "responsible", "until", "document", "type", "date", "level",
        "rejected", "node", "judged", "rate", "finding", "duty", "before", "now", "general",
    )  # fmt: skip
    parts = ("condition", "criteria", "cause", "effect", "recommendation", "response", "closing")
    return {
        **{key: say(f"audit_report.label.{key}", language) for key in own},
        **{f"part_{key}": say(f"report.{key}", language) for key in parts},
    }


def _recommendation(entry: Entry) -> list[str]:
    return [entry.id, entry.citation, entry.recommendation, _responsible(entry), entry.follow_up]


def _responsible(entry: Entry) -> str:
    if entry.unit.key in (CITY, entry.lead.key):
        return entry.lead.name
    return entry.unit.name


def _finding(entry: Entry) -> dict[str, Any]:
    condition = [*entry.condition, *filter(None, (entry.windows_summary, entry.events_summary))]
    near = [f"{asked.type}: {asked.near.title}. {asked.lacking}" for asked in entry.asked if asked.near]
    dated = "; ".join(filter(None, (entry.deadline, entry.due, entry.overdue)))
    return {
        "id": entry.id,
        "verdict": entry.verdict.name,
        "severity": entry.severity.name,
        "responsible": _responsible(entry),
        "title": entry.action,
        "condition": condition or [entry.verdict.name],
        "near": near,
        "criteria": [f"{entry.citation} ({entry.heading})", f"{entry.actor}: {entry.action}", dated],
        "quote": entry.quote or "",
        "cause": entry.cause or "",
        "effect": entry.effect or "",
        "recommendation": f"{entry.recommendation} ({entry.follow_up})",
        "response": entry.response or "",
        "closing": entry.evidence,
        "decisions": [f"{d.kind}: {d.reason} ({d.author}, {d.date})" for d in entry.decisions],
        "remarks": [*([_interpretation(entry)] if entry.reading and entry.reading.decisive else []), *entry.remarks],
    }


def _interpretation(entry: Entry) -> str:
    reading = entry.reading
    assert reading is not None  # noqa: S101 (asked before)
    words = f"“{reading.words}”" if reading.words else ""
    return " ".join(filter(None, (words, reading.length, reading.ground)))


def _scope(view: View, tell: Callable[..., str]) -> list[str]:
    said = [tell("scope.judged", judged=view.total.judged)]
    if view.out_of_scope:
        said.append(tell("scope.outside", n=len(view.out_of_scope)))
    return [
        *said,
        *(tell("scope.excluded", n=len(e.duties), reason=e.reason, who=e.organisation) for e in view.exclusions),
    ]


def _previous(
    assessment: Assessment, previous: Assessment | None, language: Language, tell: Callable[..., str]
) -> dict[str, Any]:
    """Say what became of the findings of the audit before; without one, that none was supplied."""
    if previous is None:
        return {"said": [tell("previous.none")], "open": []}
    made = compare(previous, assessment)
    counts = made.counts
    said = [
        tell(
            "previous.counts",
            day=write_date(previous.at, language),
            closed=counts["closed"] + counts["lifted"],
            open=counts["open"] + counts["better"] + counts["worse"],
            new=counts["new"],
        )
    ]
    lines = [line for kind in ("worse", "open", "better") for line in changed_lines(made, kind, language)]
    return {"said": said, "open": [_earlier(line) for line in lines]}


def _earlier(line: Line) -> list[str]:
    return [line.duty, line.action, line.lead, line.before, line.after]


def _counts(view: View, rows: tuple[Row, ...], language: Language, axis: str) -> dict[str, Any]:
    head = [say(f"axis.{axis}", language), *(cell.verdict.name for cell in view.total.cells)]
    body = [
        [
            row.name if axis != "objective" or row.name.startswith(row.key) else f"{row.key} {row.name}",
            *(str(cell.number) if cell.number else "–" for cell in row.cells),
            row.rate,
        ]
        for row in rows
    ]
    return {"head": [*head, say("report.rate", language)], "rows": body}


def _limits(view: View, tell: Callable[..., str]) -> list[str]:
    said = [tell("limits.opinion")]
    said += [f"{name}: {what}" for name, what in view.decisions]
    said += [f"{found.code} {found.place}: {found.what}" for found in view.problems]
    return said
