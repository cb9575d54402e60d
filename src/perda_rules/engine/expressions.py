"""Boolean expressions over the answer of an engine and over a record (the fields of a fact, a row or an entry).

An engine answers the positive atoms; what is negative, counted, or between two fields is worked out here, the same for
every engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from perda_rules.engine.port import Atom, Operator, Test, Value
from perda_rules.engine.reading import compares, entries_of, passes, texts_of


@dataclass(frozen=True, slots=True)
class Asks:
    """An engine answers: the fact satisfies the atom."""

    atom: Atom


@dataclass(frozen=True, slots=True)
class Passes:
    """A scalar field of the record passes the test."""

    test: Test


@dataclass(frozen=True, slots=True)
class Lists:
    """A field of the record lists the text."""

    field: str
    text: str


@dataclass(frozen=True, slots=True)
class Exists:
    """The record has the field; facts leave out what is null or empty."""

    field: str


@dataclass(frozen=True, slots=True)
class Compares:
    """Two scalar fields of the record stand so to each other; false where either is absent."""

    field: str
    operator: Operator
    other: str


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A field lists at least so many entries."""

    field: str
    count: int


@dataclass(frozen=True, slots=True)
class SomeEntry:
    """Some one entry of the field makes the part true."""

    field: str
    part: Expression


@dataclass(frozen=True, slots=True)
class EveryEntry:
    """There are entries, and each makes the part true: an empty register shows nothing."""

    field: str
    part: Expression


@dataclass(frozen=True, slots=True)
class And:
    """All parts are true; so is no part at all."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Some part is true."""

    parts: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is not true. What is absent passes no test, so the negation of a test is true of it."""

    part: Expression


Expression = Asks | Passes | Lists | Exists | Compares | AtLeast | SomeEntry | EveryEntry | And | Or | Not


def _unanswered(atom: Atom) -> bool:
    raise ValueError(f"nobody was asked about {atom}")


def holds(expression: Expression, record: Mapping[str, Value], satisfied: Callable[[Atom], bool] = _unanswered) -> bool:
    """Say whether an expression is true of a record; ``satisfied`` tells what the engine answered about its fact."""
    match expression:
        case Asks(atom):
            return satisfied(atom)
        case Passes(test):
            return passes(test, record.get(test.field))
        case Lists(field, text):
            return text in texts_of(record, field)
        case Exists(field):
            return field in record
        case Compares(field, sign, other):
            return compares(record.get(field), sign, record.get(other))
        case AtLeast(field, count):
            return len(entries_of(record, field)) >= count
        case SomeEntry(field, part):
            return any(holds(part, entry) for entry in entries_of(record, field))
        case EveryEntry(field, part):
            entries = entries_of(record, field)
            return bool(entries) and all(holds(part, entry) for entry in entries)
        case And(parts):
            return all(holds(part, record, satisfied) for part in parts)
        case Or(parts):
            return any(holds(part, record, satisfied) for part in parts)
        case Not(part):
            return not holds(part, record, satisfied)


def atoms_in(expression: Expression) -> Iterator[Atom]:
    """Yield the atoms that an expression needs answered, from left to right."""
    match expression:
        case Asks(atom):
            yield atom
        case And(parts) | Or(parts):
            for part in parts:
                yield from atoms_in(part)
        case Not(part):
            yield from atoms_in(part)
