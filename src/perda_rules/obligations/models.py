"""What the YAML files of ``obligations/`` say: the register, the obligations, the vocabularies. Plain frozen data.

Reading and cross-checking them is :mod:`perda_rules.obligations.loading`; judging them is the assessment.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, Field, StringConstraints, Tag
from pydantic_core import PydanticCustomError

from perda_rules.language import Label
from perda_rules.obligations.where import Where
from perda_rules.regulation.models import EID_PATTERN
from perda_rules.regulation.models import EId as EId
from perda_rules.regulation.models import Provision as Provision
from perda_rules.regulation.models import ProvisionKind as ProvisionKind

# Three digits are as far as any calendar arithmetic here can be taken.
_LENGTH = re.compile(r"P(?=[0-9])([1-9][0-9]{0,2}Y)?([1-9][0-9]{0,2}M)?([1-9][0-9]{0,2}W)?([1-9][0-9]{0,2}D)?\Z")


def _length(value: str) -> str:
    if not _LENGTH.match(value):
        raise PydanticCustomError("P1Y, P6M, P2W, P3D, P1Y6M", "no ISO 8601 length")
    return value


Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
ObligationId = Annotated[str, StringConstraints(pattern=rf"^{EID_PATTERN}(#[a-z0-9-]+)?$")]
Duration = Annotated[str, AfterValidator(_length)]
"""A length of time in ISO 8601, in calendar years, months, weeks and days."""
Window = Literal["P1M", "P3M", "P6M", "P1Y"]
WINDOWS: tuple[Window, ...] = get_args(Window)
"""The calendar's own windows: months, quarters, halves and years."""
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]

NotAssessedReason = Literal[
    "definition", "principle", "purpose", "scope", "constitutive", "permission", "self_executing", "container",
    "placeholder",
]  # fmt: skip
Modality = Literal["obligation", "prohibition", "permission"]
Severity = Literal["low", "medium", "high", "critical"]
Level = Literal["declared", "attached", "intact", "signed"]
"""Assurance of an item, weakest first."""


class Strict(BaseModel):
    """Frozen, and closed: an unknown key is a mistake."""

    # Most models are only ever part of another; building each by itself would cost a tenth of a whole audit.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


# Conditions on one item --------------------------------------------------------------------------------------------


class Rows(Strict):
    """What a register must show in its rows."""

    min: int = Field(default=1, ge=1)
    complete: tuple[str, ...] = ()
    """Columns that every row must fill."""
    some: tuple[Where, ...] = ()
    """For each of these there must be some row that meets all its conditions (as in ``where``)."""
    every: Where = {}
    """Conditions that each row must meet."""


class Leaf(Strict):
    """A kind of document, and what must be true of it."""

    type: Slug
    where: Where = {}
    memuat: tuple[Slug, ...] = ()
    """Content parts, all of which one item must have, each with its place."""
    rows: Rows | None = None
    min: int = Field(default=1, ge=1)
    """How many such items."""
    within: Duration | None = None
    """How old at most, on the day of the assessment (or at the end of the window)."""
    level: Level = "attached"
    status: Literal["draf", "final"] = "final"
    """``draf``: a draft satisfies it too (a duty to prepare)."""


class AllOf(Strict):
    """Every branch must be satisfied."""

    all_of: tuple[Demand, ...] = Field(min_length=1)
    same: tuple[str, ...] = ()
    """Attributes that must be equal across the items which satisfy the branches."""


class AnyOf(Strict):
    """One branch must be satisfied."""

    any_of: tuple[Demand, ...] = Field(min_length=2)


class MinOf(Strict):
    """At least ``min_of`` of the branches must be satisfied."""

    min_of: int = Field(ge=1)
    of: tuple[Demand, ...] = Field(min_length=2)


def _demand_form(value: object) -> str:
    """Tell a leaf from a branch by its keys, so that a mistake is reported once and not for every form."""
    if isinstance(value, dict):
        for key in ("all_of", "any_of", "min_of"):
            if key in value:
                return key
        return "leaf"
    forms: tuple[tuple[type, str], ...] = ((AllOf, "all_of"), (AnyOf, "any_of"), (MinOf, "min_of"))
    return next((form for model, form in forms if isinstance(value, model)), "leaf")


Demand = Annotated[
    Annotated[Leaf, Tag("leaf")]
    | Annotated[AllOf, Tag("all_of")]
    | Annotated[AnyOf, Tag("any_of")]
    | Annotated[MinOf, Tag("min_of")],
    Discriminator(_demand_form),
]
"""A tree of evidence: leaves, and branches over them."""


# Deadlines ---------------------------------------------------------------------------------------------------------


class _Timed(Strict):
    source: Literal["text", "interpretation"]
    term: Slug | None = None
    """The vague word of the text, an entry of the interpretation table (``source: interpretation``)."""
    practice: Slug | None = None
    """An audit practice of the interpretation table, where the text has no time word at all."""
    applies_to: Slug = "umum"
    """Which length of the term is meant, where it has several."""


class Once(_Timed):
    """Due once, ``length`` after ``from``; without a length the text sets no date."""

    kind: Literal["once"]
    start: Literal["in_force"] | date | ObligationId = Field(default="in_force", alias="from")
    start_source: Literal["text", "interpretation"] = "text"
    length: Duration | None = None
    still_valid: bool = False
    """The document must still be valid today, not only have existed in time."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Recurring(_Timed):
    """Due ``at_least`` times in every calendar window of length ``per``."""

    kind: Literal["recurring"]
    at_least: int = Field(default=1, ge=1)
    per: Window | None = None
    """None only for an interpretation: the table says it."""
    starts_after: ObligationId | None = None


class Continuous(_Timed):
    """The newest acceptable item is at most ``length`` old."""

    kind: Literal["continuous"]
    length: Duration | None = None


class Events(Strict):
    """Where the events are that ask for a response: items of a type, or rows of a register."""

    type: Slug
    rows: bool = False
    register_: Where = Field(default={}, alias="register")
    """Conditions on the register itself, where its rows are the events: other registers of its type hold others."""
    where: Where = {}
    date: str | None = None
    """The attribute or column that dates the event; default: the item's own date."""
    key: str | None = None
    """The attribute or column that names the event, for responses that are items of their own."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True, defer_build=True)


class Response(Strict):
    """What answers an event: fields of the same row, or items that name the event's key."""

    where: Where = {}
    """Conditions on the same row or item."""
    date: str | None = None
    """The attribute or column that dates the response; not before the event, and within ``length``."""
    type: Slug | None = None
    """The type of the responding item; none: the same row or item."""
    key: str | None = None
    memuat: tuple[Slug, ...] = ()


class Triggered(_Timed):
    """Each event needs a response. No event at all needs a signed nil declaration."""

    kind: Literal["triggered"]
    events: Events
    response: Response
    length: Duration | None = None
    nil: Leaf | None = None
    """The signed declaration that nothing happened."""


class NoDeadline(Strict):
    """The text sets no time, and neither do we."""

    kind: Literal["none"]


Deadline = Annotated[Once | Recurring | Continuous | Triggered | NoDeadline, Field(discriminator="kind")]


# A Pasal file ------------------------------------------------------------------------------------------------------


class NotAssessed(Strict):
    """A provision that is declared away, and why."""

    provision: EId
    reason: NotAssessedReason
    elaborated_by: tuple[ObligationId, ...] = ()
    serves: tuple[ObligationId, ...] = ()
    name: Label | None = None
    """What a principle, aim or defined term is called, in a few words: obligations serve it, a glossary lists it."""
    note: Text | None = None


class Waiver(Strict):
    """A warning of the corpus check that this file answers with a reason."""

    check: Slug
    provision: str
    reason: Text


class English(Strict):
    """The English beside an obligation's Indonesian."""

    action: Text
    recommendation: Text


class AppliesWhen(Strict):
    """The context fact that makes a duty apply. Unknown facts ask for a person."""

    fact: Slug
    equals: bool = True


class Obligation(Strict):
    """One duty of one provision: who must do what by when, and what proves it."""

    id: ObligationId
    modality: Modality
    actor: Slug
    lead: Slug
    support: tuple[Slug, ...] = ()
    scope: Literal["city", "each"] = "city"
    action: Text
    en: English
    applies_when: tuple[AppliesWhen, ...] = ()
    deadline: Deadline
    evidence: Demand | None = None
    """None only for a triggered duty, whose events and responses are the evidence, and for a permission."""
    severity: Severity
    recommendation: Text
    encoded_from: Text
    cobit: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}[0-9]{2}(\.[0-9]{2})?$")] | None = None
    related: tuple[str, ...] = ()
    element: str | None = None
    dimension: str | None = None
    refers_to: tuple[str, ...] = ()
    serves: tuple[EId, ...] = ()
    remarks: tuple[Text, ...] = ()

    @property
    def provision(self) -> str:
        """The eId of the provision that lays the duty."""
        return self.id.partition("#")[0]


class Pasal(Strict):
    """One file: one Pasal, every provision of it accounted for."""

    pasal: EId
    title: Text
    en: Text
    """The title in English."""
    remarks: tuple[Text, ...] = ()
    not_assessed: tuple[NotAssessed, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    waivers: tuple[Waiver, ...] = ()


# Vocabularies ------------------------------------------------------------------------------------------------------


class Actor(Strict):
    """A body, department or office of the city."""

    name: Label
    kind: Literal["department", "body", "office", "public"]
    part_of: Slug | None = None
    counts_as: Slug | None = None
    """The wider office that this one is too: who signs as it signs as that."""
    independent: bool = False
    """The body that audits: judged on its own duties, it is warned of in every report."""


class Objective(Strict):
    """A governance or management objective of COBIT 2019 with its practices (ids and short names only)."""

    name: Label
    lead: Slug
    support: tuple[Slug, ...] = ()
    practices: dict[str, Label]
    unarticled: dict[str, Label] = {}
    """Practices that no article of the regulation restates, each with the reason."""


class Length(Strict):
    """What a vague word is taken to mean, and why."""

    decided_by: Literal["table", "document", "person"] = "table"
    length: Duration | None = None
    strict: Duration | None = None
    ground: Label


class Term(Strict):
    """A vague time word of the text, with one length for each thing that it applies to."""

    words: tuple[Text, ...] = Field(min_length=1)
    applies_to: dict[Slug, Length]


class Practice(Strict):
    """A freshness that auditors ask for where the text has no time word."""

    length: Duration
    ground: Label


class Interpretation(Strict):
    """The interpretation table: all that we added to the text."""

    terms: dict[Slug, Term]
    practices: dict[Slug, Practice]


class ContextFact(Strict):
    """A fact about an organisation that makes duties apply or not, with the question that asks for it."""

    question: Label
    label: Label


class Axis(Strict):
    """A node of the element or dimension tree."""

    name: Label
    children: dict[Slug, Label] = {}


class Structure(Strict):
    """The elements and dimensions of the city."""

    elements: dict[Slug, Axis]
    dimensions: dict[Slug, Axis]


class Corpus(Strict):
    """Everything that the regulation asks, validated."""

    fingerprint: str
    """SHA-256 over the content of every file that it was made from."""
    register_: tuple[Provision, ...]
    pasal: tuple[Pasal, ...]
    actors: dict[Slug, Actor]
    objectives: dict[str, Objective]
    interpretation: Interpretation
    context: dict[Slug, ContextFact]
    parts: dict[Slug, Label]
    structure: Structure
