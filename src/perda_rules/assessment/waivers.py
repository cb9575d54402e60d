"""The organisations' waivers held against the results. They change no verdict: a gate may heed them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from perda_rules.assessment.models import GAPS, Result, Waived
from perda_rules.evidence.models import Bundle


def waivers(bundles: Sequence[Bundle], results: Sequence[Result], at: date) -> Iterator[Waived]:
    """Yield every waiver with its state on ``at``; its last day still counts."""
    judged: dict[str, list[Result]] = {}
    for result in results:
        judged.setdefault(result.obligation, []).append(result)
    for bundle in bundles:
        for obligation, waiver in bundle.waivers.items():
            own = judged.get(obligation, [])
            gap = any(result.verdict in GAPS and result.unit in ("city", bundle.organisation.id) for result in own)
            yield Waived.model_construct(
                organisation=bundle.organisation.id,
                obligation=obligation,
                reason=waiver.reason,
                owner=waiver.owner,
                expires=waiver.expires,
                state="unknown" if not own else "expired" if waiver.expires < at else "active" if gap else "unneeded",
            )
