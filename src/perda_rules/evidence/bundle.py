"""Reading a bundle: the folder or archive that a department hands in, checked item by item.

A mistake in one item costs that item alone; it is reported with its line and column, and the item stays listed. Only
where nobody can tell whose bundle it is, or its file cannot be read at all, is there nothing to judge.
"""

from __future__ import annotations

import difflib
import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.evidence.body import expires_on, occurred_on, validate_body
from perda_rules.evidence.files import Files
from perda_rules.evidence.models import (
    Answer,
    Bundle,
    BundleFile,
    CheckedItem,
    Item,
    Level,
    Limits,
    Line,
    Reading,
    Slug,
    Statement,
    UnreadItem,
    Waiver,
)
from perda_rules.evidence.proofs import Field, Proof, Words, prove
from perda_rules.evidence.signatures import Trust
from perda_rules.evidence.store import FolderStore, Refused, Store
from perda_rules.evidence.types import EvidenceType
from perda_rules.source import MAX_BYTES, Model, Path_, Source, parse_yaml, read_yaml, validate

NAME = "bundle.yaml"
_UNPROVEN: dict[Field, str] = {"number": "B161", "date": "B162", "title": "B163", "signatory": "B164"}
_UNSIGNED: dict[str, str] = {"untrusted": "B170", "changed": "B171", "unreadable": "B172"}
_ONE_BY_ONE = ("context", "answers", "waivers", "items")
"""The parts of the listing in which a mistake costs no more than the entry that it is in."""
_UNKNOWN_KEY = "B222"
"""The one problem of a body that points at a key, not at its value."""


class _Context(BaseModel):
    context: dict[Slug, Statement]


class _Answers(BaseModel):
    answers: dict[Line, Answer]


class _Waivers(BaseModel):
    waivers: dict[Line, Waiver]


def read_bundle(
    path: Path,
    types: Mapping[str, EvidenceType],
    *,
    limits: Limits | None = None,
    words: Words | None = None,
    trust: Trust | None = None,
) -> Bundle:
    """Read and check the bundle at ``path``, a folder or a ``.zip`` of one, against the evidence ``types``.

    With ``words``, what the items say of their documents is looked up in the words of the files; with ``trust``, the
    electronic signatures of PDFs are held against trusted certificates.

    What is wrong with an item is in ``problems``, in the order of the lines of ``bundle.yaml``. Raises InputError,
    with every problem that was found until then, where nothing can be judged: no bundle (B101 to B104), a
    ``bundle.yaml`` that cannot be read (B1…, Y…), or a mistake outside its facts and items (S…, Y…).
    """
    limits = limits or Limits()
    store = _open_store(path, limits)
    try:
        data = _read_listing(path, store)
        source = parse_yaml(data, str(path / NAME), tolerant=True)
        return _Reader(path, data, source, store, types, limits, words, trust).bundle()
    finally:
        store.close()


def _open_store(path: Path, limits: Limits) -> Store:
    try:
        if path.is_dir():
            return FolderStore(path, limits)
        if not path.is_file() or path.suffix.lower() != ".zip":
            raise InputError(problem("B101", path))
        from perda_rules.evidence.archive import ZipStore

        return ZipStore(path, limits)
    except Refused as refusal:
        raise InputError(problem(refusal.code, path, **refusal.params)) from refusal
    except OSError as error:
        raise InputError(problem("Y001", path, reason=reason_of(error))) from error


def _read_listing(path: Path, store: Store) -> bytes:
    try:
        with store.open(NAME) as stream:
            data = stream.read(MAX_BYTES + 1)
    except Refused as refusal:
        code, place = ("B102", path) if refusal.code == "B124" else (refusal.code, path / NAME)
        raise InputError(problem(code, place, **refusal.params)) from refusal
    except OSError as error:
        raise InputError(problem("Y001", path / NAME, reason=reason_of(error))) from error
    if len(data) > MAX_BYTES:
        raise InputError(problem("Y002", path / NAME, limit=MAX_BYTES))
    return data


class _Reader:
    """Checks one bundle and gathers its problems."""

    def __init__(
        self,
        path: Path,
        data: bytes,
        source: Source,
        store: Store,
        types: Mapping[str, EvidenceType],
        limits: Limits,
        words: Words | None,
        trust: Trust | None = None,
    ) -> None:
        self.path = path
        self.data = data
        self.source = source
        self.store = store
        self.types = types
        self.limits = limits
        self.words = words
        self.trust = trust
        self.files = Files(store, limits, texts=words is not None)
        self.problems: list[Problem] = []
        self.ids: dict[str, int] = {}

    def bundle(self) -> Bundle:
        head = self.head()
        value = self.source.value if isinstance(self.source.value, dict) else {}
        context = dict(self.facts(value.get("context")))
        answers = dict(self.answers(value.get("answers")))
        waivers = dict(self.waivers(value.get("waivers")))
        items: list[CheckedItem] = []
        unread: list[UnreadItem] = []
        for index, raw in enumerate(value["items"] if isinstance(value.get("items"), list) else ()):
            item = self.item(index, raw)
            if isinstance(item, UnreadItem):
                unread.append(item)
            elif head:
                items.append(self.checked(index, item, head.organisation.id))
            else:
                self.entry_faults(index, item)
        self.files.close()
        if not head:
            raise InputError(self.in_order())
        self.report_unnamed({item.item.file for item in items})
        return Bundle.model_construct(
            organisation=head.organisation,
            context=context,
            answers=answers,
            waivers=waivers,
            items=tuple(items),
            unread=tuple(unread),
            problems=tuple(self.in_order()),
            place=(self.source.file, *self.source.key_place(("items",))),
            fingerprint=self.fingerprint(items),
        )

    # Problems

    def report(self, code: str, path: Path_, **params: Any) -> str:
        """Note a problem at ``path`` of the listing; ``params`` may also say severity, subject and at_key."""
        self.problems.append(self.source.problem(code, path, **params))
        return code

    def refused_below(self, *path: str | int) -> list[Problem]:
        """Return what the tolerant reading could not take of the value at ``path``."""
        return [found for at, found in self.source.refused.items() if at[: len(path)] == path]

    def in_order(self) -> list[Problem]:
        """Sort by place; what has none in the listing (members of an archive) comes first."""
        return sorted(self.problems, key=lambda found: (found.place.line, found.place.column, found.code))

    # Parts of the listing

    def head(self) -> BundleFile | None:
        """Return what stands outside the entries; None, with its problems noted, where it cannot be relied on."""
        fatal = [found for at, found in self.source.refused.items() if len(at) < 2 or at[0] not in _ONE_BY_ONE]
        self.problems += fatal
        try:
            head = validate(BundleFile, self.source, (), _without_nulls(self.source.value, BundleFile))
        except InputError as error:
            self.problems += error.problems
            return None
        return None if fatal else head

    def facts(self, context: object) -> Iterator[tuple[str, Statement]]:
        """Yield the context facts that can be taken; what cannot is noted and stays unknown."""
        for name, value in context.items() if isinstance(context, dict) else ():
            statement = value if isinstance(value, dict) else {"value": value}
            made = self.entry(_Context, "context", name, statement)
            if made is not None:
                yield name, made.context[name]

    def answers(self, answers: object) -> Iterator[tuple[str, Answer]]:
        """Yield the organisation's own answers that can be taken; what cannot is noted."""
        for obligation, value in answers.items() if isinstance(answers, dict) else ():
            made = self.entry(_Answers, "answers", obligation, _without_nulls(value, Answer))
            if made is not None:
                yield obligation, made.answers[obligation]

    def waivers(self, waivers: object) -> Iterator[tuple[str, Waiver]]:
        """Yield the waivers that can be taken; what cannot is noted, and waives nothing."""
        for obligation, value in waivers.items() if isinstance(waivers, dict) else ():
            made = self.entry(_Waivers, "waivers", obligation, _without_nulls(value, Waiver))
            if made is not None:
                yield obligation, made.waivers[obligation]

    def entry(self, model: type[Model], part: str, name: str, value: object) -> Model | None:
        """Validate one entry of a mapping of the listing by itself; None, with its problems noted, where it is bad."""
        refused = self.refused_below(part, name)
        self.problems += refused
        try:
            made = validate(model, self.source, (), {part: {name: value}})
        except InputError as error:
            self.problems += _elsewhere(error.problems, refused)
            return None
        return None if refused else made

    def item(self, index: int, raw: object) -> Item | UnreadItem:
        """Validate one entry against the model of an item."""
        path = ("items", index)
        told: dict[str, Any] = raw if isinstance(raw, dict) else {}
        named = {key: told[key] if isinstance(told.get(key), str) else None for key in ("id", "type", "title")}
        try:
            return validate(Item, self.source, path, _without_nulls(raw, Item))
        except InputError as error:
            refused = self.refused_below(*path)
            found = [
                each.model_copy(update={"subject": named["id"]})
                for each in [*refused, *_elsewhere(error.problems, refused)]
            ]
            self.problems += found
            codes = tuple(each.code for each in found)
            return UnreadItem(**named, codes=codes, place=(self.source.file, *self.source.place(path)))

    def checked(self, index: int, item: Item, organisation: str) -> CheckedItem:
        """Say what an item is worth."""
        path = ("items", index)
        fault = self.entry_faults(index, item)
        self.entry_warnings(index, item)
        level, rejected, digest = self.file(index, item)
        unplaced = self.unplaced(index, item) if item.file and not rejected else ()
        reading, proof = self.proof(index, item) if item.file and not rejected and self.words else (None, Proof())
        count = self.ids[item.id]
        kind = self.types.get(item.type)
        return CheckedItem.model_construct(
            item=item,
            # A second item of the same id proves nothing, but must not be mistaken for the first.
            key=f"{organisation}/{item.id}" + (f"~{count}" if count > 1 else ""),
            level=level,
            rejected=next((code for code in (fault, rejected) if code), None),
            broken=bool(fault),
            unplaced=unplaced,
            digest=digest,
            reading=reading,
            shown=proof.shown,
            unproven=(*proof.unproven, *proof.unshown),
            occurred=occurred_on(kind, item) if kind else item.date,
            expires=expires_on(kind, item) if kind else None,
            place=(self.source.file, *self.source.place(path)),
        )

    def entry_faults(self, index: int, item: Item) -> str | None:
        """Note what makes the entry worthless; return the first code."""
        path = ("items", index)
        before = len(self.problems)
        refused = self.refused_below(*path)
        self.problems += [found.model_copy(update={"subject": item.id}) for found in refused]
        count = self.ids[item.id] = self.ids.get(item.id, 0) + 1
        if count > 1:
            self.report("B141", (*path, "id"), subject=item.id, id=item.id)
        for at, length in _long_texts(self.source.value["items"][index], path, self.limits.text):
            self.report("B142", at, subject=item.id, length=length, limit=self.limits.text)
        kind = self.types.get(item.type)
        if kind is None:
            near = ", ".join(difflib.get_close_matches(item.type, self.types, n=3, cutoff=0.0)) or "–"
            self.report("B140", (*path, "type"), subject=item.id, type=item.type, near=near)
        else:
            found = [
                self.source.problem(code, (*path, *at), at_key=code == _UNKNOWN_KEY, subject=item.id, **params)
                for at, code, params in validate_body(kind, item.attributes, item.rows)
            ]
            self.problems += _elsewhere(found, refused)
        return self.problems[before].code if len(self.problems) > before else None

    def entry_warnings(self, index: int, item: Item) -> None:
        """Note what is odd in an entry and takes nothing from it."""
        path = ("items", index)
        if item.received and item.received < item.date:
            self.report(
                "B143", (*path, "received"), severity="warning", subject=item.id, received=item.received, date=item.date
            )
        if item.sha256 and not item.file:
            self.report("B144", (*path, "sha256"), severity="warning", subject=item.id)
        if item.memuat and not item.file:
            self.report("B145", (*path, "memuat"), severity="warning", subject=item.id)

    # Files

    def file(self, index: int, item: Item) -> tuple[Level, str | None, str | None]:
        """Return the level that the file reaches, why it is rejected, and its digest."""
        if item.file is None:
            return "declared", None, None
        path = ("items", index)
        examined = self.files.examine(item.file)
        rejected = None
        if refusal := examined.refusal:
            rejected = self.report(refusal.code, (*path, "file"), subject=item.id, **refusal.params)
        right = examined.digest == item.sha256.lower() if item.sha256 else None
        if right is False and examined.digest:
            shown = {"name": item.file, "given": item.sha256, "found": examined.digest}
            wrong = self.report("B136", (*path, "sha256"), subject=item.id, **shown)
            rejected = rejected or wrong
        if rejected:
            return "declared", rejected, examined.digest
        if self.trust is not None and self.signed(index, item, self.trust):
            return "signed", None, examined.digest
        return "intact" if right else "attached", None, examined.digest

    def signed(self, index: int, item: Item, trust: Trust) -> bool:
        """Say whether the file bears a valid electronic signature; one that does not hold is a warning."""
        name = item.file or ""
        found = self.files.signature(name, trust)
        if found is None or found.state == "valid":
            return found is not None
        warning: dict[str, Any] = {
            "severity": "warning",
            "subject": item.id,
            "name": name,
            "signer": found.signer or "–",
        }
        self.report(_UNSIGNED[found.state], ("items", index, "file"), **warning)
        return False

    def unplaced(self, index: int, item: Item) -> tuple[str, ...]:
        """Return the content parts whose place is not in the file, each with a warning."""
        if not item.memuat or item.file is None:
            return ()
        path = ("items", index, "memuat")
        warning: dict[str, Any] = {"severity": "warning", "subject": item.id, "name": item.file}
        try:
            places = self.files.places(item.file)
        except Refused as refusal:
            self.report(refusal.code, path, **warning)
            return tuple(item.memuat)
        if places is None:
            self.report("B152", path, **warning)
            return tuple(item.memuat)
        missing = []
        for part, place in item.memuat.items():
            if places.has(place):
                continue
            missing.append(part)
            if places.pages is not None and (isinstance(place, int) or not places.names):
                self.report("B150", (*path, part), **warning, part=part, asked=place, pages=places.pages)
            else:
                self.report("B151", (*path, part), **warning, part=part, asked=place, names=places.shown_names())
        return tuple(missing)

    def proof(self, index: int, item: Item) -> tuple[Reading, Proof]:
        """Look in the words of the file for what the item says of it; each thing that is not there is a warning."""
        path = ("items", index)
        warning: dict[str, Any] = {"severity": "warning", "subject": item.id, "name": item.file}
        try:
            text = self.files.text(item.file or "")
        except Refused:
            return "unreadable", Proof()
        if text is None or text.empty:
            if item.memuat or item.number:
                self.report("B160", (*path, "file"), **{**warning, "severity": "notice"})
            return "wordless", Proof()
        proof = prove(item, text, self.words) if self.words else Proof()
        for field in proof.unproven:
            self.report(_UNPROVEN[field], (*path, field), **warning, value=getattr(item, field))
        for part in proof.unshown:
            self.report("B165", (*path, "memuat", part), **warning, part=part, place=item.memuat[part])
        return "read", proof

    def report_unnamed(self, named: set[str | None]) -> None:
        """Note the members of an archive that were refused, where no item that names them has told so."""
        for name, refusal in sorted(self.store.refused.items()):
            if name not in named:
                self.problems.append(problem(refusal.code, self.path, **refusal.params))

    def fingerprint(self, items: list[CheckedItem]) -> str:
        made = hashlib.sha256(hashlib.sha256(self.data).digest())
        for item in items:
            if item.item.file:
                made.update(f"{item.digest or '-'} {item.item.file}\n".encode())
        return made.hexdigest()


def _without_nulls(value: object, model: type[BaseModel]) -> object:
    """Drop the keys of ``model`` that were left blank: a form that is not filled in says nothing."""
    if not isinstance(value, dict):
        return value
    return {key: each for key, each in value.items() if each is not None or key not in model.model_fields}


def _elsewhere(problems: tuple[Problem, ...] | list[Problem], than: list[Problem]) -> list[Problem]:
    """Leave out problems at a place where the reading already found one: they are its consequence."""
    places = {found.place for found in than}
    return [found for found in problems if found.place not in places]


def _long_texts(value: object, path: Path_, limit: int) -> Iterator[tuple[Path_, int]]:
    if isinstance(value, str) and len(value) > limit:
        yield path, len(value)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from _long_texts(each, (*path, key), limit)
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _long_texts(each, (*path, index), limit)


def read_items(path: Path, types: Mapping[str, EvidenceType], organisation: str) -> tuple[CheckedItem, ...]:
    """Read items that nobody handed in yet: one, a list, or a listing, as they would stand in ``bundle.yaml``.

    Their files need not exist: each item counts as if its file were in order. Raises InputError with every problem.
    """
    source = read_yaml(path)
    value = source.value
    if isinstance(value, dict) and isinstance(value.get("items"), list):
        prefix: Path_ = ("items",)
        raws = value["items"]
    else:
        prefix = ()
        raws = value if isinstance(value, list) else [value]
    single = not isinstance(value, list) and not prefix
    wrapped = Source(
        source.file,
        {"items": [_without_files(raw) for raw in raws]},
        _moved(source.places, prefix, single=single),
        _moved(source.keys, prefix, single=single),
    )
    reader = _Reader(path, b"", wrapped, FolderStore(path.parent, Limits()), types, Limits(), None)
    items: list[CheckedItem] = []
    for index, raw in enumerate(wrapped.value["items"]):
        item = reader.item(index, raw)
        if isinstance(item, Item):
            reader.entry_faults(index, item)
            kind = types.get(item.type)
            if kind is not None:
                items.append(
                    CheckedItem.model_construct(
                        item=item,
                        key=f"{organisation}/{item.id}",
                        level="intact",
                        rejected=None,
                        broken=False,
                        unplaced=(),
                        digest=None,
                        reading=None,
                        shown=(),
                        unproven=(),
                        occurred=occurred_on(kind, item),
                        expires=expires_on(kind, item),
                        place=(source.file, *wrapped.place(("items", index))),
                    )
                )
    if reader.problems:
        raise InputError(reader.in_order())
    return tuple(items)


def _without_files(raw: Any) -> Any:
    return {key: value for key, value in raw.items() if key not in ("file", "sha256")} if isinstance(raw, dict) else raw


def _moved(places: Mapping[Path_, tuple[int, int]], prefix: Path_, *, single: bool) -> dict[Path_, tuple[int, int]]:
    """Return the places of a file of items as those of the ``items`` of a listing."""
    below = ("items", 0) if single else ("items",)
    return {(*below, *at[len(prefix) :]): place for at, place in places.items() if at[: len(prefix)] == prefix}
