"""Events and their responses: duties that something sets off, as in "each emergency change is authorised afterwards".

An event is an item of a type or a row of a register; its response is in the same row, or an item that names the
event's key. No event at all is no compliance: it needs a signed declaration that nothing happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, NamedTuple

from perda_rules.assessment.deadlines import due_day
from perda_rules.assessment.demand import Asked, Evidence, look, unfit
from perda_rules.assessment.models import EventResult, Reason, Verdict
from perda_rules.assessment.readings import Resolved
from perda_rules.assessment.verdicts import Frame, Outcome, before_force
from perda_rules.engine.conditions import row_holds
from perda_rules.engine.port import Fact
from perda_rules.evidence.models import CheckedItem
from perda_rules.language import Label
from perda_rules.obligations.models import Triggered


class Event(NamedTuple):
    """One thing that happened and asks for a response."""

    name: str
    day: date
    item: CheckedItem
    fields: Mapping[str, Any]
    """The row, or the item's attributes."""


class Tried(NamedTuple):
    """An event and what came of looking for its answer."""

    result: EventResult
    answer: str | None
    """The document that answers, where one does."""
    refused: tuple[CheckedItem, ...]
    """Documents that would answer if they could prove anything."""


Unfit = Mapping[str, tuple[Reason, ...]]
"""Why documents can prove nothing, by key; of those alone that cannot."""


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
    answers = _responses(deadline, evidence)
    answering = deadline.response.type or deadline.events.type
    unfit_because = {
        item.key: reasons
        for item in evidence.items.get(answering, ())
        if (reasons := tuple(unfit(item, obligation, evidence)))
    }
    tried = []
    for event in _events(deadline, evidence, frame):
        # Without a document of its own, the answer stands in the event's row.
        candidates = [(event.item, event.fields)] if deadline.response.type is None else answers.get(event.name, ())
        tried.append(_judge(event, deadline, candidates, unfit_because, frame, resolved))
    if deadline.events.key is not None:
        tried = _once_each(tried)
    results = [one.result for one in tried]
    judged = [result for result in results if result.state != "pending"]
    answered = [result for result in judged if result.state in ("met", "late")]
    missing = [result for result in judged if result.state == "missing"]
    base = Outcome(
        "met",
        len(answered),
        len(judged),
        accepted=tuple(sorted({one.answer for one in tried if one.answer is not None})),
        events=tuple(results),
    )
    if not results:
        return _no_event(deadline, nil, obligation, evidence, frame, base)
    if not judged:
        pending = Reason(code="events_pending", params={"n": str(len(results))})
        return replace(base, verdict="not_due", reasons=(pending,))
    if missing:
        reasons = (
            *(Reason(code="event_unanswered", params={"event": r.event}, dates={"date": r.day}) for r in missing),
            *_refusals(tried, unfit_because),
        )
        since = min(_last_day(result.day, resolved) for result in missing)
        verdict: Verdict = "partial" if answered else "unmet"
        return replace(base, verdict=verdict, overdue_since=since, reasons=reasons)
    late = tuple(
        Reason(code="event_late", params={"event": r.event}, dates={"date": r.day}) for r in judged if r.state == "late"
    )
    return replace(base, verdict="late", reasons=late, decisive=not resolved.from_text) if late else base


def _once_each(tried: Sequence[Tried]) -> list[Tried]:
    """Count an event once, in however many registers it stands; any of them may hold its answer."""
    best: dict[tuple[str, date], Tried] = {}
    rank = ("met", "late", "pending", "missing")
    for one in tried:
        event = (one.result.event, one.result.day)
        known = best.get(event)
        if known is None or rank.index(one.result.state) < rank.index(known.result.state):
            best[event] = one
    return list(best.values())


def _refusals(tried: Sequence[Tried], unfit_because: Unfit) -> Iterator[Reason]:
    """Say of every document that would have answered an event why it does not."""
    refused = {item.key: item for one in tried if one.result.state == "missing" for item in one.refused}
    for item in refused.values():
        for reason in unfit_because[item.key]:
            why = Label(id=reason.text("id"), en=reason.text("en"))
            yield Reason(code="answer_refused", params={"item": item.item.id}, labels={"why": why})


def _last_day(day: date, resolved: Resolved) -> date:
    return due_day(day, resolved.length) if resolved.length else day


def _no_event(
    deadline: Triggered, nil: Sequence[Asked], obligation: str, evidence: Evidence, frame: Frame, base: Outcome
) -> Outcome:
    if frame.in_force is not None and frame.at < frame.in_force:
        return replace(base, verdict="not_due", reasons=(before_force(frame.in_force),))
    if deadline.nil is not None:
        found = look(nil, deadline.nil, obligation, evidence)
        inside = [i for i in found.items() if frame.period.start <= i.occurred <= frame.period.end]
        # Who signs before the time of which the declaration speaks is over declares nothing.
        signed = [item for item in inside if item.item.date >= item.occurred]
        silent = _silent(signed, evidence, frame)
        if signed and silent is None:
            keys = tuple(item.key for item in signed)
            reason = Reason(code="nil_declared", dates={"date": max(item.occurred for item in signed)})
            return replace(base, done=1, of=1, accepted=keys, reasons=(reason,))
        if signed and silent is not None:
            days = {"start": silent[0], "end": silent[1]}
            return replace(base, verdict="needs_review", of=1, reasons=(Reason(code="nil_silent", dates=days),))
        if inside:
            days = {"date": inside[-1].item.date, "end": inside[-1].occurred}
            return replace(base, verdict="needs_review", of=1, reasons=(Reason(code="nil_early", dates=days),))
    return replace(base, verdict="needs_review", of=1, reasons=(Reason(code="no_event"),))


def _silent(declared: Sequence[CheckedItem], evidence: Evidence, frame: Frame) -> tuple[date, date] | None:
    """Return the first days of the period of which no declaration speaks; None where they leave none out.

    A kind of declaration that names no first day speaks of the whole period.
    """
    first = max(frame.period.start, frame.in_force or frame.period.start)
    last = min(frame.period.end, frame.at)
    spans = []
    for item in declared:
        begins = frame.types[item.item.type].begins
        if begins is None:
            return None
        start = evidence.facts[item.key].fields.get(begins)
        if isinstance(start, date):
            spans.append((start, item.occurred))
    for start, end in sorted(spans):
        if start > first:
            return first, min(start - timedelta(days=1), last)
        first = max(first, end + timedelta(days=1))
    return (first, last) if first <= last else None


def _events(deadline: Triggered, evidence: Evidence, frame: Frame) -> Iterator[Event]:
    spec = deadline.events
    for item in evidence.items.get(spec.type, ()):
        if item.broken:
            continue
        fact = evidence.facts[item.key]
        if not row_holds(spec.register_, fact.fields):
            continue
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


def _rows(fact: Fact) -> Sequence[Mapping[str, Any]]:
    rows = fact.fields.get("rows", ())
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, tuple) else []


Candidate = tuple[CheckedItem, Mapping[str, Any]]


def _responses(deadline: Triggered, evidence: Evidence) -> Mapping[str, Sequence[Candidate]]:
    """Return the documents that may answer, by the name of the event that they answer."""
    spec = deadline.response
    answers: dict[str, list[Candidate]] = {}
    for item in evidence.items.get(spec.type or "", ()):
        fields = evidence.facts[item.key].fields if not item.broken else {}
        if spec.key is not None and spec.key in fields:
            answers.setdefault(str(fields[spec.key]), []).append((item, fields))
    return answers


def _judge(
    event: Event,
    deadline: Triggered,
    candidates: Sequence[Candidate],
    unfit_because: Unfit,
    frame: Frame,
    resolved: Resolved,
) -> Tried:
    found = sorted(_answers(event, deadline, candidates, frame), key=lambda answer: (answer[0], answer[1].key))
    fit = [(day, item) for day, item in found if item.key not in unfit_because]
    last = due_day(event.day, resolved.length) if resolved.length else None
    if fit:
        state = "met" if last is None or fit[0][0] <= last else "late"
    else:
        state = "pending" if last is not None and frame.at <= last else "missing"
    result = EventResult(event=event.name, day=event.day, state=state, item=event.item.key)
    return Tried(result, fit[0][1].key if fit else None, () if fit else tuple(item for _, item in found))


def _answers(
    event: Event, deadline: Triggered, candidates: Sequence[Candidate], frame: Frame
) -> Iterator[tuple[date, CheckedItem]]:
    spec = deadline.response
    for item, fields in candidates:
        if not row_holds(spec.where, fields):
            continue
        if any(part not in (fields.get("memuat") or ()) for part in spec.memuat):
            continue
        # A response that bears no date of its own answers on the day of the document in which it stands.
        day = fields.get(spec.date) if spec.date else (event.day if spec.type is None else item.occurred)
        if isinstance(day, date) and event.day <= day <= frame.at:
            yield day, item
