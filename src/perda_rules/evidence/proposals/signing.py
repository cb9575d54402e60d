"""Who signed a document: the office above the signature, on its own or for another. Names of people are not read."""

from __future__ import annotations

import re
from collections.abc import Sequence

from perda_rules.evidence.proposals.lines import places_named
from perda_rules.evidence.proposals.models import Confidence, Found, Known, Line
from perda_rules.evidence.proposals.words import folded, joined

_FOR = re.compile(r"(?:a\s?\.?\s?n\s?\.|an\.|atas nama)\s*", re.IGNORECASE)
_ACTING = re.compile(
    r"(?:plt|plh|pjs|pj|pgs)\b\.?\s*|(?:pelaksana (?:tugas|harian)|penjabat(?: sementara)?)\s+", re.IGNORECASE
)
_UNDER = re.compile(r"u\s?\.?\s?b\s?\.", re.IGNORECASE)
_SAID = re.compile(r"(?:dokumen ini (?:telah )?)?ditandatangani\s+(?:secara\s+\w+\s+)?oleh\s*:?\s*", re.IGNORECASE)
_COPIES = re.compile(r"(?:tembusan|salinan (?:surat|keputusan) ini)\b", re.IGNORECASE)
_ADDRESSED = re.compile(r"(?:kepada|yth)\b", re.IGNORECASE)
_SENDER = re.compile(r"dari\s*:\s*", re.IGNORECASE)
_CONSIDERED = re.compile(r"(?:menimbang|dengan rahmat)\b", re.IGNORECASE)
_BELOW = 6
"""Lines between the day of signing and the office."""
_LAST = 30
_JOINED = 3
"""Lines that the name of an office may be broken over."""


class Offices:
    """The offices that may sign, recognised in a line of a document."""

    def __init__(self, known: Known, lines: Sequence[Line], begin: int) -> None:
        """Keep what the offices are called, and the towns and the department that the document names."""
        self._names = sorted(
            {(joined(name), key) for key, label in known.offices.items() for name in (label.id, key)},
            key=lambda pair: -len(pair[0]),
        )
        towns = "|".join(sorted(map(re.escape, places_named(lines)), key=len, reverse=True)) or "(?!)"
        self._rest = re.compile(
            rf"(?:sekretariatdaerah|daerah)?(?:pemerintah)?(?:kota|kabupaten)?(?:{towns})?(?:selaku.*)?"
        )
        head = joined(" ".join(line.text for line in lines[:begin]))
        departments = [joined(label.id) for label in known.departments.values()]
        self._own = [name for name in departments if name in head]

    def read(self, text: str) -> str | None:
        """Return the office that ``text`` names and nothing else; what follows a comma may be left off."""
        while text:
            here = joined(text)
            for name, key in self._names:
                if here.startswith(name) and self._rest.fullmatch(here[len(name) :]):
                    return key
            text = text.rpartition(",")[0]
        return None

    def complete(self, text: str) -> str | None:
        """Return the office of "Kepala Dinas," by the department in the letterhead."""
        short = joined(text)
        if len(folded(text)) != 2:
            return None
        whole = {key for name, key in self._names for own in self._own if name.startswith(short) and name.endswith(own)}
        return whole.pop() if len(whole) == 1 else None


def signatory_of(lines: Sequence[Line], begin: int, signed: int | None, known: Known) -> Found | None:
    """Return who signed; ``signed`` is the line with the day of signing, ``begin`` the first below the letterhead."""
    offices = Offices(known, lines, begin)
    for at in range(len(lines) - 1, -1, -1):
        if said := _SAID.match(lines[at].text):
            rest = lines[at]._replace(text=lines[at].text[said.end() :])
            below = [rest, *lines[at + 1 : at + 1 + _JOINED]] if rest.text else lines[at + 1 : at + 1 + _JOINED]
            if key := _office_at(below, 0, offices)[0]:
                return Found(key, "high", lines[at].place)
    end = next((at for at in range(begin, len(lines)) if _COPIES.match(lines[at].text)), len(lines))
    if signed is not None and (found := _block(lines, signed + 1, min(signed + 1 + _BELOW, end), offices, "high")):
        return found
    for at in range(end - 1, max(begin, end - _LAST) - 1, -1):
        if _FOR.match(lines[at].text):
            if offices.read(_FOR.sub("", lines[at].text, count=1)):
                return None  # for a known office signed one that we do not know
        elif found := _block(lines, at, at + 1, offices, "medium"):
            return found
    return _sender(lines[begin : begin + _LAST], offices)


def _sender(head: Sequence[Line], offices: Offices) -> Found | None:
    """Return the office that a memo names as its sender."""
    for at, line in enumerate(head):
        if sender := _SENDER.match(line.text):
            key, _ = _office_at(
                [line._replace(text=line.text[sender.end() :]), *head[at + 1 : at + _JOINED]], 0, offices
            )
            return Found(key, "medium", line.place) if key else None
    return None


def _block(lines: Sequence[Line], first: int, end: int, offices: Offices, sure: Confidence) -> Found | None:
    """Return the office in a block of signature; where one signs for another, the one that signs."""
    for_another = False
    for at in range(first, end):
        text = lines[at].text
        if _FOR.match(text):
            for_another = True
            continue
        if _UNDER.match(text) or _is_addressed(lines, at):
            continue
        key, acting = _office_at(lines, at, offices)
        if key and (under := _signs_under(lines, at)):
            # "u.b.": somebody below that office signed, whom we may know.
            key, acting = _office_at(lines, under, offices)
            return Found(key, "medium", lines[under].place) if key else None
        if key:
            return Found(key, "medium" if acting and sure == "high" else sure, lines[at].place)
        if for_another and not _continues(lines, at):
            return None  # an office that we do not know signed for the other
    return None


def _signs_under(lines: Sequence[Line], at: int) -> int | None:
    """Return the line of the office that signs under the one at ``at``, where one does."""
    under = next((below for below in range(at + 1, min(at + 4, len(lines))) if _UNDER.match(lines[below].text)), None)
    return under + 1 if under is not None and under + 1 < len(lines) else None


def _is_addressed(lines: Sequence[Line], at: int) -> bool:
    """Say whether an office is only written to, or stands above what a decree considers."""
    if at + 1 < len(lines) and _CONSIDERED.match(lines[at + 1].text):
        return True
    return any(_ADDRESSED.match(line.text) for line in lines[max(0, at - 2) : at + 1])


def _continues(lines: Sequence[Line], at: int) -> bool:
    """Say whether the line is the rest of the name of the office that another signs for."""
    return not lines[at].text.rstrip().endswith(",") or _FOR.match(lines[at - 1].text) is None


def _office_at(lines: Sequence[Line], at: int, offices: Offices) -> tuple[str | None, bool]:
    """Return the office that begins at a line, over as many lines as its name takes, and whether someone acts in it."""
    if at >= len(lines):
        return None, False
    first = lines[at].text
    bare = _ACTING.sub("", first, count=1) if _ACTING.match(first) else first
    acting = bare != first
    for count in range(min(_JOINED, len(lines) - at), 0, -1):
        window = " ".join([bare, *(line.text for line in lines[at + 1 : at + count])])
        if count > 1 and first.rstrip().endswith(",") and offices.read(bare):
            continue
        if key := offices.read(window):
            return key, acting
    return offices.complete(bare), True
