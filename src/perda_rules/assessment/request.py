"""What an auditor asks for: the day, the period, whether the regulation is in force, and what people decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from perda_rules.assessment.deadlines import Period
from perda_rules.assessment.judgements import Judgement
from perda_rules.assessment.models import Mode


@dataclass(frozen=True)
class Request:
    """What the auditor asked for."""

    at: date
    period: Period
    in_force_from: date | None = None
    promulgation: str | None = None
    all_duties: bool = False
    strict: bool = False
    followup_days: int = 60
    judgements: tuple[Judgement, ...] = ()
    ledger: str | None = None
    """The digest at the head of their ledger, where there is one."""
    unrecorded: tuple[str, ...] = ()
    """Judgements that are not in the ledger as they now stand."""
    texts: Mapping[str, str] | None = None
    """Text of the provisions by eId, where the user supplied the draft."""

    @property
    def mode(self) -> Mode:
        """Readiness before entry into force, simulation without number and Lembaran Daerah, else compliance."""
        if self.in_force_from is None or self.at < self.in_force_from:
            return "readiness"
        return "compliance" if self.promulgation else "simulation"
