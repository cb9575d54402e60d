"""Moves told in one line where provisions moved in a row: "Pasal 5 s.d. Pasal 9 → Pasal 6 s.d. Pasal 10"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from perda_rules.regulation.change.version import Version

Move = tuple[str, str]
"""Old eId and new eId."""


def move_runs(moves: Iterable[Move], old: Version, new: Version) -> Iterator[tuple[Move, ...]]:
    """Join those ``moves`` that follow one another in both versions."""
    following = _following(old), _following(new)
    run: list[Move] = []
    for move in moves:
        if run and (following[0].get(run[-1][0]), following[1].get(run[-1][1])) != move:
            yield tuple(run)
            run = []
        run.append(move)
    if run:
        yield tuple(run)


def _following(version: Version) -> Mapping[str, str]:
    """Return what comes next, by eId: of a Pasal the next in its BAB, of others the next of their kind beside it."""
    found = {
        one: other
        for provision in (None, *(p.id for p in version.provisions))
        for one, other in pairwise(version.children(provision))
        if version[one].kind == version[other].kind
    }
    outermost = {eid: next(reversed([above.id for above in version.above(eid)]), None) for eid in version.articles}
    return found | {one: other for one, other in pairwise(version.articles) if outermost[one] == outermost[other]}
