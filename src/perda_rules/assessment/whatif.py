"""What would be if some documents were handed in: the same assessment made again with them, beside the one without.

Pure. The documents are taken as they say they are; what they prove is for the rules to find, as of any.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from perda_rules.assessment.assess import assess
from perda_rules.assessment.comparing import Comparison, compare
from perda_rules.assessment.models import GAPS, Assessment, LeafResult, Plain, Result
from perda_rules.assessment.request import Request
from perda_rules.engine.port import Matcher
from perda_rules.evidence.models import Bundle, CheckedItem
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.models import Corpus


class Nearest(Plain):
    """A demand that one of the documents did not meet, and that it came nearest to."""

    obligation: str
    unit: str
    leaf: LeafResult


class WhatIf(Plain):
    """What the documents would change."""

    items: tuple[str, ...]
    """Their keys."""
    comparison: Comparison
    after: Assessment
    accepted: tuple[tuple[str, str], ...]
    """(obligation, unit) of the results that would use one of them."""
    nearest: tuple[Nearest, ...]
    """The gaps whose demands they do not meet, those that lack least first."""


def what_if(
    before: Assessment,
    corpus: Corpus,
    types: Mapping[str, EvidenceType],
    bundles: Sequence[Bundle],
    items: Sequence[CheckedItem],
    matcher: Matcher,
    request: Request,
) -> WhatIf:
    """Assess ``bundles`` again with ``items`` (their keys say whose they are) and compare with ``before``."""
    added = [
        bundle.model_copy(
            update={"items": _with(bundle.items, [i for i in items if i.key.startswith(f"{bundle.organisation.id}/")])}
        )
        for bundle in bundles
    ]
    after = assess(corpus, types, added, matcher, request)
    # Other documents may be nearer: what these lack shows where they are the only ones.
    alone = assess(corpus, types, [_only(bundle, items) for bundle in bundles], matcher, request)
    gaps = {(result.obligation, result.unit) for result in after.results if result.verdict in GAPS}
    keys = {item.key for item in items}
    return WhatIf.model_construct(
        items=tuple(item.key for item in items),
        comparison=compare(before, after),
        after=after,
        accepted=tuple((r.obligation, r.unit) for r in after.results if keys & {*r.accepted}),
        nearest=tuple(sorted(_nearest(alone.results, keys, gaps), key=_distance)),
    )


def _with(old: Sequence[CheckedItem], new: Sequence[CheckedItem]) -> tuple[CheckedItem, ...]:
    """Put the new documents beside the old ones, in the place of those of the same id."""
    keys = {item.key for item in new}
    return (*(item for item in old if item.key not in keys), *new)


def _only(bundle: Bundle, items: Sequence[CheckedItem]) -> Bundle:
    own = tuple(item for item in items if item.key.startswith(f"{bundle.organisation.id}/"))
    return bundle.model_copy(update={"items": own})


def _nearest(results: Sequence[Result], keys: set[str], gaps: set[tuple[str, str]]) -> list[Nearest]:
    """Return the demands of gaps that the documents do not meet, with what they lack."""
    return [
        Nearest(obligation=result.obligation, unit=result.unit, leaf=leaf)
        for result in results
        if (result.obligation, result.unit) in gaps
        for leaf in result.leaves
        if leaf.near is not None and leaf.near.item in keys
    ]


def _distance(one: Nearest) -> tuple[int, str]:
    return len(one.leaf.near.failed) if one.leaf.near else 0, one.obligation
