"""The assessment: verdicts and reasons as plain data, from which every report, gate and page is a view.

Its JSON Schema is published (``perda-rules schema assessment``). Nothing here judges or renders; texts for people
stand as labels in both languages or as catalogue keys with parameters.
"""

from __future__ import annotations

from datetime import date as Day  # noqa: N812 (fields are called date)
from typing import Literal

from pydantic import BaseModel, ConfigDict

from perda_rules.errors import Problem
from perda_rules.language import Label, Language, write_date
from perda_rules.messages import say

Verdict = Literal["not_applicable", "not_due", "needs_review", "unmet", "stale", "partial", "late", "met"]
VERDICTS: tuple[Verdict, ...] = (
    "not_applicable", "not_due", "needs_review", "unmet", "stale", "partial", "late", "met",
)  # fmt: skip
"""In the order of precedence: where several fit, the first one stands."""
GAPS: tuple[Verdict, ...] = ("unmet", "stale", "partial", "late", "needs_review")
"""Verdicts that ask somebody to do something, worst first."""

Mode = Literal["readiness", "simulation", "compliance"]
"""Before entry into force; with a date but no promulgation; in force."""
Basis = Literal["declared", "verified"]
Severity = Literal["critical", "high", "medium", "low"]
Axis = Literal[
    "chapter", "part", "article", "paragraph", "objective", "practice", "related", "element", "dimension",
    "principle", "lead",
]  # fmt: skip


class Plain(BaseModel):
    """Frozen and closed plain data."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Reason(Plain):
    """One thing that led to a verdict. Its sentence is ``reason.<code>`` in the message catalogue."""

    code: str
    params: dict[str, str] = {}
    labels: dict[str, Label] = {}
    dates: dict[str, Day] = {}

    def text(self, language: Language) -> str:
        """Write the reason as a sentence."""
        return say(
            f"reason.{self.code}",
            language,
            **self.params,
            **{name: label.text(language) for name, label in self.labels.items()},
            **{name: write_date(day, language) for name, day in self.dates.items()},
        )


class NearMiss(Plain):
    """The item that came closest to a demand, and everything that it lacks."""

    item: str
    """Key of the item, ``organisation/id``."""
    failed: tuple[Reason, ...]


class LeafResult(Plain):
    """One kind of document that the duty asks for, and what was found."""

    path: str
    """Where the leaf stands in the evidence tree: ``0``, ``0.1`` … ; empty for a tree of one leaf."""
    type: str
    type_label: Label
    asks: tuple[Label, ...]
    """What must be true of the document, in as few phrases as it needs."""
    needed: int
    satisfied: bool
    accepted: tuple[str, ...]
    near: NearMiss | None = None


class WindowResult(Plain):
    """One calendar window of a recurring duty."""

    start: Day
    end: Day
    state: Literal["met", "partial", "missing", "pending"]
    have: int
    need: int
    items: tuple[str, ...] = ()


class EventResult(Plain):
    """One event that asked for a response."""

    event: str
    day: Day
    state: Literal["met", "late", "missing", "pending"]
    item: str
    """The item in which the event stands."""


class Reading(Plain):
    """The interpretation that a verdict used: what the text says and what it was taken to mean."""

    entry: str
    """The term or practice of the interpretation table."""
    words: str | None
    length: str | None
    ground: Label
    decisive: bool
    """Whether the verdict would be better without it ("tafsir operasional")."""


class Decision(Plain):
    """A judgement of the inspectorate that bears on this verdict."""

    id: str
    kind: str
    reason: str
    author: str
    body: str | None = None
    """Whose the author is; None for the body that audits."""
    date: Day
    expires: Day | None = None


class OwnAnswer(Plain):
    """What an organisation itself says of the duty, beside the verdict."""

    organisation: str
    answer: Literal["terpenuhi", "sebagian", "belum", "tidak-berlaku"]
    reason: str
    date: Day | None = None
    differs: Literal["over", "under"] | None = None
    """Whether it says more, or less, than the evidence shows; None where it agrees, or nothing can be said."""


class Waived(Plain):
    """A waiver of an organisation, and whether it holds on the day of the assessment."""

    organisation: str
    obligation: str
    reason: str
    owner: str
    expires: Day
    state: Literal["active", "expired", "unneeded", "unknown"]
    """Unneeded: there is no gap that it waives. Unknown: there is no such duty in this audit."""


class Result(Plain):
    """The verdict on one obligation for one unit, with everything that led to it."""

    obligation: str
    unit: str
    """``city``, or the organisation that owes the duty."""
    verdict: Verdict
    """What counts: the inspectorate's decision where there is one, else what the rules found."""
    found: Verdict
    """What the rules found."""
    done: int
    of: int
    """``done`` of ``of`` leaves, windows, events or parts."""
    due: Day | None = None
    overdue_days: int = 0
    """Whole days since the due date, or since the first window that was missed ended; 0 when none is."""
    basis: Basis | None = None
    reasons: tuple[Reason, ...] = ()
    accepted: tuple[str, ...] = ()
    leaves: tuple[LeafResult, ...] = ()
    windows: tuple[WindowResult, ...] = ()
    events: tuple[EventResult, ...] = ()
    reading: Reading | None = None
    decisions: tuple[Decision, ...] = ()
    excepted: bool = False
    """The inspectorate granted an exception that is still in force: the gap stands, nobody need act on it now."""
    cause: str | None = None
    effect: str | None = None
    """Sebab and akibat, from the judgement file only; never made up."""
    response: str | None = None
    """Tanggapan of the audited body, as the inspectorate recorded it."""
    answers: tuple[OwnAnswer, ...] = ()
    """What the organisations that answer for the duty say themselves (penilaian mandiri)."""


class Standing(Plain):
    """Where a duty stands on every axis on which results are rolled up."""

    chapter: str
    part: str | None
    article: str
    paragraph: str | None
    objective: str | None
    practice: str | None
    related: tuple[str, ...] = ()
    element: str | None = None
    dimension: str | None = None
    serves: tuple[str, ...] = ()
    """The principles and aims that it serves, by eId."""
    lead: str


class Duty(Standing):
    """What a reader must know of an obligation that was judged."""

    id: str
    citation: Label
    title: Label
    """Of its Pasal."""
    action: Label
    recommendation: Label
    actor: Label
    support: tuple[str, ...] = ()
    scope: Literal["city", "each"]
    severity: Severity
    deadline: Label
    """The deadline in words."""
    evidence: Label
    """The evidence asked for, in words, for a checklist."""
    remarks: tuple[str, ...] = ()
    text: str | None = None
    """The provision's text, only where the user supplied the draft."""


class Shown(Plain):
    """An item of evidence as the report shows it."""

    key: str
    organisation: str
    type_label: Label
    title: str
    number: str | None
    date: Day
    status: Literal["draf", "final"]
    level: str
    file: str | None
    rejected: str | None
    reading: str | None = None
    """What came of reading the words of its file; None where nobody asked for it."""
    unproven: tuple[str, ...] = ()
    """What is said of the document and was not found in its file."""
    used_by: int
    """How many results accepted it."""


class Exclusion(Plain):
    """A context statement by which an organisation took a duty out of its own audit."""

    organisation: str
    fact: str
    label: Label
    value: bool
    reason: str
    obligations: tuple[str, ...]


class Rate(Plain):
    """Met (late included) over judged; both always shown."""

    met: int
    of: int
    verified: int
    """Of the met ones, those whose basis is verified."""


class Roll(Plain):
    """The counts of one node of one axis."""

    key: str
    label: Label
    counts: dict[Verdict, int]
    """Every verdict, zeros included, in the order of VERDICTS."""
    rate: Rate
    encoded: int
    """Obligations of the corpus at this node, judged here or not."""


class Party(Plain):
    """An organisation whose bundle was assessed."""

    id: str
    name: str
    items: int


class CorpusState(Plain):
    """Which corpus judged, and how much of the regulation it covers so far."""

    fingerprint: str
    places: int
    provisions: int
    assessable: int
    encoded: int
    obligations: int


class Run(Plain):
    """How the assessment was made; outside the part that is compared byte for byte."""

    program: str
    engine: str


class Defined(Plain):
    """A term that the regulation defines."""

    provision: str
    term: Label
    citation: Label
    text: str | None = None
    """The definition itself, only where the user supplied the draft."""


class Assessment(Plain):
    """The whole result of one audit."""

    format: Literal["perda-rules/assessment/1"] = "perda-rules/assessment/1"
    mode: Mode
    at: Day
    period_start: Day
    period_end: Day
    in_force_from: Day | None
    promulgation: str | None = None
    """Number and Lembaran Daerah, where the user gave them."""
    parties: tuple[Party, ...]
    all_duties: bool = False
    strict: bool = False
    """The strict profile of the interpretation table was used."""
    corpus: CorpusState
    duties: dict[str, Duty]
    results: tuple[Result, ...]
    """In the order of the regulation, then of the units."""
    out_of_scope: tuple[str, ...]
    """Obligations that this audit did not judge: led by organisations whose bundles are not here."""
    exclusions: tuple[Exclusion, ...]
    items: tuple[Shown, ...]
    rolls: dict[Axis, tuple[Roll, ...]]
    total: Roll
    names: dict[str, Label]
    """Names of the leads, actors and organisations that occur."""
    glossary: tuple[Defined, ...] = ()
    """The terms that the regulation defines."""
    expired_decisions: tuple[Decision, ...] = ()
    unused_decisions: tuple[Decision, ...] = ()
    warnings: tuple[Reason, ...] = ()
    problems: tuple[Problem, ...]
    """What was wrong with the bundles; nothing of it is lost."""
    waivers: tuple[Waived, ...] = ()
    """What organisations ask a gate to let pass. No verdict heeds them."""
    ledger: str | None = None
    """The digest at the head of the ledger of judgements, where there is one."""
    followup_days: int = 60
    """Calendar days from the assessment to the follow-up date of a finding."""
    run: Run
