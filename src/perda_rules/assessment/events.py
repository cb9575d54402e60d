"""Events and their responses: duties that something sets off, as in "each emergency change is authorised afterwards".

An event is an item of a type or a row of a register; its response is in the same row, or an item that names the
event's key. No event at all is no compliance: it needs a signed declaration that nothing happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from perda_rules.assessment.deadlines import due_day
from perda_rules.assessment.demand import Asked, Evidence, look
from perda_rules.assessment.models import EventResult, Reason, Verdict
from perda_rules.assessment.readings import Resolved
from perda_rules.assessment.verdicts import Frame, Outcome
from perda_rules.engine.conditions import row_holds
from perda_rules.engine.port import Fact
from perda_rules.evidence.models import CheckedItem
from perda_rules.obligations.models import Triggered


class Event(NamedTuple):
    """One thing that happened and asks for a response."""

    name: str
    day: date
    item: CheckedItem
    fields: Mapping[str, Any]
    """The row, or the item's attributes."""


def judge_triggered(
    deadline: Triggered,
    nil: Sequence[Asked],
    obligation: str,
    evidence: Evidence,
    frame: Frame,
    resolved: Resolved,
) -> Outcome:
    """Judge every event of the period; late responses count as answered, and make the verdict late.

    ``nil`` is the compiled declaration that nothing happened, where the duty accepts one.
    """
    found_events = list(_events(deadline, evidence, frame))
    answers = list(_responses(deadline, obligation, evidence))
    results = [
        _judge(event, deadline, _candidates(event, deadline, answers, obligation, evidence), frame, resolved)
        for event in found_events
    ]
    if deadline.events.key is not None:
        results = _once_each(results)
    judged = [result for result in results if result.state != "pending"]
    answered = [result for result in judged if result.state in ("met", "late")]
    missing = [result for result in judged if result.state == "missing"]
    base = Outcome(
        "met",
        len(answered),
        len(judged),
        accepted=tuple(sorted({result.item for result in answered})),
        events=tuple(results),
    )
    if not results:
        return _no_event(deadline, nil, obligation, evidence, frame, base)
    if not judged:
        pending = Reason(code="events_pending", params={"n": str(len(results))})
        return replace(base, verdict="not_due", reasons=(pending,))
    reasons = tuple(Reason(code="event_unanswered", params={"event": r.event}, dates={"date": r.day}) for r in missing)
    if missing:
        since = min(_last_day(result.day, resolved) for result in missing)
        verdict: Verdict = "partial" if answered else "unmet"
        return replace(base, verdict=verdict, overdue_since=since, reasons=reasons)
    late = tuple(
        Reason(code="event_late", params={"event": r.event}, dates={"date": r.day}) for r in judged if r.state == "late"
    )
    return replace(base, verdict="late", reasons=late, decisive=not resolved.from_text) if late else base


def _once_each(results: Sequence[EventResult]) -> list[EventResult]:
    """Count an event once, in however many registers it stands; any of them may hold its answer."""
    best: dict[tuple[str, date], EventResult] = {}
    rank = ("met", "late", "pending", "missing")
    for result in results:
        known = best.get((result.event, result.day))
        if known is None or rank.index(result.state) < rank.index(known.state):
            best[result.event, result.day] = result
    return list(best.values())


def _last_day(day: date, resolved: Resolved) -> date:
    return due_day(day, resolved.length) if resolved.length else day


def _no_event(
    deadline: Triggered, nil: Sequence[Asked], obligation: str, evidence: Evidence, frame: Frame, base: Outcome
) -> Outcome:
    if deadline.nil is not None:
        found = look(nil, deadline.nil, obligation, evidence)
        inside = [i for i in found.items() if frame.period.start <= i.occurred <= frame.period.end]
        if inside:
            keys = tuple(item.key for item in inside)
            reason = Reason(code="nil_declared", dates={"date": inside[-1].occurred})
            return replace(base, done=1, of=1, accepted=keys, reasons=(reason,))
    return replace(base, verdict="needs_review", of=1, reasons=(Reason(code="no_event"),))


def _events(deadline: Triggered, evidence: Evidence, frame: Frame) -> Iterator[Event]:
    spec = deadline.events
    for item in evidence.items.get(spec.type, ()):
        if not _usable(item):
            continue
        fact = evidence.facts[item.key]
        rows: Sequence[Mapping[str, Any]] = _rows(fact) if spec.rows else [fact.fields]
        for number, row in enumerate(rows, start=1):
            if not row_holds(spec.where, row):
                continue
            day = row.get(spec.date) if spec.date else item.occurred
            if not isinstance(day, date):
                day = item.occurred
            in_force = frame.in_force is None or day >= frame.in_force
            if frame.period.start <= day <= min(frame.period.end, frame.at) and in_force:
                yield Event(_name(deadline, item, row, number), day, item, row)


def _name(deadline: Triggered, item: CheckedItem, row: Mapping[str, Any], number: int) -> str:
    named = row.get(deadline.events.key) if deadline.events.key else None
    if named is not None:
        return str(named)
    return f"{item.item.id}#{number}" if deadline.events.rows else item.item.id


def _usable(item: CheckedItem) -> bool:
    return item.rejected is None and item.level != "declared"


def _rows(fact: Fact) -> Sequence[Mapping[str, Any]]:
    rows = fact.fields.get("rows", ())
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []


def _refused(item: CheckedItem, obligation: str, evidence: Evidence) -> bool:
    """Say whether an auditor refuses the item: it answers nothing, though what it says happened still counts."""
    return bool({(item.key, obligation), (item.key, "*")} & evidence.rejected_by_judgement)


def _responses(deadline: Triggered, obligation: str, evidence: Evidence) -> Iterator[CheckedItem]:
    """Yield the documents that may answer: a draft answers nobody."""
    if deadline.response.type is not None:
        for item in evidence.items.get(deadline.response.type, ()):
            if _usable(item) and item.item.status == "final" and not _refused(item, obligation, evidence):
                yield item


Candidate = tuple[CheckedItem, Mapping[str, Any]]


def _candidates(
    event: Event, deadline: Triggered, answers: Sequence[CheckedItem], obligation: str, evidence: Evidence
) -> list[Candidate]:
    """Return where the answer to an event may stand: the documents that answer, or the event's own row."""
    if deadline.response.type is not None:
        return [(item, evidence.facts[item.key].fields) for item in answers]
    return [] if _refused(event.item, obligation, evidence) else [(event.item, event.fields)]


def _judge(
    event: Event, deadline: Triggered, candidates: Sequence[Candidate], frame: Frame, resolved: Resolved
) -> EventResult:
    days = sorted(_answer_days(event, deadline, candidates, frame))
    last = due_day(event.day, resolved.length) if resolved.length else None
    if days:
        state = "met" if last is None or days[0] <= last else "late"
    else:
        state = "pending" if last is not None and frame.at <= last else "missing"
    return EventResult(event=event.name, day=event.day, state=state, item=event.item.key)


def _answer_days(event: Event, deadline: Triggered, candidates: Sequence[Candidate], frame: Frame) -> Iterator[date]:
    spec = deadline.response
    for item, fields in candidates:
        if spec.type is not None and (spec.key is None or str(fields.get(spec.key)) != event.name):
            continue
        if not row_holds(spec.where, fields):
            continue
        if any(part not in (fields.get("memuat") or ()) for part in spec.memuat):
            continue
        # A response that bears no date of its own answers on the day of the document in which it stands.
        day = fields.get(spec.date) if spec.date else (event.day if spec.type is None else item.occurred)
        if isinstance(day, date) and event.day <= day <= frame.at:
            yield day
