"""Verbs as the words of a provision show them: active (me-, ber-), passive (di-), and what befalls a thing (ter-).

Facts only. The prefixes decide; words that only look so are listed in ``words_like_verbs``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from perda_rules.regulation.lint.vocabulary import phrases

_WORD = re.compile(r"[\w/-]+")
_ACTIVE = re.compile(r"(?:(?:me[lmnrwy]|ber)[a-z]{3,}|be(?:kerja|lajar))\Z")
_BEFALLS = re.compile(r"ter[a-z]{4,}\Z")
_PASSIVE = re.compile(r"di[a-z]{3,}\Z")


class Word(NamedTuple):
    """A word of a text, in small letters, with where it stands."""

    text: str
    start: int
    printed: str


def words(text: str, start: int = 0) -> Iterator[Word]:
    """Yield the words of ``text`` from ``start`` on."""
    for found in _WORD.finditer(text, start):
        yield Word(found.group().lower(), found.start(), found.group())


@cache
def is_active(word: str) -> bool:
    """Say whether ``word``, in small letters, is an active verb."""
    return _ACTIVE.match(word) is not None and word not in phrases("words_like_verbs")


@cache
def is_passive(word: str) -> bool:
    """Say whether ``word``, in small letters, is a passive verb."""
    return _PASSIVE.match(word) is not None and word not in phrases("words_like_verbs")


@cache
def befalls(word: str) -> bool:
    """Say whether ``word``, in small letters, tells what has befallen a thing: "terbuka", "tersimpan"."""
    return _BEFALLS.match(word) is not None and word not in phrases("words_like_verbs")
