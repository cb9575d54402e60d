"""An evidence type with every kind of attribute, conditions on it, and a reference that reads them in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from hypothesis import strategies as st

from perda_rules.engine.port import Fact
from perda_rules.evidence.types import Attribute, EvidenceType, Kind
from perda_rules.language import Label

DAYS = (date(2024, 2, 29), date(2025, 1, 1), date(2026, 6, 30))


def attribute(kind: Kind, name: str, **more: Any) -> Attribute:
    return Attribute(kind=kind, label=Label(id=name.capitalize(), en=f"{name.capitalize()} (en)"), **more)


ROLES = {"ketua": Label(id="Ketua", en="Chair"), "anggota": Label(id="Anggota", en="Member")}
SCALARS = {
    "peran": attribute("text", "peran", choices=tuple(ROLES), choice_labels=ROLES),
    "jabatan": attribute("text", "jabatan", form="slug"),
    "unsur": attribute("text", "unsur"),
    "skor": attribute("number", "skor"),
    "batas": attribute("number", "batas"),
    "hadir": attribute("truth", "hadir"),
    "mulai": attribute("date", "mulai"),
    "selesai": attribute("date", "selesai"),
}
TYPE = EvidenceType(
    id="sk-tim",
    label=Label(id="SK tim", en="Decree"),
    attributes={
        **SCALARS,
        "materi": attribute("texts", "materi", choices=("data", "risiko")),
        "tugas": attribute("texts", "tugas"),
        "anggota": attribute("entries", "anggota", fields=SCALARS),
    },
    columns=SCALARS,
    schema_={},
)

VALUES: dict[str, tuple[Any, ...]] = {
    "peran": tuple(ROLES),
    "jabatan": ("wali-kota", "sekda"),
    "unsur": ("swasta", "Swasta", "1", "true"),
    "skor": (0, 1, 1.5, 10, -3),
    "batas": (0, 1, 1.5, 10, -3),
    "hadir": (True, False),
    "mulai": DAYS,
    "selesai": DAYS,
}
_OTHERS = {
    "skor": "batas",
    "batas": "skor",
    "mulai": "selesai",
    "selesai": "mulai",
    "jabatan": "unsur",
    "unsur": "jabatan",
}


def _operators(subject: str, *, deep: bool = True) -> st.SearchStrategy[dict[str, Any]]:
    values = st.sampled_from(VALUES[subject])
    operand = values
    if subject in _OTHERS:
        operand |= st.just({"attribute": _OTHERS[subject]})
    known: dict[str, st.SearchStrategy[Any]] = {"eq": operand, "exists": st.booleans()}
    if subject != "hadir":
        known["in"] = st.lists(values, min_size=1, max_size=3)
    if subject in ("skor", "batas", "mulai", "selesai"):
        known |= dict.fromkeys(("gt", "gte", "lt", "lte"), operand)
    if TYPE.attributes[subject].kind == "text":
        known["matches"] = st.sampled_from(("[a-z]+", ".*a", "[Ss]wasta", "wali-kota|sekda"))
    if deep:
        known["not"] = _operators(subject, deep=False)
    return _some_of(known)


def _some_of(known: Mapping[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[dict[str, Any]]:
    names = st.lists(st.sampled_from(sorted(known)), min_size=1, max_size=2, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: known[name] for name in chosen}))


def _about(subject: str) -> st.SearchStrategy[Any]:
    return st.sampled_from(VALUES[subject]) | _operators(subject)


row_wheres = _some_of({subject: _about(subject) for subject in SCALARS})
_texts = st.sampled_from(("data", "risiko"))
_lists = _some_of(
    {"contains": _texts, "contains_all": st.lists(_texts, min_size=1, max_size=2), "exists": st.booleans()}
) | st.fixed_dictionaries({"not": st.fixed_dictionaries({"contains": _texts})})
_entries = _some_of({"any_item": row_wheres, "all_items": row_wheres, "exists": st.booleans()}) | st.fixed_dictionaries(
    {"not": st.fixed_dictionaries({"any_item": row_wheres})}
)
wheres = _some_of(
    {subject: _about(subject) for subject in SCALARS} | {"materi": _lists, "tugas": _lists, "anggota": _entries}
)
rows = st.fixed_dictionaries(
    {},
    optional={
        "min": st.integers(1, 3),
        "complete": st.lists(st.sampled_from(sorted(SCALARS)), max_size=2),
        "some": st.lists(row_wheres, max_size=2),
        "every": row_wheres,
    },
)
leaves = st.fixed_dictionaries(
    {"type": st.just("sk-tim")},
    optional={"where": wheres, "memuat": st.lists(_texts, max_size=2, unique=True), "rows": rows},
)

records = st.fixed_dictionaries({}, optional={subject: st.sampled_from(VALUES[subject]) for subject in SCALARS})
_tables = st.lists(records, max_size=3).map(tuple)
_parts = st.lists(_texts, max_size=2).map(tuple)
facts = st.builds(
    lambda fields: Fact("o/i", "sk-tim", fields),
    st.builds(
        lambda record, lists: {**record, **lists},
        records,
        st.fixed_dictionaries(
            {}, optional={"materi": _parts, "tugas": _parts, "anggota": _tables, "rows": _tables, "memuat": _parts}
        ),
    ),
)


# The reference -------------------------------------------------------------------------------------------------------


_COMPARE: dict[str, Any] = {
    "eq": lambda a, b: a == b, "gt": lambda a, b: a > b, "gte": lambda a, b: a >= b, "lt": lambda a, b: a < b,
    "lte": lambda a, b: a <= b,
}  # fmt: skip


def leaf_met(leaf: Mapping[str, Any], fields: Mapping[str, Any]) -> bool:
    """Say whether an item meets a leaf as it is written."""
    table = fields.get("rows", ())
    asked = leaf.get("rows")
    return (
        where_met(leaf.get("where", {}), fields)
        and all(part in fields.get("memuat", ()) for part in leaf.get("memuat", ()))
        and (
            asked is None
            or (
                len(table) >= asked.get("min", 1)
                and all(column in row for column in asked.get("complete", ()) for row in table)
                and all(any(where_met(where, row) for row in table) for where in asked.get("some", ()))
                and all(where_met(asked.get("every", {}), row) for row in table)
            )
        )
    )


def where_met(where: Mapping[str, Any], record: Mapping[str, Any]) -> bool:
    return all(
        _met(asked if isinstance(asked, Mapping) else {"eq": asked}, name, record) for name, asked in where.items()
    )


def _met(operators: Mapping[str, Any], name: str, record: Mapping[str, Any]) -> bool:
    value = record.get(name)
    for operator, given in operators.items():
        operand = record.get(given["attribute"]) if isinstance(given, Mapping) and "attribute" in given else given
        if operator == "exists":
            ok = (name in record) is operand
        elif operator == "not":
            ok = not _met(operand, name, record)
        elif value is None or operand is None:
            ok = False
        elif operator in ("eq", "gt", "gte", "lt", "lte"):
            ok = _COMPARE[operator](value, operand)
        elif operator == "in":
            ok = value in operand
        elif operator == "matches":
            ok = re.fullmatch(operand, value) is not None
        elif operator == "contains":
            ok = operand in value
        elif operator == "contains_all":
            ok = set(operand) <= set(value)
        elif operator == "any_item":
            ok = any(where_met(operand, entry) for entry in value)
        else:
            ok = len(value) > 0 and all(where_met(operand, entry) for entry in value)
        if not ok:
            return False
    return True
