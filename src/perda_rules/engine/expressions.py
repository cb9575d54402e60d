"""Boolean expressions over the answer of an engine and over a record (the fields of a fact, a row or an entry).

An engine answers the positive atoms; what is negative, counted, or between two fields is worked out here, the same for
every engine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from perda_rules.engine.port import Atom, Operator, Test, Value
from perda_rules.engine.reading import compares, entries_of, passes, texts_of


class Asks(NamedTuple):
    """An engine answers: the fact satisfies the atom."""

    atom: Atom


class Passes(NamedTuple):
    """A scalar field of the record passes the test."""

    test: Test


class Lists(NamedTuple):
    """A field of the record lists the text."""

    field: str
    text: str


class Exists(NamedTuple):
    """The record has the field; facts leave out what is null or empty."""

    field: str


class Compares(NamedTuple):
    """Two scalar fields of the record stand so to each other; false where either is absent."""

    field: str
    operator: Operator
    other: str


class AtLeast(NamedTuple):
    """A field lists at least so many entries that differ: a row that is copied is still one row."""

    field: str
    least: int


class SomeEntry(NamedTuple):
    """Some one entry of the field makes the part true."""

    field: str
    part: Expression


class EveryEntry(NamedTuple):
    """There are entries, and each makes the part true: an empty register shows nothing."""

    field: str
    part: Expression


class And(NamedTuple):
    """All parts are true; so is no part at all."""

    parts: tuple[Expression, ...]


class Or(NamedTuple):
    """Some part is true."""

    parts: tuple[Expression, ...]


class Not(NamedTuple):
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
        case AtLeast(field, least):
            return len({frozenset(entry.items()) for entry in entries_of(record, field)}) >= least
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
