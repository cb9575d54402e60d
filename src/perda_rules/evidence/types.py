"""Evidence types: what kinds of document count as evidence, read from the JSON Schemas in ``evidence_schemas/``.

A schema (draft 2020-12) describes an item's ``attributes`` and, for registers, its ``rows``. Five keywords of our own
say what JSON Schema cannot: ``x-label`` and ``x-help`` (both languages), ``x-validity`` (how long such a document is
usually good, an ISO 8601 duration), ``x-occurred`` (the attribute that dates the event that the document records) and
``x-expires`` (the attribute that holds the document's own last day).
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from perda_rules.language import Label

Kind = Literal["text", "number", "truth", "date", "texts", "entries"]


class Attribute(BaseModel):
    """One attribute of an evidence type, or one column of its rows."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Kind
    label: Label
    choices: tuple[str, ...] = ()
    """The values that the schema allows, where it lists them (of the entries, for ``texts``)."""
    fields: dict[str, Attribute] = {}
    """The fields of each entry, for ``entries`` only; a field is never itself a list."""


class EvidenceType(BaseModel):
    """A kind of document, with the attributes that an obligation may ask about."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    label: Label
    help: Label | None = None
    validity: str | None = None
    occurred: str | None = None
    expires: str | None = None
    attributes: dict[str, Attribute]
    columns: dict[str, Attribute]
    """The columns of the rows; empty where the document is no register."""
    schema_: dict[str, Any]
    """The JSON Schema itself, to validate items against."""


ENVELOPE: dict[str, Kind] = {
    "title": "text",
    "number": "text",
    "date": "date",
    "received": "date",
    "status": "text",
    "signatory": "text",
    "classification": "text",
}
"""Fields that every item has beside its attributes; an obligation may ask about them like attributes."""
