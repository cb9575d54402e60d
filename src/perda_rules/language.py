"""The two languages of everything that a person reads: Indonesian, the default, and English beside it.

Here live the language codes and the pair of texts; the program's own messages are in :mod:`perda_rules.messages`.
"""

from __future__ import annotations

import re
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


_SHORT = {
    ("agt", "Agustus"),
    ("ags", "Agustus"),
    ("nop", "November"),
    ("nopember", "November"),
    ("pebruari", "Februari"),
    ("peb", "Februari"),
}
"""Short and older forms of months that are no beginning of their name."""


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


_ISO = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})\Z")
_DIGITS = re.compile(r"(?P<day>[0-9]{1,2})[-/. ](?P<month>[0-9]{1,2})[-/. ](?P<year>[0-9]{4})\Z")
_WORDS = re.compile(r"(?:[A-Za-z']+,\s+)?(?P<day>[0-9]{1,2})\s+(?P<month>[A-Za-z]{3,9})\.?\s+(?P<year>[0-9]{4})\Z")


_NUMBER = re.compile(r"-?[0-9]+([.,][0-9]+)?\Z", re.ASCII)
_THOUSANDS = re.compile(r"-?[0-9]{1,3}([.,])[0-9]{3}((?:\1[0-9]{3})*)(?!\1)([.,][0-9]+)?\Z", re.ASCII)
_LONGEST_NUMBER = 18
"""Characters; more digits than a number keeps."""


def read_date(text: str) -> date | None:
    """Read a day as people write it: 2026-11-24, 24/11/2026 (the day first), "24 November 2026", "24 Nov 2026".

    None for anything else, and for a day that no calendar has.
    """
    written = " ".join(text.split())
    found = _ISO.match(written) or _DIGITS.match(written) or _WORDS.match(written)
    if found is None:
        return None
    month = found["month"] if found["month"].isdigit() else _month(found["month"])
    try:
        return date(int(found["year"]), int(month), int(found["day"]))
    except ValueError:
        return None


def read_number(text: str) -> float | None:
    """Read a number as people write it: 1.250,5 or 1,250.5 or 12,5 or 12.5, also with "Rp" before or "%" after it.

    Three digits after a single full stop are thousands, as in Indonesian; after a single comma they are decimals. None
    for anything else.
    """
    written = text.strip().removesuffix("%").removeprefix("Rp").strip().replace(" ", "")
    if len(written) > _LONGEST_NUMBER:
        return None
    if found := _THOUSANDS.match(written):
        mark = found[1]
        if found[2] or found[3] or mark == ".":
            return float(written.replace(mark, "").replace(",", "."))
    return float(written.replace(",", ".")) if _NUMBER.match(written) else None


def _month(written: str) -> int:
    """Return the number of a month from its name, a beginning of it, or an older form; 0 where it is none."""
    named = (at for names in _MONTHS.values() for at, name in enumerate(names, start=1) if _names(written, name))
    return next(named, 0)


def _names(written: str, month: str) -> bool:
    return month.lower().startswith(written.lower()) or (written.lower(), month) in _SHORT


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
