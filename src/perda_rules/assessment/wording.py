"""What a duty asks, in words and in both languages: lengths of time, deadlines, evidence.

The words are in the message catalogue; this module only puts them together, so that a checklist, a report and
``explain`` say the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from perda_rules.assessment.models import Reading
from perda_rules.assessment.readings import Resolved
from perda_rules.engine.conditions import describe, leaf_clauses
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import LANGUAGES, Label, Language, write_date
from perda_rules.messages import say
from perda_rules.obligations.models import (
    AllOf,
    AnyOf,
    Deadline,
    Demand,
    Leaf,
    MinOf,
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
        return both("deadline.recurring", n=deadline.at_least, length=length or both("deadline.open"))
    if isinstance(deadline, Triggered):
        return both("deadline.triggered_in", length=length) if length else both("deadline.triggered")
    return both("deadline.continuous", length=length or both("deadline.open"))


def _start(deadline: Once, citations: Mapping[str, Label]) -> Label:
    if deadline.start == "in_force":
        return both("deadline.in_force")
    if isinstance(deadline.start, str):
        return both("deadline.after", citation=citations[deadline.start])
    return Label(id=write_date(deadline.start, "id"), en=write_date(deadline.start, "en"))


def demand_label(demand: Demand, types: Mapping[str, EvidenceType]) -> Label:
    """Write an evidence tree as one sentence, for a checklist."""
    if isinstance(demand, Leaf):
        return _leaf(demand, types[demand.type])
    if isinstance(demand, AllOf):
        joined = _join("evidence.and", [demand_label(branch, types) for branch in demand.all_of])
        return both("evidence.same", evidence=joined) if demand.same else joined
    if isinstance(demand, AnyOf):
        return _join("evidence.or", [demand_label(branch, types) for branch in demand.any_of])
    assert isinstance(demand, MinOf)  # noqa: S101 (the union has no other member)
    return both("evidence.min_of", n=demand.min_of, evidence=_join("evidence.list", [demand_label(b, types) for b in demand.of]))


def _leaf(leaf: Leaf, type_: EvidenceType) -> Label:
    clauses = leaf_clauses(leaf, type_)
    asks = Label(**{lang: "; ".join(describe(c, type_, lang) for c in clauses) or "–" for lang in LANGUAGES})
    said = both("evidence.leaf", type=type_.label, asks=asks) if clauses else type_.label
    return both("evidence.times", n=leaf.min, evidence=said) if leaf.min > 1 else said


def triggered_label(deadline: Triggered, types: Mapping[str, EvidenceType]) -> Label:
    """Write what answers an event, for a checklist."""
    events = types[deadline.events.type]
    answer = types[deadline.response.type].label if deadline.response.type else both("evidence.same_row")
    wanted = event_conditions(deadline.events.where, events, rows=deadline.events.rows)
    said = both("evidence.triggered", events=events.label, conditions=wanted, answer=answer)
    if deadline.nil is None:
        return said
    return both("evidence.or_nil", evidence=said, nil=_leaf(deadline.nil, types[deadline.nil.type]))


def _join(key: str, labels: list[Label]) -> Label:
    return Label(
        **{lang: _say(key, lang, {}).join(label.text(lang) for label in labels) for lang in LANGUAGES}
    )
