"""Moves told in one line where provisions moved in a row: "Pasal 5 s.d. Pasal 9 → Pasal 6 s.d. Pasal 10"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perda_rules.regulation.change.version import Version

Move = tuple[str, str]
"""Old eId and new eId."""


def move_runs(moves: Iterable[Move], old: Version, new: Version) -> Iterator[tuple[Move, ...]]:
    """Join those ``moves`` that follow one another in both versions."""
    run: list[Move] = []
    for move in moves:
        if run and (old.following.get(run[-1][0]), new.following.get(run[-1][1])) != move:
            yield tuple(run)
            run = []
        run.append(move)
    if run:
        yield tuple(run)
