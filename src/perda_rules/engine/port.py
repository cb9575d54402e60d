"""The port between rules and engines: atoms, facts, and the one question that an engine answers.

An engine says which facts satisfy which atoms. An atom is a positive test on one fact, always anchored on the fact's
evidence type. Negation, absence, counting, pairing, time and roll-up are no engine's business: they are functions
over the answer, so that every engine gives the same verdicts and a near miss shows which atom failed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, Protocol

Scalar = str | int | float | bool | date
"""Text, number, truth or date. The four never compare with one another: ``1`` is not ``true`` and not ``"1"``."""

Entry = Mapping[str, Scalar]
Value = Scalar | tuple[str, ...] | tuple[Entry, ...]

Operator = Literal["eq", "gt", "gte", "lt", "lte", "matches"]
"""Tests on one scalar. ``gt`` to ``lte`` hold between two numbers or two dates; ``matches`` is a pattern over the
whole text, in the portable subset of :mod:`perda_rules.engine.patterns`."""


@dataclass(frozen=True, slots=True)
class Test:
    """A test on one scalar field."""

    field: str
    operator: Operator
    value: Scalar


@dataclass(frozen=True, slots=True)
class OfType:
    """The fact is of this evidence type."""

    type: str


@dataclass(frozen=True, slots=True)
class Holds:
    """A scalar field of the fact passes the test."""

    type: str
    test: Test


@dataclass(frozen=True, slots=True)
class Contains:
    """A field that lists texts has this one among them."""

    type: str
    field: str
    value: str


@dataclass(frozen=True, slots=True)
class AnyItem:
    """Some one entry of a field that lists entries passes all the tests."""

    type: str
    field: str
    tests: tuple[Test, ...]


Atom = OfType | Holds | Contains | AnyItem


@dataclass(frozen=True, slots=True)
class Fact:
    """An item of evidence as an engine sees it: strictly typed, empty and null values left out.

    ``id`` is unique within one call. Texts are at most :data:`MAX_TEXT` characters long; a longer one is refused when
    the bundle is read.
    """

    id: str
    type: str
    fields: Mapping[str, Value]


MAX_TEXT = 65_000

Answer = Mapping[Atom, frozenset[str]]
"""For every atom that was asked, the ids of the facts that satisfy it."""


class Matcher(Protocol):
    """An engine."""

    name: str

    def match(self, atoms: Sequence[Atom], facts: Sequence[Fact]) -> Answer:
        """Say which facts satisfy which atoms. Raises EngineError where the engine fails or loses a fact."""
        ...


class EngineError(Exception):
    """An engine failed, or two engines disagreed: a defect, never a finding about the evidence."""
