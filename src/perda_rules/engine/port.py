"""The port between rules and engines: atoms, facts, and the one question that an engine answers.

An engine says which facts satisfy which atoms. An atom is a positive test on one fact, always anchored on the fact's
evidence type. Negation, absence, counting, pairing, time and roll-up are no engine's business: they are functions
over the answer, so that every engine gives the same verdicts and a near miss shows which atom failed.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar, Literal, Protocol

Scalar = str | int | float | bool | date
"""Text, number, truth or date. The four never compare with one another: ``1`` is not ``true`` and not ``"1"``."""

ScalarKind = Literal["text", "number", "truth", "date"]

Entry = Mapping[str, Scalar]
Value = Scalar | tuple[str, ...] | tuple[Entry, ...]

Operator = Literal["eq", "gt", "gte", "lt", "lte", "matches"]
"""Tests on one scalar. ``gt`` to ``lte`` hold between two numbers or two dates; ``matches`` is a pattern over the
whole text, in the portable subset of :mod:`perda_rules.obligations.patterns`."""


def kind_of(value: object) -> ScalarKind | None:
    """Tell the kind of a scalar; None for what no test can be about (lists, NaN, times of day, anything else)."""
    if isinstance(value, str):
        return "text"
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int) or (isinstance(value, float) and not math.isnan(value)):
        return "number"
    if isinstance(value, date) and not isinstance(value, datetime):
        return "date"
    return None


@dataclass(frozen=True, slots=True)
class Test:
    """A test on one scalar field. Raises ValueError where the operator does not fit the value's kind."""

    __test__: ClassVar[bool] = False  # pytest would take the name for a test class

    field: str
    operator: Operator
    value: Scalar
    kind: ScalarKind = dataclasses.field(init=False, repr=False)
    """The kind of ``value``, and part of the test's identity: Python alone takes ``1`` and ``True`` for equal."""

    def __post_init__(self) -> None:
        """Derive the kind and refuse what makes no sense."""
        kind = kind_of(self.value)
        allowed = {"eq": True, "matches": kind == "text"}.get(self.operator, kind in ("number", "date"))
        if kind is None or not allowed:
            raise ValueError(f"{self.operator} does not fit {self.value!r}")
        object.__setattr__(self, "kind", kind)


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
    """Some one entry of a field that lists entries passes all the tests (with no tests: there is an entry)."""

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

    @property
    def name(self) -> str:
        """What the engine is called: in reports, and on the command line."""
        ...

    def match(self, atoms: Sequence[Atom], facts: Sequence[Fact]) -> Answer:
        """Say which facts satisfy which atoms.

        Atoms may repeat; the answer has each once. Raises EngineError where the engine fails or loses a fact, and
        where two facts bear the same id.
        """
        ...


class EngineError(Exception):
    """An engine failed, or two engines disagreed: a defect, never a finding about the evidence."""
