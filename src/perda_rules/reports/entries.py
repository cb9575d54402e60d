"""One result in words: the finding in the inspectorate's form, with the evidence that was asked for and found.

A gap has kondisi, kriteria, sebab, akibat and rekomendasi. Sebab and akibat come from the inspectorate's judgements
alone; where there are none they stay open and are marked so by the formats.
"""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

from perda_rules.assessment.findings import finding_id
from perda_rules.assessment.models import (
    GAPS,
    Assessment,
    Axis,
    Decision,
    EventResult,
    LeafResult,
    OwnAnswer,
    Reading,
    Result,
    Verdict,
    WindowResult,
)
from perda_rules.language import Label, Language, write_date
from perda_rules.messages import say, sentence_keys
from perda_rules.reports.wording import (
    MAX_NAME,
    clean,
    count_of,
    short_window,
    write,
    write_length,
    write_reason,
    write_window,
)

CITY = "city"


class Named(NamedTuple):
    """A key that programs use and the name that people read."""

    key: str
    name: str


class Item(NamedTuple):
    """A document of a bundle."""

    number: int
    """Its place in the list of evidence, from 1."""
    key: str
    id: str
    """Its id within its organisation; empty where its file bears that name."""
    organisation: str
    type: str
    title: str
    document: str | None
    """The number that the document bears."""
    date: str
    status: str
    level: str
    file: str | None
    rejected: str | None
    used_by: int


class Mention(NamedTuple):
    """A document where a finding names it."""

    key: str
    title: str
    number: int | None
    """Its place in the list of evidence, where it is there."""


class Asked(NamedTuple):
    """A kind of document that the duty asks for, what was found, and the nearest miss."""

    path: str
    type: str
    asks: tuple[str, ...]
    needed: int
    satisfied: bool
    accepted: tuple[Mention, ...]
    near: Mention | None
    lacks: tuple[str, ...]
    lacking: str
    """All that the nearest miss lacks, as one sentence."""


class Slot(NamedTuple):
    """A window of a recurring duty, or an event that asked for a response."""

    name: str
    short: str
    state: Named
    progress: str
    items: tuple[Mention, ...]


class Read(NamedTuple):
    """The interpretation that a verdict rests on."""

    words: str | None
    length: str | None
    ground: str
    decisive: bool


class Decided(NamedTuple):
    """A decision of the inspectorate."""

    id: str
    kind: str
    reason: str
    author: str
    date: str
    expires: str | None


class Entry(NamedTuple):
    """One result, in words."""

    id: str
    obligation: str
    gap: bool
    verdict: Named
    found: Named | None
    """What the rules found, where the inspectorate decided otherwise."""
    done: int
    of: int
    progress: str
    """Done of asked, "9/12"; empty where only one thing is asked."""
    severity: Named
    excepted: bool
    citation: str
    heading: str
    action: str
    actor: str
    lead: Named
    support: tuple[str, ...]
    unit: Named
    chapter: Named
    objective: Named | None
    practice: str | None
    related: tuple[str, ...]
    element: Named | None
    dimension: Named | None
    serves: tuple[str, ...]
    """The principles and aims that it serves."""
    deadline: str
    due: str | None
    due_date: str | None
    """A date in ISO form, for tables that machines sort."""
    overdue: str | None
    overdue_days: int
    basis: Named | None
    condition: tuple[str, ...]
    quote: str | None
    wording: Named | None
    """Whether the draft that was supplied is worded here as the text that was encoded; none without a draft."""
    cause: str | None
    effect: str | None
    response: str | None
    answers: tuple[str, ...]
    """What the organisations say themselves, each as a sentence that tells where it differs from the evidence."""
    recommendation: str
    follow_up: str
    follow_up_date: str
    evidence: str
    asked: tuple[Asked, ...]
    accepted: tuple[Mention, ...]
    windows: tuple[Slot, ...]
    windows_summary: str
    events: tuple[Slot, ...]
    events_summary: str
    reading: Read | None
    decisions: tuple[Decided, ...]
    remarks: tuple[str, ...]


class Names:
    """What the keys of an assessment are called, in one language."""

    def __init__(self, assessment: Assessment, language: Language) -> None:
        """Gather the names once; a report asks for them thousands of times."""
        self.language = language
        self._labels = assessment.names
        self._nodes = {(axis, roll.key): roll.label for axis, rolls in assessment.rolls.items() for roll in rolls}
        self.draft = any(duty.text for duty in assessment.duties.values()) or any(d.text for d in assessment.glossary)
        """Whether a draft was supplied: of one that is another regulation there is no assessment."""
        self._documents = {shown.key: (number, shown.title) for number, shown in enumerate(assessment.items, start=1)}

    def of(self, key: str) -> Named:
        """Return the name of a lead, an actor or an organisation; a key without one stands for itself."""
        return self._written(key, self._labels.get(key))

    def unit(self, key: str) -> Named:
        """Return the name of the unit that a result is about."""
        return Named(CITY, say("report.city", self.language)) if key == CITY else self.of(key)

    def node(self, axis: Axis, key: str) -> Named:
        """Return the name of a node of an axis of the roll-up."""
        return self._written(key, self._nodes.get((axis, key)))

    def document(self, key: str) -> Mention:
        """Return a document as a finding mentions it."""
        number, title = self._documents.get(key, (None, key))
        return Mention(clean(key, MAX_NAME), clean(title, MAX_NAME), number)

    def _written(self, key: str, label: Label | None) -> Named:
        key = clean(key, MAX_NAME)
        return Named(key, write(label, self.language, MAX_NAME) if label else key)


def make_entry(assessment: Assessment, result: Result, names: Names) -> Entry:
    """Put one result into words, in the language of ``names``."""
    duty = assessment.duties[result.obligation]
    language = names.language
    follow_up = assessment.at + timedelta(days=assessment.followup_days)
    return Entry(
        id=finding_id(result.obligation, result.unit),
        obligation=clean(result.obligation),
        gap=result.verdict in GAPS,
        verdict=_verdict(result.verdict, language),
        found=_verdict(result.found, language) if result.found != result.verdict else None,
        done=result.done,
        of=result.of,
        progress=f"{result.done}/{result.of}" if result.of > 1 else "",
        severity=Named(duty.severity, say(f"severity.{duty.severity}", language)),
        excepted=result.excepted,
        citation=write(duty.citation, language, MAX_NAME),
        heading=write(duty.title, language, MAX_NAME),
        action=write(duty.action, language),
        actor=write(duty.actor, language, MAX_NAME),
        lead=names.of(duty.lead),
        support=tuple(names.of(key).name for key in duty.support),
        unit=names.unit(result.unit),
        chapter=names.node("chapter", duty.chapter),
        objective=names.node("objective", duty.objective) if duty.objective else None,
        practice=clean(duty.practice) if duty.practice else None,
        related=tuple(clean(key) for key in duty.related),
        element=names.node("element", duty.element) if duty.element else None,
        dimension=names.node("dimension", duty.dimension) if duty.dimension else None,
        serves=tuple(names.node("principle", key).name for key in duty.serves),
        deadline=write(duty.deadline, language),
        due=write_date(result.due, language) if result.due else None,
        due_date=result.due.isoformat() if result.due else None,
        overdue=count_of("report.overdue", result.overdue_days, language) if result.overdue_days else None,
        overdue_days=result.overdue_days,
        basis=Named(result.basis, say(f"basis.{result.basis}", language)) if result.basis else None,
        condition=tuple(dict.fromkeys(write_reason(reason, language) for reason in result.reasons)),
        quote=clean(duty.text) if duty.text else None,
        wording=_wording(duty.text, names) if names.draft else None,
        cause=clean(result.cause) if result.cause else None,
        effect=clean(result.effect) if result.effect else None,
        response=clean(result.response) if result.response else None,
        answers=tuple(_answer(answer, names) for answer in result.answers),
        recommendation=write(duty.recommendation, language),
        follow_up=write_date(follow_up, language),
        follow_up_date=follow_up.isoformat(),
        evidence=write(duty.evidence, language),
        asked=tuple(_asked(leaf, names) for leaf in result.leaves),
        accepted=tuple(names.document(key) for key in result.accepted),
        windows=tuple(_window(window, names) for window in result.windows),
        windows_summary=_windows_summary(result.windows, language),
        events=tuple(_event(event, names) for event in result.events),
        events_summary=_events_summary(result.events, language),
        reading=_read(result.reading, language) if result.reading else None,
        decisions=tuple(_decided(decision, language) for decision in result.decisions),
        remarks=tuple(clean(remark) for remark in duty.remarks),
    )


def _verdict(verdict: Verdict, language: Language) -> Named:
    return Named(verdict, say(f"verdict.{verdict}", language))


def _wording(text: str | None, names: Names) -> Named:
    """Say whether a provision was quoted; one that is worded otherwise than what was encoded never is."""
    state = "fits" if text else "differs"
    return Named(state, say(f"report.wording.{state}", names.language))


def _asked(leaf: LeafResult, names: Names) -> Asked:
    lacks = tuple(write_reason(reason, names.language) for reason in leaf.near.failed) if leaf.near else ()
    return Asked(
        path=leaf.path,
        type=write(leaf.type_label, names.language),
        asks=tuple(write(ask, names.language) for ask in leaf.asks),
        needed=leaf.needed,
        satisfied=leaf.satisfied,
        accepted=tuple(names.document(key) for key in leaf.accepted),
        near=names.document(leaf.near.item) if leaf.near else None,
        lacks=lacks,
        lacking="; ".join(lack.rstrip(".") for lack in lacks) + "." if lacks else "",
    )


def _window(window: WindowResult, names: Names) -> Slot:
    return Slot(
        name=write_window(window.start, window.end, names.language),
        short=short_window(window.start, window.end, names.language),
        state=Named(window.state, say(f"report.window.{window.state}", names.language)),
        progress=f"{window.have}/{window.need}",
        items=tuple(names.document(key) for key in window.items),
    )


def _windows_summary(windows: tuple[WindowResult, ...], language: Language) -> str:
    """Say how many of the windows that are due are covered, and name those that are not."""
    due = [window for window in windows if window.state != "pending"]
    if not due:
        return say("report.windows.none_due", language) if windows else ""
    open_ones = [write_window(window.start, window.end, language) for window in due if window.state != "met"]
    key = "report.windows.open" if open_ones else "report.windows.all"
    return say(key, language, met=len(due) - len(open_ones), of=len(due), open=", ".join(open_ones))


def _event(event: EventResult, names: Names) -> Slot:
    return Slot(
        name=clean(event.event),
        short=write_date(event.day, names.language),
        state=Named(event.state, say(f"report.event.{event.state}", names.language)),
        progress="",
        items=(names.document(event.item),),
    )


def _events_summary(events: tuple[EventResult, ...], language: Language) -> str:
    due = [event for event in events if event.state != "pending"]
    if not due:
        return ""
    return say("report.events", language, met=sum(event.state == "met" for event in due), of=len(due))


def _read(reading: Reading, language: Language) -> Read:
    return Read(
        words=clean(reading.words) if reading.words else None,
        length=write_length(reading.length, language) if reading.length else None,
        ground=write(reading.ground, language),
        decisive=reading.decisive,
    )


def _answer(answer: OwnAnswer, names: Names) -> str:
    """Write an organisation's own answer."""
    return say(
        f"report.own_answer.{answer.differs or 'told'}",
        names.language,
        organisation=names.of(answer.organisation).name,
        answer=say(f"answer.{answer.answer}", names.language),
        reason=clean(answer.reason),
    )


def _decided(decision: Decision, language: Language) -> Decided:
    kind = f"report.decision.kind.{decision.kind}"
    return Decided(
        id=clean(decision.id),
        kind=say(kind, language) if kind in sentence_keys() else clean(decision.kind),
        reason=clean(decision.reason),
        author=clean(decision.author),
        date=write_date(decision.date, language),
        expires=write_date(decision.expires, language) if decision.expires else None,
    )
