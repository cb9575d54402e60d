"""The plan of a department: the fewest documents that close the most weight of gaps, and what none closes. Pure.

Documents are chosen greedily: at each step those that close the most weight for each document still to be made, so
that the plan need not be the smallest there is, but is seldom far from it. What is said to be closed was judged with
the documents added, by the same court as any.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from perda_rules.assessment.court import Court
from perda_rules.assessment.demand import LEVELS, ask, branches, paths
from perda_rules.assessment.duties import clause_names
from perda_rules.assessment.findings import ordered_gaps, urgency
from perda_rules.assessment.hypothetical import build, checked, meets
from perda_rules.assessment.judgements import Bench
from perda_rules.assessment.models import Assessment, LeafResult, NearMiss, Plain, Reason, Result, Verdict
from perda_rules.assessment.request import Request
from perda_rules.assessment.scope import Unit, units
from perda_rules.engine.native import NativeMatcher
from perda_rules.engine.phrasing import Names
from perda_rules.evidence.models import Bundle, CheckedItem
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Label
from perda_rules.obligations.models import AllOf, AnyOf, Corpus, Demand, Leaf, Obligation, Recurring, Triggered
from perda_rules.obligations.offices import Members, members_of

_LITTLE = 2
"""So many things may be wrong with a document that is mended rather than made anew."""
CLOSED: tuple[Verdict, ...] = ("met", "late", "not_due", "not_applicable")
Obstacle = Literal["window", "events", "context", "person", "document"]
"""Why no document closes a gap: a calendar window is past; events lack their response; a question of context is open;
a person decides; or no document could be worked out."""


class Document(Plain):
    """A document to be made."""

    number: int
    type: str
    type_label: Label
    asks: tuple[Label, ...]
    """What must be true of it."""
    copies: int = 1
    organisation: str
    """Who makes it."""
    mends: str | None = None
    """The document that only has to be mended, by its key."""
    lacks: tuple[Reason, ...] = ()
    """What that document lacks."""
    serves: tuple[str, ...]
    """The duties whose gaps it helps to close."""


class Step(Plain):
    """A gap that is closed once the documents up to a number are there."""

    obligation: str
    unit: str
    weight: int
    documents: tuple[int, ...]
    verdict: Verdict
    """What it then is: met, or late where its day is past."""


class Blocked(Plain):
    """A gap that no document closes."""

    obligation: str
    unit: str
    weight: int
    obstacle: Obstacle
    reasons: tuple[Reason, ...]


class Plan(Plain):
    """What to do, in order."""

    format: Literal["perda-rules/plan/1"] = "perda-rules/plan/1"
    at: date
    weight: int
    """Of all gaps."""
    documents: tuple[Document, ...]
    steps: tuple[Step, ...]
    blocked: tuple[Blocked, ...]

    def closed(self, number: int) -> int:
        """Return the weight that is closed by the documents up to ``number``."""
        return sum(step.weight for step in self.steps if max(step.documents, default=0) <= number)


@dataclass(frozen=True)
class _Wanted:
    """A leaf that is not satisfied, and the document that would satisfy it."""

    leaf: Leaf
    copies: int
    near: NearMiss | None


@dataclass
class _Made:
    """A document of the plan while it is being made."""

    leaves: list[Leaf]
    items: list[CheckedItem]
    copies: int
    organisation: str
    near: NearMiss | None
    serves: list[str]
    lacks: list[Reason]


def plan(
    assessment: Assessment,
    corpus: Corpus,
    types: Mapping[str, EvidenceType],
    bundles: Sequence[Bundle],
    request: Request,
    only: Collection[str] | None = None,
) -> Plan:
    """Plan how to close the gaps of ``assessment``, which was made of these bundles by this request.

    ``only`` plans for some duties alone.
    """
    return _Planner(assessment, corpus, types, bundles, request).plan(only)


class _Planner:
    def __init__(
        self,
        assessment: Assessment,
        corpus: Corpus,
        types: Mapping[str, EvidenceType],
        bundles: Sequence[Bundle],
        request: Request,
    ) -> None:
        self.assessment, self.corpus, self.types, self.request = assessment, corpus, types, request
        self.bundles = list(bundles)
        self.duties = {duty.id: duty for pasal in corpus.pasal for duty in pasal.obligations}
        self.members: Members = members_of(corpus.actors)
        self.names: Names = clause_names(corpus)
        self.made: list[_Made] = []
        self.serial = 0
        """How many documents were built: no two have one name."""
        self.held = {item.key: item for bundle in bundles for item in bundle.items}

    def plan(self, only: Collection[str] | None) -> Plan:
        gaps = [
            gap
            for gap in ordered_gaps(self.assessment)
            if not gap.excepted and (only is None or gap.obligation in only)
        ]
        wanted: dict[int, list[_Wanted]] = {}
        obstacles: dict[int, Obstacle] = {}
        for number, gap in enumerate(gaps):
            found = self._wanted(gap)
            if isinstance(found, str):
                obstacles[number] = found
            else:
                wanted[number] = found
        order = self._choose(gaps, wanted, obstacles)
        verdicts = self._judged(gaps)
        steps, numbers = [], {id(made): number for number, made in enumerate(self.made, start=1)}
        for number, documents in order:
            gap = gaps[number]
            verdict = verdicts[(gap.obligation, gap.unit)]
            if verdict not in CLOSED:
                obstacles[number] = "document"
                continue
            used = tuple(sorted({numbers[id(made)] for made in documents}))
            weight = self._weight(gap)
            steps.append(Step(obligation=gap.obligation, unit=gap.unit, weight=weight, documents=used, verdict=verdict))
        used_at_all = {number for step in steps for number in step.documents}
        return Plan(
            at=self.assessment.at,
            weight=sum(self._weight(gap) for gap in gaps),
            documents=tuple(
                self._document(number, made) for number, made in enumerate(self.made, start=1) if number in used_at_all
            ),
            steps=tuple(steps),
            blocked=tuple(
                Blocked(
                    obligation=gaps[number].obligation,
                    unit=gaps[number].unit,
                    weight=self._weight(gaps[number]),
                    obstacle=obstacle,
                    reasons=gaps[number].reasons,
                )
                for number, obstacle in sorted(obstacles.items())
            ),
        )

    def _weight(self, gap: Result) -> int:
        return urgency(gap, self.assessment.duties[gap.obligation])

    # What a gap lacks

    def _wanted(self, gap: Result) -> list[_Wanted] | Obstacle:
        duty = self.duties[gap.obligation]
        if gap.verdict == "needs_review":
            return "context" if any(reason.code.startswith("context") for reason in gap.reasons) else "person"
        if gap.verdict == "late":
            return "window"
        if isinstance(duty.deadline, Triggered) or duty.evidence is None:
            return "events"
        if isinstance(duty.deadline, Recurring) and any(
            window.state in ("missing", "partial") and window.end < self.assessment.at for window in gap.windows
        ):
            return "window"
        leaves = dict(paths(duty.evidence))
        results = {leaf.path: leaf for leaf in gap.leaves}
        _, chosen = _cheapest(duty.evidence, "", results)
        return [
            _Wanted(
                leaf=leaves[path],
                copies=max(1, leaves[path].min - len(results[path].accepted)),
                near=near if (near := results[path].near) is not None and len(near.failed) <= _LITTLE else None,
            )
            for path in chosen
            if path in results and not results[path].satisfied
        ] or "document"

    # Which documents

    def _choose(
        self, gaps: Sequence[Result], wanted: dict[int, list[_Wanted]], obstacles: dict[int, Obstacle]
    ) -> list[tuple[int, list[_Made]]]:
        """Take one gap after the other: the one that closes most weight for each document that is still to be made."""
        order: list[tuple[int, list[_Made]]] = []
        left = dict(wanted)
        while left:
            costs = {number: self._missing(gaps[number], each) for number, each in left.items()}
            number = max(left, key=lambda one: (self._weight(gaps[one]) / max(costs[one], 0.1), -one))
            documents = self._make(gaps[number], left.pop(number))
            if documents is None:
                obstacles[number] = "document"
            else:
                order.append((number, documents))
        return order

    def _missing(self, gap: Result, wanted: Sequence[_Wanted]) -> int:
        return sum(one.copies for one in wanted if self._fitting(gap, one) is None)

    def _fitting(self, gap: Result, wanted: _Wanted) -> _Made | None:
        """Return a document of the plan that serves a leaf as it is."""
        organisation = self._maker(gap, wanted.near)
        for made in self.made:
            same = made.organisation == organisation and made.leaves[0].type == wanted.leaf.type
            if same and made.copies >= wanted.copies and self._meets(made.items[0], wanted.leaf):
                return made
        return None

    def _make(self, gap: Result, wanted: Sequence[_Wanted]) -> list[_Made] | None:
        """Find or make the documents of one gap; None where one cannot be worked out."""
        found: list[_Made] = []
        for one in wanted:
            made = self._fitting(gap, one) or self._widened(gap, one) or self._new(gap, one)
            if made is None:
                return None
            made.serves.append(gap.obligation)
            found.append(made)
        return found

    def _widened(self, gap: Result, wanted: _Wanted) -> _Made | None:
        """Let a document of the plan serve this leaf too, where one document can be both."""
        organisation = self._maker(gap, wanted.near)
        for made in self.made:
            near = made.near.item if made.near else None
            same = made.organisation == organisation and made.leaves[0].type == wanted.leaf.type
            if not same or near != (wanted.near.item if wanted.near else None):
                continue
            leaves = [*made.leaves, wanted.leaf]
            items = self._items(leaves, max(made.copies, wanted.copies), organisation, made.near)
            if items and all(self._meets(item, leaf) for item in items for leaf in leaves):
                made.leaves, made.items, made.copies = leaves, items, max(made.copies, wanted.copies)
                made.lacks += wanted.near.failed if wanted.near else ()
                return made
        return None

    def _new(self, gap: Result, wanted: _Wanted) -> _Made | None:
        for near in [wanted.near, None] if wanted.near else [None]:
            organisation = self._maker(gap, near)
            items = self._items([wanted.leaf], wanted.copies, organisation, near)
            if items and all(self._meets(item, wanted.leaf) for item in items):
                made = _Made(
                    [wanted.leaf], items, wanted.copies, organisation, near, [], list(near.failed) if near else []
                )
                self.made.append(made)
                return made
        return None

    def _items(
        self, leaves: Sequence[Leaf], copies: int, organisation: str, near: NearMiss | None
    ) -> list[CheckedItem] | None:
        kind = self.types[leaves[0].type]
        held = self.held.get(near.item) if near else None
        like = held.item if held and not held.broken else None
        self.serial += 1
        number = self.serial
        title = like.title if like else kind.label.id
        level = max((leaf.level for leaf in leaves), key=LEVELS.index)
        items = []
        for copy in range(copies):
            item = build(leaves, kind, self.assessment.at, name=f"rencana-{number}-{copy + 1}", title=title, like=like)
            if item is None:
                return None
            made = checked(item, kind, organisation, level)
            items.append(made.model_copy(update={"digest": f"{number:032x}{copy:032x}"}))
        return items

    def _meets(self, item: CheckedItem, leaf: Leaf) -> bool:
        if LEVELS.index(item.level) < LEVELS.index(leaf.level) or (leaf.status, item.item.status) == ("final", "draf"):
            return False
        return meets(item, leaf, self.types[leaf.type], self.members)

    def _maker(self, gap: Result, near: NearMiss | None) -> str:
        """Return who makes a document: whose it is already, else the unit, the lead, or the first that supports."""
        if near is not None and near.item in self.held:
            return near.item.partition("/")[0]
        parties = [bundle.organisation.id for bundle in self.bundles]
        duty = self.assessment.duties[gap.obligation]
        return next((one for one in (gap.unit, duty.lead, *duty.support) if one in parties), parties[0])

    # The proof

    def _judged(self, gaps: Sequence[Result]) -> dict[tuple[str, str], Verdict]:
        """Judge the gaps again, with every document of the plan handed in."""
        added: dict[str, list[CheckedItem]] = {}
        for made in self.made:
            added.setdefault(made.organisation, []).extend(made.items)
        bundles = [
            bundle.model_copy(update={"items": (*bundle.items, *added.get(bundle.organisation.id, ()))})
            for bundle in self.bundles
        ]
        names = {gap.obligation for gap in gaps}
        return {(unit.obligation.id, unit.name): verdict for unit, verdict in self._verdicts(bundles, names)}

    def _verdicts(self, bundles: Sequence[Bundle], names: set[str]) -> Iterator[tuple[Unit, Verdict]]:
        duties: list[Obligation] = [self.duties[name] for name in sorted(names)]
        request = replace(self.request, texts=None)
        bench = Bench(request.judgements, request.at)
        court = Court(self.corpus, self.types, bundles, NativeMatcher(), request, bench, duties)
        for duty in duties:
            for unit in units(duty, bundles, self.corpus.actors, all_duties=request.all_duties):
                yield unit, court.result(unit).verdict

    def _document(self, number: int, made: _Made) -> Document:
        kind = self.types[made.leaves[0].type]
        said: dict[str, Label] = {}
        for leaf in made.leaves:
            (asked,) = ask(leaf, self.types, self.names, self.members)
            for label in asked.checklist:
                said.setdefault(label.id, label)
        lacks = {reason.text("id"): reason for reason in made.lacks}
        return Document(
            number=number,
            type=kind.id,
            type_label=kind.label,
            asks=tuple(said.values()),
            copies=made.copies,
            organisation=made.organisation,
            mends=made.near.item if made.near else None,
            lacks=tuple(lacks.values()),
            serves=tuple(dict.fromkeys(made.serves)),
        )


def _cheapest(demand: Demand, path: str, results: Mapping[str, LeafResult]) -> tuple[float, list[str]]:
    """Return the leaves of the way to satisfy a tree that asks for least, and how much it asks for.

    A document that is there already costs nothing, one that only has to be mended a little less than a new one.
    """
    if isinstance(demand, Leaf):
        result = results.get(path)
        if result is not None and result.satisfied:
            return 0, [path]
        mended = result is not None and result.near is not None and len(result.near.failed) <= _LITTLE
        return demand.min - (0.5 if mended else 0), [path]
    below = [
        _cheapest(branch, f"{path}.{number}" if path else str(number), results)
        for number, branch in enumerate(branches(demand))
    ]
    if not isinstance(demand, AllOf):
        below = sorted(below, key=lambda way: way[0])[: 1 if isinstance(demand, AnyOf) else demand.min_of]
    return sum(cost for cost, _ in below), [one for _, ways in below for one in ways]
