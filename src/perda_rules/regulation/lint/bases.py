"""The acts that the legal bases of a draft name, each with its rank, year and gazette. Facts only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perda_rules.regulation.lint.opening import Entry, Opening

# How acts rank, by the words that begin their names; of two that fit, the longer one holds.
_RANKS = {
    "Undang-Undang Dasar": 0, "Ketetapan Majelis Permusyawaratan Rakyat": 1, "Undang-Undang": 2,
    "Peraturan Pemerintah Pengganti Undang-Undang": 2, "Peraturan Pemerintah": 3, "Peraturan Presiden": 4,
    "Keputusan Presiden": 4, "Peraturan Menteri": 5, "Peraturan Daerah Provinsi": 6, "Peraturan Daerah": 7,
    "Qanun": 7, "Peraturan Gubernur": 8, "Peraturan Bupati": 8, "Peraturan Wali Kota": 8, "Peraturan Walikota": 8,
}  # fmt: skip
_LONGEST_FIRST = sorted(_RANKS, key=len, reverse=True)
_NAMES = re.compile(
    "|".join(re.escape(name).replace("Undang\\-Undang", "Undang- ?[Uu]ndang") for name in _LONGEST_FIRST)
)
_ACT = re.compile(
    rf"(?P<kind>{_NAMES.pattern})\b(?! Dasar)[^,;.()]{{0,80}}?(?:\([A-Z]{{1,8}}\) )?"
    r"\b(?:Nomor|No\.?) (?P<number>\S+) Tahun (?P<year>\d{4})\b"
)
_FARTHEST = 1500
"""What belongs to an act ends within so many characters."""
_TITLE_ENDS = re.compile(r" ?\(| sebagaimana\b|;|\Z")
_CHANGED = re.compile(r" sebagaimana\b|\Z")
_GAZETTE = re.compile(r"\(?Lembaran (?:Negara|Daerah)\b")
_WITH_GAZETTE = (2, 3, 6, 7)
_FIRST_GAZETTE = 1951
"""Older laws may have been promulgated without a Lembaran Negara, which began in August 1950."""


class BasisAct(NamedTuple):
    """An act that a legal basis names: the basis itself, or one by which it was changed."""

    name: str
    """Kind, number and year, as printed."""
    start: int
    """Where it begins in the opening."""
    rank: int
    """The smaller, the higher."""
    year: int
    number: int | None
    """None where it is no plain number."""
    lacks_gazette: bool
    """Whether its kind has a gazette and none is named behind it."""


def rank_of(kind: str) -> int | None:
    """Return how acts of ``kind`` rank; None where it is not known."""
    found = _NAMES.match(kind)
    return _rank(found[0]) if found else None


def acts_of(entry: Entry) -> Iterator[BasisAct]:
    """Yield the acts that the legal basis ``entry`` names, but for those in the titles of others."""
    position = 0
    while found := _ACT.search(entry.text, position):
        farthest = min(len(entry.text), found.end() + _FARTHEST)
        title_ends = _TITLE_ENDS.search(entry.text, found.end(), farthest)
        changed = _CHANGED.search(entry.text, found.end(), farthest)
        assert title_ends is not None  # noqa: S101 (it matches the end)
        assert changed is not None  # noqa: S101 (it matches the end)
        rank = _rank(found["kind"])
        has_one = rank in _WITH_GAZETTE and int(found["year"]) >= _FIRST_GAZETTE
        gazette = _GAZETTE.search(entry.text, found.end(), changed.start()) if has_one else found
        yield BasisAct(
            " ".join(found[0].split()), entry.start + found.start(), rank, int(found["year"]),
            int(found["number"]) if found["number"].isdecimal() else None, gazette is None,
        )  # fmt: skip
        position = max(title_ends.start(), found.end())


def first_acts(opening: Opening) -> Iterator[BasisAct]:
    """Yield the act that each legal basis begins with, where it is one with number and year."""
    for entry in opening.bases:
        first = next(acts_of(entry), None)
        if first is not None and first.start == entry.start:
            yield first


def _rank(printed: str) -> int:
    usual = re.sub(r"Undang- ?[Uu]ndang", "Undang-Undang", printed)
    return _RANKS[usual]
