"""How a fact is read: the one meaning of every test, shared by the engines and by the conditions over their answers."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from perda_rules.engine.port import EngineError, Entry, Fact, Test, Value, kind_of
from perda_rules.obligations.patterns import compile_pattern

_COMPARISONS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq, "gt": operator.gt, "gte": operator.ge, "lt": operator.lt, "lte": operator.le,
}  # fmt: skip


def compares(left: object, sign: str, right: object) -> bool:
    """Compare two scalars of one kind; what is absent or of another kind is neither equal nor ordered."""
    kind = kind_of(left)
    return kind is not None and kind == kind_of(right) and _COMPARISONS[sign](left, right)


def passes(test: Test, value: object) -> bool:
    """Say whether a field's value passes a test; an absent value (None) passes none."""
    if test.operator == "matches":
        return isinstance(value, str) and compile_pattern(str(test.value)).matches(value)
    return compares(value, test.operator, test.value)


def texts_of(record: Mapping[str, Value], field: str) -> tuple[str, ...]:
    """Return the texts that a field lists; none where it is absent or no list of texts."""
    value = record.get(field)
    return tuple(text for text in value if isinstance(text, str)) if isinstance(value, tuple) else ()


def entries_of(record: Mapping[str, Value], field: str) -> tuple[Entry, ...]:
    """Return the entries that a field lists; none where it is absent or no list of entries."""
    value = record.get(field)
    return tuple(entry for entry in value if isinstance(entry, Mapping)) if isinstance(value, tuple) else ()


def require_unique_ids(facts: Iterable[Fact]) -> None:
    """Raise EngineError where two facts bear the same id: the answer could not tell them apart."""
    seen: set[str] = set()
    for fact in facts:
        if fact.id in seen:
            raise EngineError(f"two facts bear the id {fact.id!r}")
        seen.add(fact.id)
