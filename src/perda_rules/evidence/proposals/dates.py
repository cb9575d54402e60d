"""The date of a document: of its signing before all other days that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from perda_rules.evidence.proofs import days_in
from perda_rules.evidence.proposals.models import Confidence, Found, Line
from perda_rules.language import read_date
from perda_rules.regulation.numerals import read_cardinal

_YEARS = range(1945, 2200)
_MADE = re.compile(
    r"(?:ditetapkan|disahkan|dikeluarkan|dibuat|(?:dokumen ini (?:telah )?)?ditandatangani(?: secara \w+)?)"
    r"\s*(?:oleh\b[^.;]{0,80}\b)?(?:di|pada)\b",
    re.IGNORECASE,
)
_ENACTED = re.compile(r"diundangkan\b", re.IGNORECASE)
_PLACED = re.compile(r"(?:^|\s)([A-Z][A-Za-z]+(?: [A-Z][A-Za-z]+){0,2})\s*,\s*(?:tanggal\s+)?\Z")
_BESIDE = re.compile(r"(?:nomor|sifat|lampiran|hal|perihal|kepada)\s*:", re.IGNORECASE)
_WEEKDAYS = frozenset({"senin", "selasa", "rabu", "kamis", "jumat", "jum'at", "sabtu", "minggu", "ahad"})
_LABELLED = re.compile(
    r"(?P<event>hari\s*(?:[/,&]|dan)\s*)?(?:tanggal|tgl\.?)"
    r"(?P<of>\s+(?:pengesahan|penetapan|ditetapkan|surat|naskah|penandatanganan|tanda tangan))?"
    r"(?P<less>\s+(?:dokumen|laporan))?"
    r"\s*[:.]?\s*(?:[A-Za-z']+\s*[,/]\s*)?\Z",
    re.IGNORECASE,
)
_BARE_LABEL = re.compile(r"(?:hari\s*(?:[/,&]|dan)\s*)?(?:tanggal|tgl)[\w\s]{0,20}[:.]?\Z", re.IGNORECASE)
_SPELLED = re.compile(
    r"hari\s+ini\b.{0,30}?\btanggal\s+(?P<day>[a-z\s]{3,30}?)\s+bulan\s+(?P<month>[a-z]{3,9})\s+tahun\s+(?P<year>[a-z\s]{4,60})",
    re.IGNORECASE,
)
_ALIKE = {3, 4}
"""Ranks that tell little apart."""
_AFTER = 4
"""Lines in which the day stands after the word that it belongs to."""


class Dated(NamedTuple):
    """A day that may be the document's, and the line that it was signed below, where it was one of signing."""

    rank: int
    """0 is the best."""
    day: date
    line: int
    confidence: Confidence
    signing: bool


def dated(lines: Sequence[Line]) -> list[Dated]:
    """Return the days that the document may bear, the best first."""
    found = [one for at in range(len(lines)) for one in _at(lines, at) if one.day.year in _YEARS]
    # Of several days of signing, the last: annexes and reprinted letters come before a signature, not after it.
    return sorted(found, key=lambda one: (one.rank, -one.line if one.signing else one.line))


def date_of(lines: Sequence[Line]) -> tuple[Found | None, int | None]:
    """Return the date of the document, and the line that its signature stands below."""
    found = dated(lines)
    if found:
        best = found[0]
        rivals = {one.day for one in found if one.rank == best.rank or {one.rank, best.rank} == _ALIKE}
        confidence: Confidence = "medium" if len(rivals) > 1 and best.confidence == "high" else best.confidence
        signed = next((one.line for one in found if one.signing), None)
        return Found(best.day, confidence, lines[best.line].place), signed
    days = [(day, line) for line in lines for day, _ in days_in(line.text) if day.year in _YEARS]
    if len({day for day, _ in days}) == 1:
        return Found(days[0][0], "low", days[0][1].place), None
    return None, None


def date_in_name(name: str) -> date | None:
    """Return the day that a file name bears, whole: 2026-03-01, 20260301, 01-03-2026."""
    for found in re.finditer(r"(?<!\d)(\d{4})[-_. ]?(\d{2})[-_. ]?(\d{2})(?!\d)", name):
        day = read_date("-".join(found.groups()))
        if day is not None and day.year in _YEARS:
            return day
    return next((day for day, _ in days_in(name.replace("_", "-")) if day.year in _YEARS), None)


def _at(lines: Sequence[Line], at: int) -> Iterator[Dated]:
    text = lines[at].text
    here = _days(lines, at)
    if _begins_making(text):
        # "Ditetapkan di Pekalongan" and, often lines below, "pada tanggal …"; a new sentence of making ends it.
        for below in range(at, min(at + _AFTER, len(lines))):
            if below > at and (_begins_making(lines[below].text) or _ENACTED.match(lines[below].text)):
                break
            if days := _days(lines, below):
                yield Dated(0, days[0][0], below, "high", True)
                return
    for day, start in here:
        before = text[:start]
        placed = _PLACED.search(before)
        if placed and placed[1].split()[-1].casefold() not in _WEEKDAYS and _alone(before, placed):
            yield Dated(1, day, at, "high", True)
            continue
        if label := _LABELLED.match(before):
            yield Dated(_rank(label), day, at, "medium" if label["event"] or label["less"] else "high", False)
    if _BARE_LABEL.fullmatch(text) and not here:
        for below in (at + 1, at + 2):
            if below < len(lines) and (days := [*days_in(lines[below].text)]):
                yield Dated(4, days[0][0], below, "medium", False)
                break
    yield from _spelled(lines, at)


def _begins_making(text: str) -> bool:
    """Say whether a line says where or when the document was made; in the midst of a sentence the word is small."""
    return text[:1].isupper() and bool(_MADE.match(text))


def _alone(before: str, placed: re.Match[str]) -> bool:
    """Say whether town and day stand by themselves, or beside the fields of a letter's head."""
    return placed.start() == 0 or bool(_BESIDE.match(before))


def _rank(label: re.Match[str]) -> int:
    """Rank a day by what it is said to be; the day of a meeting is not that of its minutes."""
    return 6 if label["event"] else 5 if label["less"] else 3 if label["of"] else 4


def _spelled(lines: Sequence[Line], at: int) -> Iterator[Dated]:
    """Read the day in words that begins minutes and contracts: "pada hari ini Senin tanggal lima bulan Mei tahun …"."""
    if "hari ini" not in lines[at].text.casefold():
        return
    window = " ".join(line.text for line in lines[at : at + _AFTER])
    written = _SPELLED.search(re.sub(r"[,()\d/-]+", " ", window))
    if not written:
        return
    day, year = read_cardinal(" ".join(written["day"].split())), _longest_cardinal(written["year"])
    if day and year and (made := read_date(f"{day} {written['month']} {year}")):
        yield Dated(2, made, at, "high", False)


def _longest_cardinal(text: str) -> int | None:
    words = text.split()
    return next((number for end in range(len(words), 1, -1) if (number := read_cardinal(" ".join(words[:end])))), None)


def _days(lines: Sequence[Line], at: int) -> list[tuple[date, int]]:
    """Return the days that begin in a line, the last of which may be broken over the next."""
    text = lines[at].text
    whole = f"{text} {lines[at + 1].text}" if at + 1 < len(lines) else text
    return [(day, start) for day, start in days_in(whole) if start < len(text)]
