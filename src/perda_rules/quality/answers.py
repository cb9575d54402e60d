"""Whether the encoding of a provision answers a signal: one small function per kind of answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from perda_rules.obligations.asking import leaves
from perda_rules.obligations.models import (
    Continuous,
    Corpus,
    Leaf,
    NoDeadline,
    Obligation,
    Once,
    Recurring,
    Term,
    Triggered,
)
from perda_rules.quality.models import Answer, Signal


@dataclass(frozen=True)
class Hit:
    """A signal in a provision, and what was made of the provision."""

    signal: Signal
    words: str
    """As the signal has them."""
    duties: Sequence[Obligation]
    targets: frozenset[str] = frozenset()
    """For a cross reference: the provisions that it may mean."""


class Case(NamedTuple):
    """One duty of the provision, held against the hit."""

    duty: Obligation
    hit: Hit
    terms: Mapping[str, Term]


def answered(hit: Hit, corpus: Corpus) -> bool:
    """Say whether one of the duties of the provision does what the signal wants."""
    terms = corpus.interpretation.terms
    return any(_ANSWERS[answer](Case(duty, hit, terms)) for answer in hit.signal.answered_by for duty in hit.duties)


def _timed(case: Case) -> bool:
    """The text's own length."""
    deadline = case.duty.deadline
    if isinstance(deadline, NoDeadline) or deadline.source != "text":
        return False
    if isinstance(deadline, Recurring):
        return deadline.per is not None
    return deadline.length is not None


def _term(case: Case) -> bool:
    """The entry of the interpretation table for these very words."""
    deadline = case.duty.deadline
    if isinstance(deadline, NoDeadline) or deadline.term is None:
        return False
    words = case.terms[deadline.term].words
    return any(case.hit.words in word or word in case.hit.words for word in words)


def _triggered(case: Case) -> bool:
    """Each event asks for its response."""
    return isinstance(case.duty.deadline, Triggered)


def _fresh(case: Case) -> bool:
    """What proves it grows old, or must still be valid."""
    deadline = case.duty.deadline
    return (
        isinstance(deadline, Continuous | Recurring | Triggered)
        or (isinstance(deadline, Once) and deadline.still_valid)
        or any(leaf.within is not None for leaf in _leaves(case.duty))
    )


def _conditional(case: Case) -> bool:
    """It applies only where a fact holds."""
    return bool(case.duty.applies_when)


def _permission(case: Case) -> bool:
    return case.duty.modality == "permission"


def _compared(case: Case) -> bool:
    """One attribute or column is held against another of the same document or row."""
    deadline = case.duty.deadline
    wheres = [leaf.where for leaf in _leaves(case.duty)]
    wheres += [leaf.rows.every for leaf in _leaves(case.duty) if leaf.rows is not None]
    if isinstance(deadline, Triggered):
        wheres.append(deadline.response.where)
    return any("attribute" in set(_keys(where)) for where in wheres)


def _each(case: Case) -> bool:
    """Every department owes it, or every row or every entry of a list is looked at."""
    return case.duty.scope == "each" or any(
        (leaf.rows is not None and (leaf.rows.every or leaf.rows.complete)) or "all_items" in set(_keys(leaf.where))
        for leaf in _leaves(case.duty)
    )


def _contents(case: Case) -> bool:
    """Several things are asked for: parts, columns, values, conditions on entries, documents, duties."""
    return len(case.hit.duties) > 1 or len(_leaves(case.duty)) > 1 or any(_lists(leaf) for leaf in _leaves(case.duty))


def _lists(leaf: Leaf) -> bool:
    return (
        len(leaf.memuat) > 1
        or (leaf.rows is not None and len(leaf.rows.complete) + len(leaf.rows.every) + len(leaf.rows.some) > 1)
        or any(
            isinstance(wanted, dict) and {"contains_all", "any_item", "all_items"} & set(wanted)
            for wanted in leaf.where.values()
        )
    )


def _asked(case: Case) -> bool:
    """The evidence is of such a type, has such a part, or one of these attributes is looked at."""
    found = _leaves(case.duty)
    types = {leaf.type for leaf in found}
    parts = {part for leaf in found for part in leaf.memuat}
    attributes = {name for leaf in found for name in _attributes(leaf)}
    if isinstance(case.duty.deadline, Triggered):
        response = case.duty.deadline.response
        types |= {response.type} if response.type else set()
        parts |= set(response.memuat)
        attributes |= set(_keys(response.where)) | ({response.date} if response.date else set())
    signal = case.hit.signal
    return bool(types & set(signal.types) or parts & set(signal.parts) or attributes & set(signal.attributes))


def _attributes(leaf: Leaf) -> Iterator[str]:
    yield from _keys(leaf.where)
    if leaf.rows is not None:
        yield from leaf.rows.complete
        yield from _keys(leaf.rows.every)
        for some in leaf.rows.some:
            yield from _keys(some)


def _keys(where: Any) -> Iterator[str]:
    """Yield every key of conditions, at any depth; operators among them do no harm."""
    if isinstance(where, Mapping):
        for key, value in where.items():
            yield key
            yield from _keys(value)
    elif isinstance(where, list | tuple):
        for value in where:
            yield from _keys(value)


def _referred(case: Case) -> bool:
    """The target is named, or something within it, or what it stands in."""
    named = {target.partition("#")[0] for target in case.duty.refers_to}
    return any(
        name == target or name.startswith(f"{target}__") or target.startswith(f"{name}__")
        for name in named
        for target in case.hit.targets
    )


def _assessed(case: Case) -> bool:
    """Somebody is judged on it."""
    return case.duty.modality != "permission"


def _leaves(duty: Obligation) -> list[Leaf]:
    return [leaf for _, leaf in leaves(duty.evidence)] if duty.evidence is not None else []


_ANSWERS: dict[Answer, Callable[[Case], bool]] = {
    "timed": _timed,
    "term": _term,
    "triggered": _triggered,
    "fresh": _fresh,
    "conditional": _conditional,
    "permission": _permission,
    "contents": _contents,
    "compared": _compared,
    "each": _each,
    "asked": _asked,
    "referred": _referred,
    "assessed": _assessed,
}
