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
    return re.compile(rf"(?<![\w-]){any_of(phrases(name))}(?![\w-])", re.IGNORECASE)


def any_of(chosen: Iterable[str]) -> str:
    """Return the source of a pattern that matches one of ``chosen``, the longest that fits."""
    longest_first = sorted(chosen, key=len, reverse=True)
    return f"(?:{'|'.join(re.escape(phrase) for phrase in longest_first)})"


def _read(name: str) -> list[object] | dict[object, object]:
    path = FOLDER / f"{name}.yaml"
    value = parse_yaml(path.read_bytes(), path.name).value
    assert isinstance(value, list | dict), f"{name} holds no phrases"  # noqa: S101 (a mistake in our own files)
    return value
