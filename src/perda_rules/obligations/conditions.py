"""What an obligation says about one document: the conditions of ``where``, ``memuat`` and ``rows`` as plain data.

Here they are read, and held against the evidence type (:func:`leaf_problems`, :func:`where_problems`). What they mean
is :mod:`perda_rules.engine.conditions`.

A condition is on an attribute or a part of the envelope: ``{forum: x}`` (equality) or a mapping of operators, all of
which must hold: ``eq``, ``in``, ``gt``, ``gte``, ``lt``, ``lte``, ``matches``, ``exists``, ``not`` on scalars,
``contains`` and ``contains_all`` on lists of texts, ``any_item`` and ``all_items`` on lists of entries. ``any_item``
may list several wheres, each of which some entry must meet. The operand of a comparison may be ``{attribute: other}``,
another field of the same item, row or entry.
"""

from __future__ import annotations

import hashlib
import math
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal, NamedTuple, get_args

from perda_rules.evidence.models import Item
from perda_rules.evidence.types import ENVELOPE, FORMS, Attribute, EvidenceType, Kind
from perda_rules.language import Label
from perda_rules.messages import say
from perda_rules.obligations.models import Leaf
from perda_rules.obligations.patterns import PatternError, compile_pattern

Scalar = str | int | float | bool | date
Operator = Literal[
    "eq", "in", "gt", "gte", "lt", "lte", "matches", "exists", "not", "contains", "any_item", "all_items",
    "part", "min_rows", "complete", "some_row", "every_row",
]  # fmt: skip
"""As written, but for ``contains_all`` and a list of ``any_item`` (one condition each); the last five come from
``memuat`` and ``rows``."""


@dataclass(frozen=True, slots=True)
class Other:
    """Another field of the same item, row or entry, as the right side of a comparison."""

    attribute: str


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition on one subject: an attribute, a column, a content part, or the rows as a whole."""

    subject: str
    operator: Operator
    operand: Scalar | tuple[Scalar, ...] | Other | tuple[Condition, ...] | None = None

    @property
    def key(self) -> str:
        """A short stable name of the condition, unique within one leaf."""
        written = _written(self)
        if len(written) <= _KEY_LENGTH:
            return written
        digest = hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:8]
        return f"{written[: _KEY_LENGTH - 9]}~{digest}"


class Fault(NamedTuple):
    """One thing that is wrong with conditions: where (below the leaf or mapping), code and parameters."""

    path: tuple[str | int, ...]
    code: str
    params: dict[str, str]


ROWS = "rows"
"""The subject of conditions on the rows, and the field that holds them."""
PARTS = "memuat"
"""The field that holds the content parts."""

_KEY_LENGTH = 80
_COMPARING = ("eq", "gt", "gte", "lt", "lte")
_FITTING: dict[Kind, tuple[str, ...]] = {
    "text": ("eq", "in", "matches", "exists", "not"),
    "number": ("eq", "in", "gt", "gte", "lt", "lte", "exists", "not"),
    "date": ("eq", "in", "gt", "gte", "lt", "lte", "exists", "not"),
    "truth": ("eq", "exists", "not"),
    "texts": ("contains", "contains_all", "exists", "not"),
    "entries": ("any_item", "all_items", "exists", "not"),
}
_OPERATORS = tuple(dict.fromkeys(operator for operators in _FITTING.values() for operator in operators))
_FORMS = {form: re.compile(pattern) for form, pattern in FORMS.items()}


# Reading -------------------------------------------------------------------------------------------------------------


def leaf_conditions(leaf: Leaf) -> tuple[Condition, ...]:
    """Return everything that a leaf asks of a document, in the order of the file. The leaf must have no problems."""
    found = [*conditions(leaf.where), *(Condition(part, "part") for part in leaf.memuat)]
    if leaf.rows is not None:
        found.append(Condition(ROWS, "min_rows", leaf.rows.min))
        found += [Condition(column, "complete") for column in leaf.rows.complete]
        found += [Condition(ROWS, "some_row", conditions(where)) for where in leaf.rows.some]
        found += [Condition(ROWS, "every_row", (condition,)) for condition in conditions(leaf.rows.every)]
    return tuple(found)


def conditions(where: Mapping[str, Any]) -> tuple[Condition, ...]:
    """Read a ``where`` that has no problems."""
    return tuple(condition for subject, asked in where.items() for condition in _about(subject, asked))


def _about(subject: str, asked: Any) -> Iterator[Condition]:
    if not isinstance(asked, Mapping):
        yield Condition(subject, "eq", asked)
        return
    for operator, operand in asked.items():
        if operator == "contains_all":
            yield from (Condition(subject, "contains", text) for text in operand)
        elif operator == "in":
            yield Condition(subject, "in", tuple(operand))
        elif operator == "not":
            yield Condition(subject, "not", tuple(_about(subject, operand)))
        elif operator == "any_item" and isinstance(operand, list | tuple):
            yield from (Condition(subject, operator, conditions(where)) for where in operand)
        elif operator in ("any_item", "all_items"):
            yield Condition(subject, operator, conditions(operand))
        elif isinstance(operand, Mapping):
            yield Condition(subject, operator, Other(operand["attribute"]))
        else:
            yield Condition(subject, operator, operand)


def _written(condition: Condition) -> str:
    operand = condition.operand
    if operand is None:
        return f"{condition.subject}.{condition.operator}"
    if isinstance(operand, Other):
        said = f"@{operand.attribute}"
    elif isinstance(operand, tuple):
        said = ",".join(_written(part) if isinstance(part, Condition) else _plain(part) for part in operand)
        said = f"({said})"
    else:
        said = _plain(operand)
    return f"{condition.subject}.{condition.operator}={said}"


def _plain(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


# Checking ------------------------------------------------------------------------------------------------------------


@cache
def envelope() -> Mapping[str, Attribute]:
    """Return the fields that every item has beside its attributes, described like attributes."""
    return {
        name: Attribute(
            kind=kind,
            label=Label(id=say(f"envelope.{name}", "id"), en=say(f"envelope.{name}", "en")),
            choices=tuple(get_args(Item.model_fields[name].annotation)) if name in ("status", "classification") else (),
        )
        for name, kind in ENVELOPE.items()
    }


def item_fields(evidence_type: EvidenceType) -> Mapping[str, Attribute]:
    """Return everything that ``where`` may ask about an item of this type."""
    return {**envelope(), **evidence_type.attributes}


def leaf_problems(leaf: Leaf, evidence_type: EvidenceType) -> Iterator[Fault]:
    """Yield what is wrong with a leaf's ``where`` and ``rows``; paths are below the leaf."""
    yield from _below(("where",), where_problems(leaf.where, item_fields(evidence_type)))
    if leaf.rows is None:
        return
    columns = evidence_type.columns
    if not columns:
        yield Fault((ROWS,), "E108", {"type": evidence_type.id})
        return
    for number, column in enumerate(leaf.rows.complete):
        if column not in columns:
            yield Fault((ROWS, "complete", number), "E101", _unknown(column, columns))
    for number, where in enumerate(leaf.rows.some):
        if not where:
            yield Fault((ROWS, "some", number), "E106", {"operator": "some"})
        yield from _below((ROWS, "some", number), where_problems(where, columns))
    yield from _below((ROWS, "every"), where_problems(leaf.rows.every, columns))


def where_problems(where: Mapping[str, Any], fields: Mapping[str, Attribute]) -> Iterator[Fault]:
    """Yield what is wrong with a ``where`` over these fields (of an item, a row or an entry)."""
    for subject, asked in where.items():
        if subject in fields:
            yield from _subject_problems(subject, asked, fields)
        else:
            yield Fault((subject,), "E101", _unknown(subject, fields))


def _subject_problems(subject: str, asked: Any, fields: Mapping[str, Attribute]) -> Iterator[Fault]:
    attribute = fields[subject]
    if not isinstance(asked, Mapping):
        if "eq" in _FITTING[attribute.kind]:
            yield from _below((subject,), _value_problems(subject, attribute, asked))
        else:
            yield Fault((subject,), "E103", _misfit("eq", subject, attribute))
        return
    if not asked:
        yield Fault((subject,), "E106", {"operator": subject})
    for operator, operand in asked.items():
        if operator not in _OPERATORS:
            yield Fault((subject, operator), "E102", {"operator": str(operator), "known": ", ".join(_OPERATORS)})
        elif operator not in _FITTING[attribute.kind]:
            yield Fault((subject, operator), "E103", _misfit(operator, subject, attribute))
        else:
            yield from _below((subject, operator), _operand_problems(operator, operand, subject, fields))


def _operand_problems(operator: str, operand: Any, subject: str, fields: Mapping[str, Attribute]) -> Iterator[Fault]:
    attribute = fields[subject]
    if operator in ("in", "contains_all"):
        if not isinstance(operand, list | tuple) or not operand:
            yield Fault((), "E106", {"operator": operator})
            return
        for number, value in enumerate(operand):
            yield from _below((number,), _value_problems(subject, attribute, value))
    elif operator == "not":
        if not isinstance(operand, Mapping) or not operand:
            yield Fault((), "E106", {"operator": operator})
            return
        # The path of a problem inside is that of the operator; the subject stands further up already.
        for fault in _subject_problems(subject, operand, fields):
            yield Fault(fault.path[1:], fault.code, fault.params)
    elif operator == "any_item" and isinstance(operand, list | tuple) and operand:
        for number, where in enumerate(operand):
            yield from _below((number,), _entry_problems(operator, where, attribute))
    elif operator in ("any_item", "all_items"):
        yield from _entry_problems(operator, operand, attribute)
    elif operator == "exists":
        if not isinstance(operand, bool):
            yield Fault((), "E104", {"attribute": operator, "value": _short(operand), "kind": "truth"})
    elif operator == "matches":
        yield from _pattern_problems(operand)
    elif isinstance(operand, Mapping) and operator in _COMPARING:
        yield from _other_problems(operand, subject, fields)
    else:
        yield from _value_problems(subject, attribute, operand)


def _entry_problems(operator: str, where: Any, attribute: Attribute) -> Iterator[Fault]:
    if isinstance(where, Mapping) and where:
        yield from where_problems(where, attribute.fields)
    else:
        yield Fault((), "E106", {"operator": operator})


def _value_problems(subject: str, attribute: Attribute, value: Any) -> Iterator[Fault]:
    kind: Kind = "text" if attribute.kind == "texts" else attribute.kind
    if not _is_of(kind, value):
        yield Fault((), "E104", {"attribute": subject, "value": _short(value), "kind": kind})
    elif attribute.choices and value not in attribute.choices:
        params = {"attribute": subject, "value": _short(value), "close": _close(value, attribute.choices)}
        yield Fault((), "E105", params)
    elif attribute.form and not _FORMS[attribute.form].fullmatch(value):
        yield Fault((), "E104", {"attribute": subject, "value": _short(value), "kind": attribute.form})


def _is_of(kind: Kind, value: object) -> bool:
    if kind == "text":
        return isinstance(value, str) and bool(value.strip())
    if kind == "truth":
        return isinstance(value, bool)
    if kind == "date":
        return type(value) is date
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _pattern_problems(pattern: object) -> Iterator[Fault]:
    if not isinstance(pattern, str):
        yield Fault((), "E104", {"attribute": "matches", "value": _short(pattern), "kind": "text"})
        return
    try:
        compile_pattern(pattern)
    except PatternError as error:
        yield Fault((), error.code, {"pattern": _short(pattern), "position": str(error.position)})


def _other_problems(operand: Mapping[str, Any], subject: str, fields: Mapping[str, Attribute]) -> Iterator[Fault]:
    other = operand.get("attribute")
    if set(operand) != {"attribute"} or not isinstance(other, str):
        yield Fault((), "E104", {"attribute": subject, "value": _short(dict(operand)), "kind": fields[subject].kind})
    elif other not in fields:
        yield Fault(("attribute",), "E101", _unknown(other, fields))
    elif other == subject or fields[other].kind != fields[subject].kind:
        yield Fault(("attribute",), "E107", {"attribute": subject, "other": other})


def _below(path: tuple[str | int, ...], faults: Iterator[Fault]) -> Iterator[Fault]:
    return (Fault((*path, *fault.path), fault.code, fault.params) for fault in faults)


def _unknown(name: str, known: Collection[str]) -> dict[str, str]:
    return {"attribute": _short(name), "close": _close(name, known)}


def _misfit(operator: str, subject: str, attribute: Attribute) -> dict[str, str]:
    fitting = ", ".join(_FITTING[attribute.kind])
    return {"operator": operator, "attribute": subject, "kind": attribute.kind, "fitting": fitting}


def _close(name: str, known: Collection[str]) -> str:
    """Name what was probably meant, or everything that is known where nothing is near."""
    from difflib import get_close_matches

    return ", ".join(get_close_matches(str(name), known) or known) or "–"


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
