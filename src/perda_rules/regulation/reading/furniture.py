"""What stands on every page of a document and is no part of its text: running titles, page numbers, catchwords.

It is told by its form or by being repeated at the head or foot of the pages; where neither is plain, it is text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise
from statistics import median_low

from perda_rules.regulation.document import Remark
from perda_rules.regulation.text import Block
from perda_rules.regulation.tokens import completes

_EDGE = 4
"""How many lines at the head and at the foot of a page may be furniture."""
_SHARE = 0.4
"""On how many of the pages a line is repeated that is furniture: on the even ones alone, for one."""
# Page numbers that can be nothing else, the number of the sheet in the state's printing office, and web addresses. The
# dash in front may be gone, for it looks like a bullet.
_UNMISTAKABLE = re.compile(
    r"(?:[-–—]\s?)?[0-9]{1,4}\s?[-–—]\Z"
    r"|SK\s+No\.?\s*[0-9]{4,8}\s?[A-Z]?\Z"
    r"|(?:hal(?:aman|\.)?|page)\s*[0-9]{1,4}(?:\s*(?:dari|of|/)\s*[0-9]{1,4})?\Z"
    r"|(?:https?://|www\.|jdih\.)\S+\Z",
    re.IGNORECASE,
)
_BARE_NUMBER = re.compile(r"[0-9]{1,4}\Z")
# No running title begins as the parts of a regulation do, or ends as a sentence does.
_IS_TEXT = re.compile(
    r"(?:BAB|BUKU|Bagian|BAGIAN|Paragraf|PARAGRAF|Pasal|PASAL|Ayat|Huruf|Angka)\s|\([0-9]+[a-z]?\)|\w{1,3}[.)](?:\s|\Z)|.*[.;:,]\Z",
    re.DOTALL,
)
_DOTS = re.compile(r"(?:\s*(?:\.\s?){2,}|\s*…\s*)[/\s]*\Z")
_SPACED_DOTS = re.compile(r"(?:\.\s){2,}\.\s*[/\s]*\Z")
_LONGEST_CATCHWORD = 100
_ALIKE = 0.75
"""How alike a catchword and what it announces must be: text that was recognised in a picture has errors."""
_NOT_A_WORD = re.compile(r"[\W_]+")


Placed = tuple[Block, float]
"""A block, which knows its page, and the height on the page at which it stands."""


def set_apart(placed: Iterable[Placed], *, tolerance: float) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """Part the furniture from the text; every word is in one or the other.

    ``tolerance`` is how far apart the heights of a line may be on two pages that is repeated on them.
    """
    pages = [list(page) for _, page in groupby(placed, key=lambda one: one[0].page)]
    repeated = _repeated(pages)
    counted = _counted(pages)
    found: set[Block] = set()
    for page in pages:
        for edge in (page[:_EDGE], page[::-1][:_EDGE]):
            for block, height in edge:
                text = block.text
                if not (
                    _UNMISTAKABLE.match(text)
                    or (_BARE_NUMBER.match(text) and int(text) - (block.page or 0) in counted)
                    or (text in repeated and abs(height - repeated[text]) <= tolerance)
                ):
                    break  # furniture stands outside the text, so what is further in is text
                found.add(block)
    bodies = [[block for block, _ in page if block not in found] for page in pages]
    for body, following in pairwise(bodies):
        if body and following and _is_catchword(body[-1].text, following[0].text):
            found.add(body.pop())
    kept: list[Block] = []
    for body in bodies:
        # A sentence goes on over the end of the page, whatever space the running title takes.
        if body and kept and not completes(kept[-1].text):
            body[0] = replace(body[0], fresh=False)
        kept += body
    blocks = (block for page in pages for block, _ in page if block in found)
    return tuple(kept), tuple(Remark("page_furniture", one.line, one.column(0), one.text) for one in blocks)


def _edges(page: list[Placed]) -> list[Placed]:
    return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]


def _repeated(pages: list[list[Placed]]) -> Mapping[str, float]:
    """Return the lines that stand at the head or foot of many pages, with the height at which they mostly do."""
    heights: defaultdict[str, list[float]] = defaultdict(list)
    for page in pages:
        for text, height in {block.text: height for block, height in _edges(page)}.items():
            if not _IS_TEXT.match(text):
                heights[text].append(height)
    return {text: median_low(found) for text, found in heights.items() if len(found) >= _enough(pages)}


def _enough(pages: list[list[Placed]]) -> float:
    return max(2, _SHARE * len(pages))


def _counted(pages: list[list[Placed]]) -> frozenset[int]:
    """Return by how much bare numbers at the head or foot differ from the number of the page, where many do alike."""
    counts: Counter[int] = Counter()
    for page in pages:
        texts = [(block.text, block.page or 0) for block, _ in _edges(page)]
        counts.update({int(text) - number for text, number in texts if _BARE_NUMBER.match(text)})
    return frozenset(difference for difference, count in counts.items() if count >= _enough(pages))


def _is_catchword(text: str, following: str) -> bool:
    """Say whether the last line of a page only announces the first one of the next: "(2) Setiap . . ."."""
    dots = _DOTS.search(text) if len(text) <= _LONGEST_CATCHWORD else None
    words = text[: dots.start()].split() if dots else []
    if not words:
        return False
    announced = _plain("".join(words))
    begun = _plain(following[: 2 * _LONGEST_CATCHWORD])[: len(announced)]
    announces = bool(announced) and SequenceMatcher(None, announced, begun, autojunk=False).ratio() >= _ALIKE
    # Dots without spaces, or behind a single word, may be a blank that the drafters left: "Pasal ...".
    return announces if len(words) > 1 else announces and bool(_SPACED_DOTS.search(text))


def _plain(text: str) -> str:
    return _NOT_A_WORD.sub("", text).casefold()
