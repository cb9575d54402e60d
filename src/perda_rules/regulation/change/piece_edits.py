"""Words replaced in pieces of text that keep their lines: for what stands around the norms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from perda_rules.regulation.document import Piece, joined

Edits = Mapping[int, tuple[int, str]]
"""Where the words to be replaced begin → where they end, and what takes their place."""
PieceKey = tuple[int, int]
Replaced = dict[PieceKey, dict[int, str]]
"""Piece → character of it → what stands there now; nothing where it was taken out."""


def key(piece: Piece) -> PieceKey:
    """Return what tells a piece from all others: its block, and where it begins there."""
    return id(piece.block), piece.start


def place(pieces: tuple[Piece, ...], edits: Edits) -> Replaced:
    """Find in ``pieces`` what ``edits`` replace in their joined words.

    Joining moves spaces only, so the visible characters are counted. Where it did more (letters with an accent that
    were put together), nothing is replaced.
    """
    spots = [(piece, at) for piece in pieces for at, sign in enumerate(piece.text) if not sign.isspace()]
    text = joined(pieces)
    visible = [at for at, sign in enumerate(text) if not sign.isspace()]
    found: Replaced = {}
    if len(spots) != len(visible):
        return found
    number = {at: count for count, at in enumerate(visible)}
    for start, (end, new) in edits.items():
        covered = [spots[number[at]] for at in range(start, end) if at in number]
        for first, (piece, at) in enumerate(covered):
            found.setdefault(key(piece), {})[at] = "" if first else new
    return found


def edited(pieces: Iterable[Piece], replaced: Replaced) -> tuple[Piece, ...]:
    """Return ``pieces`` with what was ``replaced`` in them."""
    return tuple(
        replace(piece, text="".join(changes.get(at, sign) for at, sign in enumerate(piece.text)))
        if (changes := replaced.get(key(piece)))
        else piece
        for piece in pieces
    )
