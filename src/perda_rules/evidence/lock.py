"""The lock of a bundle: digests, sizes and dates of what it holds, to tell later what changed since.

The lock is no seal: whoever can write the bundle can write the lock. Kept in a repository, or signed, or with its own
digest in a report, it makes a change show.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.evidence.bundle import NAME as LISTING
from perda_rules.evidence.models import Bundle, CheckedItem, Day
from perda_rules.evidence.store import Refused, safe_name

NAME = "bundle.lock.json"
MAX_BYTES = 64_000_000
_POINTER = re.compile(
    rb"\Aversion https://git-lfs\.github\.com/spec/v1\n(?:ext-[^\n]*\n)*oid sha256:([0-9a-f]{64})\nsize ([0-9]{1,18})\n"
)
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]


class Locked(BaseModel):
    """One item as it was when it was locked."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    entry: Digest
    """SHA-256 over what the listing says of it."""
    date: Day
    """The date of the document, as declared."""
    file: str | None
    sha256: Digest | None
    """Of the file's content; none where it has no file, or one that could not be read."""
    size: int | None
    """Bytes."""
    locked: Day
    """The day since when it stands like this."""


class Lock(BaseModel):
    """``bundle.lock.json``, version 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    lock: Literal[1] = 1
    listing: Digest
    """SHA-256 over the rest of the listing: organisation, context, answers, waivers."""
    items: tuple[Locked, ...] = ()


class Content(NamedTuple):
    """What a file holds: of a pointer of Git LFS, what it points to."""

    sha256: str | None
    size: int | None


def take_lock(bundle: Bundle, folder: Path, day: Day, before: Lock | None = None) -> Lock:
    """Lock a bundle as it stands on ``day``; what is as it was in ``before`` keeps its day."""
    known = {entry.id: entry for entry in before.items} if before else {}
    items = []
    for item in bundle.items:
        made = _locked(item, folder, day)
        old = known.get(made.id)
        items.append(old if old is not None and old == made.model_copy(update={"locked": old.locked}) else made)
    return Lock(listing=_listing(bundle), items=tuple(sorted(items, key=lambda one: one.id)))


def changed(lock: Lock, bundle: Bundle, folder: Path) -> Iterator[Problem]:
    """Yield what is no longer as it was locked, in the order of the listing; what is gone comes last."""
    known = {entry.id: entry for entry in lock.items}
    if _listing(bundle) != lock.listing:
        yield problem("K111", folder / LISTING)
    for item in bundle.items:
        now = _locked(item, folder, item.item.date)
        entry = known.pop(now.id, None)
        told: dict[str, Any] = {"subject": now.id, "id": now.id, "name": now.file}
        if entry is None:
            yield problem("K112", *item.place, **told)
            continue
        if entry.entry != now.entry:
            yield problem("K113", *item.place, **told, locked=entry.locked)
        if entry.sha256 is not None and now.sha256 is None:
            yield problem("K114", *item.place, **told)
        elif entry.sha256 != now.sha256:
            size = "–" if entry.size is None else entry.size
            yield problem("K115", *item.place, **told, locked=entry.locked, size=size, now=now.size)
    for entry in known.values():
        yield problem("K116", *bundle.place, subject=entry.id, id=entry.id, locked=entry.locked)


def _locked(item: CheckedItem, folder: Path, day: Day) -> Locked:
    content = _content(item, folder)
    return Locked(
        id=item.key.partition("/")[2],
        entry=_digest(item.item.model_dump(mode="json", exclude_defaults=True)),
        date=item.item.date,
        file=item.item.file,
        sha256=content.sha256,
        size=content.size,
        locked=day,
    )


def _content(item: CheckedItem, folder: Path) -> Content:
    if item.item.file is None or item.digest is None:
        return Content(None, None)
    try:
        path = folder / safe_name(item.item.file)
        with path.open("rb") as stream:
            pointer = _POINTER.match(stream.read(1024))
        if pointer:
            return Content(pointer[1].decode(), int(pointer[2]))
        return Content(item.digest, path.stat().st_size)
    except (Refused, OSError):
        return Content(None, None)


def _listing(bundle: Bundle) -> str:
    parts = ("context", "answers", "waivers")
    told: dict[str, Any] = {
        part: {k: v.model_dump(mode="json") for k, v in getattr(bundle, part).items()} for part in parts
    }
    return _digest({"organisation": bundle.organisation.model_dump(mode="json"), **told})


def _digest(value: object) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def read_lock(folder: Path) -> Lock:
    """Read the lock of the bundle in ``folder``. Raises InputError: it cannot be read (K103), or is none (K104)."""
    path = folder / NAME
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(problem("K103", path, reason=reason_of(error))) from error
    try:
        if len(data) > MAX_BYTES:
            raise ValueError
        return Lock.model_validate(json.loads(data))
    except (ValueError, ValidationError, RecursionError) as error:
        raise InputError(problem("K104", path)) from error


def write_lock(lock: Lock) -> bytes:
    """Write a lock: one line an item, so that a change shows well."""
    lines = [json.dumps(entry.model_dump(mode="json"), ensure_ascii=False) for entry in lock.items]
    body = "\n  " + ",\n  ".join(lines) + "\n" if lines else ""
    return f'{{"lock": 1, "listing": "{lock.listing}", "items": [{body}]}}\n'.encode()
