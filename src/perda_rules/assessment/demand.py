"""What a demand finds in the evidence: which items each leaf accepts, what the others lack, and the tree over them.

Acceptance is timeless (type, conditions, parts, rows, status, assurance). Time comes in as a filter, so that the same
acceptance serves a due day, a window and a freshness alike. Everything is pure.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from itertools import islice
from typing import Literal

from perda_rules.assessment.models import Reason
from perda_rules.engine.conditions import Clause, alike_clauses, describe, describe_alike, leaf_clauses
from perda_rules.engine.expressions import Asks
from perda_rules.engine.port import Answer, Atom, Fact
from perda_rules.evidence.models import CheckedItem
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import LANGUAGES, Label
from perda_rules.messages import sentences
from perda_rules.obligations.models import AllOf, AnyOf, Demand, Leaf, Level, MinOf
from perda_rules.obligations.offices import Members, widen_leaf

LEVELS = ("declared", "attached", "intact", "signed")

Keep = Callable[[CheckedItem], bool]
"""A filter over items by time: a window, a due day, a freshness."""


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
    names: Mapping[str, Label] = field(default_factory=dict)
    """Of offices and content parts."""
    written: tuple[Clause, ...] = ()
    """The clauses as they are written, where an office that they name stands for several."""
    failures: dict[int, Reason] = field(default_factory=dict)
    """What an item that does not meet a clause lacks, by number of the clause, made when it is first needed."""

    @cached_property
    def checklist(self) -> list[Label]:
        """The clauses in words, in as few phrases as they need."""
        said = iter(self.says)
        told = []
        for group in alike_clauses(self.written or self.clauses):
            labels = list(islice(said, len(group)))
            told.append(labels[0] if len(group) == 1 else self._together(group))
        return told

    def _together(self, group: Sequence[Clause]) -> Label:
        return Label(**{lang: describe_alike(group, self.type, lang, self.names) for lang in LANGUAGES})

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


def ask(
    demand: Demand,
    types: Mapping[str, EvidenceType],
    names: Mapping[str, Label],
    members: Members = {},  # noqa: B006 (never changed)
) -> tuple[Asked, ...]:
    """Compile the leaves of ``demand``, in order.

    ``names`` are those of offices and content parts, ``members`` the offices that count as others.
    """
    return tuple(_compile(path, leaf, types[leaf.type], names, members) for path, leaf in paths(demand))


def _compile(path: str, leaf: Leaf, type_: EvidenceType, names: Mapping[str, Label], members: Members) -> Asked:
    written = leaf_clauses(leaf, type_)
    wide = widen_leaf(leaf, members)
    clauses = written if wide is leaf else leaf_clauses(wide, type_)
    says = tuple(clause_label(clause, type_, names) for clause in written)
    return Asked(path, leaf, type_, clauses, says, names, written)


def paths(demand: Demand, path: str = "") -> Iterator[tuple[str, Leaf]]:
    """Yield the leaves with their paths (``0``, ``0.1``; empty for a lone leaf)."""
    if isinstance(demand, Leaf):
        yield path, demand
        return
    for number, branch in enumerate(branches(demand)):
        yield from paths(branch, f"{path}.{number}" if path else str(number))


def branches(demand: AllOf | AnyOf | MinOf) -> tuple[Demand, ...]:
    """Return what stands below a branch, in order."""
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
        items = evidence.items.get(one.leaf.type, ())
        able = _able(one, evidence) if items else ()
        for item in items:
            may = item.key in able or (item.key, obligation) in evidence.accepted_by_judgement
            (good if may and not any(_lacks(one, item, obligation, evidence)) else bad).append(item)
        accepted[one.path] = tuple(sorted(good, key=lambda item: (item.occurred, item.key)))
        others[one.path] = (one, bad)

    @cache
    def misses(path: str) -> Misses:
        one, bad = others[path]
        found = [(item, tuple(_lacks(one, item, obligation, evidence))) for item in bad]
        return tuple(sorted(found, key=lambda pair: _distance(pair, evidence.at)))

    return Found(demand, tuple(asked), accepted, misses)


def _able(one: Asked, evidence: Evidence) -> Container[str]:
    """Return the keys of the items that meet each clause which is a single question to the engine.

    Most documents of a type are about something else: to look at their other clauses would cost most of an audit.
    """
    answers = [evidence.answer[clause.expression.atom] for clause in one.clauses if isinstance(clause.expression, Asks)]
    return frozenset.intersection(*answers) if answers else evidence.facts


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
    return bool(isinstance(demand, AllOf) and demand.same) or any(pairs(branch) for branch in branches(demand))
