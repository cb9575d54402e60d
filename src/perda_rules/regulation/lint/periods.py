"""Spans of time in a provision: how many days, months or years, what bounds them, and what they are counted from.

Facts only; what is wrong with a span is the rules' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from perda_rules.regulation.numerals import read_cardinal

UNITS = "hari|minggu|pekan|bulan|tahun|jam|menit|triwulan|semester"
BOUNDS = (
    "paling (?:lama|lambat|cepat|singkat|sedikit|banyak|kurang)|dalam (?:jangka |kurun )?waktu|untuk (?:jangka )?waktu"
)
_BOUND = re.compile(rf"\b(?P<bound>{BOUNDS})(?: (?:dalam (?:jangka )?waktu|paling (?:lama|lambat)))? \Z", re.IGNORECASE)
_LONGEST_BOUND = 50
_SPAN = re.compile(
    rf"(?<![\d.,/])(?P<figure>\d{{1,4}})(?: \([a-zA-Z ]{{3,60}}\))? (?P<unit>{UNITS})\b(?P<kind> kerja| kalender)?",
    re.IGNORECASE,
)
_COUNTED_FROM = re.compile(
    r"\b(?:sejak|setelah|sesudah|terhitung|semenjak|sebelum(?:nya)?|berikutnya|pada saat|setiap|mulai|berakhir(?:nya)?"
    r"|usai|pasca)\b",
    re.IGNORECASE,
)


class Span(NamedTuple):
    """A span of time in a text."""

    start: int
    """Where it begins, its bound included."""
    end: int
    number: int
    unit: str
    """"hari", "bulan", …; in small letters."""
    kind: str
    """"kerja" or "kalender", where days are so counted."""
    bound: str
    """"paling lama", "dalam waktu", …; nothing where the span stands alone."""
    at: int
    """Where the figure stands."""

    @property
    def length(self) -> tuple[int, str]:
        """What can be compared: the number with its unit, working days apart."""
        return self.number, f"{self.unit} {self.kind}".strip()


def spans(text: str) -> Iterator[Span]:
    """Yield the spans of time in ``text``."""
    for found in _SPAN.finditer(text):
        figure = found.start("figure")
        bound = _BOUND.search(text, max(0, figure - _LONGEST_BOUND), figure)
        yield Span(
            start=bound.start() if bound else figure,
            end=found.end(),
            number=int(found["figure"]),
            unit=found["unit"].lower(),
            kind=(found["kind"] or "").strip().lower(),
            bound=bound["bound"].lower() if bound else "",
            at=figure,
        )


def counted_from(text: str) -> bool:
    """Say whether ``text``, a sentence, says what a span in it is counted from."""
    return _COUNTED_FROM.search(text) is not None


def number_in_words(text: str) -> int | None:
    """Read a number in words, whatever unit stands behind it ("lima puluh juta rupiah"); None where it is none."""
    words = text.split()
    for last in range(len(words), max(0, len(words) - 3), -1):
        value = read_cardinal(" ".join(words[:last]))
        if value is not None:
            return value
    return None
