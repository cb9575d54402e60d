"""What kept its order between two sequences, and what was taken out of it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence


def in_order(places: Sequence[int]) -> list[int]:
    """Return which of ``places``, all different, to keep so that they ascend and are as many as can be.

    The indices are returned, ascending. In time n log n.
    """
    ends: list[int] = []
    """The smallest place that a kept sequence of each length can end with."""
    last: list[int] = []
    before: list[int] = []
    for at, place in enumerate(places):
        length = bisect_left(ends, place)
        before.append(last[length - 1] if length else -1)
        if length == len(ends):
            ends.append(place)
            last.append(at)
        else:
            ends[length] = place
            last[length] = at
    kept: list[int] = []
    at = last[-1] if last else -1
    while at >= 0:
        kept.append(at)
        at = before[at]
    return kept[::-1]


def unmoved(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the ``pairs`` of places that kept their order, as many as can be; where that is no one choice, none.

    Of two that changed places neither stayed. Swapping the sides of every pair gives the same pairs.
    """
    there = sorted(pairs)
    back = sorted((new, old) for old, new in pairs)
    kept = {there[at] for at in in_order([new for _, new in there])}
    return sorted(kept & {(old, new) for new, old in (back[at] for at in in_order([old for _, old in back]))})
