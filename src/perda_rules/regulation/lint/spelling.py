"""How words are spelled: the standard spelling of common misspellings, and which words are one letter apart.

What is wrong with a word of a draft is the rules' business.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

from perda_rules.regulation.lint.morphology import is_known
from perda_rules.regulation.lint.vocabulary import instead

_PREFIXES = ("", "di", "ber", "be", "ter", "se", "ke", "per", "pe", "me", "meng", "peng", "mem", "men")
_SUFFIXES = ("", "nya", "kan", "kannya", "an", "annya", "i")
_SHORTEST = 4
_REMEMBERED = 20_000


@lru_cache(maxsize=_REMEMBERED)
def standard_spelling(form: str) -> str | None:
    """Return how ``form`` is spelled where the list of common misspellings has it; None where it does not."""
    wrong = instead("nonstandard")
    lowered = form.lower()
    better = wrong.get(lowered)
    if better is None and "-" in lowered:
        parts = lowered.split("-")
        standard = [wrong.get(part, part) for part in parts]
        better = "-".join(standard) if standard != parts else None
    if better is None and not is_known(lowered):
        better = _with_affixes(lowered)
    if better is None:
        return None
    return better.capitalize() if form[0].isupper() and not form.isupper() else better


def _with_affixes(word: str) -> str | None:
    wrong = instead("nonstandard")
    for suffix in _SUFFIXES:
        stem = word.removesuffix(suffix)
        if suffix and stem == word:
            continue
        for prefix in _PREFIXES:
            base = stem.removeprefix(prefix)
            if (prefix and base == stem) or len(base) < _SHORTEST:
                continue
            if base in wrong:
                return prefix + wrong[base] + suffix
    return None


class Neighbours:
    """Which of many words are one letter away from another: one more, one less, one other, or two that swapped."""

    def __init__(self, words: Iterable[str]) -> None:
        """Take in ``words``; short ones are left out, for they are like too many."""
        self._words: defaultdict[str, list[str]] = defaultdict(list)
        for word in dict.fromkeys(words):
            if len(word) > _SHORTEST:
                for key in (word, *_with_one_less(word)):
                    self._words[key].append(word)

    def of(self, word: str) -> list[str]:
        """Return the words that are one letter away from ``word``, in the order in which they were taken in."""
        near = [near for key in (word, *_with_one_less(word)) for near in self._words.get(key, ())]
        return [other for other in dict.fromkeys(near) if one_apart(word, other)]


def _with_one_less(word: str) -> list[str]:
    return [word[:at] + word[at + 1 :] for at in range(len(word))]


def one_apart(one: str, other: str) -> bool:
    """Say whether one letter more, less or other, or two that swapped, makes ``other`` of ``one``."""
    if len(one) != len(other):
        short, long = sorted((one, other), key=len)
        return short in _with_one_less(long)
    differing = [at for at, (here, there) in enumerate(zip(one, other, strict=True)) if here != there]
    if len(differing) == 2:
        first, second = differing
        return second == first + 1 and one[first] == other[second] and one[second] == other[first]
    return len(differing) == 1
