"""How alike two provisions are: by the words that they share, where words are known, else by the parts that they share.

What many provisions say weighs little, what few say weighs much; a number weighs nothing, for renumbering changes it.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from perda_rules.regulation.change.version import NO_WORDS, Version

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_MOST_PAIRS = 64
"""A feature that would make more pairs than this is too common to look for likeness by."""

_MOST_CANDIDATES = 8
"""Of each provision so many are compared word by word."""

Features = frozenset[str]


def words_in(text: str) -> list[str]:
    """Return the words of ``text`` in small letters, without numbers."""
    return _WORD.findall(text.lower())


class Likeness:
    """The likeness of the provisions ``olds`` of one version to the provisions ``news`` of another."""

    def __init__(self, old: Version, olds: Sequence[str], new: Version, news: Sequence[str]) -> None:
        """Work out what each provision consists of, everything that stands in it included."""
        worded = old.words is not None and new.words is not None
        self._old = {eid: _features(old, eid, worded) for eid in olds}
        self._new = {eid: _features(new, eid, worded) for eid in news}
        self._counts = [Counter(f for found in side.values() for f in found) for side in (self._old, self._new)]
        self._every = len(self._old) + len(self._new)
        self._sizes = [
            {eid: math.fsum(map(self._weight, found)) for eid, found in side.items()} for side in (self._old, self._new)
        ]

    def of(self, old: str, new: str) -> float:
        """Return how alike two provisions are, from 0 to 1."""
        shared = math.fsum(map(self._weight, self._old[old] & self._new[new]))
        whole = self._sizes[0][old] + self._sizes[1][new]
        return 2 * shared / whole if whole else 0.0

    def candidates(self) -> list[tuple[str, str]]:
        """Return the pairs that share something rare; of each provision those that share most of it."""
        holders: dict[str, tuple[list[str], list[str]]] = defaultdict(lambda: ([], []))
        for side, features in enumerate((self._old, self._new)):
            for eid, found in features.items():
                for feature in found:
                    if 0 < self._counts[0][feature] * self._counts[1][feature] <= _MOST_PAIRS:
                        holders[feature][side].append(eid)
        shared = Counter((old, new) for olds, news in holders.values() for old in olds for new in news)
        taken: Counter[tuple[int, str]] = Counter()
        found_pairs = []
        for pair, _ in sorted(shared.items(), key=lambda item: -item[1]):
            ends = tuple(enumerate(pair))
            if any(taken[end] < _MOST_CANDIDATES for end in ends):
                found_pairs.append(pair)
            taken.update(ends)
        return found_pairs

    def _weight(self, feature: str) -> float:
        return math.log1p(self._every / (self._counts[0][feature] + self._counts[1][feature]))


def _features(version: Version, eid: str, worded: bool) -> Features:
    found: set[str] = set()
    for part in version.within(eid):
        if not worded or version.words is None:
            found.add(version[part].fingerprint)
            continue
        words = words_in(version.words[part])
        found.update(words)
        found.update(f"{one} {two}" for one, two in pairwise(words))
    found.discard(NO_WORDS)
    return frozenset(found)
