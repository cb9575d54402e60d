"""Whether the files of the corpus fit together: one small check per rule, each a function that yields problems.

Everything a file names must exist, every provision must be accounted for exactly once, and no duty may be declared
away. The quality of what is encoded is the corpus check's business, not this module's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from perda_rules.errors import Problem
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.conditions import leaf_problems
from perda_rules.obligations.models import (
    AllOf,
    AnyOf,
    Continuous,
    Corpus,
    Demand,
    Leaf,
    MinOf,
    NoDeadline,
    Obligation,
    Once,
    Pasal,
    Recurring,
    Triggered,
)
from perda_rules.obligations.register_index import RegisterIndex
from perda_rules.source import Path_, Source


@dataclass(frozen=True)
class Written:
    """A Pasal and the file in which it is written."""

    pasal: Pasal
    source: Source

    def duties(self) -> Iterator[tuple[Path_, Obligation]]:
        """Yield every obligation with its path in the file."""
        for number, obligation in enumerate(self.pasal.obligations):
            yield ("obligations", number), obligation


@dataclass(frozen=True)
class Names:
    """Everything that a file may name."""

    corpus: Corpus
    index: RegisterIndex
    types: Mapping[str, EvidenceType]
    obligations: Collection[str]
    practices: Collection[str]


Check = Callable[[Written, Names], Iterator[Problem]]


def inconsistencies(
    corpus: Corpus, written: list[Written], types: Mapping[str, EvidenceType], objectives: Source | None
) -> Iterator[Problem]:
    """Yield every problem of ``written`` against ``corpus``; ``objectives`` is where ``cobit.yaml`` stands."""
    names = Names(
        corpus=corpus,
        index=RegisterIndex(corpus.register_),
        types=types,
        obligations={o.id for w in written for o in w.pasal.obligations},
        practices={p for o in corpus.objectives.values() for p in o.practices} | set(corpus.objectives),
    )
    if objectives is not None:
        yield from _leads_exist(corpus, objectives)
    for one in written:
        for check in CHECKS:
            yield from check(one, names)
    yield from _repeated(written)


def _close(name: str, known: Collection[str]) -> str:
    matches = get_close_matches(name, known, n=1, cutoff=0.6)
    return matches[0] if matches else "–"


def _leads_exist(corpus: Corpus, source: Source) -> Iterator[Problem]:
    for name, objective in corpus.objectives.items():
        for actor in (objective.lead, *objective.support):
            if actor not in corpus.actors:
                yield source.problem("O102", (name,), actor=actor, close=_close(actor, corpus.actors))


def _provisions_exist(one: Written, names: Names) -> Iterator[Problem]:
    index, pasal = names.index, one.pasal
    if pasal.pasal not in index:
        yield one.source.problem("O101", ("pasal",), eid=pasal.pasal, close=_close(pasal.pasal, index.ids))
        return
    for number, skipped in enumerate(pasal.not_assessed):
        path: Path_ = ("not_assessed", number, "provision")
        if skipped.provision not in index:
            yield one.source.problem("O101", path, eid=skipped.provision, close=_close(skipped.provision, index.ids))
        elif not index.is_within(skipped.provision, pasal.pasal):
            yield one.source.problem("O115", path, eid=skipped.provision, pasal=pasal.pasal)
    for duty_path, duty in one.duties():
        path = (*duty_path, "id")
        if duty.provision not in index:
            yield one.source.problem("O101", path, eid=duty.provision, close=_close(duty.provision, index.ids))
        elif not index.is_within(duty.provision, pasal.pasal):
            yield one.source.problem("O115", path, eid=duty.provision, pasal=pasal.pasal)
        elif not index[duty.provision].leaf:
            yield one.source.problem("O119", path, eid=duty.provision)


def _accounted_once(one: Written, names: Names) -> Iterator[Problem]:
    index, pasal = names.index, one.pasal
    if pasal.pasal not in index:
        return
    carried = {duty.provision for duty in pasal.obligations}
    away: set[str] = set()
    for number, skipped in enumerate(pasal.not_assessed):
        path: Path_ = ("not_assessed", number, "provision")
        covered = {leaf.id for leaf in index.leaves(skipped.provision)} if skipped.provision in index else set()
        for eid in sorted(covered & carried):
            yield one.source.problem("O111", path, eid=eid)
        for eid in sorted(covered & away):
            yield one.source.problem("O111", path, eid=eid)
        if skipped.reason not in ("permission", "self_executing"):
            for eid in sorted(covered):
                if index[eid].duty:
                    yield one.source.problem("O113", path, eid=eid, reason=skipped.reason)
        away |= covered
    for leaf in index.leaves(pasal.pasal):
        if leaf.id not in carried and leaf.id not in away:
            yield one.source.problem("O112", ("pasal",), eid=leaf.id)


def _references_exist(one: Written, names: Names) -> Iterator[Problem]:
    def check(path: Path_, targets: Collection[str]) -> Iterator[Problem]:
        for target in targets:
            if target not in names.obligations and target not in names.index:
                close = _close(target, [*names.obligations, *names.index.ids])
                yield one.source.problem("O117", path, target=target, close=close)

    for number, skipped in enumerate(one.pasal.not_assessed):
        yield from check(("not_assessed", number, "elaborated_by"), skipped.elaborated_by)
        yield from check(("not_assessed", number, "serves"), skipped.serves)
    for path, duty in one.duties():
        yield from check((*path, "refers_to"), duty.refers_to)
        yield from check((*path, "serves"), duty.serves)
        deadline = duty.deadline
        start = deadline.starts_after if isinstance(deadline, Recurring) else None
        if isinstance(deadline, Once) and isinstance(deadline.start, str) and deadline.start != "in_force":
            start = deadline.start
        if start and start not in names.obligations:
            yield one.source.problem("O117", (*path, "deadline"), target=start, close=_close(start, names.obligations))


def _vocabulary(one: Written, names: Names) -> Iterator[Problem]:
    corpus = names.corpus
    for path, duty in one.duties():
        for key, actors in (("actor", [duty.actor]), ("lead", [duty.lead]), ("support", duty.support)):
            for actor in actors:
                if actor not in corpus.actors:
                    close = _close(actor, corpus.actors)
                    yield one.source.problem("O102", (*path, key), actor=actor, close=close)
        for practice in (*([duty.cobit] if duty.cobit else []), *duty.related):
            if practice not in names.practices:
                key = "cobit" if practice == duty.cobit else "related"
                close = _close(practice, names.practices)
                yield one.source.problem("O103", (*path, key), practice=practice, close=close)
        for number, condition in enumerate(duty.applies_when):
            if condition.fact not in corpus.context:
                close = _close(condition.fact, corpus.context)
                yield one.source.problem("O107", (*path, "applies_when", number), fact=condition.fact, close=close)
        for axis, tree in (("element", corpus.structure.elements), ("dimension", corpus.structure.dimensions)):
            value = getattr(duty, axis)
            if value is not None:
                top, _, child = value.partition("/")
                if top not in tree or (child and child not in tree[top].children):
                    yield one.source.problem("O110", (*path, axis), axis=axis, value=value)


def _deadlines(one: Written, names: Names) -> Iterator[Problem]:
    table = names.corpus.interpretation
    for path, duty in one.duties():
        deadline = duty.deadline
        where = (*path, "deadline")
        if isinstance(deadline, NoDeadline):
            continue
        if deadline.source == "text":
            if deadline.term or deadline.practice:
                yield one.source.problem("O109", where)
            elif isinstance(deadline, Recurring) and deadline.per is None:
                yield one.source.problem("O121", where, key="per")
            elif isinstance(deadline, Continuous) and deadline.length is None:
                yield one.source.problem("O121", where, key="length")
            continue
        if (deadline.term is None) == (deadline.practice is None):
            yield one.source.problem("O108", where, entry="–", close="term | practice")
        elif deadline.practice is not None:
            if deadline.practice not in table.practices:
                close = _close(deadline.practice, table.practices)
                yield one.source.problem("O108", where, entry=deadline.practice, close=close)
        elif deadline.term not in table.terms:
            yield one.source.problem("O108", where, entry=deadline.term, close=_close(deadline.term or "", table.terms))
        elif deadline.applies_to not in table.terms[deadline.term].applies_to:
            close = ", ".join(table.terms[deadline.term].applies_to)
            yield one.source.problem("O108", where, entry=f"{deadline.term}/{deadline.applies_to}", close=close)


def leaves(demand: Demand, path: Path_) -> Iterator[tuple[Path_, Leaf]]:
    """Yield every leaf of an evidence tree with its path in the file."""
    if isinstance(demand, Leaf):
        yield path, demand
        return
    key, branches = _branches(demand)
    for number, branch in enumerate(branches):
        yield from leaves(branch, (*path, key, number))


def _branches(demand: AllOf | AnyOf | MinOf) -> tuple[str, tuple[Demand, ...]]:
    if isinstance(demand, AllOf):
        return "all_of", demand.all_of
    if isinstance(demand, AnyOf):
        return "any_of", demand.any_of
    return "of", demand.of


def _evidence(one: Written, names: Names) -> Iterator[Problem]:
    for path, duty in one.duties():
        deadline = duty.deadline
        if duty.evidence is None and not isinstance(deadline, Triggered) and duty.modality != "permission":
            yield one.source.problem("O120", path)
        if duty.evidence is not None:
            yield from _demand(one.source, duty.evidence, (*path, "evidence"), names)
        if isinstance(deadline, Triggered):
            where = (*path, "deadline")
            for key, spec in (("events", deadline.events), ("response", deadline.response)):
                if spec.type is not None and spec.type not in names.types:
                    close = _close(spec.type, names.types)
                    yield one.source.problem("O104", (*where, key, "type"), type=spec.type, close=close)
            if deadline.nil is not None:
                yield from _demand(one.source, deadline.nil, (*where, "nil"), names)


def _demand(source: Source, demand: Demand, path: Path_, names: Names) -> Iterator[Problem]:
    for where, leaf in leaves(demand, path):
        if leaf.type not in names.types:
            close = _close(leaf.type, names.types)
            yield source.problem("O104", (*where, "type"), type=leaf.type, close=close)
            continue
        for number, part in enumerate(leaf.memuat):
            if part not in names.corpus.parts:
                close = _close(part, names.corpus.parts)
                yield source.problem("O106", (*where, "memuat", number), part=part, close=close)
        for sub, code, params in leaf_problems(leaf, names.types[leaf.type]):
            yield source.problem(code, (*where, *sub), at_key=False, **params)
    yield from _same(source, demand, path, names)


def _same(source: Source, demand: Demand, path: Path_, names: Names) -> Iterator[Problem]:
    if isinstance(demand, Leaf):
        return
    key, branches = _branches(demand)
    for number, branch in enumerate(branches):
        yield from _same(source, branch, (*path, key, number), names)
    if isinstance(demand, AllOf) and demand.same:
        for _, leaf in leaves(demand, path):
            known = names.types.get(leaf.type)
            for attribute in demand.same:
                if known is not None and attribute not in known.attributes:
                    yield source.problem("O122", (*path, "same"), attribute=attribute, type=leaf.type)


def _repeated(written: list[Written]) -> Iterator[Problem]:
    files: dict[str, str] = {}
    ids: dict[str, str] = {}
    actions: dict[str, str] = {}
    for one in written:
        if one.pasal.pasal in files:
            yield one.source.problem("O118", ("pasal",), eid=one.pasal.pasal, first=files[one.pasal.pasal])
        files.setdefault(one.pasal.pasal, one.source.file)
        for path, duty in one.duties():
            if duty.id in ids:
                yield one.source.problem("O116", (*path, "id"), id=duty.id, first=ids[duty.id])
            ids.setdefault(duty.id, one.source.file)
            words = " ".join(duty.action.casefold().split())
            if words in actions:
                yield one.source.problem("O114", (*path, "action"), id=duty.id, first=actions[words])
            actions.setdefault(words, duty.id)


CHECKS: tuple[Check, ...] = (
    _provisions_exist,
    _accounted_once,
    _references_exist,
    _vocabulary,
    _deadlines,
    _evidence,
)
