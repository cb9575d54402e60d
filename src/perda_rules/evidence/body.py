"""Holding the body of an item (its attributes and rows) against its evidence type, and giving it to the rules typed.

A JSON Schema library could check bodies too, but importing one costs a sixth of the time that a whole audit may take,
and it speaks one language only. The schemas use so small a part of JSON Schema that the check fits here; the tests
hold it to the library's answer.
"""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from unicodedata import category

from perda_rules.evidence.models import Item
from perda_rules.evidence.types import ENVELOPE, FORMS, Attribute, EvidenceType, Form, Kind

Scalar = str | int | float | bool | date
Entry = Mapping[str, Scalar]
Typed = Scalar | tuple[str, ...] | tuple[Entry, ...]
"""A value as the rules see it: one of four kinds that never mix, or a list of texts, or a list of flat entries."""

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_FORMS = {form: re.compile(pattern) for form, pattern in FORMS.items()}
_WRONG_KIND: dict[Kind, str] = {
    "text": "B223", "number": "B224", "truth": "B226", "date": "B227", "texts": "B228", "entries": "B229",
}  # fmt: skip
_WRONG_FORM: dict[Form, str] = {"slug": "B233", "url": "B234"}


class BodyProblem(NamedTuple):
    """One thing that is wrong with a body: where (below the item), and the code and parameters of the sentence.

    For a key that is missing the path is that of the mapping; for one that is unknown it is the key's own.
    """

    path: tuple[str | int, ...]
    code: str
    params: dict[str, str]


def validate_body(
    evidence_type: EvidenceType, attributes: Mapping[str, Any], rows: Sequence[Mapping[str, Any]]
) -> list[BodyProblem]:
    """Say all that is wrong with the attributes and rows of an item of this type, in the order of the body.

    Null and empty values count as absent. A document that merely lacks something is no problem here, unless it cannot
    be told from others without it: the rules explain what is missing.
    """
    found = list(_entry_problems(evidence_type.attributes, attributes, ("attributes",), evidence_type.id))
    if rows and not evidence_type.columns:
        return [*found, BodyProblem(("rows",), "B235", {"type": evidence_type.id})]
    for index, row in enumerate(rows):
        found += _entry_problems(evidence_type.columns, row, ("rows", index), evidence_type.id)
    return found


def typed_fields(evidence_type: EvidenceType, item: Item, *, unplaced: Collection[str] = ()) -> dict[str, Typed]:
    """Give what the item says, strictly typed by its schema: envelope, attributes, ``memuat`` and ``rows``.

    ``unplaced`` are content parts whose place does not exist in the file; they are left out. So is everything empty,
    unknown, or of another kind than its attribute (which :func:`validate_body` reports).
    """
    fields: dict[str, Typed] = {
        name: value for name in ENVELOPE if (value := getattr(item, name)) is not None and not _is_empty(value)
    }
    fields |= _typed_entry(evidence_type.attributes, item.attributes)
    if parts := tuple(part for part in item.memuat if part not in unplaced):
        fields["memuat"] = parts
    if evidence_type.columns and (rows := _typed_entries(evidence_type.columns, item.rows)):
        fields["rows"] = rows
    return fields


def occurred_on(evidence_type: EvidenceType, item: Item) -> date:
    """Return the day of the event that the item records: the attribute that its type names, else the item's date."""
    return _day(item.attributes.get(evidence_type.occurred or "")) or item.date


def expires_on(evidence_type: EvidenceType, item: Item) -> date | None:
    """Return the document's own last day, where its type has such an attribute and the item states it."""
    return _day(item.attributes.get(evidence_type.expires or ""))


def _is_empty(value: object) -> bool:
    """Tell what a blank cell of a form turns into: nothing, blanks, dashes, or a list or mapping of nothing else."""
    if isinstance(value, str):
        return not any(character.isalnum() or category(character)[0] == "S" for character in value)
    if isinstance(value, list | tuple):
        return all(map(_is_empty, value))
    if isinstance(value, dict):
        return all(map(_is_empty, value.values()))
    return value is None


def _day(value: object) -> date | None:
    if type(value) is date:
        return value
    if isinstance(value, str) and _DAY.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            return None
    return None


# Checking ----------------------------------------------------------------------------------------------------------


def _entry_problems(
    known: Mapping[str, Attribute], values: Mapping[str, Any], path: tuple[str | int, ...], type_id: str
) -> Iterator[BodyProblem]:
    for name, attribute in known.items():
        if attribute.required and _is_empty(values.get(name)):
            yield BodyProblem(path, "B221", {"key": name, "type": type_id})
    for name, value in values.items():
        if name not in known:
            yield BodyProblem((*path, name), "B222", {"key": name, "type": type_id, "known": _closest(name, known)})
        elif not _is_empty(value):
            yield from _value_problems(known[name], value, (*path, name), name, type_id)


def _value_problems(
    attribute: Attribute, value: Any, path: tuple[str | int, ...], key: str, type_id: str
) -> Iterator[BodyProblem]:
    params = {"key": key, "value": _short(value)}
    kind = attribute.kind
    if kind in ("texts", "entries"):
        if not isinstance(value, list | tuple):
            yield BodyProblem(path, _WRONG_KIND[kind], params)
            return
        for index, part in enumerate(value):
            if _is_empty(part):
                continue
            if kind == "texts":
                yield from _text_problems(attribute, part, (*path, index), key)
            elif isinstance(part, Mapping):
                yield from _entry_problems(attribute.fields, part, (*path, index), type_id)
            else:
                yield BodyProblem((*path, index), "B229", {"key": key, "value": _short(part)})
    elif kind == "text":
        yield from _text_problems(attribute, value, path, key)
    elif _typed_scalar(attribute, value) is None:
        yield BodyProblem(path, "B225" if attribute.integer and _is_number(value) else _WRONG_KIND[kind], params)
    elif kind == "number":
        if attribute.minimum is not None and value < attribute.minimum:
            yield BodyProblem(path, "B231", {**params, "bound": _short(attribute.minimum)})
        if attribute.maximum is not None and value > attribute.maximum:
            yield BodyProblem(path, "B232", {**params, "bound": _short(attribute.maximum)})


def _text_problems(attribute: Attribute, value: Any, path: tuple[str | int, ...], key: str) -> Iterator[BodyProblem]:
    params = {"key": key, "value": _short(value)}
    if not isinstance(value, str):
        yield BodyProblem(path, "B223", params)
    elif attribute.choices and value not in attribute.choices:
        yield BodyProblem(path, "B230", {**params, "expected": _closest(value, attribute.choices)})
    elif attribute.form and not _FORMS[attribute.form].fullmatch(value):
        yield BodyProblem(path, _WRONG_FORM[attribute.form], params)


def _closest(name: str, known: Collection[str]) -> str:
    """Name what was probably meant, or everything that is known where nothing is near."""
    from difflib import get_close_matches

    return ", ".join(get_close_matches(name, known) or known)


def _short(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


# Typing ------------------------------------------------------------------------------------------------------------


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)


def _typed_scalar(attribute: Attribute, value: Any) -> Scalar | None:
    """Return the value if it is of the attribute's kind, else None: ``1`` is not true, and ``"1"`` is no number."""
    kind = attribute.kind
    if kind == "text":
        return value if isinstance(value, str) else None
    if kind == "truth":
        return value if isinstance(value, bool) else None
    if kind == "date":
        return _day(value)
    if not _is_number(value):
        return None
    if attribute.integer:
        return int(value) if value == int(value) else None
    return value  # type: ignore[no-any-return]


def _typed_entry(known: Mapping[str, Attribute], values: Mapping[str, Any]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for name, value in values.items():
        attribute = known.get(name)
        if attribute is None or _is_empty(value):
            continue
        typed = _typed(attribute, value)
        if typed is not None and typed != ():
            fields[name] = typed
    return fields


def _typed(attribute: Attribute, value: Any) -> Any:
    if attribute.kind not in ("texts", "entries"):
        return _typed_scalar(attribute, value)
    if not isinstance(value, list | tuple):
        return None
    if attribute.kind == "texts":
        return tuple(part for part in value if isinstance(part, str) and not _is_empty(part))
    return _typed_entries(attribute.fields, value)


def _typed_entries(known: Mapping[str, Attribute], entries: Sequence[Any]) -> tuple[dict[str, Any], ...]:
    """Type every entry that says anything: one with wrong values only stays, so that it is seen to be incomplete."""
    return tuple(_typed_entry(known, entry) for entry in entries if isinstance(entry, Mapping) and not _is_empty(entry))
