"""Evidence types: what kinds of document count as evidence, read from the JSON Schemas in ``evidence_schemas/``.

A schema (draft 2020-12) describes an item's ``attributes`` and, for registers, its ``rows``. Eight keywords of our own
say what JSON Schema cannot: ``x-label`` and ``x-help`` (both languages), ``x-choices`` (the label of each value that
``enum`` allows), ``x-validity`` (how long such a document is usually good, an ISO 8601 duration), ``x-begins`` (the
attribute that holds the first day of the time of which the document speaks), ``x-occurred`` (the
attribute that dates the event that the document records), ``x-expires`` (the attribute that holds the document's
own last day) and ``x-recognise`` (what such a document is called on its face). Reading and checking them is
:mod:`perda_rules.evidence.schemas`.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from perda_rules.language import Label

Kind = Literal["text", "number", "truth", "date", "texts", "entries"]
Form = Literal["slug", "url"]

FORMS: dict[Form, str] = {"slug": r"^[a-z0-9]+(-[a-z0-9]+)*$", "url": r"^https?://\S+$"}
"""The patterns that a schema may use; a text that breaks one gets a sentence of its own."""


class Attribute(BaseModel):
    """One attribute of an evidence type, or one column of its rows."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: Kind
    label: Label
    help: Label | None = None
    required: bool = False
    """The document cannot be told from others without it; all else that is missing is for the rules to explain."""
    choices: tuple[str, ...] = ()
    """The values that the schema allows, where it lists them (of the entries, for ``texts``)."""
    choice_labels: dict[str, Label] = {}
    """How each of the choices is called."""
    form: Form | None = None
    """What a text (or each of the ``texts``) must look like."""
    integer: bool = False
    """A number without a fraction."""
    minimum: float | None = None
    maximum: float | None = None
    fields: dict[str, Attribute] = {}
    """The fields of each entry, for ``entries`` only; a field is never itself a list."""


class Recognise(BaseModel):
    """By what a document of a type is known. All in lower case, as words parted by single spaces."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    title: tuple[str, ...]
    """What it is called on its face, the surest first. A ``…`` between words stands for any words."""
    against: tuple[str, ...] = ()
    """Words in a title that speak against it."""
    signed_by: tuple[str, ...] = ()
    """The offices that usually sign it, as named in the corpus's actors."""


class EvidenceType(BaseModel):
    """A kind of document, with the attributes that an obligation may ask about."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: str
    label: Label
    help: Label | None = None
    validity: str | None = None
    begins: str | None = None
    occurred: str | None = None
    expires: str | None = None
    recognise: Recognise | None = None
    """None where nothing is proposed as this type."""
    attributes: dict[str, Attribute]
    columns: dict[str, Attribute]
    """The columns of the rows; empty where the document is no register."""
    schema_: dict[str, Any] = {}
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

RESERVED = frozenset(ENVELOPE) | {"memuat", "rows"}
"""Names that no attribute may take: they stand beside the attributes in what the rules see."""
