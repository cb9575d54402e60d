"""Findings: the gaps of an assessment in the order in which somebody should look at them, each with its id."""

from __future__ import annotations

import base64
import hashlib

from perda_rules.assessment.models import GAPS, Assessment, Duty, Result, Severity

SEVERITIES: tuple[Severity, ...] = ("critical", "high", "medium", "low")


def finding_id(obligation: str, unit: str) -> str:
    """Return the short id of the finding on an obligation and a unit: the same in every report and every year."""
    digest = hashlib.sha256(f"{obligation}\n{unit}".encode()).digest()
    return "T-" + base64.b32encode(digest[:5]).decode("ascii")


def urgency(result: Result, duty: Duty) -> int:
    """Weigh a gap: severity (1 to 4) times how bad its verdict is (1 to 5)."""
    return (len(SEVERITIES) - SEVERITIES.index(duty.severity)) * (len(GAPS) - GAPS.index(result.verdict))


def ordered_gaps(assessment: Assessment) -> list[Result]:
    """Return the gaps, worst first, then the most overdue, then as in the regulation; granted exceptions come last."""
    gaps = [result for result in assessment.results if result.verdict in GAPS]
    return sorted(
        gaps,
        key=lambda r: (r.excepted, -urgency(r, assessment.duties[r.obligation]), -r.overdue_days),
    )
