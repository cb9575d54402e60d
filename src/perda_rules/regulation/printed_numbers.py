"""The numbers of headings and marks, read from what was printed; where OCR misread one, by the numbers before it.

Knows no layout: whether a mark is a heading at all is :mod:`perda_rules.regulation.tokens`.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from perda_rules.regulation.misreading import mended, shape
from perda_rules.regulation.numerals import is_roman, order, read_count, read_roman

NAMED_WITHIN = 400
"""How far back, in characters, the words that lead into a quoted Pasal may name it."""
_NAMED = re.compile(r"\b[Pp]asal\s+([0-9IlOo]{1,4}[A-Z]{0,2})\b")
_CLEAN = re.compile(r"[0-9]{1,4}[A-Z]{0,2}\Z")
_ITEM = re.compile(r"[0-9]{1,3}[a-z]?\Z")
_ENDS_IN_FIGURE = re.compile(r"[0-9]{1,3}[IO]{1,2}\Z")
_WIDEST_STEP = 20


class Reading(NamedTuple):
    """A number that was read, and where it ends in the text."""

    number: str | None
    end: int
    printed: str | None = None
    """What was printed, where it was mended."""
    value: int | None = None
    step: int = 0
    """For a Pasal: how far ahead it is of the one before; 1 where it is the next or was named, 0 if it falls back."""


class Articles:
    """The Pasal numbers of a text so far, and what they let expect."""

    def __init__(self) -> None:
        """Begin before the first Pasal."""
        self._last = "0"
        self._mended = ("", "")
        """The last number that was mended: as printed, and as read."""
        self._roman = 0
        """The last number of the Roman series that an amending act has."""
        self.grouped = False
        """Whether a BAB or another group was met: an amending act has its Pasal I before any."""
        self._named: tuple[str, ...] = ()
        """The Pasal that the words before a quotation name ("sehingga Pasal 31 berbunyi sebagai berikut:")."""

    def count(self, number: str | None) -> None:
        """Take note that a Pasal of this number was met."""
        if number is None:
            return
        if number[0].isdigit():
            self._last = number
        else:
            self._roman = read_roman(number) or self._roman

    def hear(self, text: str) -> None:
        """Take note of what leads into a Pasal."""
        if text.rstrip('"“” ').endswith(":"):
            self._named = _named(text[-NAMED_WITHIN:])

    def read(self, printed: str, end: int, before: str) -> Reading | None:
        """Read the number of a Pasal that ends at ``end``, after the words ``before``; None where it is none."""
        named = _named(before) if before.strip() else self._named
        expected = (*self._next(), *named)
        first, _, more = printed.partition(" ")
        if more:
            whole = mended(printed, expected)
            if whole is None and self._is_near(shape(printed)) and not self._is_near(first):
                whole = shape(printed)
            if whole is not None and first not in expected:
                return self._reading(whole, end, printed, expected)
            end -= len(printed) - len(first)
        better = self._mended[1] if first == self._mended[0] else mended(first, expected)
        if better is None and _ENDS_IN_FIGURE.match(first) and self._is_near(shape(first)):
            better = shape(first)  # "17O": no number that was expected, but near
        if _CLEAN.match(first):
            if better is None or first in expected or (first.isdigit() and self._is_near(first)):
                return self._reading(first, end, first, expected)
            self._mended = (first, better)
            return self._reading(better, end, first, expected)
        roman = read_roman(first)
        if roman is not None and roman == self._roman + 1 and not (self.grouped and better is not None):
            return Reading(first, end, step=1)
        if better is not None:
            return self._reading(better, end, first, expected)
        return Reading(first, end) if roman is not None else None

    def _next(self) -> tuple[str, ...]:
        """Return the numbers that may come next: 13 or 12A after 12, 45B or 46 after 45A."""
        value, suffix = order(self._last)
        later = chr(ord(suffix) + 1).upper() if len(suffix) == 1 and suffix != "z" else "A" if not suffix else ""
        return (str(value + 1), *((f"{value}{later}",) if value and later else ()))

    def _reading(self, number: str, end: int, printed: str, expected: tuple[str, ...]) -> Reading:
        ahead = max(0, order(number)[0] - order(self._last)[0])
        return Reading(
            number,
            end,
            None if number == printed else printed,
            int(number) if number.isdigit() else None,
            1 if number in expected else ahead,
        )

    def _is_near(self, number: str) -> bool:
        value, _ = order(number)
        last, _ = order(self._last)
        return number[0].isdigit() and (last == 0 or last <= value <= last + _WIDEST_STEP)


def _named(text: str) -> tuple[str, ...]:
    found = (match.group(1) for match in _NAMED.finditer(text))
    return tuple(number if _CLEAN.match(number) else shape(number) for number in found)


def read_group_number(kind: str, printed: str, text: str, end: int) -> Reading | None:
    """Read the number of a BUKU, BAB, Bagian or Paragraf; ``printed`` is empty where ``text`` goes on in words."""
    if not printed:
        words = read_count(text, end)
        if words is None:
            return None
        value, stop = words
        return Reading(text[end:stop].strip(), stop, None, value)
    if printed.isdigit():
        return Reading(printed, end, None, int(printed))
    if kind in ("part", "subpart"):
        return Reading(printed, end, None, read_roman(printed)) if is_roman(printed) else None
    if _is_roman_with_letter(printed):
        return Reading(printed, end)
    better = re.sub(r"[l1|]", "I", printed)
    return Reading(better, end, printed) if _is_roman_with_letter(better) else None


def _is_roman_with_letter(number: str) -> bool:
    return is_roman(number) or (number[-1] not in "IVXl1|" and is_roman(number[:-1]))


def read_mark_number(kind: str, printed: str, match: re.Match[str]) -> Reading:
    """Read the number of an ayat or of an item in a list; ``match`` is the whole mark."""
    if kind == "item" and ((printed.islower() and printed.isalpha()) or _ITEM.match(printed)):
        return Reading(printed, match.end())
    digits = printed[:-1] if printed[-1] not in "lIO" and printed[-1].isalpha() and printed[0].isdigit() else printed
    number = shape(digits) + printed[len(digits) :]
    whole = match.group()
    return Reading(number, match.end(), None if number == whole.strip("().") else whole)
