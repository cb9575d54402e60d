"""Numbers as an OCR run misread them: "3 1" for 31, "4O" for 40, "458" for 45B, "(l)" for (1).

A number is only mended where the one that it stands for is expected; what is expected is the business of the caller.
"""

from __future__ import annotations

from collections.abc import Iterable

_ALIKE = str.maketrans({
    "O": "0", "o": "0", "Q": "0", "D": "0", "l": "1", "I": "1", "i": "1", "|": "1", "t": "1", "Z": "2", "z": "2",
    "S": "5", "s": "5", "G": "6", "T": "7", "B": "8", "E": "8", "g": "9", "q": "9", "F": "8",
    " ": "", ".": "", "^": "",
})  # fmt: skip
"""What looks alike, or stands between the figures of one number."""


def shape(printed: str) -> str:
    """Return what ``printed`` looks like: two numbers that OCR confuses have the same shape."""
    return printed.translate(_ALIKE)


def mended(printed: str, expected: Iterable[str]) -> str | None:
    """Return the first of the ``expected`` numbers that ``printed`` may stand for; None where there is none."""
    looks = shape(printed)
    return next((number for number in expected if shape(number) == looks), None)
