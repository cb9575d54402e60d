"""Many blocks read as one text, so that a phrase is found across lines, and any part of it found again in its blocks.

What the parts mean is the business of those who look: sections, front matter, elucidation.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from perda_rules.regulation.document import Piece
from perda_rules.regulation.text import Block, space_before

_MARKS = 4


class Whole:
    """The texts of ``blocks``, one on each line."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        """Join the texts of ``blocks``."""
        self._blocks = blocks
        self._starts: list[int] = []
        length = 0
        for block in blocks:
            self._starts.append(length)
            length += len(block.text) + 1
        self.text = "\n".join(block.text for block in blocks)

    def begins_line(self, place: int) -> bool:
        """Say whether a block begins at ``place``, give or take the quotation mark or bracket before it."""
        at = bisect_right(self._starts, place) - 1
        start = self._starts[at] if at >= 0 else place
        return place - start <= _MARKS and not self.text[start:place].strip("\"“”'(‘ ")

    def blocks(self, start: int, end: int) -> list[Block]:
        """Return the blocks between two places of the text; one that a place cuts is cut."""
        return [block.cut(first, last) for block, first, last in self._parts(start, end)]

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the words between two places of the text, a piece for each block."""
        return tuple(
            Piece(block.text[first:last], space_before(block.text, first), block, first)
            for block, first, last in self._parts(start, end)
        )

    def _parts(self, start: int, end: int) -> Iterator[tuple[Block, int, int]]:
        """Yield each block that has visible characters between the places, and where these begin and end in it."""
        at = max(0, bisect_right(self._starts, start) - 1)
        while at < len(self._blocks) and self._starts[at] < end:
            block, offset = self._blocks[at], self._starts[at]
            first, last = max(0, start - offset), min(len(block.text), end - offset)
            part = block.text[first:last] if first < last else ""
            if part.strip():
                yield block, first + len(part) - len(part.lstrip()), first + len(part.rstrip())
            at += 1
