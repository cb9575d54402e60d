"""What was typed into the form of a document, as an entry of ``bundle.yaml``; and its file, put where it belongs."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from perda_rules.errors import InputError, problem, reason_of
from perda_rules.evidence.body import validate_body
from perda_rules.evidence.kinds import check_kind, known_kind
from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import Refused, safe_name
from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.language import Language, read_date, read_number
from perda_rules.messages import say, say_problem
from perda_rules.obligations.models import Corpus
from perda_rules.selfassess.scaffold import FOLDER
from perda_rules.slugs import slug
from perda_rules.web.fields import rows_typed
from perda_rules.web.visit import Typed

_INCOMING = ".incoming"
_LINE = 1000
_PLACE = 200
# What the reader of YAML refuses: controls, lone surrogates, reversed writing.
_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


class Filed(NamedTuple):
    """An entry, and what is wrong with it by the names of the fields."""

    item: dict[str, Any]
    errors: dict[str, list[str]]


def entry(typed: Typed, kind: EvidenceType, before: Mapping[str, Any], corpus: Corpus, language: Language) -> Filed:
    """Make an entry of what was typed; what the form does not ask (the claims, the file) stays as ``before``."""
    errors: dict[str, list[str]] = {}

    def wrong(name: str, key: str, **params: object) -> None:
        errors.setdefault(name, []).append(say(key, language, **params))

    item: dict[str, Any] = {key: value for key, value in before.items() if key in ("id", "file", "sha256", "claims")}
    item["type"] = kind.id
    for name in ("title", "number", "signatory", "note", "status", "classification"):
        line = _one_line(_first(typed, name))
        if len(line) > _LINE:
            wrong(name, "web.error.long", most=_LINE)
        if line:
            item[name] = line
    if "title" not in item:
        wrong("title", "web.error.required")
    if item.get("status") not in (None, "draf", "final"):
        wrong("status", "web.error.choice")
    if item.get("classification") not in (None, "biasa", "terbatas", "rahasia"):
        wrong("classification", "web.error.choice")
    if "signatory" in item:
        item["signatory"] = _office(item["signatory"], corpus)
        if not item["signatory"]:
            wrong("signatory", "web.error.choice")
    for name in ("date", "received"):
        told = _first(typed, name)
        day = read_date(told) if told else None
        if day is not None:
            item[name] = day
        elif told:
            wrong(name, "web.error.date")
        elif name == "date":
            wrong(name, "web.error.required")
    item["attributes"] = _entry(typed, "a", kind.attributes)
    item["rows"] = _rows(typed, "rows", kind.columns)
    item["memuat"] = _parts(typed, corpus)
    for name, values in typed.items():
        if name.startswith("m.") and len(_one_line(values[0])) > _PLACE:
            wrong(name, "web.error.long", most=_PLACE)
    for at, code, params in validate_body(kind, item["attributes"], item["rows"]):
        path = list(at) if at[0] == "rows" else ["a", *at[1:]]
        key = params.get("key")
        if code == "B221" and key:
            path.append(key)
        name = ".".join(map(str, path))
        filled: dict[str, Any] = dict(params)
        errors.setdefault(_field(name, typed), []).append(say_problem(problem(code, "-", **filled), language)[0])
    return Filed(item, errors)


def free_name(title: str, taken: Collection[str]) -> str:
    """Return an id for a document, made of its title, that none of the ``taken`` is."""
    base = slug(title, 60) or "dokumen"
    if base not in taken:
        return base
    return next(name for number in range(2, len(taken) + 3) if (name := f"{base}-{number}") not in taken)


class Incoming:
    """A file that was sent, kept aside until its entry is saved."""

    def __init__(self, path: Path, extension: str, digest: str) -> None:
        """Keep where it is, what kind it is, and its SHA-256."""
        self._path = path
        self._extension = extension
        self.digest = digest

    def place(self, bundle: Path, kind: str, name: str) -> str:
        """Move the file into the bundle under a name of ours, over no other, and return that name.

        Raises InputError (U121) where that is impossible.
        """
        folder = bundle / FOLDER / kind
        try:
            folder.mkdir(parents=True, exist_ok=True)
            for number in range(1, 10_000):
                ending = f"-{number}" if number > 1 else ""
                path = folder / f"{name}{ending}.{self._extension}"
                with suppress(FileExistsError):
                    path.touch(exist_ok=False)
                    self._path.replace(path)
                    return path.relative_to(bundle).as_posix()
        except OSError as error:
            raise InputError(problem("U121", folder.name, reason=reason_of(error))) from error
        raise InputError(problem("U121", folder.name, reason="EEXIST"))


@contextmanager
def incoming(data: Path, stream: BinaryIO, name: str, limit: int) -> Iterator[Incoming]:
    """Take a file in: its kind is told by its content, and must be that of its name; of the name nothing else is used.

    Raises Refused where the file cannot be evidence (B127, B130 to B137), InputError where it cannot be kept (U121).
    """
    # Whatever path the browser names, only the last part says what kind the file is.
    last = re.split(r"[/\\]", name)[-1]
    extension = known_kind(last)
    safe_name(f"x.{extension}")
    folder = data / _INCOMING
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, kept = tempfile.mkstemp(dir=folder)
    except OSError as error:
        raise InputError(problem("U121", _INCOMING, reason=reason_of(error))) from error
    path = Path(kept)
    try:
        with os.fdopen(handle, "w+b") as copy:
            stream.seek(0)
            shutil.copyfileobj(stream, copy, 1 << 20)
            size = copy.tell()
            if size > limit:
                raise Refused("B127", name=last, size=size, limit=limit)
            if size == 0:
                raise Refused("B130", name=last)
            check_kind(copy, f"x.{extension}", Limits())
            copy.seek(0)
            digest = hashlib.file_digest(copy, "sha256").hexdigest()
        path.chmod(0o644)
        yield Incoming(path, extension, digest)
    finally:
        with suppress(OSError):
            path.unlink()


def _office(told: str, corpus: Corpus) -> str:
    """Return the key of an office that was named by its name or its key; one of outside the city gets a keyword."""
    names = {text.casefold(): key for key, actor in corpus.actors.items() for text in (actor.name.id, actor.name.en)}
    return names.get(told.casefold()) or slug(told)


def _first(typed: Typed, name: str) -> str:
    return next(iter(typed.get(name, ())), "").strip()


def _one_line(text: str) -> str:
    return " ".join(_HIDDEN.sub(" ", text).split())


def _field(name: str, typed: Typed) -> str:
    """Return the field that a problem belongs to: of a list of texts the whole list."""
    above = name.rpartition(".")[0]
    return above if name not in typed and above in typed else name


def _entry(typed: Typed, prefix: str, known: Mapping[str, Attribute]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, attribute in known.items():
        field = f"{prefix}.{name}"
        value: Any
        if attribute.kind == "entries":
            value = _rows(typed, field, attribute.fields)
        elif attribute.kind == "texts":
            lines = [line for each in typed.get(field, ()) for line in each.splitlines()]
            value = [_text(attribute, line) for line in lines if line.strip()]
        else:
            value = _scalar(attribute, _first(typed, field))
        if value not in (None, "", []):
            found[name] = value
    return found


def _rows(typed: Typed, name: str, columns: Mapping[str, Attribute]) -> list[dict[str, Any]]:
    rows = (_entry(typed, f"{name}.{at}", columns) for at in range(rows_typed(typed, name)))
    return [row for row in rows if row]


def _parts(typed: Typed, corpus: Corpus) -> dict[str, int | str]:
    found: dict[str, int | str] = {}
    for name, values in typed.items():
        part, place = name.removeprefix("m."), _one_line(values[0])
        if name.startswith("m.") and place and part in corpus.parts:
            number = place.isascii() and place.isdecimal() and len(place) < 7 and int(place) > 0
            found[part] = int(place) if number else place
    return found


def _scalar(attribute: Attribute, told: str) -> Any:
    """Return a value of the attribute's kind; what cannot be one stays a text, for the check to refuse."""
    if not told:
        return None
    match attribute.kind:
        case "truth":
            return {"yes": True, "no": False}.get(told, told)
        case "date":
            day: date | None = read_date(told)
            return day or told
        case "number":
            number = read_number(told)
            if number is None:
                return told
            return int(number) if number.is_integer() else number
    return _text(attribute, told)


def _text(attribute: Attribute, told: str) -> str:
    """Return a text; a keyword is written as keywords are, so that nobody has to know how."""
    line = _one_line(told)
    return slug(line) if attribute.form == "slug" else line
