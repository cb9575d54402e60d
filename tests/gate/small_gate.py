"""A gate over the small law: duties, items and what is ruled of them, in one line."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.models import Assessment
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.models import Bundle, Waiver
from perda_rules.gate.baseline import Baseline
from perda_rules.gate.policy import Policy
from perda_rules.gate.ruling import rule

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "assessment"))
from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, obligation

YEARLY = {"kind": "continuous", "source": "text", "length": "P1Y"}
HABIT = {"kind": "continuous", "source": "interpretation", "practice": "dokumen"}
ONCE = {"kind": "once", "source": "text", "length": "P6M", "from": "in_force"}
OPEN = {"kind": "once", "source": "interpretation", "term": "ditentukan"}
ID = "chp_I__art_2"


def duty(number: int = 2, deadline: Any = YEARLY, kind: str = "notula", **more: Any) -> Any:
    return obligation(deadline, {"type": kind}, id=f"chp_I__art_{number}", **more)


def judged(
    duties: list[Any], *items: Any, waivers: dict[str, Any] | None = None, **more: Any
) -> tuple[Assessment, Bundle]:
    given = {key: Waiver.model_validate(value) for key, value in (waivers or {}).items()}
    own = bundle(*items).model_copy(update={"waivers": given, "place": ("bundle.yaml", 7, 1)})
    request = Request(at=AT, period=YEAR, in_force_from=FORCE, **more)
    return assess(corpus(*duties), TYPES, [own], NativeMatcher(), request), own


def ruled(
    duties: list[Any],
    *items: Any,
    baseline: Baseline | None = None,
    waivers: dict[str, Any] | None = None,
    heed: bool = True,
    judgements: tuple[Any, ...] = (),
    **policy: Any,
) -> list[tuple[str, str]]:
    """Return what was found, each as its code (the last of a duty's id) and its severity."""
    assessment, own = judged(duties, *items, waivers=waivers, judgements=judgements)
    made = rule(assessment, Policy.model_validate(policy), [own], baseline, heed_waivers=heed)
    return [(found.code.removeprefix("chp_I__art_"), found.severity) for found in made.findings]


__all__ = ["AT", "HABIT", "ID", "ONCE", "OPEN", "YEARLY", "duty", "item", "judged", "ruled"]
