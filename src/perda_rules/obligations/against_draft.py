"""The obligations held against a newer text: which provisions that a file accounts for changed, moved or are gone.

What became of a provision is worked out in :mod:`perda_rules.regulation.change`; here stands what it means for the
corpus and what is to be done in its files.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict

from perda_rules.errors import InputError, problem
from perda_rules.obligations.coverage import Coverage, accounted
from perda_rules.obligations.models import Corpus
from perda_rules.obligations.register_index import RegisterIndex
from perda_rules.regulation.change.comparison import Comparison
from perda_rules.regulation.change.version import NO_WORDS
from perda_rules.regulation.models import Provision

Action = Literal["read", "accept", "point", "delete", "encode"]
"""What a provision asks of the corpus: to read its new wording and encode it again where that says something else; to
accept a wording in which only the numbers of references followed; to point to its new address; to delete what was
encoded; to encode a new provision."""
ACTIONS: tuple[Action, ...] = ("read", "accept", "delete", "encode", "point")
"""In the order of their urgency: what only moved comes last."""
_LEAST_RECOGNISED = 10
"""Of this many provisions of the register a draft must have at least one word by word."""


class Touch(BaseModel):
    """A provision that changed, and what is to be done."""

    model_config = ConfigDict(frozen=True)

    old: str | None
    new: str | None
    actions: tuple[Action, ...]
    obligations: tuple[str, ...]
    """Those that it lays; none where it was set aside with a reason, and for a new one."""
    reason: str | None = None
    """Why it was set aside."""


def touched(corpus: Corpus, comparison: Comparison) -> tuple[Touch, ...]:
    """Return the provisions that ask something of ``corpus``, in the order of the new text; what is gone comes last.

    Of an old version that is not worded as the register only what is worded so is told.
    """
    told: list[Touch] = []
    gone: list[Touch] = []
    register = {provision.id: provision.context for provision in corpus.register_}
    obligations, reasons = accounted(corpus, RegisterIndex(corpus.register_))
    for provision in comparison.old.provisions:
        eid = provision.id
        if (eid not in obligations and eid not in reasons) or register.get(eid) != provision.context:
            continue
        new = comparison.matching.pairs.get(eid)
        actions: list[Action] = ["delete"] if new is None else []
        if new is not None and comparison.new[new].context != provision.context:
            actions.append("accept" if comparison.same_context(eid) else "read")
        if new is not None and new != eid:
            actions.append("point")
        if actions:
            touch = Touch(
                old=eid, new=new, actions=tuple(actions), obligations=obligations.get(eid, ()), reason=reasons.get(eid)
            )
            (told if new is not None else gone).append(touch)
    told.extend(
        Touch(old=None, new=eid, actions=("encode",), obligations=())
        for eid in comparison.matching.added
        if comparison.new[eid].leaf and comparison.new[eid].role == "norm"
    )
    told.sort(key=lambda touch: comparison.new.position[touch.new or ""])
    return (*told, *gone)


def asked(corpus: Corpus, counted: Coverage, comparison: Comparison) -> tuple[Touch, ...]:
    """Return what a text asks of ``corpus`` to be covered, as ``counted`` found: also what was never encoded."""
    told = [touch for touch in touched(corpus, comparison) if touch.old is not None]
    read = {touch.new for touch in told if "read" in touch.actions}
    found = [
        Touch(old=leaf.was, new=leaf.id, actions=("read",), obligations=leaf.obligations, reason=leaf.reason)
        for leaf in counted.leaves
        if leaf.state == "stale" and leaf.id not in read
    ]
    found += [Touch(old=None, new=eid, actions=("encode",), obligations=()) for eid in counted.missing]
    last = len(comparison.new.position)
    return tuple(sorted([*told, *found], key=lambda touch: comparison.new.position.get(touch.new or "", last)))


def unlike_register(corpus: Corpus, provisions: Iterable[Provision]) -> int:
    """Return how many provisions of the register stand otherwise, or not at all, in ``provisions``."""
    contexts = {provision.id: provision.context for provision in provisions}
    return sum(1 for provision in corpus.register_ if contexts.get(provision.id) != provision.context)


def is_same_regulation(corpus: Corpus, provisions: Sequence[Provision]) -> bool:
    """Say whether ``provisions`` are a version of the regulation that is encoded, however much was changed or moved."""
    found, of = _recognised(corpus, provisions)
    return found * _LEAST_RECOGNISED >= of


def require_same_regulation(corpus: Corpus, provisions: Sequence[Provision], path: Path) -> None:
    """Raise InputError (R030) where the text of ``path`` is plainly another regulation than the one that is encoded."""
    if not is_same_regulation(corpus, provisions):
        found, of = _recognised(corpus, provisions)
        raise InputError(problem("R030", path, found=found, of=of))


def _recognised(corpus: Corpus, provisions: Sequence[Provision]) -> tuple[int, int]:
    """Return how many smallest provisions of the register stand in ``provisions`` word by word, and of how many."""
    known = {provision.fingerprint for provision in provisions if provision.leaf}
    worded = [provision for provision in corpus.register_ if provision.leaf and provision.fingerprint != NO_WORDS]
    return sum(1 for provision in worded if provision.fingerprint in known), len(worded)
