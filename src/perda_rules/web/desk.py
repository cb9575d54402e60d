"""Bundles as they stand, assessed: worked out once for each state of a bundle and its judgements, then kept."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_with
from datetime import date
from functools import cached_property
from pathlib import Path
from threading import Lock
from time import monotonic
from typing import NamedTuple

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.deadlines import Period
from perda_rules.assessment.judgements import AcceptItem, Judgement, RejectItem, read_judgements
from perda_rules.assessment.models import Assessment, Result
from perda_rules.assessment.reviewing import pending
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.bundle import NAME, read_bundle
from perda_rules.evidence.models import Bundle, CheckedItem
from perda_rules.language import Language
from perda_rules.obligations.models import Obligation
from perda_rules.reports.entries import Entry, Names, make_entry
from perda_rules.selfassess.checklist import checklist
from perda_rules.web.settings import Settings
from perda_rules.web.shelf import Listing, Shelf, plain, revision_of
from perda_rules.writing import alone

JUDGEMENTS = "judgements.yaml"
_State = tuple[int, int, int]
_Key = tuple[_State, _State, date]


@dataclass
class Judged:
    """One state of a bundle, with its assessment."""

    organisation: str
    revision: str
    listing: Listing
    bundle: Bundle
    assessment: Assessment
    judgements: tuple[Judgement, ...]
    """Those that bear on this bundle."""
    wanted: frozenset[str]
    """The types that its duties ask for."""
    _entries: dict[Language, tuple[Entry, ...]] = made_with(default_factory=dict)

    def entries(self, language: Language) -> tuple[Entry, ...]:
        """Return every result in words, in the order of the regulation."""
        if language not in self._entries:
            names = Names(self.assessment, language)
            self._entries[language] = tuple(
                make_entry(self.assessment, result, names) for result in self.assessment.results
            )
        return self._entries[language]

    @cached_property
    def results(self) -> Mapping[str, tuple[int, Result]]:
        """Return by the id of its finding each result, and its place among them."""
        entries = self.entries("id")
        return {
            entry.id: (at, result)
            for at, (entry, result) in enumerate(zip(entries, self.assessment.results, strict=True))
        }

    @cached_property
    def waiting(self) -> frozenset[int]:
        """Return the places of the results that wait for a person's decision."""
        waiting = {id(one.result) for one in pending(self.assessment, self.judgements)}
        return frozenset(at for at, result in enumerate(self.assessment.results) if id(result) in waiting)

    @cached_property
    def items(self) -> Mapping[str, CheckedItem]:
        """Return the documents by their ids; of several with one id the first."""
        return {item.item.id: item for item in reversed(self.bundle.items)}

    @cached_property
    def uses(self) -> Mapping[str, tuple[int, ...]]:
        """Return by the key of a document the places of the results that it serves."""
        found: dict[str, list[int]] = defaultdict(list)
        for at, result in enumerate(self.assessment.results):
            for key in result.accepted:
                found[key].append(at)
        return {key: tuple(places) for key, places in found.items()}


class _Kept(NamedTuple):
    """An assessment, what it is of, and when its making began."""

    key: _Key
    judged: Judged
    began: float


class Desk:
    """Assessments of the bundles of a data folder: of each organisation the one of its present state is kept."""

    def __init__(self, settings: Settings, shelf: Shelf) -> None:
        """Keep where things are; nothing is read yet."""
        self._settings = settings
        self._shelf = shelf
        self.judgements = settings.data / JUDGEMENTS
        self.duties: Mapping[str, Obligation] = {
            duty.id: duty for pasal in settings.corpus.pasal for duty in pasal.obligations
        }
        self._kept: dict[str, _Kept] = {}
        self._locks: dict[str, Lock] = defaultdict(Lock)

    def judged(self, organisation: str) -> Judged:
        """Return the bundle of an organisation, assessed today. Raises InputError where it cannot be read."""
        arrived = monotonic()
        kept = self._kept.get(organisation)
        if kept is None or kept.key != self._key(organisation):
            # One visitor works it out, the others wait for that. What was begun after one came is new enough, though
            # somebody has saved since; else a crowd that saves would work it out as often as there are people in it.
            with self._locks[organisation]:
                kept = self._kept.get(organisation)
                if kept is None or (kept.began < arrived and kept.key != self._key(organisation)):
                    began = monotonic()
                    kept = _Kept(*self._judge(organisation), began)
                    self._kept[organisation] = kept
        return kept.judged

    def _key(self, organisation: str) -> _Key:
        listing = self._shelf.folder(organisation) / NAME
        return (_state(listing), _state(self.judgements), self._settings.today())

    def _judge(self, organisation: str) -> tuple[_Key, Judged]:
        settings = self._settings
        # Text and bundle must be of one state, and a reader of files takes one that is replaced under it for a trick.
        with self._shelf.turn(organisation) as folder, alone(folder / NAME):
            key = self._key(organisation)
            text = self._shelf.text(organisation)
            bundle = read_bundle(folder, settings.types)
        day = key[2]
        judgements = tuple(one for one in self.decisions() if self._bears_on(one, organisation))
        request = Request(
            at=day,
            period=Period(date(day.year, 1, 1), date(day.year, 12, 31)),
            in_force_from=settings.in_force_from,
            promulgation=settings.promulgation,
            judgements=judgements,
        )
        assessment = assess(settings.corpus, settings.types, [bundle], NativeMatcher(), request)
        judged = Judged(
            organisation=organisation,
            revision=revision_of(text),
            listing=plain(text),
            bundle=bundle,
            assessment=assessment,
            judgements=judgements,
            wanted=frozenset(one.type for one in checklist(assessment)),
        )
        return key, judged

    def decisions(self) -> tuple[Judgement, ...]:
        """Return all judgements. Raises InputError where their file cannot be read."""
        return read_judgements(self.judgements, self._settings.corpus) if self.judgements.exists() else ()

    def _bears_on(self, judgement: Judgement, organisation: str) -> bool:
        """Say whether a judgement is about this bundle: of what was decided on others nothing is told here."""
        if isinstance(judgement, AcceptItem | RejectItem):
            return judgement.item.startswith(f"{organisation}/")
        duty = self.duties[judgement.obligation]
        unit = getattr(judgement, "unit", None)
        if duty.scope == "each":
            return unit in (None, organisation)
        return organisation in (duty.lead, *duty.support)


def _state(path: Path) -> _State:
    """Return what changes with a file: every save makes a new one and puts it in the place of the old."""
    try:
        state = path.stat()
    except FileNotFoundError:
        return (0, 0, 0)
    return (state.st_ino, state.st_mtime_ns, state.st_size)
