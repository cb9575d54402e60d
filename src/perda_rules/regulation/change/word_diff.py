"""The difference between two wordings, word by word, as a lawyer marks it up.

What is compared is what a fingerprint compares: two wordings with the same fingerprint have no difference. How a
difference is drawn is the business of the reports.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from pydantic import BaseModel, ConfigDict

from perda_rules.regulation.change.order import in_order
from perda_rules.regulation.fingerprint import normalise

RunKind = Literal["same", "removed", "added"]

_TOKEN = re.compile(r"\s?(?:\w+(?:[-/.]\w+)*|[^\w\s])")
_LETTER = re.compile(r"\w")
_MOST_CELLS = 100_000_000
"""Longer wordings are first cut at words that stand once in each; what cannot be cut so is replaced as a whole."""
_MOST_CUTS = 20
_ISLAND = 3
"""Words that both wordings share between two changes, each this many times longer, share them by chance."""


class Run(BaseModel):
    """A stretch of words that both wordings have, or one of them."""

    model_config = ConfigDict(frozen=True)

    kind: RunKind
    text: str
    """With the space before it, where there is one; the first words always have one."""


@dataclass(slots=True)
class _Block:
    """A change, which may be nothing, and the words after it that both wordings have."""

    removed: list[str]
    added: list[str]
    same: list[str]

    @property
    def size(self) -> int:
        return max(len(self.removed), len(self.added))


def word_diff(old: str, new: str) -> tuple[Run, ...]:
    """Return ``old`` and ``new`` as runs of words; in a change the removed words come first.

    The same and removed runs together read as ``old``, the same and added ones as ``new``, both as they are compared:
    with one kind of quotation mark and dash.
    """
    runs: list[Run] = []
    for block in _without_islands(_blocks(_words(old), _words(new))):
        kinds: tuple[tuple[RunKind, list[str]], ...] = (
            ("removed", block.removed), ("added", block.added), ("same", block.same),
        )  # fmt: skip
        runs.extend(Run(kind=kind, text="".join(words)) for kind, words in kinds if words)
    return tuple(runs)


def similarity(runs: Iterable[Run]) -> float:
    """Return how much of two wordings is the same, from 0 to 1: the words that were kept, among the words of both.

    Punctuation counts only where there is nothing else.
    """
    words: Counter[str] = Counter()
    signs: Counter[str] = Counter()
    for run in runs:
        for token in _TOKEN.findall(run.text):
            (words if _LETTER.search(token) else signs)[run.kind] += 1
    count = words or signs
    whole = 2 * count["same"] + count["removed"] + count["added"]
    return 2 * count["same"] / whole if whole else 1.0


def _words(text: str) -> list[str]:
    # With a space before the first word too, so that it stays the same word when another comes before it.
    return _TOKEN.findall(f" {normalise(text)}")


def _blocks(old: list[str], new: list[str]) -> Iterator[_Block]:
    a = b = 0
    for at_old, at_new, length in _stretches(_matches(old, new)):
        yield _Block(old[a:at_old], new[b:at_new], new[at_new : at_new + length])
        a, b = at_old + length, at_new + length
    if a < len(old) or b < len(new):
        yield _Block(old[a:], new[b:], [])


def _stretches(matches: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Join matches that follow on one another: where they begin in both, and how many they are."""
    start: tuple[int, int] | None = None
    length = 0
    for a, b in matches:
        if start is not None and (a, b) == (start[0] + length, start[1] + length):
            length += 1
            continue
        if start is not None:
            yield *start, length
        start, length = (a, b), 1
    if start is not None:
        yield *start, length


def _without_islands(blocks: Iterable[_Block]) -> list[_Block]:
    found: list[_Block] = []
    for block in blocks:
        before = found[-1] if found else None
        if before is not None and before.same and min(before.size, block.size) >= _ISLAND * len(before.same):
            before.removed += before.same + block.removed
            before.added += before.same + block.added
            before.same = block.same
        else:
            found.append(block)
    return found


def _matches(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of the words that both keep: the longest such sequence, where that can be afforded."""
    found: list[tuple[int, int]] = []
    pending = [(0, 0, len(old), len(new), 0)]
    while pending:
        a, b, a_end, b_end, cuts = pending.pop()
        while a < a_end and b < b_end and old[a] == new[b]:
            found.append((a, b))
            a, b = a + 1, b + 1
        while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
            a_end, b_end = a_end - 1, b_end - 1
            found.append((a_end, b_end))
        if a == a_end or b == b_end:
            continue
        if (a_end - a) * (b_end - b) <= _MOST_CELLS:
            found.extend((a + x, b + y) for x, y in _longest_common(old[a:a_end], new[b:b_end]))
        elif cuts < _MOST_CUTS and (landmarks := _landmarks(old[a:a_end], new[b:b_end])):
            places = [(a + x, b + y) for x, y in landmarks]
            # Each part begins at a landmark, so that its words are taken as the first match of the part.
            pending.extend((*start, *end, cuts + 1) for start, end in pairwise([(a, b), *places, (a_end, b_end)]))
    return sorted(found)


def _landmarks(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of words that stand once in each wording, as many as come in the same order in both."""
    counts = (Counter(old), Counter(new))
    places = {word: at for at, word in enumerate(new)}
    shared = [(at, places[word]) for at, word in enumerate(old) if counts[0][word] == 1 and counts[1][word] == 1]
    return [shared[at] for at in in_order([place for _, place in shared])]


def _longest_common(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the matches of a longest common subsequence, last first.

    All cells of a row are worked out at once in the bits of one number: a bit is 0 where the subsequence grows.
    """
    places: dict[str, int] = {}
    for at, word in enumerate(old):
        places[word] = places.get(word, 0) | 1 << at
    row = everywhere = (1 << len(old)) - 1
    rows = []
    for word in new:
        grown = row & places.get(word, 0)
        row = ((row + grown) | (row - grown)) & everywhere
        rows.append(row)
    a, b = len(old), len(new)
    while a and b:
        if old[a - 1] == new[b - 1]:
            a, b = a - 1, b - 1
            yield a, b
        elif rows[b - 1] >> (a - 1) & 1:
            a -= 1
        else:
            b -= 1
