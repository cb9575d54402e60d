"""Whether the files of the corpus fit together: one small check per rule, each a function that yields problems.

Everything a file names must exist, every provision must be accounted for exactly once, and no duty may be declared
away. The quality of what is encoded is the corpus check's business, not this module's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perda_rules.errors import Problem
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.asking import asking_problems
from perda_rules.obligations.hints import closest
from perda_rules.obligations.models import (
    WINDOWS,
    Continuous,
    Corpus,
    Length,
    NoDeadline,
    Obligation,
    Once,
    Pasal,
    Practice,
    Provision,
    Recurring,
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
class Vocabularies:
    """The files of the vocabularies that name one another."""

    actors: Source
    objectives: Source
    interpretation: Source


@dataclass(frozen=True)
class Names:
    """Everything that a file may name."""

    corpus: Corpus
    index: RegisterIndex
    types: Mapping[str, EvidenceType]
    obligations: Mapping[str, Obligation]
    practices: Collection[str]
    read: Collection[str]
    """The Pasal whose files could be read."""
    unread: bool
    """Some file of a Pasal could not be read: an obligation that is not here may stand in it."""

    def may_be_unread(self, target: str) -> bool:
        """Say whether the obligation ``target`` may stand in a file that could not be read."""
        provision = target.partition("#")[0]
        article = self.index.ancestor(provision, "article") if provision in self.index else None
        return self.unread and article is not None and article.id not in self.read


_AT_KEY = ("E101", "E102", "E103")

Check = Callable[[Written, Names], Iterator[Problem]]


def register_problems(register: Sequence[Provision], source: Source) -> Iterator[Problem]:
    """Yield what keeps the register from being a tree: an address used twice, a provision before what it stands in."""
    seen: set[str] = set()
    for number, provision in enumerate(register):
        if provision.id in seen:
            yield source.problem("O095", (number, "id"), eid=provision.id)
        if provision.parent is not None and provision.parent not in seen:
            yield source.problem("O096", (number, "parent"), eid=provision.id, parent=provision.parent)
        seen.add(provision.id)


def inconsistencies(
    corpus: Corpus,
    written: list[Written],
    types: Mapping[str, EvidenceType],
    vocabularies: Vocabularies,
    *,
    unread: bool = False,
) -> Iterator[Problem]:
    """Yield every problem of ``written`` against ``corpus``, and of the ``vocabularies`` against one another.

    ``unread`` says that some file of a Pasal could not be read.
    """
    names = Names(
        corpus=corpus,
        index=RegisterIndex(corpus.register_),
        types=types,
        obligations={o.id: o for w in reversed(written) for o in reversed(w.pasal.obligations)},
        practices={p for o in corpus.objectives.values() for p in o.practices} | set(corpus.objectives),
        read={w.pasal.pasal for w in written},
        unread=unread,
    )
    yield from _actors_exist(corpus, vocabularies)
    yield from _lengths_decided(corpus, vocabularies.interpretation)
    for one in written:
        for check in CHECKS:
            yield from check(one, names)
    yield from _repeated(written)


def _actors_exist(corpus: Corpus, vocabularies: Vocabularies) -> Iterator[Problem]:
    for name, actor in corpus.actors.items():
        for key, other in (("part_of", actor.part_of), ("counts_as", actor.counts_as)):
            if other is not None and other not in corpus.actors:
                yield _unknown_actor(vocabularies.actors, (name, key), other, corpus)
    for name, objective in corpus.objectives.items():
        named: list[tuple[Path_, str]] = [((name, "lead"), objective.lead)]
        named += [((name, "support", number), actor) for number, actor in enumerate(objective.support)]
        for path, who in named:
            if who not in corpus.actors:
                yield _unknown_actor(vocabularies.objectives, path, who, corpus)


def _unknown_actor(source: Source, path: Path_, actor: str, corpus: Corpus) -> Problem:
    return source.problem("O102", path, actor=actor, close=closest(actor, corpus.actors))


def _lengths_decided(corpus: Corpus, source: Source) -> Iterator[Problem]:
    """What the table is to decide needs a length in the table."""
    for term, entry in corpus.interpretation.terms.items():
        for subject, length in entry.applies_to.items():
            if length.decided_by == "table" and length.length is None:
                yield source.problem("O128", ("terms", term, "applies_to", subject), entry=f"{term}/{subject}")


def _provisions_exist(one: Written, names: Names) -> Iterator[Problem]:
    index, pasal = names.index, one.pasal
    if pasal.pasal not in index:
        yield one.source.problem("O101", ("pasal",), eid=pasal.pasal, close=closest(pasal.pasal, index.ids))
        return
    if index[pasal.pasal].kind != "article":
        yield one.source.problem("O126", ("pasal",), eid=pasal.pasal)
    for number, skipped in enumerate(pasal.not_assessed):
        path: Path_ = ("not_assessed", number, "provision")
        if skipped.provision not in index:
            yield one.source.problem("O101", path, eid=skipped.provision, close=closest(skipped.provision, index.ids))
        elif not index.is_within(skipped.provision, pasal.pasal):
            yield one.source.problem("O115", path, eid=skipped.provision, pasal=pasal.pasal)
    for duty_path, duty in one.duties():
        path = (*duty_path, "id")
        if duty.provision not in index:
            yield one.source.problem("O101", path, eid=duty.provision, close=closest(duty.provision, index.ids))
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
        for eid in sorted(covered):
            if index[eid].duty:
                yield one.source.problem("O113", path, eid=eid, reason=skipped.reason)
        away |= covered
    judged = {duty.provision for duty in pasal.obligations if duty.modality != "permission"}
    for duty_path, duty in one.duties():
        if duty.provision in index and index[duty.provision].duty and duty.provision not in judged:
            # Nobody is ever judged on a permission.
            yield one.source.problem("O113", (*duty_path, "modality"), eid=duty.provision, reason=duty.modality)
    for leaf in index.leaves(pasal.pasal):
        if leaf.id not in carried and leaf.id not in away:
            yield one.source.problem("O112", ("pasal",), eid=leaf.id)


def _references_exist(one: Written, names: Names) -> Iterator[Problem]:
    def check(path: Path_, targets: Collection[str]) -> Iterator[Problem]:
        for number, target in enumerate(targets):
            if target not in names.obligations and target not in names.index and not names.may_be_unread(target):
                close = closest(target, [*names.obligations, *names.index.ids])
                yield one.source.problem("O117", (*path, number), target=target, close=close)

    for number, skipped in enumerate(one.pasal.not_assessed):
        yield from check(("not_assessed", number, "elaborated_by"), skipped.elaborated_by)
        yield from check(("not_assessed", number, "serves"), skipped.serves)
    for number, waiver in enumerate(one.pasal.waivers):
        yield from check(("waivers", number, "provision"), [waiver.provision])
    for path, duty in one.duties():
        yield from check((*path, "refers_to"), duty.refers_to)
        yield from check((*path, "serves"), duty.serves)


def _starts_exist(one: Written, names: Names) -> Iterator[Problem]:
    """What a deadline counts from must have a due day of its own, and not wait for this one."""
    for path, duty in one.duties():
        key, start = _start(duty)
        where = (*path, "deadline", key)
        if start is None or names.may_be_unread(start):
            continue
        if start not in names.obligations:
            yield one.source.problem("O117", where, target=start, close=closest(start, names.obligations))
            continue
        deadline = names.obligations[start].deadline
        dated = isinstance(deadline, Once) and (deadline.length is not None or deadline.source == "interpretation")
        if not dated or _leads_back(duty, names):
            yield one.source.problem("O123", where, target=start)


def _leads_back(duty: Obligation, names: Names) -> bool:
    """Say whether the starts from which a deadline counts, one after the other, come back to ``duty``."""
    seen: set[str] = set()
    start = _start(duty)[1]
    while start is not None and start in names.obligations and start not in seen:
        seen.add(start)
        start = _start(names.obligations[start])[1]
    return duty.id in seen


def _start(duty: Obligation) -> tuple[str, str | None]:
    """Return the key that names the obligation from which a deadline counts, and that obligation."""
    deadline = duty.deadline
    if isinstance(deadline, Recurring):
        return "starts_after", deadline.starts_after
    if isinstance(deadline, Once) and isinstance(deadline.start, str) and deadline.start != "in_force":
        return "from", deadline.start
    return "", None


def _vocabulary(one: Written, names: Names) -> Iterator[Problem]:
    corpus = names.corpus
    for path, duty in one.duties():
        actors: list[tuple[Path_, str]] = [(("actor",), duty.actor), (("lead",), duty.lead)]
        actors += [(("support", number), actor) for number, actor in enumerate(duty.support)]
        for at, actor in actors:
            if actor not in corpus.actors:
                yield _unknown_actor(one.source, (*path, *at), actor, corpus)
        practices: list[tuple[Path_, str]] = [(("cobit",), duty.cobit)] if duty.cobit else []
        practices += [(("related", number), practice) for number, practice in enumerate(duty.related)]
        for at, practice in practices:
            if practice not in names.practices:
                close = closest(practice, names.practices)
                yield one.source.problem("O103", (*path, *at), practice=practice, close=close)
        for number, condition in enumerate(duty.applies_when):
            if condition.fact not in corpus.context:
                close = closest(condition.fact, corpus.context)
                at = ("applies_when", number, "fact")
                yield one.source.problem("O107", (*path, *at), fact=condition.fact, close=close)
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
                close = closest(deadline.practice, table.practices)
                yield one.source.problem("O108", where, entry=deadline.practice, close=close)
            elif isinstance(deadline, Recurring) and deadline.per is None:
                yield from _windows(one.source, where, table.practices[deadline.practice])
        elif deadline.term not in table.terms:
            close = closest(deadline.term or "", table.terms)
            yield one.source.problem("O108", where, entry=deadline.term, close=close)
        elif deadline.applies_to not in table.terms[deadline.term].applies_to:
            close = ", ".join(table.terms[deadline.term].applies_to)
            yield one.source.problem("O108", where, entry=f"{deadline.term}/{deadline.applies_to}", close=close)
        elif isinstance(deadline, Recurring) and deadline.per is None:
            yield from _windows(one.source, where, table.terms[deadline.term].applies_to[deadline.applies_to])


def _windows(source: Source, where: Path_, entry: Length | Practice) -> Iterator[Problem]:
    """A duty that recurs takes its windows from the table: they must be windows of the calendar."""
    lengths = [entry.length] if isinstance(entry, Practice) else [entry.length, entry.strict]
    for length in lengths:
        if length is not None and length not in WINDOWS:
            yield source.problem("O129", where, length=length, windows=", ".join(WINDOWS))


def _evidence(one: Written, names: Names) -> Iterator[Problem]:
    for path, duty in one.duties():
        for below, code, params in asking_problems(duty, names.types, names.corpus):
            # What is unknown is the key itself; of everything else it is the value that is wrong.
            named = below[-1:] in ((params.get("attribute"),), (params.get("operator"),))
            yield one.source.problem(code, (*path, *below), at_key=named and code in _AT_KEY, **params)


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
    _starts_exist,
    _vocabulary,
    _deadlines,
    _evidence,
)
