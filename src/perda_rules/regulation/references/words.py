"""The words of the citation grammar: those that are data, from ``words.yaml``, and patterns that forgive a broken line.

What the words mean is the grammar's business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from perda_rules.source import parse_yaml

_FILE = Path(__file__).with_name("words.yaml")


@cache
def words(name: str) -> tuple[str, ...]:
    """Return the words of the list ``name`` of the file. Raises KeyError where it has no such list."""
    value = parse_yaml(_FILE.read_bytes(), _FILE.name).value
    return tuple(map(str, value[name]))


def any_of(chosen: Iterable[str]) -> str:
    """Return the source of a pattern for one of ``chosen``, the longest that fits."""
    return f"(?:{'|'.join(map(spelled, sorted(chosen, key=len, reverse=True)))})"


def spelled(word: str) -> str:
    """Return the source of a pattern for ``word`` that allows the break of a line in it: "Pa- sal"."""
    return r"(?:-\s)?".join(_LETTERS.get(letter, re.escape(letter)) for letter in word)


_LETTERS = {"-": r"\s?[-–_]\s?", " ": r"\s"}
