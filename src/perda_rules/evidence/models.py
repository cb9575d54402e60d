"""What a department shows: the bundle file as it is written, and the bundle as it was checked. Plain frozen data.

Reading and checking are in :mod:`perda_rules.evidence.bundle`; what an item proves is the assessment's business.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal, NamedTuple

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from perda_rules.errors import Problem

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def _day(value: object) -> date:
    """Take a date, or one in quotes; pydantic alone would also take seconds since 1970 and times of day."""
    if type(value) is date:
        return value
    if isinstance(value, str) and _DAY.match(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("YYYY-MM-DD", "no date")


def _part_place(value: object) -> int | str:
    """Take a page or a name; both at once, so that a mistake is reported once and not for each form."""
    if (type(value) is int and value >= 1) or (isinstance(value, str) and 1 <= len(value.strip()) <= 200):
        return value
    raise PydanticCustomError("page_or_name", "neither page nor name")


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Day = Annotated[date, BeforeValidator(_day)]
Place = Annotated[int | str, BeforeValidator(_part_place)]
"""A page (number), or a sheet or section (text)."""
Level = Literal["declared", "attached", "intact", "signed"]
Reading = Literal["read", "wordless", "unreadable"]
"""The words of a file were read; it has none (a scan, a picture); or it cannot be read."""


class Limits(NamedTuple):
    """How much of a bundle the program is willing to read. Sizes in bytes."""

    file: int = 100_000_000
    bundle: int = 2_000_000_000
    """All files that the bundle names, together."""
    members: int = 10_000
    """Entries of an archive."""
    ratio: int = 200
    """How many bytes one byte of an archive may unpack to, for members over 10 MB."""
    text: int = 65_000
    """Characters of one text: what the engines can match."""
    parsed: int = 20_000_000
    """The unpacked part of a document that is parsed to look for sheets and sections."""


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Organisation(_Written):
    """Who keeps the bundle; ``id`` is an actor of the corpus."""

    id: Slug
    name: Line


class Statement(_Written):
    """A context fact with the reason that the organisation gives for it."""

    value: Annotated[bool, Field(strict=True)]
    reason: Line | None = None


class Answer(_Written):
    """What the organisation itself says of a duty (penilaian mandiri). It proves nothing: evidence does."""

    answer: Literal["terpenuhi", "sebagian", "belum", "tidak-berlaku"]
    reason: Line
    date: Day | None = None


class Waiver(_Written):
    """A gap that the organisation knows of and asks a gate to let pass until a last day. No verdict heeds it."""

    reason: Line
    owner: Line
    """The office that answers for it, no person's name."""
    expires: Day
    """The last day, which still counts."""


class Item(_Written):
    """One document. It does not say what it proves: rules match it by type and attributes."""

    id: Slug
    type: Slug
    title: Line
    number: Line | None = None
    date: Day
    """The date of the document itself."""
    received: Day | None = None
    status: Literal["draf", "final"] = "final"
    signatory: Slug | None = None
    """The office that signed, as named in the corpus's actors."""
    classification: Literal["biasa", "terbatas", "rahasia"] = "biasa"
    file: Line | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{64}$")] | None = None
    attributes: dict[str, Any] = {}
    memuat: dict[Slug, Place] = {}
    rows: tuple[dict[str, Any], ...] = ()
    claims: tuple[Line, ...] = ()
    """Obligation ids; where given, the item serves these alone."""
    note: Line | None = None


class BundleFile(_Written):
    """``bundle.yaml``, version 1. Facts, answers, waivers and items are validated one by one."""

    bundle: Literal[1]
    organisation: Organisation
    context: dict[str, Any] = {}
    """Fact → truth, or a :class:`Statement`."""
    answers: dict[str, Any] = {}
    """Obligation → :class:`Answer`."""
    waivers: dict[str, Any] = {}
    """Obligation → :class:`Waiver`."""
    items: tuple[Any, ...] = ()
    """Each an :class:`Item`."""


class CheckedItem(BaseModel):
    """An item and what the program found out about it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    item: Item
    key: str
    """``organisation/id``: unique over all bundles of one audit."""
    level: Level
    """The assurance that the file reached. ``declared`` when there is no usable file."""
    rejected: str | None = None
    """Why the item cannot serve any demand above ``declared``: a problem code (file missing, digest wrong, …)."""
    broken: bool = False
    """The entry itself is at fault (type, attributes, rows, a second id): it serves no demand at all, not even
    ``declared``. ``rejected`` says why. Its type may be unknown."""
    unplaced: tuple[str, ...] = ()
    """Content parts whose place does not exist in the file. Empty where no usable file could be looked into."""
    digest: str | None = None
    """SHA-256 of the file as it was found, whatever it was worth."""
    reading: Reading | None = None
    """What came of reading the words of its file; None where nobody asked for it, or there is no usable file."""
    shown: tuple[str, ...] = ()
    """Content parts whose key words stand in the place that the item names."""
    unproven: tuple[str, ...] = ()
    """What the item says of its document and nothing in the file does: ``number``, ``date``, ``title``,
    ``signatory``, or a content part."""
    occurred: date
    """The day of the event that the document records; the document's date where its type names no such attribute."""
    expires: date | None = None
    """The document's own last day, where its type has one and the item states it."""
    place: tuple[str, int, int]
    """File, line and column of the item in the bundle."""


class UnreadItem(BaseModel):
    """An entry that is too broken to be an item. It proves nothing, and is listed so that nobody overlooks it."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    id: str | None
    type: str | None
    title: str | None
    codes: tuple[str, ...]
    """The codes of its problems."""
    place: tuple[str, int, int]


class Bundle(BaseModel):
    """A bundle that was read: what is usable, and every problem."""

    model_config = ConfigDict(frozen=True, defer_build=True)

    organisation: Organisation
    context: dict[str, Statement]
    answers: dict[str, Answer] = {}
    waivers: dict[str, Waiver] = {}
    items: tuple[CheckedItem, ...]
    unread: tuple[UnreadItem, ...] = ()
    problems: tuple[Problem, ...]
    place: tuple[str, int, int] = ("bundle.yaml", 1, 1)
    """Where its items stand: file, line and column of their key."""
    fingerprint: str
    """SHA-256 over bundle.yaml and the digests of the files that it names."""
