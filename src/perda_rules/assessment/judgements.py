"""Judgements: what the inspectorate decides where rules cannot, or against them. Kept in ``judgements.yaml``.

Nothing is overwritten: the rules' own verdict stays beside the decision. Each judgement has a reason, an author, a
date and, for an exception always, a last day that still counts (Asia/Jakarta).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date as Day  # noqa: N812 (a field is called date)
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from perda_rules.assessment.models import Decision, Verdict
from perda_rules.assessment.readings import leaves_length_open
from perda_rules.errors import InputError, Problem
from perda_rules.obligations.hints import closest
from perda_rules.obligations.models import WINDOWS, Corpus, Duration, Obligation, Recurring, Slug
from perda_rules.source import read_yaml, validate

Text = Annotated[str, StringConstraints(min_length=1, max_length=4000, strip_whitespace=True)]


class _Judgement(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: Slug
    reason: Text
    author: Text
    body: Slug | None = None
    """Whose the author is, as in the actors; None for the body that audits."""
    date: Day
    expires: Day | None = None

    def active(self, at: Day) -> bool:
        """Say whether the judgement holds on ``at``: made by then, and not past its last day."""
        return self.date <= at and not self.expired(at)

    def expired(self, at: Day) -> bool:
        """Say whether the last day is past."""
        return self.expires is not None and self.expires < at

    def decision(self) -> Decision:
        """Return the judgement as reports show it."""
        return Decision(
            id=self.id,
            kind=self.kind,  # type: ignore[attr-defined]
            reason=self.reason,
            author=self.author,
            date=self.date,
            expires=self.expires,
            body=self.body,
        )


class AcceptItem(_Judgement):
    """An auditor read the document and found in it what the rules could not; the basis becomes verified."""

    kind: Literal["accept_item"]
    item: Text
    obligation: str | None = None


class RejectItem(_Judgement):
    """An auditor refuses the document, for one obligation or for all."""

    kind: Literal["reject_item"]
    item: Text
    obligation: str | None = None


class Override(_Judgement):
    """An auditor sets the verdict."""

    kind: Literal["override"]
    obligation: str
    unit: str | None = None
    verdict: Verdict


class Fill(_Judgement):
    """A person decides the length that the text left open; what the text says itself, nobody fills in."""

    kind: Literal["fill"]
    obligation: str
    length: Duration


class Except(_Judgement):
    """An exception: the gap stands, nobody need act on it before the last day."""

    kind: Literal["except"]
    obligation: str
    unit: str | None = None
    expires: Day


class Finding(_Judgement):
    """Sebab and akibat of a gap, as the auditor established them, and the tanggapan of the audited body."""

    kind: Literal["finding"]
    obligation: str
    unit: str | None = None
    cause: Text | None = None
    effect: Text | None = None
    response: Text | None = None


Judgement = Annotated[AcceptItem | RejectItem | Override | Fill | Except | Finding, Field(discriminator="kind")]


class JudgementFile(BaseModel):
    """``judgements.yaml``, version 1."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    judgements: Literal[1]
    entries: tuple[Judgement, ...] = ()


def read_judgements(path: Path, corpus: Corpus) -> tuple[Judgement, ...]:
    """Read a judgement file.

    Raises InputError with every problem: YAML (Y…), shape (S…), an obligation that does not exist (J101), an id that
    is used twice (J102), an expiry before the judgement's own date (J103), a length for windows that are none of the
    calendar's (J104), a length for a duty that leaves none open (J105), a body that does not exist (J106), or that
    owes the duty itself and does not audit (J107).
    """
    source = read_yaml(path)
    entries = validate(JudgementFile, source).entries

    def refuse(code: str, number: int, field: str, **params: Any) -> Problem:
        return source.problem(code, ("entries", number, field), **params)

    check_judgements(entries, corpus, refuse)
    return entries


def check_judgements(entries: Sequence[Judgement], corpus: Corpus, refuse: Callable[..., Problem]) -> None:
    """Hold judgements against the corpus, wherever they were read.

    ``refuse(code, number, field, …)`` makes a problem at a field of one of the entries. Raises InputError with every
    problem (J101 to J107).
    """
    known = {duty.id: duty for pasal in corpus.pasal for duty in pasal.obligations}
    problems: list[Problem] = []
    seen: set[str] = set()
    for number, entry in enumerate(entries):
        if entry.obligation is not None and entry.obligation not in known:
            close = closest(entry.obligation, known)
            problems.append(refuse("J101", number, "obligation", obligation=entry.obligation, close=close))
        elif isinstance(entry, Fill):
            deadline = known[entry.obligation].deadline
            if not leaves_length_open(deadline):
                problems.append(refuse("J105", number, "obligation", obligation=entry.obligation))
            elif isinstance(deadline, Recurring) and entry.length not in WINDOWS:
                windows = ", ".join(WINDOWS)
                problems.append(refuse("J104", number, "length", length=entry.length, windows=windows))
        problems += _conflict(entry, number, corpus, known.get(entry.obligation or ""), refuse)
        if entry.id in seen:
            problems.append(refuse("J102", number, "id", id=entry.id))
        seen.add(entry.id)
        if entry.expires is not None and entry.expires < entry.date:
            problems.append(refuse("J103", number, "expires", expires=entry.expires, date=entry.date))
    if problems:
        raise InputError(problems)


def _conflict(
    entry: Judgement, number: int, corpus: Corpus, duty: Obligation | None, refuse: Callable[..., Problem]
) -> Iterable[Problem]:
    """Nobody judges a duty of their own, but the body that audits, of which every report warns."""
    if entry.body is None:
        return
    actor = corpus.actors.get(entry.body)
    if actor is None:
        yield refuse("J106", number, "body", body=entry.body, close=closest(entry.body, corpus.actors))
    elif not actor.independent and duty is not None and entry.body in owners(duty, getattr(entry, "unit", None)):
        yield refuse("J107", number, "body", body=entry.body, obligation=duty.id)


def owners(duty: Obligation, unit: str | None = None) -> set[str]:
    """Return who owes a duty: those that lead or support it, and the unit that is judged."""
    return {duty.lead, *duty.support, *((unit,) if unit else ())}


class Bench:
    """The judgements of one audit: which hold on its day, and which had something to bear on (:meth:`use`)."""

    def __init__(self, entries: Sequence[Judgement], at: Day) -> None:
        """Keep the judgements that hold on ``at``; later ones prevail over earlier ones."""
        ordered = sorted(entries, key=lambda entry: (entry.date, entry.id))
        self.active = [entry for entry in ordered if entry.active(at)]
        self.expired = [entry for entry in ordered if entry.expired(at)]
        self._used: set[str] = set()

    def pairs(
        self, kind: type[AcceptItem] | type[RejectItem], obligations: Iterable[str]
    ) -> frozenset[tuple[str, str]]:
        """Return the (item, obligation) pairs of a kind; of an acceptance and a rejection the later one prevails."""
        items = dict.fromkeys(e.item for e in self.active if isinstance(e, AcceptItem | RejectItem))
        return frozenset(
            (item, obligation)
            for item in items
            for obligation in obligations
            if isinstance(self._ruling(item, obligation), kind)
        )

    def _ruling(self, item: str, obligation: str) -> AcceptItem | RejectItem | None:
        """Return the latest judgement on ``item`` that goes for ``obligation``."""
        found = [
            entry
            for entry in self.active
            if isinstance(entry, AcceptItem | RejectItem)
            and entry.item == item
            and entry.obligation in (None, obligation)
        ]
        return found[-1] if found else None

    def for_items(self, items: Collection[str], obligation: str) -> list[Decision]:
        """Return the judgements that prevail on ``items`` for ``obligation``, and note that they are used."""
        found = {ruling.id: ruling for item in items if (ruling := self._ruling(item, obligation))}
        self._used.update(found)
        return [entry.decision() for entry in self.active if entry.id in found]

    def fill(self, obligation: str) -> Fill | None:
        """Return the length that a person decided for ``obligation``."""
        found = [e for e in self.active if isinstance(e, Fill) and e.obligation == obligation]
        return found[-1] if found else None

    def override(self, obligation: str, unit: str) -> Override | None:
        """Return the verdict that a person set."""
        found = [
            e for e in self.active if isinstance(e, Override) and e.obligation == obligation and e.unit in (None, unit)
        ]
        return found[-1] if found else None

    def exception(self, obligation: str, unit: str) -> Except | None:
        """Return the exception that holds."""
        found = [
            e for e in self.active if isinstance(e, Except) and e.obligation == obligation and e.unit in (None, unit)
        ]
        return found[-1] if found else None

    def finding(self, obligation: str, unit: str) -> Finding | None:
        """Return the established cause and effect."""
        found = [
            e for e in self.active if isinstance(e, Finding) and e.obligation == obligation and e.unit in (None, unit)
        ]
        return found[-1] if found else None

    def use(self, entry: Judgement) -> None:
        """Note that a judgement had something to bear on."""
        self._used.add(entry.id)

    def unused(self) -> tuple[Decision, ...]:
        """Return the judgements that hold but bore on nothing."""
        return tuple(entry.decision() for entry in self.active if entry.id not in self._used)
