"""Reading a plain text. Where form feeds part it into pages, as programs do that take the text out of a PDF, what its
pages repeat is set apart.

How a line is cleaned is in :mod:`perda_rules.regulation.text`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import accumulate, groupby

from perda_rules.regulation.reading.furniture import Placed, set_apart
from perda_rules.regulation.reading.model import Reading
from perda_rules.regulation.text import Block, clean

_RIGHT_HALF = 40
"""The column in which the right half of a page begins."""
_SAME_HEIGHT = 1.0
"""How many lines further in a running title may stand on one page than on another."""


def read_text(text: str) -> Reading:
    """Read a plain text. Any text is one."""
    blocks = tuple(clean(text))
    if "\f" not in text:
        return Reading(blocks, "text")
    pages = list(
        accumulate((line.count("\f") for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")), initial=1)
    )
    paged = (replace(block, page=pages[block.line]) for block in blocks)
    placed = [one for _, page in groupby(paged, key=lambda block: block.page) for one in _placed(list(page))]
    kept, remarks = set_apart(placed, tolerance=_SAME_HEIGHT)
    return Reading(kept, "text", remarks)


def _placed(page: list[Block]) -> list[Placed]:
    """Give every piece of a page its height: how many lie above it, or for the lower half (less than 0) below it."""
    half = len(page) / 2
    return [
        Placed(block, at if at < half else at - len(page), block.column(0) > _RIGHT_HALF)
        for at, block in enumerate(page)
    ]
