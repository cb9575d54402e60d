"""The native engine: an indexed matcher in Python, for every Python and for bulk work.

Facts are grouped by type, and each field is indexed the first time that an atom asks for it; no atom walks over facts
that cannot satisfy it.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, cast

from perda_rules.engine.port import (
    Answer,
    AnyItem,
    Atom,
    Contains,
    Entry,
    Fact,
    Holds,
    OfType,
    Scalar,
    ScalarKind,
    Test,
    kind_of,
)
from perda_rules.engine.reading import entries_of, passes, require_unique_ids, texts_of
from perda_rules.obligations.patterns import compile_pattern

_Typed = tuple[ScalarKind, Scalar]
"""A value with its kind, so that ``1`` and ``True`` are two keys of an index."""


class NativeMatcher:
    """Matches with indexes. Keeps nothing between calls."""

    name = "native"

    def match(self, atoms: Sequence[Atom], facts: Sequence[Fact]) -> Answer:
        """Say which facts satisfy which atoms. Raises EngineError where two facts bear the same id."""
        require_unique_ids(facts)
        by_type: dict[str, list[Fact]] = {}
        for fact in facts:
            by_type.setdefault(fact.type, []).append(fact)
        shelves = {type_: _Shelf(group) for type_, group in by_type.items()}
        empty = _Shelf(())
        return {atom: shelves.get(atom.type, empty).satisfying(atom) for atom in dict.fromkeys(atoms)}


class _Shelf:
    """The facts of one type, with an index per field."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self.facts = facts
        self.values: dict[str, dict[_Typed, list[str]]] = {}
        self.lists: dict[str, dict[str, list[str]]] = {}
        self.ordered: dict[tuple[str, ScalarKind], tuple[list[Any], list[str]]] = {}
        self.entries: dict[str, _Entries] = {}

    def satisfying(self, atom: Atom) -> frozenset[str]:
        match atom:
            case OfType():
                return frozenset(fact.id for fact in self.facts)
            case Holds(_, test):
                return frozenset(self.passing(test))
            case Contains(_, field, value):
                return frozenset(self.listing(field).get(value, ()))
            case AnyItem(_, field, tests):
                if field not in self.entries:
                    self.entries[field] = _Entries(self.facts, field)
                return frozenset(self.entries[field].passing(tests))

    def passing(self, test: Test) -> Iterable[str]:
        values = self.index(test.field)
        if test.operator == "eq":
            return values.get((test.kind, test.value), ())
        if test.operator == "matches":
            pattern = compile_pattern(str(test.value))
            found = (ids for (kind, text), ids in values.items() if kind == "text" and pattern.matches(str(text)))
            return (id_ for ids in found for id_ in ids)
        keys, ids = self.in_order(test.field, test.kind)
        match test.operator:
            case "gt":
                return ids[bisect_right(keys, test.value) :]
            case "gte":
                return ids[bisect_left(keys, test.value) :]
            case "lt":
                return ids[: bisect_left(keys, test.value)]
            case _:
                return ids[: bisect_right(keys, test.value)]

    def index(self, field: str) -> dict[_Typed, list[str]]:
        if field not in self.values:
            index: dict[_Typed, list[str]] = {}
            self.values[field] = index
            for fact in self.facts:
                if key := _typed(fact.fields.get(field)):
                    index.setdefault(key, []).append(fact.id)
        return self.values[field]

    def listing(self, field: str) -> dict[str, list[str]]:
        if field not in self.lists:
            index: dict[str, list[str]] = {}
            self.lists[field] = index
            for fact in self.facts:
                for text in texts_of(fact.fields, field):
                    index.setdefault(text, []).append(fact.id)
        return self.lists[field]

    def in_order(self, field: str, kind: ScalarKind) -> tuple[list[Any], list[str]]:
        if (field, kind) not in self.ordered:
            found: list[tuple[Any, list[str]]] = [
                (value, ids) for (own, value), ids in self.index(field).items() if own == kind
            ]
            found.sort(key=lambda pair: pair[0])
            keys = [value for value, ids in found for _ in ids]
            self.ordered[field, kind] = keys, [id_ for _, ids in found for id_ in ids]
        return self.ordered[field, kind]


class _Entries:
    """The entries of one list field over all facts of a type, indexed by the fields that equality asks for."""

    def __init__(self, facts: Sequence[Fact], field: str) -> None:
        self.entries = [(fact.id, entry) for fact in facts for entry in entries_of(fact.fields, field)]
        self.values: dict[str, dict[_Typed, list[tuple[str, Entry]]]] = {}

    def passing(self, tests: Sequence[Test]) -> Iterator[str]:
        candidates = self.entries
        for test in tests:
            if test.operator == "eq":
                equal = self.index(test.field).get((test.kind, test.value), [])
                candidates = min(candidates, equal, key=len)
        for id_, entry in candidates:
            if all(passes(test, entry.get(test.field)) for test in tests):
                yield id_

    def index(self, field: str) -> dict[_Typed, list[tuple[str, Entry]]]:
        if field not in self.values:
            index: dict[_Typed, list[tuple[str, Entry]]] = {}
            self.values[field] = index
            for pair in self.entries:
                if key := _typed(pair[1].get(field)):
                    index.setdefault(key, []).append(pair)
        return self.values[field]


def _typed(value: object) -> _Typed | None:
    kind = kind_of(value)
    return None if kind is None else (kind, cast(Scalar, value))
