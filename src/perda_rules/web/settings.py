"""What the pages are run with, decided once at the start."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.models import Corpus

UPLOAD = 25_000_000
"""Bytes of one file, where nothing else is said; a bundle itself may hold larger ones."""


@dataclass(frozen=True)
class Settings:
    """The data folder, the law, the clock, and how strict the door is."""

    data: Path
    corpus: Corpus
    types: Mapping[str, EvidenceType]
    clock: Callable[[], datetime]
    """The moment, with its zone."""
    in_force_from: date | None = None
    promulgation: str | None = None
    upload: int = UPLOAD
    """The largest file that is taken, in bytes."""
    secure: bool = False
    """Whether browsers reach the pages through TLS alone: cookies then never travel without it."""

    def today(self) -> date:
        """Return the day by the clock."""
        return self.clock().date()
