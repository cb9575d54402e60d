"""Reading the numbers of a citation, level by level, also as OCR leaves them: "(1)", "(l)", "(21", "43", "4O", "b".

A damaged number is read only where its characters leave no doubt: l, I and | stand for 1, O for 0, and a bracket that
is lost may have become a 1. Several readings are kept as such; which of them stands in the act is for the resolver.
"""

from __future__ import annotations

import re

from perda_rules.regulation.numerals import is_roman, read_ordinal
from perda_rules.regulation.references.models import Level, Numeral
from perda_rules.regulation.references.words import any_of, words

_BLANK = r"\(?(?:\.{2,}|…+|_{2,})\)?|\(\s?\)"
_PARAGRAPH = re.compile(
    rf"""
      \(\s?(?P<sound>[0-9]{{1,3}}[a-z]?)\s?\)
    | (?P<bare>[0-9]{{1,3}}[a-z]?)(?![\w(])
    | [(\[{{]\s?(?P<misread>[0-9lIiOo|!]{{1,3}}[a-z]?)\s?[)\]}}]
    | [(\[{{]\s?(?P<open>[0-9lI|!][0-9lI|!a-d]{{0,3}})(?![\w)])
    | \([^\s()]{{1,4}}\)
    | {_BLANK}
    """,
    re.VERBOSE,
)
_ARTICLE = re.compile(
    rf"""
      (?P<sound>[0-9]{{1,4}}(?:[A-Z]{{1,2}}|\s[A-Z]|[a-z])?)(?!\w)
    | (?P<bare>[0-9]{{1,4}})(?=(?:dan|ayat|huruf|sampai)(?!\w))
    | (?P<roman>[IVX]{{1,6}})(?!\w)
    | (?P<misread>[0-9lIOo|]{{1,4}}[A-Z]?)(?!\w)
    | (?:[0-9][0-9A-Za-z]{{1,5}}|[A-Z][0-9]{{1,3}})(?!\w)
    | {_BLANK}
    """,
    re.VERBOSE,
)
_LETTER = re.compile(
    rf"""
      (?:-\s?)?(?P<sound>(?P<letter>[a-z])(?P=letter)?|[A-Z])(?!\w)\)?
    | \((?P<bare>[a-z])\)
    | [0-9]{{1,2}}(?!\w)
    | {_BLANK}
    """,
    re.VERBOSE,
)
_FIGURE = re.compile(
    rf"""
      \(?(?P<sound>[0-9]{{1,3}}[a-z]?)(?!\w|[.,][0-9])\)?
    | (?P<misread>[lI][0-9]?|[0-9][lIO])(?!\w)
    | {_BLANK}
    """,
    re.VERBOSE,
)
_ROMAN = re.compile(rf"(?P<roman>[IVXLCM]+[A-H]?|[IVXl1]*[IVX][IVXl1]*)(?!\w)|(?P<sound>[0-9]{{1,3}})(?!\w)|{_BLANK}")
_WORDS = re.compile(_BLANK)
_LEADING = re.compile(r"(?:-\s?)?")
_DIGITS = str.maketrans("lIi|!Oo", "1111100")
_SURE = re.compile(r"[0-9]{1,4}[A-Za-z]?\Z")
_COUNTS = re.compile(rf"\s?(?:%|\(\s?[a-z]|[.,][0-9]|{any_of(words('counted'))}(?!\w))")


def read_numeral(level: Level, word: str, text: str, start: int) -> Numeral | None:
    """Read the number of a citation at ``level`` that begins at ``start`` of ``text``; None where there is none.

    ``word`` is the word before it in small letters: "huruf" has letters, "angka" figures, "butir" either.
    """
    if level in ("book", "part", "subpart"):
        ordinal = read_ordinal(text, start)
        if ordinal is not None:
            return Numeral(text[start : ordinal[1]], start, ordinal[1], (str(ordinal[0]),))
    if level in ("annex", "book", "chapter"):
        return _read(_ROMAN, text, start)
    if level == "part":
        return _read(_WORDS, text, start)
    if level == "subpart" or word == "angka":
        return _read(_FIGURE, text, start)
    if level == "article":
        return _read(_ARTICLE, text, start)
    if level == "paragraph":
        return _read(_PARAGRAPH, text, start)
    figure = _read(_FIGURE, text, start) if word == "butir" else None
    return figure or _read(_LETTER, text, start)


def read_next(level: Level, word: str, text: str, start: int) -> Numeral | None:
    """Read a number whose word is not repeated: the "(2)" of "ayat (1) dan (2)". Stricter, for anything may follow."""
    if level == "paragraph" and text[start : start + 1] != "(":
        return None
    found = read_numeral(level, word, text, start)
    if found is None or not found.readings or text[found.end : found.end + 1] == "-" or _COUNTS.match(text, found.end):
        return None
    return None if found.damaged and level != "paragraph" else found


def counts(text: str, end: int) -> bool:
    """Say whether the number that ends at ``end`` counts something: "14 (empat belas) hari", "10%", "1.000"."""
    return _COUNTS.match(text, end) is not None


def _read(pattern: re.Pattern[str], text: str, start: int) -> Numeral | None:
    match = pattern.match(text, start)
    if match is None:
        return None
    start = _LEADING.match(text, start).end()  # type: ignore[union-attr]  # it matches nothing, too
    printed = text[start : match.end()]
    groups = match.groupdict()
    sound = groups.get("sound") or groups.get("bare")
    if sound:
        return Numeral(printed, start, match.end(), _sound(sound.replace(" ", "")))
    if roman := groups.get("roman"):
        readings = _roman(roman) if pattern is _ARTICLE else (_ones(roman),)
        return Numeral(printed, start, match.end(), readings, damaged=not is_roman(roman.rstrip("ABDEFGH")))
    if misread := groups.get("misread"):
        readings = tuple(filter(_SURE.match, (misread.translate(_DIGITS),)))
    else:
        readings = _without_bracket(groups.get("open") or "")
    return Numeral(printed, start, match.end(), readings, damaged=True)


def _sound(number: str) -> tuple[str, ...]:
    """Return the readings of a number that is sound; the letter of "4O" or "28I" may be a figure."""
    return (number, number.translate(_DIGITS)) if number[0].isdigit() and number[-1] in "IO" else (number,)


def _without_bracket(printed: str) -> tuple[str, ...]:
    """Return the readings of "21" in "ayat (21": the last figure may be the bracket, or the bracket is lost."""
    number = printed.translate(_DIGITS)
    cut = number[:-1] if number.endswith("1") else ""
    return tuple(filter(_SURE.match, (cut, number)))


def _roman(printed: str) -> tuple[str, ...]:
    """Return the readings of the Roman number of a Pasal: itself, and of an "II" that OCR may have made of it, 11."""
    written = _ones(printed)
    return (written, "1" * len(written)) if written in ("I", "II") else (written,)


def _ones(printed: str) -> str:
    return printed.replace("l", "I").replace("1", "I")
