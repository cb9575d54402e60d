"""The two languages of everything that a person reads: Indonesian, the default, and English beside it.

Here live the language codes and the pair of texts; the program's own messages are in :mod:`perda_rules.messages`.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
DEFAULT_LANGUAGE: Language = "id"

_MONTHS: dict[Language, tuple[str, ...]] = {
    "id": (
        "Januari", "Februari", "Maret", "April", "Mei", "Juni",
        "Juli", "Agustus", "September", "Oktober", "November", "Desember",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
}  # fmt: skip


class Label(BaseModel):
    """One text in both languages. Both are required: English stands beside Indonesian everywhere."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str = Field(min_length=1)
    en: str = Field(min_length=1)

    def text(self, language: Language) -> str:
        """Return the text in ``language``."""
        return self.id if language == "id" else self.en


def write_date(day: date, language: Language) -> str:
    """Write a day as people read it in both languages, "24 November 2026" (never in digits alone)."""
    return f"{day.day} {_MONTHS[language][day.month - 1]} {day.year}"


def write_month(day: date, language: Language) -> str:
    """Write the month of ``day``, "November 2026"."""
    return f"{_MONTHS[language][day.month - 1]} {day.year}"


def write_percent(numerator: int, denominator: int, language: Language) -> str:
    """Write a rate as a percentage with one decimal, the Indonesian comma or the English point.

    A rate over nothing is a dash, never 0 % or 100 %.
    """
    if denominator == 0:
        return "–"
    # Integer arithmetic in tenths of a percent: floats round halves differently from what a reader checks by hand.
    tenths = (2000 * numerator + denominator) // (2 * denominator)
    separator = "," if language == "id" else "."
    return f"{tenths // 10}{separator}{tenths % 10} %"
