"""The organisations' own answers (penilaian mandiri) held against the verdicts. They change none."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from perda_rules.assessment.models import OwnAnswer, Verdict
from perda_rules.evidence.models import Bundle

_CLAIMED = {"belum": 0, "sebagian": 1, "terpenuhi": 2}
_SHOWN: dict[Verdict, int] = {"unmet": 0, "stale": 1, "partial": 1, "late": 2, "met": 2}
"""How much a verdict shows; the verdicts that say nothing about it are not here."""


def own_answers(
    obligation: str, verdict: Verdict, organisations: Collection[str], bundles: Sequence[Bundle]
) -> tuple[OwnAnswer, ...]:
    """Return what ``organisations`` say themselves of ``obligation``, each beside its ``verdict``."""
    return tuple(
        OwnAnswer.model_construct(
            organisation=bundle.organisation.id,
            answer=given.answer,
            reason=given.reason,
            date=given.date,
            differs=_differs(given.answer, verdict),
        )
        for bundle in bundles
        if bundle.organisation.id in organisations and (given := bundle.answers.get(obligation)) is not None
    )


def _differs(answer: str, verdict: Verdict) -> Literal["over", "under"] | None:
    """Say whether an answer claims more or less than the verdict; saying "not applicable" of what applies is more."""
    if answer == "tidak-berlaku":
        return "over" if verdict in ("unmet", "stale", "partial", "late", "met") else None
    if verdict not in _SHOWN:
        return None
    step = _CLAIMED[answer] - _SHOWN[verdict]
    return "over" if step > 0 else "under" if step < 0 else None
