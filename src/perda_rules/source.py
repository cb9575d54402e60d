"""Reading the YAML that people write: safe, bounded, and with the place of every key and value.

The reader builds plain values from the parser's events. It refuses what a hand-written file never needs and an
attacker does (aliases, tags, deep nesting, huge files) and what YAML 1.1 gets wrong (``no`` is a word here, not false;
``12:30`` is no number). Every refusal is a :class:`~perda_rules.errors.Problem` with line and column. A caller that can
go on without one value may ask for a tolerant reading: what spoils that value alone is then kept beside the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from perda_rules.errors import InputError, Problem, problem, reason_of

Model = TypeVar("Model", bound=BaseModel)
Key = str | int
Path_ = tuple[Key, ...]

MAX_BYTES = 5_000_000
MAX_DEPTH = 40
MAX_NODES = 400_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_DECIMAL = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
# What an escape in quotes can smuggle past YAML's own rules: terminal controls, lone surrogates, reversed writing.
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_CONSTANTS = {"": None, "null": None, "~": None, "true": True, "false": False}


@dataclass(frozen=True, slots=True)
class Source:
    """A YAML file that was read: its plain value, and where each part of it stands."""

    file: str
    value: Any
    places: dict[Path_, tuple[int, int]] = field(repr=False)
    keys: dict[Path_, tuple[int, int]] = field(repr=False)
    refused: dict[Path_, Problem] = field(default_factory=dict, repr=False)
    """Values that a tolerant reading could not take: a key written twice, a date or number that cannot be."""

    def place(self, path: Sequence[Key]) -> tuple[int, int]:
        """Return line and column of the value at ``path``, or of its nearest ancestor that exists in the file."""
        wanted = tuple(path)
        while wanted and wanted not in self.places:
            wanted = wanted[:-1]
        return self.places.get(wanted, (1, 1))

    def key_place(self, path: Sequence[Key]) -> tuple[int, int]:
        """Return line and column of the key at ``path`` (for a key that should not be there)."""
        return self.keys.get(tuple(path)) or self.place(path)

    def problem(self, code: str, path: Sequence[Key] = (), *, at_key: bool = False, **params: Any) -> Problem:
        """Make a problem that points at ``path`` in this file."""
        line, column = self.key_place(path) if at_key else self.place(path)
        return problem(code, self.file, line, column, **params)


class _RefusedError(Exception):
    def __init__(self, found: Problem) -> None:
        self.problem = found


def read_yaml(path: Path, name: str | None = None, *, max_bytes: int = MAX_BYTES) -> Source:
    """Read the YAML file at ``path``; ``name`` is how problems call it (default: the path as given).

    Raises InputError with one problem: it cannot be read (Y001), is too large (Y002), is no UTF-8 (Y003), or is not
    acceptable YAML (Y004 to Y014).
    """
    shown = name or str(path)
    try:
        # Read at most one byte more than allowed: a size from stat() can lie (devices, races).
        with path.open("rb") as stream:
            data = stream.read(max_bytes + 1)
    except OSError as error:
        raise InputError(problem("Y001", shown, reason=reason_of(error))) from error
    if len(data) > max_bytes:
        raise InputError(problem("Y002", shown, limit=max_bytes))
    return parse_yaml(data, shown)


def parse_yaml(data: bytes | str, name: str, *, tolerant: bool = False) -> Source:
    """Parse YAML text. See :func:`read_yaml` for the errors.

    ``tolerant`` keeps what spoils one value alone (Y012, Y013, Y014) in ``refused`` and reads on: of a key that is
    written twice the last value, of an impossible date or number its text.
    """
    text = _decode(data, name) if isinstance(data, bytes) else data
    reader = _Reader(name, tolerant)
    try:
        value = reader.document(yaml.parse(text, Loader=_LOADER))
    except _RefusedError as refused:
        raise InputError(refused.problem) from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        raise InputError(problem("Y004", name, line, column, detail=error.problem or error.context or "")) from error
    except yaml.YAMLError as error:
        # The reader's complaint about characters that YAML forbids carries a position but no mark.
        at = getattr(error, "position", 0) or 0
        line = text.count("\n", 0, at) + 1
        raise InputError(problem("Y005", name, line, 1)) from error
    return Source(name, value, reader.places, reader.keys, reader.refused)


def _decode(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InputError(problem("Y003", name, data[: error.start].count(b"\n") + 1, 1)) from error


def _at(event: yaml.Event) -> tuple[int, int]:
    """Return line and column of an event; the parser marks every one, whatever its types say."""
    mark = event.start_mark
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


class _Reader:
    def __init__(self, name: str, tolerant: bool) -> None:
        self.name = name
        self.tolerant = tolerant
        self.places: dict[Path_, tuple[int, int]] = {}
        self.keys: dict[Path_, tuple[int, int]] = {}
        self.refused: dict[Path_, Problem] = {}
        self.nodes = 0

    def refuse(self, code: str, event: yaml.Event, **params: Any) -> _RefusedError:
        line, column = _at(event)
        return _RefusedError(problem(code, self.name, line, column, **params))

    def refuse_value(self, code: str, event: yaml.Event, path: Path_, **params: Any) -> None:
        refusal = self.refuse(code, event, **params)
        if not self.tolerant:
            raise refusal
        self.refused.setdefault(path, refusal.problem)

    def document(self, events: Iterator[yaml.Event]) -> Any:
        value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    raise self.refuse("Y010", event)
                value = self.node(next(events), events, ())
        return value

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], path: Path_) -> Any:
        self.nodes += 1
        if self.nodes > MAX_NODES:
            raise self.refuse("Y009", event, limit=MAX_NODES)
        if len(path) > MAX_DEPTH:
            raise self.refuse("Y008", event, limit=MAX_DEPTH)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise self.refuse("Y006", event)
        if getattr(event, "tag", None) not in (None, "!"):
            raise self.refuse("Y007", event)
        self.places[path] = _at(event)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event, path)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def sequence(self, events: Iterator[yaml.Event], path: Path_) -> list[Any]:
        values: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            values.append(self.node(event, events, (*path, len(values))))
        return values

    def mapping(self, events: Iterator[yaml.Event], path: Path_) -> dict[str, Any]:
        values: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise self.refuse("Y011", event)
            key = event.value
            if _HIDDEN.search(key):
                raise self.refuse("Y005", event)
            if key in values:
                self.refuse_value("Y012", event, (*path, key), key=key, first=self.keys[(*path, key)][0])
            self.keys[(*path, key)] = _at(event)
            values[key] = self.node(next(events), events, (*path, key))
        return values

    def scalar(self, event: yaml.ScalarEvent, path: Path_) -> Any:
        text = event.value
        if _HIDDEN.search(text):
            raise self.refuse("Y005", event)
        if event.style or not event.implicit[0]:
            return text
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if _INTEGER.match(text):
            if len(text) > 18:
                self.refuse_value("Y013", event, path, text=text[:20])
                return text
            return int(text)
        if _DECIMAL.match(text):
            return float(text)
        if _DATE.match(text):
            try:
                return date.fromisoformat(text)
            except ValueError:
                self.refuse_value("Y014", event, path, text=text)
        return text


def validate(model: type[Model], source: Source, path: Sequence[Key] = (), value: Any = ...) -> Model:
    """Validate a part of ``source`` against ``model``.

    ``value`` is the part at ``path`` where the caller has changed it since reading. Raises InputError with one
    problem per mistake, each at its own line and column.
    """
    try:
        return model.model_validate(source.value if value is ... else value)
    except ValidationError as error:
        raise InputError(schema_problems(source, error, path)) from error


def schema_problems(source: Source, error: ValidationError, path: Sequence[Key] = ()) -> list[Problem]:
    """Turn what pydantic found into problems with places; one problem per place and kind."""
    found: dict[tuple[str, int, int, str], Problem] = {}
    for detail in error.errors(include_url=False):
        made = _schema_problem(source, detail, tuple(path))
        found.setdefault((made.code, made.place.line, made.place.column, made.params.get("key", "")), made)
    return list(found.values())


def _schema_problem(source: Source, detail: ErrorDetails, base: Path_) -> Problem:
    location = _real_path(source, base, detail["loc"])
    kind = detail["type"]
    context = detail.get("ctx") or {}
    where = ".".join(str(part) for part in location[len(base) :]) or "-"
    if kind == "missing":
        return source.problem("S001", location[:-1], key=str(detail["loc"][-1]))
    if kind == "extra_forbidden":
        return source.problem("S002", _unknown_path(source, location), at_key=True, key=str(detail["loc"][-1]))
    if kind == "union_tag_invalid":
        named = str(context.get("discriminator", "")).strip("'")
        expected, value = str(context.get("expected_tags", "")), str(context.get("tag", ""))
        at = (*location, named)
        return source.problem("S003", at, key=f"{where}.{named}", value=_short(value), expected=expected)
    if kind in ("literal_error", "enum", "string_pattern_mismatch"):
        expected = context.get("expected") or context.get("pattern") or ""
        return source.problem("S003", location, key=where, value=_short(detail["input"]), expected=str(expected))
    if kind == "union_tag_not_found":
        return source.problem("S001", location, key=str(context.get("discriminator", "")).strip("'"))
    if kind == "value_error":
        return source.problem("S005", location, key=where, reason=str(context.get("error", "")))
    return source.problem("S004", location, key=where, value=_short(detail["input"]), expected=kind)


def _real_path(source: Source, base: Path_, location: tuple[Key, ...]) -> Path_:
    """Drop from a pydantic location what is no key of the file (tags of unions, names of functions)."""
    path = base
    for part in location[:-1]:
        if (*path, part) in source.places:
            path = (*path, part)
    return (*path, location[-1]) if location else path


def _unknown_path(source: Source, location: Path_) -> Path_:
    """Find a key that should not be there: the tag of a union before it may look like a key of the file."""
    *above, key = location
    while above and (*above, key) not in source.keys:
        above.pop()
    return (*above, key)


def _short(value: object) -> str:
    text = str(value)
    return text if len(text) <= 60 else text[:57] + "…"
