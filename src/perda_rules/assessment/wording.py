"""What a duty asks, in words and in both languages: lengths of time, deadlines, evidence.

The words are in the message catalogue; this module only puts them together, so that a checklist, a report and
``explain`` say the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from perda_rules.assessment.demand import Asked, clause_label
from perda_rules.assessment.models import Reading
from perda_rules.assessment.readings import Resolved
from perda_rules.engine.conditions import where_clauses
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import LANGUAGES, Label, Language, write_date
from perda_rules.messages import say
from perda_rules.obligations.models import (
    AllOf,
    AnyOf,
    Deadline,
    Demand,
    Events,
    Leaf,
    NoDeadline,
    Once,
    Recurring,
    Triggered,
)

_UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days"}


def both(key: str, **params: object) -> Label:
    """Fill one message in both languages; a Label among the parameters gives its own language."""
    return Label(**{language: _say(key, language, params) for language in LANGUAGES})


def _say(key: str, language: Language, params: Mapping[str, object]) -> str:
    return say(key, language, **{k: v.text(language) if isinstance(v, Label) else v for k, v in params.items()})


def duration_label(length: str) -> Label:
    """Write an ISO 8601 length as people say it, "6 bulan"."""
    parts = [
        both(f"duration.{_UNITS[unit]}.{'one' if amount == '1' else 'many'}", n=amount)
        for amount, unit in re.findall(r"(\d+)([YMWD])", length)
    ]
    return Label(id=" ".join(p.id for p in parts), en=" ".join(p.en for p in parts))


def deadline_label(deadline: Deadline, resolved: Resolved, citations: Mapping[str, Label]) -> Label:
    """Write a deadline in words, and whether the text or an interpretation sets it.

    ``citations`` gives the human citation of every obligation that a deadline may start from.
    """
    said = _deadline(deadline, resolved, citations)
    if isinstance(deadline, NoDeadline):
        return said
    if resolved.reading is None:
        return both("deadline.from_text", deadline=said)
    return both(_source_key(resolved.reading), deadline=said, words=resolved.reading.words or "")


def _source_key(reading: Reading) -> str:
    return "deadline.from_term" if reading.words else "deadline.from_practice"


def _deadline(deadline: Deadline, resolved: Resolved, citations: Mapping[str, Label]) -> Label:
    length = duration_label(resolved.length) if resolved.length else None
    if isinstance(deadline, NoDeadline):
        return both("deadline.none")
    if isinstance(deadline, Once):
        start = _start(deadline, citations)
        return both("deadline.once", length=length, start=start) if length else both("deadline.once_open", start=start)
    if isinstance(deadline, Recurring):
        if length is None:
            return both("deadline.recurring.open")
        form = "one" if deadline.at_least == 1 else "many"
        return both(f"deadline.recurring.{form}", n=deadline.at_least, length=length)
    if isinstance(deadline, Triggered):
        return both("deadline.triggered_in", length=length) if length else both("deadline.triggered")
    return both("deadline.continuous", length=length or both("deadline.open"))


def _start(deadline: Once, citations: Mapping[str, Label]) -> Label:
    if deadline.start == "in_force":
        return both("deadline.in_force")
    if isinstance(deadline.start, str):
        return both("deadline.after", citation=citations[deadline.start])
    return Label(id=write_date(deadline.start, "id"), en=write_date(deadline.start, "en"))


def demand_label(demand: Demand, asked: Sequence[Asked]) -> Label:
    """Write an evidence tree as one sentence, for a checklist; ``asked`` are its leaves, compiled."""
    return _demand(demand, iter(asked))


def _demand(demand: Demand, asked: Iterator[Asked]) -> Label:
    if isinstance(demand, Leaf):
        return _leaf(next(asked))
    if isinstance(demand, AllOf):
        joined = _join("evidence.and", [_branch(branch, asked) for branch in demand.all_of])
        return both("evidence.same", evidence=joined) if demand.same else joined
    if isinstance(demand, AnyOf):
        return _join("evidence.or", [_branch(branch, asked) for branch in demand.any_of])
    listed = _join("evidence.list", [_branch(branch, asked) for branch in demand.of])
    return both("evidence.min_of", n=demand.min_of, evidence=listed)


def _branch(demand: Demand, asked: Iterator[Asked]) -> Label:
    """Write a branch of a branch in brackets: "a; and b; or c" would leave open what belongs together."""
    said = _demand(demand, asked)
    return said if isinstance(demand, Leaf) else both("evidence.group", evidence=said)


def _leaf(one: Asked) -> Label:
    said, leaf = one.type.label, one.leaf
    asks = one.checklist
    if leaf.within is not None:
        asks.append(both("evidence.within", length=duration_label(leaf.within)))
    if leaf.level != "attached":
        asks.append(both("evidence.level", level=both(f"level.{leaf.level}")))
    if leaf.status == "draf":
        asks.append(both("evidence.draft"))
    if asks:
        said = both("evidence.leaf", type=said, asks=_join("evidence.list", asks))
    return both("evidence.times", n=leaf.min, evidence=said) if leaf.min > 1 else said


def triggered_label(
    deadline: Triggered, types: Mapping[str, EvidenceType], names: Mapping[str, Label], nil: Sequence[Asked]
) -> Label:
    """Write what answers an event, for a checklist; ``nil`` is the compiled declaration that nothing happened."""
    events = types[deadline.events.type]
    answering = types[deadline.response.type] if deadline.response.type else events
    said = both(
        "evidence.triggered",
        events=events.label,
        conditions=_events(deadline.events, events, names),
        answer=answering.label if deadline.response.type else both("evidence.same_row"),
        answers=_where(
            deadline.response.where, answering, names, rows=deadline.events.rows and deadline.response.type is None
        ),
    )
    return both("evidence.or_nil", evidence=said, nil=_leaf(nil[0])) if nil else said


def _events(asked: Events, type_: EvidenceType, names: Mapping[str, Label]) -> Label:
    """Write which register is meant, where it matters, and which of its rows, or which documents."""
    rows = _where(asked.where, type_, names, rows=asked.rows)
    if not asked.register_:
        return rows
    return _join("evidence.list", [_where(asked.register_, type_, names, rows=False), rows])


def _where(where: Mapping[str, Any], type_: EvidenceType, names: Mapping[str, Label], *, rows: bool) -> Label:
    clauses = where_clauses(where, type_, rows=rows)
    if not clauses:
        return both("evidence.all_events")
    return _join("evidence.list", [clause_label(clause, type_, names) for clause in clauses])


def _join(key: str, labels: list[Label]) -> Label:
    return Label(**{lang: _say(key, lang, {}).join(label.text(lang) for label in labels) for lang in LANGUAGES})
