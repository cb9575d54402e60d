"""What the regulation asks of each type of document: the values and content parts that a form can offer.

Taken from the conditions of the obligations, so that a form names what a rule will look for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from perda_rules.assessment.demand import paths
from perda_rules.obligations.models import Corpus, Leaf, Obligation, Triggered

_POSITIVE = frozenset({"eq", "in", "contains", "contains_all"})
"""The operators whose operands are values that satisfy them."""


class Hints(NamedTuple):
    """What is asked, by type."""

    values: Mapping[str, Mapping[str, tuple[str, ...]]]
    """Type → attribute, or column of its rows → values."""
    parts: Mapping[str, tuple[str, ...]]
    """Type → content parts."""


def hints(corpus: Corpus) -> Hints:
    """Gather what the obligations ask for."""
    values: dict[str, dict[str, dict[str, None]]] = {}
    parts: dict[str, dict[str, None]] = {}
    for pasal in corpus.pasal:
        for duty in pasal.obligations:
            for kind, where in _conditions(duty):
                for name, value in _told(where):
                    values.setdefault(kind, {}).setdefault(name, {})[value] = None
            for leaf in leaves_of(duty).values():
                parts.setdefault(leaf.type, {}).update(dict.fromkeys(leaf.memuat))
    return Hints(
        {kind: {name: tuple(sorted(each)) for name, each in of.items()} for kind, of in values.items()},
        {kind: tuple(each) for kind, each in parts.items()},
    )


def leaves_of(duty: Obligation) -> dict[str, Leaf]:
    """Return the kinds of document that a duty asks for, by their paths in its tree."""
    return dict(paths(duty.evidence)) if duty.evidence is not None else {}


def wished(leaf: Leaf) -> dict[str, list[str]]:
    """Return what a document must say to satisfy a leaf, as far as there is one value that does."""
    found: dict[str, list[str]] = {}
    for name, condition in leaf.where.items():
        values = _values(condition)
        many = isinstance(condition, dict) and "contains_all" in condition
        if values and (many or len(values) == 1):
            found[name] = values
    return found


def _conditions(duty: Obligation) -> Iterator[tuple[str, Mapping[str, Any]]]:
    for leaf in leaves_of(duty).values():
        yield leaf.type, leaf.where
        if leaf.rows:
            yield leaf.type, leaf.rows.every
            for some in leaf.rows.some:
                yield leaf.type, some
    if isinstance(duty.deadline, Triggered):
        events, response = duty.deadline.events, duty.deadline.response
        yield events.type, events.where
        yield events.type, events.register_
        yield response.type or events.type, response.where


def _told(where: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, condition in where.items():
        for value in _values(condition):
            yield name, value
        if isinstance(condition, dict):
            for operator in ("any_item", "all_items"):
                operand = condition.get(operator)
                for below in operand if isinstance(operand, list | tuple) else (operand,):
                    if isinstance(below, dict):
                        yield from _told(below)


def _values(condition: Any) -> list[str]:
    """Return the texts that satisfy a condition."""
    if isinstance(condition, str):
        return [condition]
    if isinstance(condition, list | tuple):
        return [each for each in condition if isinstance(each, str)]
    if isinstance(condition, dict):
        return [
            value for name, each in condition.items() if name in _POSITIVE and not isinstance(each, dict)
            for value in _values(each)
        ]  # fmt: skip
    return []
