"""Coverage: how much of the regulation the corpus accounts for, per provision, and what is missing.

A smallest provision is *accounted* for when an obligation carries it or a reason sets it aside; it is *assessable*
when nothing sets it aside; it is *encoded* when an obligation carries it. Missing ones are named, never counted away.
"""

from __future__ import annotations

from collections import Counter
from typing import Literal

from pydantic import BaseModel, ConfigDict

from perda_rules.obligations.models import Corpus
from perda_rules.obligations.register_index import RegisterIndex
from perda_rules.regulation.models import Provision

State = Literal["encoded", "not_assessed", "missing"]


class Count(BaseModel):
    """Provisions below one node of the regulation."""

    model_config = ConfigDict(frozen=True)

    total: int
    accounted: int
    assessable: int
    encoded: int


class Node(BaseModel):
    """A BAB, Bagian or Pasal and its counts."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    heading: str | None
    provisions: Count
    missing: tuple[str, ...]


class Coverage(BaseModel):
    """The whole picture; ``places`` are the places where a Pasal stands."""

    model_config = ConfigDict(frozen=True)

    places: int
    provisions: Count
    obligations: int
    reasons: dict[str, int]
    """Provisions set aside, by reason."""
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    """Obligations that were encoded from another wording than the register's."""
    orphaned: tuple[str, ...]
    """Provisions that a file names and the register no longer has (a loading error today; kept for later drafts)."""
    nodes: tuple[Node, ...]


def provision_states(corpus: Corpus, index: RegisterIndex) -> dict[str, State]:
    """Return the state of every smallest provision, in the order of the document."""
    carried = {duty.provision for pasal in corpus.pasal for duty in pasal.obligations}
    away = {
        leaf.id for pasal in corpus.pasal for skipped in pasal.not_assessed for leaf in index.leaves(skipped.provision)
    }
    return {
        p.id: "encoded" if p.id in carried else "not_assessed" if p.id in away else "missing"
        for p in corpus.register_
        if p.leaf
    }


def totals(corpus: Corpus, index: RegisterIndex) -> Count:
    """Count the smallest provisions of the whole regulation, without the places below."""
    return _count(list(provision_states(corpus, index).values()))


def coverage(corpus: Corpus) -> Coverage:
    """Count what ``corpus`` accounts for."""
    index = RegisterIndex(corpus.register_)
    states = provision_states(corpus, index)
    reasons: Counter[str] = Counter()
    for pasal in corpus.pasal:
        for skipped in pasal.not_assessed:
            reasons[skipped.reason] += sum(1 for _ in index.leaves(skipped.provision))
    duties = [duty for pasal in corpus.pasal for duty in pasal.obligations]
    missing = tuple(eid for eid, state in states.items() if state == "missing")
    return Coverage(
        places=sum(1 for p in corpus.register_ if p.kind == "article"),
        provisions=_count(list(states.values())),
        obligations=len(duties),
        reasons=dict(sorted(reasons.items())),
        missing=missing,
        stale=tuple(duty.id for duty in duties if duty.encoded_from != index[duty.provision].context),
        orphaned=(),
        nodes=tuple(
            _node(provision, index, states)
            for provision in corpus.register_
            if provision.kind in ("chapter", "part", "article")
        ),
    )


def _node(provision: Provision, index: RegisterIndex, states: dict[str, State]) -> Node:
    below = {leaf.id: states[leaf.id] for leaf in index.leaves(provision.id)}
    return Node(
        id=provision.id,
        kind=provision.kind,
        heading=provision.heading,
        provisions=_count(list(below.values())),
        missing=tuple(eid for eid, state in below.items() if state == "missing"),
    )


def _count(states: list[State]) -> Count:
    tally = Counter(states)
    return Count(
        total=len(states),
        accounted=len(states) - tally["missing"],
        assessable=len(states) - tally["not_assessed"],
        encoded=tally["encoded"],
    )
