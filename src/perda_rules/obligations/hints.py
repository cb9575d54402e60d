"""Hints for whoever mistyped a name: the known one that was probably meant."""

from __future__ import annotations

from collections.abc import Collection

NONE = "–"


def closest(name: str, known: Collection[str]) -> str:
    """Return the known name that is most like ``name``; a dash where none is like it at all."""
    # Only whoever made a mistake pays for the import.
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, known, n=1, cutoff=0.6)), NONE)
