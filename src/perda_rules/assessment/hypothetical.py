"""Documents that do not exist: the least that would meet what a leaf of the evidence asks, built from its conditions.

What is built is held against the leaf by the same rules as any document; where these do not accept it, there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, cast

from dateutil.relativedelta import relativedelta

from perda_rules.assessment.deadlines import duration
from perda_rules.engine.conditions import leaf_clauses
from perda_rules.engine.facts import fact_of
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.body import expires_on, occurred_on, validate_body
from perda_rules.evidence.models import CheckedItem, Item
from perda_rules.evidence.types import ENVELOPE, Attribute, EvidenceType
from perda_rules.obligations.conditions import Condition, Other, conditions, envelope
from perda_rules.obligations.models import Leaf
from perda_rules.obligations.offices import Members, widen_leaf

_NEXT = {"gt": 1, "lt": -1, "gte": 0, "lte": 0}
_LONG = "P1Y"
"""How long a document that says so itself is made to last."""


class Impossible(Exception):  # noqa: N818 (an outcome: nothing is built)
    """The conditions cannot be met by what is built here."""


def build(
    leaves: Sequence[Leaf],
    kind: EvidenceType,
    day: date,
    *,
    name: str,
    title: str,
    like: Item | None = None,
) -> Item | None:
    """Build one document of ``kind``, made on ``day``, that meets all of ``leaves``; None where that cannot be done.

    ``like`` is a document to mend: what it says stays, but for what the leaves ask otherwise.
    """
    try:
        return _Builder(kind, day, like).item(leaves, name, title)
    except Impossible:
        return None


def checked(item: Item, kind: EvidenceType, organisation: str, level: Any = "attached") -> CheckedItem:
    """Return ``item`` as if it had been handed in, with a file that is in order."""
    key = f"{organisation}/{item.id}"
    return CheckedItem.model_construct(
        item=item,
        key=key,
        level=level,
        rejected=None,
        broken=False,
        unplaced=(),
        digest=None,
        reading=None,
        shown=(),
        unproven=(),
        occurred=occurred_on(kind, item),
        expires=expires_on(kind, item),
        place=(key, 0, 0),
    )


def meets(item: CheckedItem, leaf: Leaf, kind: EvidenceType, members: Members) -> bool:
    """Say whether the rules accept what ``item`` says for ``leaf``."""
    clauses = leaf_clauses(widen_leaf(leaf, members), kind)
    fact = fact_of(item, kind)
    answer = NativeMatcher().match([atom for clause in clauses for atom in clause.atoms()], [fact])
    return all(clause.holds(fact, answer) for clause in clauses)


class _Builder:
    """Fills in the fields of one document, condition by condition."""

    def __init__(self, kind: EvidenceType, day: date, like: Item | None) -> None:
        self.kind = kind
        self.day = day
        self.fields: dict[str, Any] = dict(like.attributes) if like else {}
        """Attributes, and the parts of the envelope that were asked for: no attribute has the name of one."""
        self.parts: dict[str, int | str] = dict(like.memuat) if like else {}
        self.rows: list[dict[str, Any]] = [dict(row) for row in like.rows] if like else []
        self.like = like
        self.row = 0
        """Which row is being made: no two rows of a register say the same."""

    def item(self, leaves: Sequence[Leaf], name: str, title: str) -> Item:
        self._dates()
        for leaf in leaves:
            fields = {**envelope(), **self.kind.attributes}
            for subject, found in _by_subject(conditions(leaf.where)).items():
                self.fields[subject] = self._settled(fields[subject], found, self.fields.get(subject), self.fields)
            for part in leaf.memuat:
                self.parts.setdefault(part, len(self.parts) + 1)
            self._rows(leaf)
        for attribute, described in self.kind.attributes.items():
            if described.required and self.fields.get(attribute) in (None, "", []):
                self.fields[attribute] = self._some(described)
        status = "draf" if all(leaf.status == "draf" for leaf in leaves) and self.like is None else "final"
        old = self.like.model_dump() if self.like else {}
        given = {key: value for key, value in self.fields.items() if value is not None}
        made = Item.model_validate(
            {
                **old,
                "id": name,
                "type": self.kind.id,
                "title": title,
                "date": self.day,
                "status": status,
                **{key: value for key, value in given.items() if key in ENVELOPE},
                "attributes": {key: value for key, value in given.items() if key not in ENVELOPE},
                "memuat": self.parts,
                "rows": tuple(self.rows),
                "file": None,
                "sha256": None,
                "claims": (),
            }
        )
        if validate_body(self.kind, made.attributes, made.rows):
            raise Impossible
        return made

    def _dates(self) -> None:
        """Let the document record its day, and last for a while where it says how long."""
        for attribute in (self.kind.begins, self.kind.occurred):
            if attribute is not None:
                self.fields[attribute] = self.day
        if self.kind.expires is not None:
            self.fields[self.kind.expires] = self.day + duration(_LONG)

    def _rows(self, leaf: Leaf) -> None:
        asked = leaf.rows
        if asked is None:
            return
        columns = self.kind.columns
        every = conditions(asked.every)
        wheres = [conditions(where) for where in asked.some]
        wheres += [()] * max(0, asked.min - len(self.rows) - len(wheres))
        for where in wheres:
            self.row = len(self.rows)
            made = self._entry(columns, [*where, *every], {})
            first = next((name for name in columns if made.get(name) is None), None)
            self.rows.append({first: self._some(columns[first]), **made} if first and self.row else made)
        for number, row in enumerate(self.rows):
            self.row = number
            filled = self._entry(columns, every, row)
            for column in asked.complete:
                if filled.get(column) in (None, "", []):
                    filled[column] = self._some(columns[column])
            self.rows[number] = filled
        self.row = 0

    def _entry(
        self, fields: Mapping[str, Attribute], found: Iterable[Condition], old: Mapping[str, Any]
    ) -> dict[str, Any]:
        entry = dict(old)
        for subject, asked in _by_subject(found).items():
            entry[subject] = self._settled(fields[subject], asked, entry.get(subject), entry)
        for name, described in fields.items():
            if described.required and entry.get(name) in (None, "", []):
                entry[name] = self._some(described)
        return {name: value for name, value in entry.items() if value is not None}

    def _settled(self, described: Attribute, found: Sequence[Condition], old: Any, beside: dict[str, Any]) -> Any:
        """Return a value that meets all conditions on one field, the one that is there where it can be."""
        value = old
        if described.kind == "texts":
            return self._texts(described, found, old)
        if described.kind == "entries":
            return self._entries(described, found, old)
        allowed: set[Any] | None = None
        banned: set[Any] = set()
        for one in found:
            if one.operator == "eq" and not isinstance(one.operand, Other):
                allowed = {one.operand} if allowed is None else allowed & {one.operand}
            elif one.operator == "in":
                chosen = set(one.operand)  # type: ignore[arg-type]
                allowed = chosen if allowed is None else allowed & chosen
            elif one.operator == "not":
                banned |= {
                    beside.get(value.attribute) if isinstance(value, Other) else value for value in _banned(_inner(one))
                }
        if allowed is not None:
            left = sorted(allowed - banned, key=str)
            if not left:
                raise Impossible
            first = [one for one in _in_order(found) if one in left]
            return value if value in left else first[0]
        for one in found:
            value = self._compared(described, one, value, beside)
        if value is None or value in banned:
            free = [choice for choice in described.choices if choice not in banned]
            value = free[0] if free else self._some(described)
            if value in banned:
                value = self._other(value)
        return value

    def _compared(self, described: Attribute, one: Condition, value: Any, beside: dict[str, Any]) -> Any:
        if one.operator == "exists":
            if not one.operand:
                return None
            return value if value not in (None, "") else self._some(described)
        if one.operator == "matches":
            raise Impossible
        if one.operator not in ("eq", *_NEXT):
            return value
        bound: Any = one.operand
        if isinstance(bound, Other):
            if beside.get(bound.attribute) is None:
                other = {**self.kind.columns, **self.kind.attributes}.get(bound.attribute)
                beside[bound.attribute] = self._some(other or described)
            bound = beside[bound.attribute]
        step = _NEXT.get(one.operator, 0)
        if value is not None and _holds(one.operator, value, bound):
            return value
        if isinstance(bound, str | bool):
            return bound
        return bound + timedelta(days=step) if isinstance(bound, date) else bound + step

    def _texts(self, described: Attribute, found: Sequence[Condition], old: Any) -> list[str] | None:
        texts = list(old or ())
        for one in found:
            if one.operator == "contains":
                texts += [one.operand] if one.operand not in texts else []
            elif one.operator == "exists" and not one.operand:
                return None
            elif one.operator == "not":
                texts = [text for text in texts if text not in _contained(_inner(one))]
        return texts or [str(described.choices[0]) if described.choices else "lain"]

    def _entries(self, described: Attribute, found: Sequence[Condition], old: Any) -> list[dict[str, Any]] | None:
        entries: list[dict[str, Any]] = [dict(entry) for entry in old or ()]
        every = [inner for one in found if one.operator == "all_items" for inner in _inner(one)]
        for one in found:
            if one.operator == "any_item":
                entries.append(self._entry(described.fields, [*_inner(one), *every], {}))
            elif one.operator == "exists" and not one.operand:
                return None
        entries = entries or [self._entry(described.fields, every, {})]
        return [self._entry(described.fields, every, entry) or self._filled(described) for entry in entries]

    def _filled(self, described: Attribute) -> dict[str, Any]:
        name, first = next(iter(described.fields.items()))
        return {name: self._some(first)}

    def _other(self, value: Any) -> Any:
        """Return another value than ``value``."""
        if isinstance(value, str):
            return f"{value}-2"
        if isinstance(value, bool):
            return not value
        return value - timedelta(days=1) if isinstance(value, date) else value + 1

    def _some(self, described: Attribute) -> Any:
        """Return some value that the field may have, of each row another one where it can be."""
        match described.kind:
            case "date":
                return self.day - relativedelta(months=self.row)
            case "truth":
                return True
            case "number":
                return max(1, int(described.minimum or 0)) + self.row
            case "texts":
                return [described.choices[0] if described.choices else "lain"]
            case "entries":
                return [self._entry(described.fields, (), {}) or self._filled(described)]
        if described.choices:
            return described.choices[0]
        if described.form == "url":
            return f"https://pekalongankota.go.id/{self.row or ''}"
        return f"lain-{self.row}" if self.row else "lain"


def _by_subject(found: Iterable[Condition]) -> dict[str, list[Condition]]:
    """Group conditions by their subjects; those that look at another field come last, when that one is settled."""
    grouped: dict[str, list[Condition]] = {}
    for one in found:
        grouped.setdefault(one.subject, []).append(one)
    return dict(sorted(grouped.items(), key=lambda pair: any(isinstance(one.operand, Other) for one in pair[1])))


def _in_order(found: Iterable[Condition]) -> list[Any]:
    """Return the values that the conditions name, as they are written."""
    named: list[Any] = []
    for one in found:
        if one.operator == "in" and isinstance(one.operand, tuple):
            named += one.operand
        elif one.operator == "eq":
            named.append(one.operand)
    return named


def _inner(one: Condition) -> tuple[Condition, ...]:
    """Return the conditions on the entries of a list, or those that are denied."""
    return cast("tuple[Condition, ...]", one.operand)


def _banned(inner: Iterable[Condition]) -> set[Any]:
    """Return the values that a "not" rules out; what it rules out otherwise is left to the test of the whole."""
    return {value for one in inner for value in (one.operand if one.operator == "in" else [one.operand])}  # type: ignore[union-attr]


def _contained(inner: Iterable[Condition]) -> set[Any]:
    return {one.operand for one in inner if one.operator == "contains"}


def _holds(operator: str, value: Any, bound: Any) -> bool:
    if type(value) is bool or isinstance(value, str) != isinstance(bound, str):
        return False
    match operator:
        case "eq":
            return bool(value == bound)
        case "gt":
            return bool(value > bound)
        case "gte":
            return bool(value >= bound)
        case "lt":
            return bool(value < bound)
    return bool(value <= bound)
