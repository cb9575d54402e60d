"""Reading the evidence types from their JSON Schemas.

The schemas keep to a small part of JSON Schema: scalars, lists of texts, lists of flat entries. What goes beyond it, or
lacks a label in either language, is refused here; holding an item against its type is :mod:`perda_rules.evidence.body`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.evidence.types import FORMS, RESERVED, Attribute, EvidenceType, Kind, Recognise
from perda_rules.language import LANGUAGES, Label

METASCHEMA = "https://json-schema.org/draft/2020-12/schema"
_MAX_BYTES = 1_000_000
_SLUG = re.compile(FORMS["slug"])
_DURATION = re.compile(r"^P(?=[0-9])([1-9][0-9]*Y)?([1-9][0-9]*M)?([1-9][0-9]*W)?([1-9][0-9]*D)?$")
_DESCRIBED = {"type", "x-label", "x-help"}
_TEXT = {"enum", "x-choices", "pattern"}
_TYPE_KEYWORDS = {
    "$schema", "$id", "title", "x-label", "x-help", "x-validity", "x-begins", "x-occurred", "x-expires",
    "x-recognise", "type", "additionalProperties", "required", "properties",
}  # fmt: skip
_RECOGNISE = {"title": "phrase", "against": "phrase", "signed-by": "slug"}
_WORD = r"[^\W_A-Z](?:[^\W_A-Z]|[./-])*"
_PHRASE = re.compile(rf"{_WORD}(?: (?:… )?{_WORD})*\Z")
"""Words in lower case, parted by single spaces; ``…`` between two of them stands for others."""
_OBJECT_KEYWORDS = {"type", "additionalProperties", "required", "properties"}


def load_types(folder: Path, *, check: bool = False) -> dict[str, EvidenceType]:
    """Read every ``*.json`` of ``folder``, in the order of their names: type id → evidence type.

    ``check`` also holds each file against the metaschema of JSON Schema, which is slow and meant for tests and
    self-diagnosis; our own conventions are always checked. Raises InputError with all problems of all files: a folder
    without schemas (B201), what is no JSON (B202) or no JSON Schema (B203), and breaches of the conventions (B204 to
    B213).
    """
    files = sorted(folder.glob("*.json"), key=lambda file: file.stem)
    if not files:
        raise InputError(problem("B201", folder))
    types: dict[str, EvidenceType] = {}
    problems: list[Problem] = []
    for file in files:
        reader = _Reader(file)
        made = reader.evidence_type(check=check)
        problems += reader.problems
        if made is not None:
            types[made.id] = made
    if problems:
        raise InputError(problems)
    return types


class _Reader:
    """Turns one schema file into an evidence type, collecting what is wrong with it."""

    def __init__(self, file: Path) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def complain(self, code: str, where: str = "", **params: Any) -> None:
        self.problems.append(problem(code, self.file, where=where or "$", **params))

    def evidence_type(self, *, check: bool) -> EvidenceType | None:
        schema = self.read()
        if schema is None or (check and not self.passes_metaschema(schema)):
            return None
        self.only(schema, _TYPE_KEYWORDS, "")
        if schema.get("$id") != self.file.stem or not _SLUG.match(self.file.stem):
            self.complain("B208", "$id", name=schema.get("$id", ""))
        if schema.get("$schema") != METASCHEMA:
            self.complain("B206", "$schema")
        label = self.label(schema, "")
        if label and schema.get("title") != label.id:
            self.complain("B206", "title")
        parts = self.properties(schema, "", self.required(schema))
        attributes = self.members(parts.get("attributes"), "attributes")
        columns = self.rows(parts.get("rows")) if "rows" in parts else {}
        for name in set(parts) - {"attributes", "rows"}:
            self.complain("B205", "properties", keyword=name)
        for name in sorted(RESERVED & set(attributes)):
            self.complain("B207", "attributes", name=name)
        self.dating(schema, attributes)
        recognise = self.recognise(schema["x-recognise"]) if "x-recognise" in schema else None
        if self.problems or label is None:
            return None
        return EvidenceType(
            id=self.file.stem,
            label=label,
            help=self.optional_label(schema, "x-help", ""),
            validity=schema.get("x-validity"),
            begins=schema.get("x-begins"),
            occurred=schema.get("x-occurred"),
            expires=schema.get("x-expires"),
            recognise=recognise,
            attributes=attributes,
            columns=columns,
            schema_=schema,
        )

    def read(self) -> dict[str, Any] | None:
        try:
            with self.file.open("rb") as stream:
                data = stream.read(_MAX_BYTES + 1)
        except OSError as error:
            self.problems.append(problem("Y001", self.file, reason=reason_of(error)))
            return None
        if len(data) > _MAX_BYTES:
            self.problems.append(problem("Y002", self.file, limit=_MAX_BYTES))
            return None
        try:
            schema = json.loads(data)
        except json.JSONDecodeError as error:
            self.problems.append(problem("B202", self.file, error.lineno, error.colno))
            return None
        except (UnicodeDecodeError, RecursionError):
            self.problems.append(problem("B202", self.file))
            return None
        if isinstance(schema, dict):
            return schema
        self.complain("B206")
        return None

    def passes_metaschema(self, schema: dict[str, Any]) -> bool:
        from jsonschema import Draft202012Validator

        errors = list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema))
        for error in errors:
            self.complain("B203", ".".join(str(step) for step in error.absolute_path), keyword=error.validator)
        return not errors

    def only(self, node: Mapping[str, Any], keywords: set[str], where: str) -> None:
        for keyword in node:
            if keyword not in keywords:
                self.complain("B205", where, keyword=keyword)

    def label(self, node: Mapping[str, Any], where: str) -> Label | None:
        if "x-label" not in node:
            self.complain("B204", f"{where}.x-label".strip("."))
            return None
        return self.optional_label(node, "x-label", where)

    def optional_label(self, node: Mapping[str, Any], keyword: str, where: str) -> Label | None:
        texts = node.get(keyword)
        if texts is None:
            return None
        if (
            isinstance(texts, dict)
            and set(texts) == set(LANGUAGES)
            and all(isinstance(text, str) and text.strip() for text in texts.values())
        ):
            return _label(texts["id"], texts["en"])
        self.complain("B204", f"{where}.{keyword}".strip("."))
        return None

    def properties(self, node: Mapping[str, Any], where: str, required: set[str]) -> dict[str, Any]:
        """Return the properties of a closed object; what is no closed object is reported."""
        properties = node.get("properties")
        if node.get("type") != "object" or node.get("additionalProperties") is not False:
            self.complain("B206", where)
        if not isinstance(properties, dict):
            self.complain("B206", f"{where}.properties".strip("."))
            return {}
        for name in sorted(required - set(properties)):
            self.complain("B209", f"{where}.required".strip("."), name=name)
        return properties

    @staticmethod
    def required(node: Mapping[str, Any]) -> set[str]:
        listed = node.get("required", [])
        return {name for name in listed if isinstance(name, str)} if isinstance(listed, list) else set()

    def members(self, node: object, where: str, *, lists: bool = True) -> dict[str, Attribute]:
        """Read the attributes, columns or fields that an object has; only attributes may be lists."""
        if not isinstance(node, dict):
            self.complain("B206", where)
            return {}
        self.only(node, _OBJECT_KEYWORDS, where)
        required = self.required(node)
        found: dict[str, Attribute] = {}
        for name, schema in self.properties(node, where, required).items():
            path = f"{where}.{name}"
            if not _SLUG.match(name):
                self.complain("B208", path, name=name)
            made = self.attribute(schema, path, required=name in required, lists=lists)
            if made is not None:
                found[name] = made
        return found

    def rows(self, node: object) -> dict[str, Attribute]:
        if not isinstance(node, dict) or node.get("type") != "array":
            self.complain("B206", "rows")
            return {}
        self.only(node, {"type", "items"}, "rows")
        return self.members(node.get("items"), "rows", lists=False)

    def attribute(self, node: object, where: str, *, required: bool, lists: bool) -> Attribute | None:
        if not isinstance(node, dict):
            self.complain("B206", where)
            return None
        label = self.label(node, where)
        help_ = self.optional_label(node, "x-help", where)
        kind = _kind(node)
        if kind is None or (kind in ("texts", "entries") and not lists):
            self.complain("B206", where)
            return None
        # Every default that is a dictionary is given, as pydantic would copy it for each of a thousand attributes.
        shape: dict[str, Any] = {"choice_labels": {}, "fields": {}}
        if kind == "entries":
            self.only(node, _DESCRIBED | {"items"}, where)
            shape["fields"] = self.members(node["items"], where, lists=False)
        elif kind == "texts":
            self.only(node, _DESCRIBED | {"items"}, where)
            self.only(node["items"], {"type"} | _TEXT, where)
            shape |= self.text(node["items"], where)
        elif kind == "text":
            self.only(node, _DESCRIBED | _TEXT, where)
            shape |= self.text(node, where)
        elif kind == "number":
            self.only(node, _DESCRIBED | {"minimum", "maximum"}, where)
            shape["integer"] = node["type"] == "integer"
            for bound in ("minimum", "maximum"):
                if bound in node:
                    shape[bound] = self.bound(node[bound], where)
        else:
            self.only(node, _DESCRIBED | ({"format"} if kind == "date" else set()), where)
        if label is None:
            return None
        return Attribute(kind=kind, label=label, help=help_, required=required, **shape)

    def bound(self, value: object, where: str) -> float | None:
        if isinstance(value, int | float) and not isinstance(value, bool):
            return value
        self.complain("B206", where)
        return None

    def text(self, node: Mapping[str, Any], where: str) -> dict[str, Any]:
        """Read what limits a text: a closed list of values with their labels, or a form."""
        shape: dict[str, Any] = {}
        if "pattern" in node:
            shape["form"] = next((form for form, pattern in FORMS.items() if pattern == node["pattern"]), None)
            if shape["form"] is None:
                self.complain("B206", f"{where}.pattern")
        if "enum" not in node and "x-choices" not in node:
            return shape
        choices, labels = node.get("enum"), node.get("x-choices")
        if (
            not isinstance(choices, list)
            or not isinstance(labels, dict)
            or not all(isinstance(choice, str) and _SLUG.match(choice) for choice in choices)
            or sorted(choices) != sorted(labels)
        ):
            self.complain("B210", where)
            return shape
        read = {choice: self.optional_label(labels, choice, where) for choice in choices}
        return {**shape, "choices": tuple(choices), "choice_labels": {key: made for key, made in read.items() if made}}

    def dating(self, schema: Mapping[str, Any], attributes: Mapping[str, Attribute]) -> None:
        """Check the keywords that say when the document's event was, and until when and how long it is good."""
        for keyword in ("x-begins", "x-occurred", "x-expires"):
            name = schema.get(keyword)
            if name is not None and getattr(attributes.get(str(name)), "kind", None) != "date":
                self.complain("B209", keyword, name=name)
        validity = schema.get("x-validity")
        if validity is not None and not (isinstance(validity, str) and _DURATION.match(validity)):
            self.complain("B211", "x-validity", value=validity)

    def recognise(self, node: object) -> Recognise | None:
        """Read by what a document of the type is known: phrases of its title, and offices."""
        if not isinstance(node, dict) or "title" not in node:
            self.complain("B212", "x-recognise")
            return None
        self.only(node, set(_RECOGNISE), "x-recognise")
        read: dict[str, tuple[str, ...]] = {}
        for keyword, kind in _RECOGNISE.items():
            where = f"x-recognise.{keyword}"
            listed = node.get(keyword, [])
            form = _PHRASE if kind == "phrase" else _SLUG
            if not isinstance(listed, list) or (keyword in node and not listed):
                self.complain("B212", where)
                listed = []
            for text in listed:
                if not isinstance(text, str) or not form.match(text):
                    self.complain("B212", where)
            read[keyword] = tuple(text for text in listed if isinstance(text, str))
        phrases = [*read["title"], *read["against"]]
        for phrase in sorted({phrase for phrase in phrases if phrases.count(phrase) > 1}):
            self.complain("B213", "x-recognise", phrase=phrase)
        return Recognise(title=read["title"], against=read["against"], signed_by=read["signed-by"])


@cache
def _label(indonesian: str, english: str) -> Label:
    """Make a label once: a few hundred texts are used thousands of times."""
    return Label(id=indonesian, en=english)


def _kind(node: Mapping[str, Any]) -> Kind | None:
    """Tell the kind of an attribute by its schema; none where we have no such kind."""
    kind = node.get("type")
    if kind == "string":
        return {None: "text", "date": "date"}.get(node.get("format"))  # type: ignore[return-value]
    if kind in ("integer", "number"):
        return "number"
    if kind == "boolean":
        return "truth"
    items = node.get("items")
    if kind == "array" and isinstance(items, dict):
        return {"string": "texts", "object": "entries"}.get(str(items.get("type")))  # type: ignore[return-value]
    return None
