"""What of an assessment needs a person, and what a person has decided already. Pure.

A verdict needs a person where the rules leave it open, and where it rests on what a department declares. That a gap
stands needs nobody, but an auditor may want to go through all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal, NamedTuple

from perda_rules.assessment.findings import SEVERITIES
from perda_rules.assessment.judgements import AcceptItem, Judgement, RejectItem
from perda_rules.assessment.models import GAPS, Assessment, Result

Need = Literal["open", "gap", "declared"]
NEEDS: tuple[Need, ...] = ("open", "gap", "declared")
"""The rules leave it to a person; a gap; a verdict on what a department declares."""


class Pending(NamedTuple):
    """One result that waits for a person."""

    result: Result
    need: Need

    @property
    def items(self) -> tuple[str, ...]:
        """The documents that an auditor would look at: those accepted, then the nearest misses."""
        near = [leaf.near.item for leaf in self.result.leaves if leaf.near]
        return tuple(dict.fromkeys([*self.result.accepted, *near]))


def pending(
    assessment: Assessment, judgements: Sequence[Judgement], needs: Collection[Need] = ("open", "declared")
) -> list[Pending]:
    """Return what waits for a person, the open ones first, then by severity; what is decided is left out."""
    found = [
        Pending(result, need)
        for result in assessment.results
        if (need := _need(result)) is not None and need in needs and not decided(result, judgements)
    ]
    severity = {key: SEVERITIES.index(duty.severity) for key, duty in assessment.duties.items()}
    return sorted(found, key=lambda one: (NEEDS.index(one.need), severity[one.result.obligation]))


def decided(result: Result, judgements: Sequence[Judgement]) -> bool:
    """Say whether a person has decided on this result, or on every document that it rests on."""
    of_result = (
        entry.obligation == result.obligation and getattr(entry, "unit", None) in (None, result.unit)
        for entry in judgements
        if not isinstance(entry, AcceptItem | RejectItem)
    )
    if any(of_result):
        return True
    ruled = {
        entry.item
        for entry in judgements
        if isinstance(entry, AcceptItem | RejectItem) and entry.obligation in (None, result.obligation)
    }
    return bool(result.accepted) and ruled >= set(result.accepted)


def _need(result: Result) -> Need | None:
    if result.verdict == "needs_review":
        return "open"
    if result.verdict in GAPS:
        return "gap"
    return "declared" if result.basis == "declared" else None
