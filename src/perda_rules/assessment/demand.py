"""What a demand finds in the evidence: which items each leaf accepts, what the others lack, and the tree over them.

Acceptance is timeless (type, conditions, parts, rows, status, assurance). Time comes in as a filter, so that the same
acceptance serves a due day, a window and a freshness alike. Everything is pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Literal

from perda_rules.assessment.deadlines import age_limit
from perda_rules.assessment.models import LeafResult, NearMiss, Reason
from perda_rules.engine.conditions import Clause, describe, leaf_clauses
from perda_rules.engine.port import Answer, Atom, Fact
from perda_rules.evidence.models import CheckedItem
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Label
from perda_rules.messages import sentences
from perda_rules.obligations.models import AllOf, AnyOf, Demand, Leaf, Level, MinOf

LEVELS = ("declared", "attached", "intact", "signed")

Keep = Callable[[CheckedItem], bool]
"""A filter over items by time: a window, a due day, a freshness."""


Outside = Callable[[CheckedItem], Reason]
"""Says in words why an item that a leaf accepts is not kept."""


def always(_: CheckedItem) -> bool:
    """Keep every item."""
    return True


@dataclass(frozen=True)
class Asked:
    """A leaf of an evidence tree, compiled."""

    path: str
    leaf: Leaf
    type: EvidenceType
    clauses: tuple[Clause, ...]
    says: tuple[Label, ...]
    """The clauses in words, one by one."""
    failures: dict[int, Reason] = field(default_factory=dict)
    """What an item that does not meet a clause lacks, by number of the clause, made when it is first needed."""

    def failure(self, number: int) -> Reason:
        """Say that a clause is not met; the same for every item."""
        if number not in self.failures:
            lacks_part = self.clauses[number].subject in self.leaf.memuat
            code = "part_missing" if lacks_part else "clause_failed"
            self.failures[number] = Reason(code=code, labels={"clause": self.says[number]})
        return self.failures[number]

    def atoms(self) -> Iterator[Atom]:
        """Yield every atom that the leaf needs answered; of which type an item is, nobody need ask."""
        for clause in self.clauses:
            yield from clause.atoms()


@dataclass(frozen=True)
class Evidence:
    """The usable items of an audit as the engine saw them."""

    items: Mapping[str, Sequence[CheckedItem]]
    """By evidence type."""
    facts: Mapping[str, Fact]
    answer: Answer
    at: date
    accepted_by_judgement: frozenset[tuple[str, str]] = frozenset()
    """(item, obligation) pairs that an auditor accepted."""
    rejected_by_judgement: frozenset[tuple[str, str]] = frozenset()
    rejections: Mapping[str, Label] = field(default_factory=dict)
    """Why an item was rejected when its file was checked, in words, by key of the item."""


def ask(demand: Demand, types: Mapping[str, EvidenceType], names: Mapping[str, Label]) -> tuple[Asked, ...]:
    """Compile the leaves of ``demand``, in order; ``names`` are those of offices and content parts."""
    return tuple(_compile(path, leaf, types[leaf.type], names) for path, leaf in paths(demand))


def _compile(path: str, leaf: Leaf, type_: EvidenceType, names: Mapping[str, Label]) -> Asked:
    clauses = leaf_clauses(leaf, type_)
    return Asked(path, leaf, type_, clauses, tuple(clause_label(clause, type_, names) for clause in clauses))


def paths(demand: Demand, path: str = "") -> Iterator[tuple[str, Leaf]]:
    """Yield the leaves with their paths (``0``, ``0.1``; empty for a lone leaf)."""
    if isinstance(demand, Leaf):
        yield path, demand
        return
    for number, branch in enumerate(_branches(demand)):
        yield from paths(branch, f"{path}.{number}" if path else str(number))


def _branches(demand: AllOf | AnyOf | MinOf) -> tuple[Demand, ...]:
    if isinstance(demand, AllOf):
        return demand.all_of
    return demand.any_of if isinstance(demand, AnyOf) else demand.of


Misses = tuple[tuple[CheckedItem, tuple[Reason, ...]], ...]
CONTENT = ("clause_failed", "part_missing", "part_unplaced", "rejected_entry")
"""What is wrong with a document itself, not only with its file, its state or its date."""


@dataclass(frozen=True)
class Found:
    """What a compiled demand found, whatever the time."""

    demand: Demand
    asked: tuple[Asked, ...]
    accepted: Mapping[str, tuple[CheckedItem, ...]]
    """By path of the leaf, oldest first."""
    misses: Callable[[str], Misses]
    """Gives by path the other items of the leaf's type with all that each lacks, the nearest first. Worked out only
    when asked for: most leaves find what they ask for."""

    @property
    def anything(self) -> bool:
        """Whether any leaf accepts any item."""
        return any(self.accepted.values())

    def items(self, keep: Keep = always) -> tuple[CheckedItem, ...]:
        """Return the accepted items that ``keep`` keeps, each once, in order of key."""
        chosen = {item.key: item for items in self.accepted.values() for item in items if keep(item)}
        return tuple(chosen[key] for key in sorted(chosen))


def look(asked: Sequence[Asked], demand: Demand, obligation: str, evidence: Evidence) -> Found:
    """Test every item of each leaf's type against the leaf."""
    accepted: dict[str, tuple[CheckedItem, ...]] = {}
    others: dict[str, tuple[Asked, list[CheckedItem]]] = {}
    for one in asked:
        good: list[CheckedItem] = []
        bad: list[CheckedItem] = []
        for item in evidence.items.get(one.leaf.type, ()):
            lacks = next(_lacks(one, item, obligation, evidence), None)
            (good if lacks is None else bad).append(item)
        accepted[one.path] = tuple(sorted(good, key=lambda item: (item.occurred, item.key)))
        others[one.path] = (one, bad)

    @cache
    def misses(path: str) -> Misses:
        one, bad = others[path]
        found = [(item, tuple(_lacks(one, item, obligation, evidence))) for item in bad]
        return tuple(sorted(found, key=lambda pair: _distance(pair, evidence.at)))

    return Found(demand, tuple(asked), accepted, misses)


def _distance(miss: tuple[CheckedItem, tuple[Reason, ...]], at: date) -> tuple[int, int, int, str]:
    """Order misses: a right document with a wrong file is nearer than a wrong document with a right one."""
    item, lacks = miss
    wrong = sum(1 for reason in lacks if reason.code in CONTENT)
    return wrong, len(lacks), abs((at - item.occurred).days), item.key


def _lacks(one: Asked, item: CheckedItem, obligation: str, evidence: Evidence) -> Iterator[Reason]:
    yield from unfit(item, obligation, evidence, status=one.leaf.status, level=one.leaf.level)
    if item.broken:
        return
    if (item.key, obligation) in evidence.accepted_by_judgement:
        return  # an auditor read the document and found in it what the rules could not
    fact = evidence.facts[item.key]
    for number, clause in enumerate(one.clauses):
        if not clause.holds(fact, evidence.answer):
            failure = one.failure(number)
            yield _unplaced(failure, item.item.memuat[clause.subject]) if clause.subject in item.unplaced else failure


def unfit(
    item: CheckedItem,
    obligation: str,
    evidence: Evidence,
    *,
    status: Literal["draf", "final"] = "final",
    level: Level = "attached",
) -> Iterator[Reason]:
    """Yield why ``item`` can prove nothing for ``obligation``, whatever it says."""
    if (item.key, obligation) in evidence.rejected_by_judgement:
        yield Reason(code="rejected_by_auditor")
    claims = item.item.claims
    if claims and obligation not in claims:
        yield Reason(code="claimed_elsewhere", params={"claims": ", ".join(claims)})
    if item.broken:
        yield Reason(code="rejected_entry", labels={"problem": evidence.rejections[item.key]})
        return
    if item.occurred > evidence.at or item.item.date > evidence.at:
        yield Reason(code="after_assessment", dates={"date": max(item.occurred, item.item.date)})
    if status == "final" and item.item.status != "final":
        yield Reason(code="is_draft")
    if LEVELS.index(item.level) < LEVELS.index(level):
        if item.rejected:
            yield Reason(code="rejected", labels={"problem": evidence.rejections[item.key]})
        else:
            words = {name: Label(**sentences(f"level.{name}")) for name in (item.level, level)}
            yield Reason(code="level_low", labels={"level": words[item.level], "needed": words[level]})


def _unplaced(failure: Reason, place: int | str) -> Reason:
    return Reason(code="part_unplaced", params={"place": str(place)}, labels=failure.labels)


def part_way(found: Found) -> tuple[int, int] | None:
    """Return the content parts that the best document has, of those asked for, where nothing but parts is lacking."""
    best: tuple[int, int] | None = None
    for one in found.asked:
        asked = len(one.leaf.memuat)
        for _, lacks in found.misses(one.path):
            has = asked - len(lacks)
            if has > 0 and all(reason.code in ("part_missing", "part_unplaced") for reason in lacks):
                best = max(best or (0, asked), (has, asked))
    return best


def clause_label(clause: Clause, type_: EvidenceType, names: Mapping[str, Label]) -> Label:
    """Describe a clause in both languages."""
    return Label(id=describe(clause, type_, "id", names), en=describe(clause, type_, "en", names))


def pairs(demand: Demand) -> bool:
    """Say whether the demand asks for documents of the same event anywhere."""
    if isinstance(demand, Leaf):
        return False
    return bool(isinstance(demand, AllOf) and demand.same) or any(pairs(branch) for branch in _branches(demand))


# The tree over what the leaves accept --------------------------------------------------------------------------------


def count(found: Found, keep: Keep, reference: date) -> int:
    """Say how many times the demand is satisfied by the items that ``keep`` keeps.

    ``reference`` is the day from which a leaf's ``within`` counts back.
    """
    return _count(found.demand, "", found, keep, reference)


def _count(demand: Demand, path: str, found: Found, keep: Keep, reference: date) -> int:
    if isinstance(demand, Leaf):
        return len(_kept(demand, path, found, keep, reference)) // demand.min
    counts = [_count(b, p, found, keep, reference) for p, b in _below(demand, path)]
    if isinstance(demand, AllOf):
        if demand.same:
            return sum(
                1
                for group in _groups(demand, path, found, keep)
                if all(_count(b, p, found, _both(keep, group), reference) for p, b in _below(demand, path))
            )
        return min(counts)
    if isinstance(demand, AnyOf):
        return sum(counts)
    return sorted(counts, reverse=True)[demand.min_of - 1]


def completion(found: Found, keep: Keep, reference: date) -> date | None:
    """Return the first day on which the demand was satisfied, or None."""
    return _completion(found.demand, "", found, keep, reference)


def _completion(demand: Demand, path: str, found: Found, keep: Keep, reference: date) -> date | None:
    if isinstance(demand, Leaf):
        kept = _kept(demand, path, found, keep, reference)
        return kept[demand.min - 1].occurred if len(kept) >= demand.min else None
    below = _below(demand, path)
    if isinstance(demand, AllOf):
        filters = [_both(keep, g) for g in _groups(demand, path, found, keep)] if demand.same else [keep]
        days = [_latest(_completion(b, p, found, chosen, reference) for p, b in below) for chosen in filters]
        return min((day for day in days if day), default=None)
    reached = sorted(day for p, b in below if (day := _completion(b, p, found, keep, reference)))
    needed = 1 if isinstance(demand, AnyOf) else demand.min_of
    return reached[needed - 1] if len(reached) >= needed else None


def progress(found: Found, keep: Keep, reference: date) -> tuple[int, int]:
    """Return how many of the leaves that the demand needs are satisfied, and how many it needs."""
    return _progress(found.demand, "", found, keep, reference)


def _progress(demand: Demand, path: str, found: Found, keep: Keep, reference: date) -> tuple[int, int]:
    if isinstance(demand, Leaf):
        return (1 if len(_kept(demand, path, found, keep, reference)) >= demand.min else 0), 1
    parts = [_progress(b, p, found, keep, reference) for p, b in _below(demand, path)]
    if isinstance(demand, AllOf):
        needed = sum(of for _, of in parts)
        if not demand.same:
            return sum(done for done, _ in parts), needed
        # Pairs count, not leaves: minutes of one meeting and the attendance list of another are one leaf of two.
        paired = [
            sum(_progress(b, p, found, _both(keep, group), reference)[0] for p, b in _below(demand, path))
            for group in _groups(demand, path, found, keep)
        ]
        return max(paired, default=0), needed
    wanted = 1 if isinstance(demand, AnyOf) else demand.min_of
    best = sorted(parts, key=lambda part: (-part[0] / part[1], part[1]))[:wanted]
    return sum(done for done, _ in best), sum(of for _, of in best)


def wanted(found: Found, keep: Keep, reference: date) -> frozenset[str]:
    """Return the paths of the leaves that count: of alternatives only the ones that came furthest."""
    return frozenset(_wanted(found.demand, "", found, keep, reference))


def _wanted(demand: Demand, path: str, found: Found, keep: Keep, reference: date) -> Iterator[str]:
    if isinstance(demand, Leaf):
        yield path
        return
    below = _below(demand, path)
    if not isinstance(demand, AllOf):
        parts = [(_progress(branch, at, found, keep, reference), at, branch) for at, branch in below]
        parts.sort(key=lambda part: (-part[0][0] / part[0][1], part[0][1]))
        if isinstance(demand, AnyOf) and parts[0][0][0] == 0:
            chosen = below  # nothing was tried: every alternative is open
        else:
            chosen = [(at, branch) for _, at, branch in parts[: 1 if isinstance(demand, AnyOf) else demand.min_of]]
        below = chosen
    for at, branch in below:
        yield from _wanted(branch, at, found, keep, reference)


def _kept(leaf: Leaf, path: str, found: Found, keep: Keep, reference: date) -> Sequence[CheckedItem]:
    oldest = age_limit(reference, leaf.within) if leaf.within else None
    return [i for i in found.accepted[path] if keep(i) and (oldest is None or i.occurred >= oldest)]


def _below(demand: AllOf | AnyOf | MinOf, path: str) -> list[tuple[str, Demand]]:
    return [(f"{path}.{n}" if path else str(n), branch) for n, branch in enumerate(_branches(demand))]


def _groups(demand: AllOf, path: str, found: Found, keep: Keep) -> list[Keep]:
    """Return one filter per combination of values that the paired items share, in a fixed order."""
    inside = [one.path for one in found.asked if not path or one.path == path or one.path.startswith(f"{path}.")]
    keys = {
        key
        for leaf_path in inside
        for item in found.accepted[leaf_path]
        if keep(item) and (key := _pairing(item, demand.same)) is not None
    }
    return [lambda item, key=key: _pairing(item, demand.same) == key for key in sorted(keys)]  # type: ignore[misc]


def _pairing(item: CheckedItem, attributes: Sequence[str]) -> tuple[str, ...] | None:
    values = [item.item.attributes.get(attribute) for attribute in attributes]
    return None if any(value in (None, "") for value in values) else tuple(str(value) for value in values)


def _both(first: Keep, second: Keep) -> Keep:
    return lambda item: first(item) and second(item)


def _latest(days: Iterable[date | None]) -> date | None:
    known: list[date] = []
    for day in days:
        if day is None:
            return None
        known.append(day)
    return max(known)


# Results per leaf ----------------------------------------------------------------------------------------------------


def leaf_results(found: Found, keep: Keep, reference: date, outside: Outside) -> list[LeafResult]:
    """Describe every leaf: what it asks, what it accepted, and the nearest miss."""
    results = []
    counting = wanted(found, keep, reference)
    for one in found.asked:
        kept = _kept(one.leaf, one.path, found, keep, reference)
        satisfied = len(kept) >= one.leaf.min
        results.append(
            LeafResult(
                path=one.path,
                type=one.leaf.type,
                type_label=one.type.label,
                asks=one.says,
                needed=one.leaf.min,
                satisfied=satisfied,
                accepted=tuple(item.key for item in kept),
                near=_near(one, found, kept, outside) if not satisfied and one.path in counting else None,
            )
        )
    return results


def _near(one: Asked, found: Found, kept: Sequence[CheckedItem], outside: Outside) -> NearMiss | None:
    aside = [item for item in found.accepted[one.path] if item not in kept]
    if aside:
        newest = max(aside, key=lambda item: (item.occurred, item.key))
        return NearMiss(item=newest.key, failed=(outside(newest),))
    for item, lacks in found.misses(one.path):
        return NearMiss(item=item.key, failed=lacks)
    return None
