"""The checks of the encoding that need no text: each a function that yields what it finds in the corpus.

What keeps a corpus from loading (an unknown name, a provision left out, a duty declared away) is the loader's
business; here stands what a reader of the files would object to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.asking import leaves
from perda_rules.obligations.models import Corpus, Leaf, NoDeadline, Obligation, Once, Recurring, Triggered
from perda_rules.obligations.practices import practices
from perda_rules.quality.models import Finding
from perda_rules.source import Path_


class Duty(NamedTuple):
    """An obligation with its place in the file of its Pasal."""

    pasal: str
    path: Path_
    obligation: Obligation


class Whole(NamedTuple):
    """What the checks look at."""

    duties: list[Duty]
    corpus: Corpus
    types: Mapping[str, EvidenceType]


Check = Callable[[Whole], Iterator[Finding]]


def find(corpus: Corpus, types: Mapping[str, EvidenceType]) -> Iterator[Finding]:
    """Yield what every check finds."""
    duties = [
        Duty(pasal.pasal, ("obligations", number), obligation)
        for pasal in corpus.pasal
        for number, obligation in enumerate(pasal.obligations)
    ]
    whole = Whole(duties, corpus, types)
    for check in CHECKS:
        yield from check(whole)


def _repeated_texts(whole: Whole) -> Iterator[Finding]:
    """A restatement or a recommendation that fits two duties says nothing about either."""
    texts: tuple[tuple[str, Path_, Callable[[Obligation], str]], ...] = (
        ("repeated-action", ("action",), lambda duty: duty.action),
        ("repeated-action", ("en", "action"), lambda duty: duty.en.action),
        ("repeated-recommendation", ("recommendation",), lambda duty: duty.recommendation),
        ("repeated-recommendation", ("en", "recommendation"), lambda duty: duty.en.recommendation),
    )
    for check, path, text in texts:
        first: dict[str, str] = {}
        for duty in whole.duties:
            said = " ".join(text(duty.obligation).casefold().split()).rstrip(".")
            if said in first:
                yield Finding(check, duty.obligation.id, {"other": first[said]}, (*duty.path, *path))
            first.setdefault(said, duty.obligation.id)


def _same_evidence(whole: Whole) -> Iterator[Finding]:
    """Two duties that the same papers prove are one duty, or one of them has not been understood."""
    first: dict[str, str] = {}
    for duty in whole.duties:
        asked = _evidence(duty.obligation)
        if asked is None:
            continue
        if asked in first:
            yield Finding("same-evidence", duty.obligation.id, {"other": first[asked]}, (*duty.path, "evidence"))
        first.setdefault(asked, duty.obligation.id)


def _evidence(duty: Obligation) -> str | None:
    if isinstance(duty.deadline, Triggered):
        deadline = duty.deadline
        return f"{deadline.events!r}{deadline.response!r}"
    return repr(duty.evidence) if duty.evidence is not None else None


def _unconditioned(whole: Whole) -> Iterator[Finding]:
    """A type of document without a condition is met by a hollow one."""
    for duty in whole.duties:
        if duty.obligation.evidence is None:
            continue
        for path, leaf in leaves(duty.obligation.evidence, ("evidence",)):
            if not leaf.where and not (leaf.rows and (leaf.rows.every or leaf.rows.some or leaf.rows.complete)):
                yield Finding("unconditioned", duty.obligation.id, {"type": leaf.type}, (*duty.path, *path))


def _unused_types(whole: Whole) -> Iterator[Finding]:
    """A type of evidence that nothing asks for only makes the form longer."""
    asked = {type_ for duty in whole.duties for type_ in _types(duty.obligation)}
    for type_ in whole.types:
        if type_ not in asked:
            yield Finding("unused-type", type_)


def _types(duty: Obligation) -> Iterator[str]:
    if duty.evidence is not None:
        yield from (leaf.type for _, leaf in leaves(duty.evidence))
    if isinstance(duty.deadline, Triggered):
        deadline = duty.deadline
        yield deadline.events.type
        yield from filter(None, (deadline.response.type, deadline.nil and deadline.nil.type))


def _practices(whole: Whole) -> Iterator[Finding]:
    """A practice of the framework that no article restates is a gap of the draft, to be named with a reason."""
    for practice in practices(whole.corpus):
        objective = whole.corpus.objectives[practice.id.partition(".")[0]]
        if not practice.articles and practice.id not in objective.unarticled:
            yield Finding("practice-without-article", practice.id)
        if practice.articles and practice.id in objective.unarticled:
            yield Finding("stale-reason", practice.id, {"articles": ", ".join(practice.articles)})


def _untimed(whole: Whole) -> Iterator[Finding]:
    """A deadline of the text that says no length is vague: it wants an entry of the interpretation table."""
    for duty in whole.duties:
        deadline = duty.obligation.deadline
        if isinstance(deadline, NoDeadline) or deadline.source != "text" or isinstance(deadline, Once):
            continue
        length = deadline.per if isinstance(deadline, Recurring) else deadline.length
        if length is None and not isinstance(deadline, Triggered):
            yield Finding("vague-deadline", duty.obligation.id, {}, (*duty.path, "deadline"))


def _crowded(whole: Whole) -> Iterator[Finding]:
    """Several leaves of one tree that the same paper satisfies ask once for what they pretend to ask twice."""
    for duty in whole.duties:
        if duty.obligation.evidence is None:
            continue
        seen: defaultdict[str, int] = defaultdict(int)
        for path, leaf in leaves(duty.obligation.evidence, ("evidence",)):
            seen[_leaf(leaf)] += 1
            if seen[_leaf(leaf)] == 2:
                yield Finding("same-leaf", duty.obligation.id, {"type": leaf.type}, (*duty.path, *path))


def _leaf(leaf: Leaf) -> str:
    return repr(leaf)


CHECKS: tuple[Check, ...] = (
    _repeated_texts,
    _same_evidence,
    _crowded,
    _unconditioned,
    _unused_types,
    _practices,
    _untimed,
)
