"""What a department shows: the bundle file as it is written, and the bundle as it was checked. Plain frozen data.

Reading and checking are in :mod:`perda_rules.evidence.bundle`; what an item proves is the assessment's business.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from perda_rules.errors import Problem

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=100)]
Line = Annotated[str, StringConstraints(min_length=1, max_length=1000)]
Place = Annotated[int, Field(ge=1, strict=True)] | Annotated[str, StringConstraints(min_length=1, max_length=200)]
"""A page (number), or a sheet or section (text)."""
Level = Literal["declared", "attached", "intact", "signed"]


class _Written(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Organisation(_Written):
    """Who keeps the bundle; ``id`` is an actor of the corpus."""

    id: Slug
    name: Line


class Statement(_Written):
    """A context fact with the reason that the organisation gives for it."""

    value: bool
    reason: Line | None = None


class Item(_Written):
    """One document. It does not say what it proves: rules match it by type and attributes."""

    id: Slug
    type: Slug
    title: Line
    number: Line | None = None
    date: date
    """The date of the document itself."""
    received: date | None = None
    status: Literal["draf", "final"] = "final"
    signatory: Slug | None = None
    """The office that signed, as named in the corpus's actors."""
    classification: Literal["biasa", "terbatas", "rahasia"] = "biasa"
    file: Line | None = None
    sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")] | None = None
    attributes: dict[str, Any] = {}
    memuat: dict[Slug, Place] = {}
    rows: tuple[dict[str, Any], ...] = ()
    claims: tuple[Line, ...] = ()
    """Obligation ids; where given, the item serves these alone."""
    note: Line | None = None


class BundleFile(_Written):
    """``bundle.yaml``, version 1."""

    bundle: Literal[1]
    organisation: Organisation
    context: dict[Slug, bool | Statement] = {}
    items: tuple[Item, ...] = ()


class CheckedItem(BaseModel):
    """An item and what the program found out about it."""

    model_config = ConfigDict(frozen=True)

    item: Item
    key: str
    """``organisation/id``: unique over all bundles of one audit."""
    level: Level
    """The assurance that the file reached. ``declared`` when there is no usable file."""
    rejected: str | None = None
    """Why the item cannot serve any demand above ``declared``: a problem code (file missing, digest wrong, …)."""
    unplaced: tuple[str, ...] = ()
    """Content parts whose place does not exist in the file."""
    occurred: date
    """The day of the event that the document records; the document's date where its type names no such attribute."""
    expires: date | None = None
    """The document's own last day, where its type has one and the item states it."""
    place: tuple[str, int, int]
    """File, line and column of the item in the bundle."""


class Bundle(BaseModel):
    """A bundle that was read: what is usable, and every problem."""

    model_config = ConfigDict(frozen=True)

    organisation: Organisation
    context: dict[str, Statement]
    items: tuple[CheckedItem, ...]
    problems: tuple[Problem, ...]
    fingerprint: str
    """SHA-256 over bundle.yaml and the digests of the files that it names."""
