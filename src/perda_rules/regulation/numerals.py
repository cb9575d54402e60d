"""The numerals of Indonesian regulations: ordinals in words, Roman numbers, and the order of what is printed.

Words are generated from the grammar of the language, not listed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

_UNITS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")
_FIRST = "pertama"
_ROMAN = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})\Z")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_DIGITS = tuple(
    ("", one, one * 2, one * 3, one + five, five, five + one, five + one * 2, five + one * 3, one + ten)
    for one, five, ten in ("CDM", "XLC", "IVX")
)
_WORD = re.compile(r"\s*([A-Za-z]+)")
_ORDER = re.compile(r"([0-9]*)([A-Za-z]*)")
_LIMIT = 200
_ONE_AND = re.compile(r"\bse(?=(?:puluh|belas|ratus|ribu|juta|mil[iy]ar|tril[iy]un)\b)")
_SCALE = re.compile(r"(?<=[a-z])(?=(?:puluh|belas|ratus|ribu|juta|mil[iy]ar|tril[iy]un)\b)")
_LARGE = (("triliun", 10**12), ("miliar", 10**9), ("juta", 10**6), ("ribu", 10**3))
_UNIT = f"({'|'.join(_UNITS)})"
_HUNDREDS = re.compile(rf"(?:{_UNIT} ratus)? ?(?:{_UNIT} puluh(?: {_UNIT})?|{_UNIT} belas|{_UNIT})?\Z")


def cardinal(number: int) -> str:
    """Write ``number`` (1 to 199) in words: 1 → "satu", 12 → "dua belas", 21 → "dua puluh satu"."""
    if number >= 100:
        return " ".join(filter(None, ("seratus", cardinal(number - 100) if number > 100 else "")))
    if number < 10:
        return _UNITS[number - 1]
    if number < 12:
        return ("sepuluh", "sebelas")[number - 10]
    if number < 20:
        return f"{_UNITS[number - 11]} belas"
    tens, unit = divmod(number, 10)
    return " ".join(filter(None, (_UNITS[tens - 1], "puluh", _UNITS[unit - 1] if unit else "")))


def read_cardinal(text: str) -> int | None:
    """Read a whole number in words: "seratus dua puluh juta" → 120 000 000; None where ``text`` is no such number.

    Words that run together ("duapuluh") and the older "milyar" are understood.
    """
    rest = " ".join(_SCALE.sub(" ", _ONE_AND.sub("satu ", text.lower())).replace("lyar", "liar").split())
    rest = rest.replace("trilyun", "triliun")
    if rest == "nol":
        return 0
    total = 0
    for word, scale in _LARGE:
        head, found, tail = f"{rest} ".partition(f" {word} ")
        if found:
            times = _below_thousand(head)
            if not times:
                return None
            total += times * scale
            rest = tail.strip()
    below = _below_thousand(rest) if rest else 0
    return None if below is None or not (total or below) else total + below


def _below_thousand(text: str) -> int | None:
    match = _HUNDREDS.match(text)
    if match is None:
        return None
    hundreds, tens, after_tens, teens, ones = (_UNITS.index(word) + 1 if word else 0 for word in match.groups())
    return 100 * hundreds + 10 * tens + after_tens + (10 + teens if teens else 0) + ones


def ordinal(number: int) -> str:
    """Write the ordinal of ``number`` (1 to 199): 1 → "kesatu", 21 → "kedua puluh satu"."""
    return f"ke{cardinal(number)}"


@cache
def _ordinals() -> dict[tuple[str, ...], int]:
    known = {tuple(ordinal(number).split()): number for number in range(1, _LIMIT)}
    known[(_FIRST,)] = 1
    return known


@cache
def _cardinals() -> dict[tuple[str, ...], int]:
    return {tuple(cardinal(number).split()): number for number in range(1, _LIMIT)}


def read_ordinal(text: str, start: int = 0) -> tuple[int, int] | None:
    """Read the longest ordinal in words that begins at ``start``; return its value and where it ends, or None.

    A capitalised unit after a small "puluh" belongs to the title that follows ("Kedua puluh Satu Data" is the 20th).
    """
    return _longest(_ordinals(), text, start)


def read_count(text: str, start: int = 0) -> tuple[int, int] | None:
    """Read the longest ordinal or number in words that begins at ``start`` ("KESATU", "SATU"), as ``read_ordinal``."""
    return _longest(_ordinals(), text, start) or _longest(_cardinals(), text, start)


def _longest(known: Mapping[tuple[str, ...], int], text: str, start: int) -> tuple[int, int] | None:
    words: list[str] = []
    best: tuple[int, int] | None = None
    position = start
    while len(words) < 5 and (match := _WORD.match(text, position)):
        word = match.group(1)
        if len(words) >= 2 and word[0].isupper() != words[-1][0].isupper():
            break
        words.append(word)
        position = match.end()
        value = known.get(tuple(part.lower() for part in words))
        if value is not None:
            best = (value, position)
    return best


def is_roman(text: str) -> bool:
    """Say whether ``text`` is a Roman number in capitals, well formed."""
    return bool(text) and _ROMAN.match(text) is not None


def roman(number: int) -> str:
    """Write ``number`` (from 1) as a Roman number: 4 → "IV"."""
    return "M" * (number // 1000) + "".join(
        digits[number // place % 10]
        for place, digits in ((100, _ROMAN_DIGITS[0]), (10, _ROMAN_DIGITS[1]), (1, _ROMAN_DIGITS[2]))
    )


def read_roman(text: str) -> int | None:
    """Read a Roman number in capitals: "XIV" → 14; None where ``text`` is none."""
    if not is_roman(text):
        return None
    values = [_ROMAN_VALUES[letter] for letter in text]
    return sum(-one if one < following else one for one, following in zip(values, [*values[1:], 0], strict=True))


def order(number: str) -> tuple[int, str]:
    """Return the key that sorts printed numbers: 2 < 2a < 3, and a < z < aa < bb, whatever their style."""
    match = _ORDER.match(number)
    digits, letters = match.groups() if match else ("", "")
    if digits:
        return int(digits), letters.lower()
    return _letter(letters.lower()), ""


def _letter(letters: str) -> int:
    if not letters:
        return 0
    if len(set(letters)) == 1:  # a … z, aa, bb … zz: the style of legal drafting
        return (len(letters) - 1) * 26 + ord(letters[0]) - 96
    value = 0
    for letter in letters:
        value = value * 26 + ord(letter) - 96
    return value


def follows(number: str, last: str) -> bool:
    """Say whether ``number`` is the next one after ``last``: 3 after 2, 2a after 2, 3 after 2b, aa after z."""
    value, suffix = order(number)
    before, before_suffix = order(last)
    if suffix:
        return value == before and order(suffix)[0] == order(before_suffix)[0] + 1
    return value == before + 1
