"""How a number that a word processor or browser counts is printed: "iv", "aa", "kedua belas".

Which number it is, the counting of each format says.
"""

from __future__ import annotations

from perda_rules.regulation.numerals import cardinal, ordinal, roman

_LARGEST_ROMAN = 3999
_LARGEST_IN_WORDS = 199
_MOST_LETTERS = 30


def repeated_letter(number: int) -> str:
    """Write ``number`` as word processors and drafters do after z: 26 → "z", 27 → "aa", 28 → "bb"."""
    times, letter = divmod(number - 1, 26)
    return chr(97 + letter) * (times + 1) if 0 <= times < _MOST_LETTERS else str(number)


def letters(number: int) -> str:
    """Write ``number`` as browsers do after z: 27 → "aa", 28 → "ab"."""
    if number < 1:
        return str(number)
    written = ""
    while number:
        number, letter = divmod(number - 1, 26)
        written = chr(97 + letter) + written
    return written


def roman_or_digits(number: int) -> str:
    """Write ``number`` in Roman figures, where there are any for it."""
    return roman(number) if 0 < number <= _LARGEST_ROMAN else str(number)


def in_words(number: int, *, counts: bool) -> str:
    """Write ``number`` in Indonesian words, as an ordinal or (``counts``) a cardinal; with a capital, as Word does."""
    if not 0 < number <= _LARGEST_IN_WORDS:
        return str(number)
    return (cardinal if counts else ordinal)(number).capitalize()
