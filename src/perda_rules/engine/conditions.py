"""What the conditions of an obligation mean: clauses over atoms, which an engine answers, and over pure tests.

A leaf becomes a conjunction of clauses, small enough that a near miss can name the one that failed. What is absent
fails every test: equality, comparison, ``contains`` and the rest are false on it, and so are ``all_items`` and
``every`` over no entries. ``not`` is therefore true on what is absent: a leaf with nothing but ``not`` would accept a
hollow document.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Any, cast

from perda_rules.engine.expressions import (
    And,
    Asks,
    AtLeast,
    Compares,
    EveryEntry,
    Exists,
    Expression,
    Lists,
    Not,
    Or,
    Passes,
    SomeEntry,
    atoms_in,
    holds,
)
from perda_rules.engine.phrasing import Names, alike, phrase, phrase_alike
from perda_rules.engine.port import Answer, AnyItem, Atom, Contains, Fact, Holds, Test, Value
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Language
from perda_rules.obligations.conditions import (
    PARTS,
    ROWS,
    Condition,
    Fault,
    Other,
    conditions,
    item_fields,
    leaf_conditions,
    where_problems,
)
from perda_rules.obligations.models import Leaf

_MAX_ALTERNATIVES = 32


class ConditionError(ValueError):
    """Conditions that do not fit the evidence type, with every fault."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults."""
        self.faults = faults
        super().__init__("; ".join(f"{fault.path}: {fault.code} {fault.params}" for fault in faults))


@dataclass(frozen=True, slots=True)
class Clause:
    """One condition of a leaf: what it says as data, and what it means."""

    condition: Condition
    expression: Expression

    @property
    def subject(self) -> str:
        """The attribute, column or content part that it is about, or ``rows``."""
        return self.condition.subject

    @property
    def key(self) -> str:
        """A short stable name, unique within its leaf."""
        return self.condition.key

    def atoms(self) -> Iterator[Atom]:
        """Yield the atoms that must be asked of an engine."""
        return atoms_in(self.expression)

    def holds(self, fact: Fact, answer: Answer) -> bool:
        """Say whether the clause is true of a fact, given what the engine answered about its atoms."""
        return holds(self.expression, fact.fields, lambda atom: fact.id in answer[atom])


def leaf_clauses(leaf: Leaf, evidence_type: EvidenceType) -> tuple[Clause, ...]:
    """Return what a leaf asks: ``where``, one clause per content part, then the rows.

    The leaf must have no problems (:func:`perda_rules.obligations.conditions.leaf_problems`).
    """
    return tuple(_clause(condition, evidence_type.id) for condition in leaf_conditions(leaf))


def where_clauses(where: Mapping[str, Any], evidence_type: EvidenceType, *, rows: bool) -> tuple[Clause, ...]:
    """Return a ``where`` on items of a type, or on single rows of it, as clauses. It must have no problems."""
    if not rows:
        return tuple(_clause(condition, evidence_type.id) for condition in conditions(where))
    return (_clause(Condition(ROWS, "some_row", conditions(where)), evidence_type.id),) if where else ()


def parse_conditions(where: Mapping[str, Any], evidence_type: EvidenceType) -> tuple[Clause, ...]:
    """Read a ``where`` on items of a type. Raises ConditionError with all that is wrong with it."""
    faults = tuple(where_problems(where, item_fields(evidence_type)))
    if faults:
        raise ConditionError(faults)
    return tuple(_clause(condition, evidence_type.id) for condition in conditions(where))


def row_holds(where: Mapping[str, Any], record: Mapping[str, Value]) -> bool:
    """Say whether a row, an entry or the fields of an item meet a ``where``, without an engine.

    The ``where`` must have no problems.
    """
    return all(holds(_lower(condition, None), record) for condition in conditions(where))


def alike_clauses(clauses: Sequence[Clause]) -> list[list[Clause]]:
    """Group the clauses of a leaf into those that one phrase can say, in their order."""
    groups: list[list[Clause]] = []
    for clause in clauses:
        if groups and alike(groups[-1][-1].condition, clause.condition):
            groups[-1].append(clause)
        else:
            groups.append([clause])
    return groups


def describe_alike(
    clauses: Sequence[Clause], evidence_type: EvidenceType, language: Language, names: Names | None = None
) -> str:
    """Say one group of :func:`alike_clauses` as one phrase, for a checklist."""
    if len(clauses) == 1:
        return describe(clauses[0], evidence_type, language, names)
    return phrase_alike([clause.condition for clause in clauses], evidence_type, language, names or {})


def describe(clause: Clause, evidence_type: EvidenceType, language: Language, names: Names | None = None) -> str:
    """Say a clause in words, for checklists, near misses and reports.

    ``names`` gives names to ids that the evidence type itself does not label: offices, content parts.
    """
    return phrase(clause.condition, evidence_type, language, names or {})


# From conditions to expressions --------------------------------------------------------------------------------------


def _clause(condition: Condition, type_: str) -> Clause:
    return Clause(condition, _lower(condition, type_))


def _lower(condition: Condition, type_: str | None) -> Expression:
    """Give a condition its meaning: over the atoms of a type, or (without one) over the record alone."""
    subject, operand = condition.subject, condition.operand
    test = (lambda asked: Asks(Holds(type_, asked))) if type_ else Passes
    match condition.operator:
        case "in":
            return Or(tuple(test(Test(subject, "eq", value)) for value in cast("tuple[Any, ...]", operand)))
        case "contains":
            return _lists(type_, subject, str(operand))
        case "part":
            return _lists(type_, PARTS, subject)
        case "exists":
            return Exists(subject) if operand else Not(Exists(subject))
        case "not":
            return Not(And(tuple(_lower(inner, type_) for inner in _inner(condition))))
        case "any_item" | "some_row":
            return _some(type_, subject, _of_entry(condition))
        case "all_items" | "every_row":
            return EveryEntry(subject, _of_entry(condition))
        case "min_rows":
            return AtLeast(ROWS, cast(int, operand))
        case "complete":
            return EveryEntry(ROWS, Exists(subject))
        case "eq" | "gt" | "gte" | "lt" | "lte" | "matches" as operator:
            if isinstance(operand, Other):
                return Compares(subject, operator, operand.attribute)
            return test(Test(subject, operator, cast(Any, operand)))


def _inner(condition: Condition) -> tuple[Condition, ...]:
    return cast("tuple[Condition, ...]", condition.operand)


def _of_entry(condition: Condition) -> Expression:
    return And(tuple(_lower(inner, None) for inner in _inner(condition)))


def _lists(type_: str | None, field: str, text: str) -> Expression:
    return Asks(Contains(type_, field, text)) if type_ else Lists(field, text)


def _some(type_: str | None, field: str, entry: Expression) -> Expression:
    """Ask the engine about the entries where every test is positive, else look through them."""
    ways = _ways(entry) if type_ else None
    if type_ is None or ways is None or len(ways) > _MAX_ALTERNATIVES:
        return SomeEntry(field, entry)
    atoms = dict.fromkeys(Asks(AnyItem(type_, field, tests)) for tests in ways)
    return next(iter(atoms)) if len(atoms) == 1 else Or(tuple(atoms))


def _ways(expression: Expression) -> list[tuple[Test, ...]] | None:
    """Write an expression as alternatives of positive tests, each in a fixed order; None where it is no such thing."""
    match expression:
        case Passes(test):
            return [(test,)]
        case Or(parts):
            found = [_ways(part) for part in parts]
            return None if None in found else [way for ways in found for way in ways or ()]
        case And(parts):
            found = [_ways(part) for part in parts]
            total = 1
            for ways in found:
                total *= _MAX_ALTERNATIVES + 1 if ways is None else len(ways)
            if None in found or total > _MAX_ALTERNATIVES:
                return None
            chosen = product(*(ways or () for ways in found))
            return [tuple(sorted(dict.fromkeys(sum(ways, ())), key=_order)) for ways in chosen]
        case _:
            return None


def _order(test: Test) -> tuple[str, str, str, str]:
    return test.field, test.operator, test.kind, str(test.value)
