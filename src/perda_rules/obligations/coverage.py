"""Coverage: how much of the regulation the corpus accounts for, per provision, and what is missing.

A smallest provision is *accounted* for when an obligation carries it or a reason sets it aside; it is *assessable*
when nothing sets it aside; it is *encoded* when an obligation carries it. Missing ones are named, never counted away.
The text that is covered is the register's, or that of a newer draft, in which a provision that only moved is the same.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Literal, get_args

from pydantic import BaseModel, ConfigDict

from perda_rules.obligations.models import Corpus
from perda_rules.obligations.register_index import RegisterIndex
from perda_rules.regulation.change.word_diff import Run
from perda_rules.regulation.models import Provision

if TYPE_CHECKING:
    from perda_rules.regulation.change.comparison import Comparison

Account = Literal["encoded", "not_assessed", "missing"]
State = Literal["encoded", "not_assessed", "stale", "missing"]
"""A provision that is accounted for is stale where its words, or those that lead into it, are others now."""
STATES: tuple[State, ...] = get_args(State)


class Count(BaseModel):
    """Provisions below one node of the regulation."""

    model_config = ConfigDict(frozen=True)

    total: int
    accounted: int
    assessable: int
    encoded: int


class Leaf(BaseModel):
    """A smallest provision of the text."""

    model_config = ConfigDict(frozen=True)

    id: str
    was: str | None
    """Its eId in the register; None for one that the register does not have."""
    state: State
    obligations: tuple[str, ...]
    reason: str | None
    """Why it is set aside."""
    differences: tuple[tuple[Run, ...], ...] = ()
    """Of a stale one, how the words that lead into it and its own differ, where both texts are at hand."""


class Node(BaseModel):
    """A BAB, Bagian or Pasal and its counts."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    heading: str | None
    provisions: Count
    states: dict[State, int]
    missing: tuple[str, ...]


class Orphan(BaseModel):
    """A provision that a file accounts for and the text no longer has."""

    model_config = ConfigDict(frozen=True)

    id: str
    obligations: tuple[str, ...]
    reason: str | None
    """Why it is set aside."""


class Coverage(BaseModel):
    """The whole picture; ``places`` are the places where a Pasal stands."""

    model_config = ConfigDict(frozen=True)

    places: int
    provisions: Count
    states: dict[State, int]
    obligations: int
    reasons: dict[str, int]
    """Provisions set aside, by reason."""
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    """Obligations that were encoded from another wording than that of the text."""
    orphaned: tuple[Orphan, ...]
    moved: dict[str, str]
    """Provisions that a file accounts for and that have another address in the text, by the old one."""
    nodes: tuple[Node, ...]
    leaves: tuple[Leaf, ...]

    @property
    def complete(self) -> bool:
        """Whether the corpus accounts for the whole text as it is worded, and for nothing else."""
        return not (self.missing or self.orphaned or self.states["stale"] or self.stale)


def accounted(corpus: Corpus, index: RegisterIndex) -> tuple[dict[str, tuple[str, ...]], dict[str, str]]:
    """Return the obligations of each provision that lays some, and the reason of each smallest one set aside."""
    obligations: defaultdict[str, list[str]] = defaultdict(list)
    reasons: dict[str, str] = {}
    for pasal in corpus.pasal:
        for duty in pasal.obligations:
            obligations[duty.provision].append(duty.id)
        for skipped in pasal.not_assessed:
            reasons.update((leaf.id, skipped.reason) for leaf in index.leaves(skipped.provision))
    return {eid: tuple(duties) for eid, duties in obligations.items()}, reasons


def provision_states(corpus: Corpus, index: RegisterIndex) -> dict[str, Account]:
    """Return the account of every smallest provision of the register, in the order of the document."""
    obligations, reasons = accounted(corpus, index)
    return {p.id: _account(p.id, obligations, reasons) for p in corpus.register_ if p.leaf}


def totals(corpus: Corpus, index: RegisterIndex) -> Count:
    """Count the smallest provisions of the whole regulation, without the places below."""
    return _count(provision_states(corpus, index).values())


def coverage(corpus: Corpus, comparison: Comparison | None = None) -> Coverage:
    """Count what ``corpus`` accounts for: of its register, or of the newer text that its register was compared with."""
    register = RegisterIndex(corpus.register_)
    text = comparison.new.provisions if comparison else corpus.register_
    there: Mapping[str, str] = comparison.matching.pairs if comparison else {eid: eid for eid in register.ids}
    back = {new: old for old, new in there.items()}
    now = {provision.id: provision.context for provision in text}
    obligations, reasons = accounted(corpus, register)
    duties = [duty for pasal in corpus.pasal for duty in pasal.obligations]
    # Where only the numbers of references followed, the words that were encoded still stand.
    followed = {eid for eid in there if comparison is not None and comparison.same_context(eid)}
    stale = {
        duty.id
        for duty in duties
        if duty.provision in there
        and duty.encoded_from != now[there[duty.provision]]
        and not (duty.provision in followed and duty.encoded_from == register[duty.provision].context)
    }
    accounts: dict[str, Account] = {}
    leaves: dict[str, Leaf] = {}
    for provision in text:
        if not provision.leaf:
            continue
        was = back.get(provision.id)
        account = _account(was, obligations, reasons)
        laid = obligations.get(was or "", ())
        changed = not stale.isdisjoint(laid) or (
            was is not None and register[was].context != provision.context and was not in followed
        )
        accounts[provision.id] = account
        is_stale = changed and account != "missing"
        leaves[provision.id] = Leaf(
            id=provision.id,
            was=was,
            state="stale" if is_stale else account,
            obligations=laid,
            reason=reasons.get(was or ""),
            differences=_differences(provision.id, comparison) if is_stale and comparison is not None else (),
        )
    index = RegisterIndex(text)
    return Coverage(
        places=sum(1 for p in text if p.kind == "article"),
        provisions=_count(accounts.values()),
        states=_tally(leaves.values()),
        obligations=len(duties),
        reasons=dict(sorted(Counter(leaf.reason for leaf in leaves.values() if leaf.reason).items())),
        missing=tuple(eid for eid, account in accounts.items() if account == "missing"),
        stale=tuple(duty.id for duty in duties if duty.id in stale),
        orphaned=tuple(
            Orphan(id=eid, obligations=obligations.get(eid, ()), reason=reasons.get(eid))
            for eid in register.ids
            if eid not in there and (eid in obligations or eid in reasons)
        ),
        moved={old: new for old, new in there.items() if old != new and (old in obligations or old in reasons)},
        nodes=tuple(
            _node(provision, index, accounts, leaves)
            for provision in text
            if provision.kind in ("chapter", "part", "article")
        ),
        leaves=tuple(leaves.values()),
    )


def _differences(eid: str, comparison: Comparison) -> tuple[tuple[Run, ...], ...]:
    changes = comparison.changes_of
    chain = (*reversed([provision.id for provision in comparison.new.above(eid)]), eid)
    return tuple(
        changes[part].words for part in chain if part in changes and changes[part].restated and changes[part].words
    )


def _account(eid: str | None, obligations: Mapping[str, object], reasons: Mapping[str, object]) -> Account:
    return "encoded" if eid in obligations else "not_assessed" if eid in reasons else "missing"


def _node(
    provision: Provision, index: RegisterIndex, accounts: Mapping[str, Account], leaves: Mapping[str, Leaf]
) -> Node:
    below = [leaf.id for leaf in index.leaves(provision.id)]
    return Node(
        id=provision.id,
        kind=provision.kind,
        heading=provision.heading,
        provisions=_count(accounts[eid] for eid in below),
        states=_tally(leaves[eid] for eid in below),
        missing=tuple(eid for eid in below if accounts[eid] == "missing"),
    )


def _tally(leaves: Iterable[Leaf]) -> dict[State, int]:
    tally = Counter(leaf.state for leaf in leaves)
    return {state: tally[state] for state in STATES}


def _count(accounts: Iterable[Account]) -> Count:
    tally = Counter(accounts)
    return Count(
        total=tally.total(),
        accounted=tally.total() - tally["missing"],
        assessable=tally.total() - tally["not_assessed"],
        encoded=tally["encoded"],
    )
