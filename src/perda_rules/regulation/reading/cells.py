"""Joining what the cells of a table part: the colon after "Menimbang", which many drafters give a cell of its own.

All other cells are pieces of text like any others, and follow one another as they are read.
"""

from __future__ import annotations

from collections.abc import Iterable

from perda_rules.regulation.text import Block

_MOST_JOINED = 500
"""How long a block may be, in characters, that a colon is joined with; a label is much shorter."""


def with_colons(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return ``blocks`` with every one that begins with a colon joined to the one before it."""
    found: list[Block] = []
    for block in blocks:
        if found and block.text.startswith(":") and len(found[-1].text) < _MOST_JOINED:
            found[-1] = _joined(found[-1], block)
        else:
            found.append(block)
    return tuple(found)


def _joined(first: Block, second: Block) -> Block:
    at = len(first.text) + 1
    return Block(
        f"{first.text} {second.text}", first.line, first.fresh,
        (*first.columns, (at, second.column(0)), *((at + place, one) for place, one in second.columns if place > 0)),
        first.page,
        (*first.lines, (at, second.line), *((at + place, line) for place, line in second.lines)),
    )  # fmt: skip
