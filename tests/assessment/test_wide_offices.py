"""Who signs as the head of one department signs as a head of department; words name the wider office alone."""

from __future__ import annotations

from typing import Any

import pytest
from small_law import AT, FORCE, TYPES, YEAR, both, bundle, corpus, item, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.models import Result
from perda_rules.engine.native import NativeMatcher
from perda_rules.obligations.models import Actor

YEARLY = {"kind": "continuous", "source": "text", "length": "P1Y"}


def judged(signatory: str, where: dict[str, Any]) -> Result:
    law = corpus(obligation(YEARLY, {"type": "notula", "where": where}))
    offices = {
        "kepala": Actor(name=both("Kepala Perangkat Daerah"), kind="office"),
        "kepala-dishub": Actor(name=both("Kepala Dishub"), kind="office", counts_as="kepala"),
        "kepala-bidang": Actor(name=both("Kepala Bidang"), kind="office"),
    }
    law = law.model_copy(update={"actors": {**law.actors, **offices}})
    minutes = item("notula", "2026-10-01", signatory=signatory, attributes={"forum": "tim"})
    request = Request(at=AT, period=YEAR, in_force_from=FORCE)
    return assess(law, TYPES, [bundle(minutes)], NativeMatcher(), request).results[0]


@pytest.mark.parametrize("where", [{"signatory": "kepala"}, {"signatory": {"in": ["wali-kota", "kepala"]}}])
@pytest.mark.parametrize(
    ("signatory", "verdict"), [("kepala", "met"), ("kepala-dishub", "met"), ("kepala-bidang", "unmet")]
)
def test_an_office_counts_as_the_wider_one(where: dict[str, Any], signatory: str, verdict: str) -> None:
    result = judged(signatory, where)
    assert result.verdict == verdict
    assert "Dishub" not in " ".join(label.id for label in result.leaves[0].asks)
    assert "Kepala Perangkat Daerah" in " ".join(label.id for label in result.leaves[0].asks)
