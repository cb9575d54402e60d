"""The elucidation Pasal by Pasal: which Pasal it speaks of, and where. Facts only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import dropwhile, takewhile
from typing import NamedTuple

from perda_rules.regulation.document import Piece
from perda_rules.regulation.lint.draft import Draft

_BEGINS = re.compile(r"\bPASAL DEMI PASAL\b", re.IGNORECASE)
_NUMBER = r"Pasal\s?(\d{1,4}[A-Z]?)(?!\w)"
_PLACE = r"(?:\A|(?<=[.;:”\"])\s?|(?<=DEMI PASAL)\s)"
_HEADING = re.compile(rf"{_PLACE}{_NUMBER}(?=\s*(?:\Z|[A-Z“\"(]))|{_NUMBER}(?=\sCukup\s\W?jelas)")
_MERGED = re.compile(
    rf"{_PLACE}{_NUMBER}(?:, {_NUMBER})*,? (?:dan|s/d|s\.d\.?|sampai dengan|[-–]) {_NUMBER}(?=\s*(?:\Z|Cukup))"
)


class Elucidated(NamedTuple):
    """A Pasal that the elucidation speaks of."""

    number: str
    """As printed; of several that it takes together, the last."""
    line: int
    column: int
    first: str | None = None
    """Of several that it takes together, the first."""


def elucidated(draft: Draft) -> tuple[Elucidated, ...]:
    """Return the Pasal of which the elucidation speaks, in the order of the text."""
    section = draft.document.elucidation
    pieces = section.pieces if section is not None else draft.document.closing.pieces
    behind = dropwhile(lambda piece: not _BEGINS.search(piece.text), pieces)
    read = [
        one for piece in takewhile(lambda piece: not piece.text.startswith("LAMPIRAN"), behind) for one in _read(piece)
    ]
    if section is None or not section.notes:
        return tuple(read)
    notes = [Elucidated(note.article, note.line, note.column) for note in section.notes if note.article]
    together = [one for one in read if one.first is not None]
    return tuple(sorted([*notes, *together], key=lambda one: (one.line, one.column)))


def _read(piece: Piece) -> Iterator[Elucidated]:
    begins = _BEGINS.search(piece.text)
    start = begins.start() if begins else 0
    behind = start
    named = {found.start(1): found for found in _MERGED.finditer(piece.text, start)}
    for found in _HEADING.finditer(piece.text, start):
        named.setdefault(found.start(found.lastindex or 1), found)
    for place in sorted(named):
        found = named[place]
        if place < behind:
            continue
        behind = found.end()
        numbers = [number for number in found.groups() if number]
        at = found.start() + len(found[0]) - len(found[0].lstrip())
        column = piece.block.column(piece.start + at)
        yield Elucidated(numbers[-1], piece.line, column, numbers[0] if len(numbers) > 1 else None)
