"""What is proposed of a document: each value with how sure it is and where it was found. Plain frozen data."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Literal, NamedTuple

from perda_rules.evidence.models import Reading
from perda_rules.language import Label

Confidence = Literal["high", "medium", "low"]
Spot = Literal["page", "sheet", "slide", "paragraph", "line", "file-name", "folder"]
FIELDS = ("type", "title", "number", "date", "status", "signatory")
"""What is looked for, in the order in which an item says it."""


class Place(NamedTuple):
    """Where something was found: the kind of place, and its number or name."""

    spot: Spot
    value: int | str


class Found(NamedTuple):
    """A proposed value."""

    value: str | date
    confidence: Confidence
    place: Place
    others: tuple[str, ...] = ()
    """What it may be instead, the likelier first."""


class Line(NamedTuple):
    """A line, paragraph or row of a document, never blank."""

    text: str
    place: Place
    heading: bool = False
    """Marked as a heading by the document itself."""


class Known(NamedTuple):
    """Who may sign or stand in the head of a document, by their keys."""

    offices: Mapping[str, Label]
    departments: Mapping[str, Label]
    counts_as: Mapping[str, str] = {}
    """Office → the wider office that it is too."""


class Proposal(NamedTuple):
    """What is proposed of one document."""

    reading: Reading
    fields: Mapping[str, Found]
    """By the names in :data:`FIELDS`; what was not found is not there."""
