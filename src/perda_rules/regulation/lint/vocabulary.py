"""The words that rules look for: the YAML files of the folder ``words``, each read once, and patterns made of them.

A file is a list of phrases, or maps each phrase to what is written instead. What a phrase means is the rules' business.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from perda_rules.source import parse_yaml

FOLDER = Path(__file__).parent / "words"


@cache
def phrases(name: str) -> tuple[str, ...]:
    """Return the phrases of the file ``name``, in its order."""
    return tuple(map(str, _read(name)))


@cache
def instead(name: str) -> Mapping[str, str]:
    """Return what the file ``name`` says is written instead of each phrase."""
    found = _read(name)
    assert isinstance(found, dict), f"{name} is a list"  # noqa: S101 (a mistake in our own files)
    return MappingProxyType({str(phrase): str(better) for phrase, better in found.items()})


@cache
def pattern(name: str) -> re.Pattern[str]:
    """Return a pattern that finds each phrase of the file ``name`` as whole words, in small or capital letters."""
    rests: dict[str, list[str]] = {}
    for phrase in phrases(name):
        rests.setdefault(phrase[0].lower(), []).append(phrase[1:])
    # Sorted out by first letters, for most places of a text begin no phrase at all.
    begins = "|".join(rf"{re.escape(first)}{any_of(found)}" for first, found in rests.items())
    return re.compile(rf"(?<![\w-])(?:{begins})(?![\w-])", re.IGNORECASE)


def any_of(chosen: Iterable[str]) -> str:
    """Return the source of a pattern that matches one of ``chosen``, the longest that fits."""
    longest_first = sorted(chosen, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(phrase) for phrase in longest_first)})"


def _read(name: str) -> list[object] | dict[object, object]:
    path = FOLDER / f"{name}.yaml"
    value = parse_yaml(path.read_bytes(), path.name).value
    assert isinstance(value, list | dict), f"{name} holds no phrases"  # noqa: S101 (a mistake in our own files)
    return value


@cache
def word_set(name: str) -> frozenset[str]:
    """Return the words of the file ``name``, which keeps them under their first letters, parted by spaces."""
    return frozenset(word for words in instead(name).values() for word in words.split())
