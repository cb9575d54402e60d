"""Facts as durable-rules may see them: small whole numbers under names of our own, and nothing else.

durable-rules compares across kinds, parses JSON and numbers in its own way, and keeps fixed-size tables; so nothing
that a bundle says ever reaches it. For every field that some atom asks about, the constants of those atoms form a
*scale*, and a value is given by its place on that scale (:class:`Scale`): what the atoms ask about the value is
thereby kept exactly, and all else about it is left out. The module is pure and needs no durable-rules.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Any, cast

from perda_rules.engine.port import AnyItem, Atom, Contains, Holds, OfType, Scalar, ScalarKind, Test, Value, kind_of
from perda_rules.engine.reading import entries_of, texts_of
from perda_rules.obligations.patterns import Automaton, compile_pattern

MAX_RULES = 50
"""Atoms per slice. A fact that satisfies more than 63 rules under one condition overflows a stack of durable-rules."""
MAX_NAMES = 200
"""Names per slice. A fact of durable-rules, or an entry in it, may have at most 252 properties; a single atom that
asks about more of them is an error of the engine."""
MAX_SLICES = 200
"""Slices per rule set. A condition of durable-rules may have at most 511 others below it."""
MAX_SET = 2_000
"""Atoms per rule set. From about four thousand rules on durable-rules refuses to make one."""
MAX_ENTRIES = 5_000
"""Different entries of one list per message; longer lists go in several messages."""

SLICE = "k"
"""The property that says to which slice a message belongs."""

Record = Mapping[str, Value]
Message = dict[str, Any]
Condition = dict[str, Any]
"""A condition in the JSON form of durable-rules."""


class Scale:
    """The constants of one kind that atoms compare one field with."""

    def __init__(self, kind: ScalarKind, constants: Iterable[Scalar]) -> None:
        """Sort the constants; the kind says whether order means anything."""
        self.ordered = kind in ("number", "date")
        self.constants: list[Any] = sorted(set(constants))

    def place(self, value: Scalar) -> int | None:
        """Return where a value of the scale's kind stands: odd on a constant, even between two of them.

        None where order means nothing and the value is none of the constants: then no atom can hold.
        """
        index = bisect_left(self.constants, value)
        if index < len(self.constants) and self.constants[index] == value:
            return 2 * index + 1
        return 2 * index if self.ordered else None


@dataclass
class _Names:
    """The names under which the fields of a record are given, with what decides their values."""

    fresh: Iterator[int]
    constants: dict[tuple[str, ScalarKind], set[Scalar]] = dataclasses.field(default_factory=dict)
    patterns: dict[tuple[str, str], tuple[str, Automaton]] = dataclasses.field(default_factory=dict)
    scales: dict[tuple[str, ScalarKind], tuple[str, Scale]] = dataclasses.field(default_factory=dict)

    def learn(self, test: Test) -> None:
        """Take up what a test needs; all tests are learned before :meth:`settle`."""
        if test.operator == "matches":
            pattern = str(test.value)
            if (test.field, pattern) not in self.patterns:
                self.patterns[test.field, pattern] = f"p{next(self.fresh)}", compile_pattern(pattern)
        else:
            self.constants.setdefault((test.field, test.kind), set()).add(test.value)

    def settle(self) -> None:
        """Make the scales."""
        for (field, kind), constants in self.constants.items():
            self.scales[field, kind] = f"a{next(self.fresh)}", Scale(kind, constants)

    def condition(self, test: Test, prefix: str = "") -> Condition:
        """Write a test as a condition on the names."""
        if test.operator == "matches":
            return {prefix + self.patterns[test.field, str(test.value)][0]: 1}
        name, scale = self.scales[test.field, test.kind]
        place = scale.place(test.value)
        return {prefix + name: place} if test.operator == "eq" else {f"${test.operator}": {prefix + name: place}}

    def project(self, record: Mapping[str, object]) -> Message:
        """Give a record under the names; a field that no test can hold for is left out."""
        message: Message = {}
        for (field, kind), (name, scale) in self.scales.items():
            value = record.get(field)
            if value is not None and kind_of(value) == kind:
                place = scale.place(cast(Scalar, value))
                if place is not None:
                    message[name] = place
        for (field, _), (name, automaton) in self.patterns.items():
            value = record.get(field)
            if isinstance(value, str) and automaton.matches(value):
                message[name] = 1
        return message


@dataclass
class _Entries:
    """A field that lists entries: its name, the names of what is asked about one entry, and about there being one."""

    name: str
    some: str
    names: _Names


class Slice:
    """Some atoms of one type, few enough for one message of durable-rules, and the messages that facts make of them.

    ``number`` marks the slice's messages. A rule is named by the position that its atom has in ``atoms``.
    """

    def __init__(self, number: int, atoms: Sequence[Atom]) -> None:
        """Name everything that the atoms ask about."""
        self.number = number
        self.atoms = tuple(atoms)
        self._fresh = count()
        self._fields = _Names(self._fresh)
        self._texts: dict[str, tuple[str, dict[str, int]]] = {}
        self._entries: dict[str, _Entries] = {}
        for atom in self.atoms:
            self._learn(atom)
        for names in (self._fields, *(entries.names for entries in self._entries.values())):
            names.settle()

    def _learn(self, atom: Atom) -> None:
        match atom:
            case Holds(_, test):
                self._fields.learn(test)
            case Contains(_, field, value):
                if field not in self._texts:
                    self._texts[field] = f"t{next(self._fresh)}", {}
                places = self._texts[field][1]
                places.setdefault(value, len(places))
            case AnyItem(_, field, tests):
                if field not in self._entries:
                    names = _Names(self._fresh)
                    self._entries[field] = _Entries(f"e{next(self._fresh)}", f"s{next(self._fresh)}", names)
                for test in tests:
                    self._entries[field].names.learn(test)

    def conditions(self) -> Iterator[Condition]:
        """Yield the condition of each atom, in order."""
        for atom in self.atoms:
            yield _all([{SLICE: self.number}, *self._condition(atom)])

    def _condition(self, atom: Atom) -> list[Condition]:
        match atom:
            case OfType():
                return []
            case Holds(_, test):
                return [self._fields.condition(test)]
            case Contains(_, field, value):
                name, places = self._texts[field]
                return [{"$iany": {name: {"$i": places[value]}}}]
            case AnyItem(_, field, ()):
                return [{self._entries[field].some: 1}]
            case AnyItem(_, field, tests):
                entries = self._entries[field]
                return [{"$iany": {entries.name: _all([entries.names.condition(test, "$i.") for test in tests])}}]

    def messages(self, record: Record) -> Iterator[Message]:
        """Yield the messages that stand for a fact: one, or several where a list is long.

        A rule holds of the fact if it holds of any of them: every atom asks about one field, and the entries of a list
        are asked about one by one.
        """
        first: Message = {SLICE: self.number, **self._fields.project(record)}
        for field, (name, places) in self._texts.items():
            if found := sorted({places[text] for text in texts_of(record, field) if text in places}):
                first[name] = found
        rest: list[Message] = []
        for field, entries in self._entries.items():
            listed = entries_of(record, field)
            if listed:
                first[entries.some] = 1
            # Entries that look the same to the atoms are given once: a register of thousands becomes a few.
            given = {tuple(shown.items()): shown for entry in listed if (shown := entries.names.project(entry))}
            parts = [*given.values()]
            if parts:
                first[entries.name] = parts[:MAX_ENTRIES]
            rest += [
                {SLICE: self.number, entries.name: parts[start : start + MAX_ENTRIES]}
                for start in range(MAX_ENTRIES, len(parts), MAX_ENTRIES)
            ]
        yield first
        yield from rest


def _all(conditions: list[Condition]) -> Condition:
    return conditions[0] if len(conditions) == 1 else {"$and": conditions}


def slices(atoms: Iterable[Atom]) -> dict[str, list[Slice]]:
    """Cut the atoms of each type into slices; numbers count from 1 over all of them."""
    by_type: dict[str, list[Atom]] = {}
    for atom in dict.fromkeys(atoms):
        by_type.setdefault(atom.type, []).append(atom)
    numbers = count(1)
    return {type_: [Slice(next(numbers), part) for part in _cut(group)] for type_, group in by_type.items()}


def _cut(atoms: Iterable[Atom]) -> Iterator[list[Atom]]:
    part: list[Atom] = []
    names = 0
    for atom in atoms:
        # At most: a name per test, two for the list itself.
        needed = len(atom.tests) + 2 if isinstance(atom, AnyItem) else 1
        if part and (len(part) == MAX_RULES or names + needed > MAX_NAMES):
            yield part
            part, names = [], 0
        part.append(atom)
        names += needed
    if part:
        yield part
