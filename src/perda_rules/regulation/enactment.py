"""Where and when a regulation was enacted and promulgated, and in which gazette, as its closing says it.

What the closing leaves blank, or a scan made unreadable, is unknown here; nothing is inferred.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from perda_rules.language import write_month
from perda_rules.regulation.document import Document

_EVENT = re.compile(r"\b(Ditetapkan|Disahkan|Diundangkan)\s+di\b(.{0,60}?)\bpada\s+tanggal\b\s*(?=(.{0,30}))")
_DAY = re.compile(r"([0-9]{1,2})\s+([A-Za-z]+)\s+([0-9]{4})(?![0-9])")
_PLACE = re.compile(r"[A-Z][A-Za-z' -]+\Z")
_GAZETTE = re.compile(
    r"\b(LEMBARAN|BERITA) (NEGARA|DAERAH)\b[^.;0-9]{0,80}? TAHUN ([0-9]{4}) NOMOR ([0-9]+[A-Z]?)(?![0-9])"
)
_SUPPLEMENT = re.compile(r"\bTAMBAHAN (LEMBARAN|BERITA) (NEGARA|DAERAH)\b[^.;0-9]{0,80}? NOMOR ([0-9]+)(?![0-9])")


@dataclass(frozen=True, slots=True)
class Event:
    """An act of law-making."""

    place: str | None
    day: date | None


@dataclass(frozen=True, slots=True)
class Gazette:
    """Where a regulation was published."""

    name: str
    """"Lembaran Negara"."""
    number: str
    year: str | None = None
    """None for a supplement, whose numbers run on through the years."""

    @property
    def short(self) -> str:
        """Its initials: "LN", "TLN", "BD"."""
        return "".join(word[0] for word in self.name.split())


def enacted(document: Document) -> Event | None:
    """Return the enactment ("Ditetapkan di …", of a law "Disahkan di …")."""
    return _event(document, ("Ditetapkan", "Disahkan"))


def promulgated(document: Document) -> Event | None:
    """Return the promulgation ("Diundangkan di …")."""
    return _event(document, ("Diundangkan",))


def gazettes(document: Document) -> tuple[Gazette, ...]:
    """Return the gazette and its supplement, which stands under the elucidation."""
    found = []
    if gazette := _GAZETTE.search(document.closing.text):
        found.append(Gazette(f"{gazette[1]} {gazette[2]}".title(), gazette[4], gazette[3]))
    sections = (document.closing, *((document.elucidation,) if document.elucidation else ()))
    supplement = next((match for section in sections if (match := _SUPPLEMENT.search(section.text))), None)
    if supplement:
        found.append(Gazette(f"Tambahan {supplement[1]} {supplement[2]}".title(), supplement[3]))
    return tuple(found)


def _event(document: Document, words: tuple[str, ...]) -> Event | None:
    for match in _EVENT.finditer(document.closing.text):
        if match[1] in words:
            place = match[2].strip(" ,.:…")
            return Event(place if _PLACE.match(place) else None, _day(match[3]))
    return None


def _day(text: str) -> date | None:
    match = _DAY.match(text)
    month = _months().get(match[2].lower()) if match else None
    if match is None or month is None:
        return None
    try:
        return date(int(match[3]), month, int(match[1]))
    except ValueError:
        return None


@cache
def _months() -> dict[str, int]:
    return {write_month(date(2000, month, 1), "id").split()[0].lower(): month for month in range(1, 13)}
