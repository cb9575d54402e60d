"""What stands on every page of a document and is no part of its text: running titles, page numbers, catchwords.

It is told by its form or by being repeated at the head or foot of the pages; where neither is plain, it is text.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise, takewhile
from statistics import median_low

from perda_rules.regulation.document import Remark
from perda_rules.regulation.text import Block
from perda_rules.regulation.tokens import completes

_EDGE = 4
"""How many lines at the head and at the foot of a page may be furniture."""
_SHARE = 0.4
"""On how many of the pages a line is repeated that is furniture: on the even ones alone, for one."""
# The dash in front may be gone, for it looks like a bullet.
_PAGE_NUMBER = re.compile(
    r"(?:[-–—]\s*)?[0-9]{1,4}\s*[-–—]\Z|(?:hal(?:aman|\.)?|page)\s*[0-9]{1,4}(?:\s*(?:dari|of|/)\s*[0-9]{1,4})?\Z",
    re.IGNORECASE,
)
_STAMP = re.compile(r"SK\s+No\.?\s*[0-9]{4,8}\s?[A-Z]?\Z|(?:https?://|www\.|jdih\.)\S+\Z", re.IGNORECASE)
_BARE_NUMBER = re.compile(r"[0-9]{1,4}\Z")
# No running title begins as the parts of a regulation do, or ends as a sentence does.
_IS_TEXT = re.compile(
    r"(?:BAB|BUKU|Bagian|BAGIAN|Paragraf|PARAGRAF|Pasal|PASAL|Ayat|Huruf|Angka)\s|\([0-9]+[a-z]?\)|\w{1,3}[.)](?:\s|\Z)|.*[.;:,]\Z",
    re.DOTALL,
)
_HEADING = re.compile(r"(?:BAB|BUKU|Bagian|BAGIAN|Paragraf|PARAGRAF|Pasal|PASAL)\s+\w+\Z")
_DOTS = re.compile(r"(?:\s*(?:\.\s?){2,}|\s*…\s*)[/\s]*\Z")
_LONGEST_CATCHWORD = 100
_MOST_WORDS = 6
_ALIKE = 0.75
"""How alike a catchword and what it announces must be: text that was recognised in a picture has errors."""
_NOT_A_WORD = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Placed:
    """A block, which knows its page, and where on the page it stands."""

    block: Block
    height: float
    aside: bool = False
    """Whether it begins in the right half of the page."""


def set_apart(placed: Iterable[Placed], *, tolerance: float) -> tuple[tuple[Block, ...], tuple[Remark, ...]]:
    """Part the furniture from the text; every word is in one or the other.

    ``tolerance`` is how far apart the heights of a line may be on two pages that is repeated on them.
    """
    pages = [list(page) for _, page in groupby(placed, key=lambda one: one.block.page)]
    repeated = _repeated(pages)
    counted = _counted(pages)

    def is_furniture(one: Placed) -> bool:
        text = one.block.text
        return bool(
            _PAGE_NUMBER.match(text)
            or is_stamp(text)
            or (_BARE_NUMBER.match(text) and int(text) - (one.block.page or 0) in counted)
            or (text in repeated and abs(one.height - repeated[text]) <= tolerance)
        )

    found: set[Block] = set()
    for page in pages:
        half = (len(page) + 1) // 2
        for edge in (page[:half][:_EDGE], page[half:][::-1][:_EDGE]):
            # Furniture stands outside the text; and what stands outside the number of the page is furniture too.
            outside = max((at for at, one in enumerate(edge, start=1) if _PAGE_NUMBER.match(one.block.text)), default=0)
            inside = takewhile(is_furniture, edge[outside:])
            found.update(one.block for one in (*edge[:outside], *inside))
    bodies = [[one for one in page if one.block not in found] for page in pages]
    for body, following in pairwise(bodies):
        while body and _is_catchword(body[-1], following[0] if following else None):
            found.add(body.pop().block)
        # A catchword that did not find room at the foot of its page stands at the head of the next, dots and all.
        if len(following) > 1 and ends_in_dots(following[1].block.text) and not _plain(following[1].block.text):
            found.add(following.pop(1).block)
        if len(following) > 1 and _is_catchword(following[0], following[1]):
            found.add(following.pop(0).block)
    kept: list[Block] = []
    for body in bodies:
        blocks = [one.block for one in body]
        # A sentence goes on over the end of the page, whatever space the running title takes.
        if blocks and kept and not completes(kept[-1].text):
            blocks[0] = replace(blocks[0], fresh=False)
        kept += blocks
    furniture = (one.block for page in pages for one in page if one.block in found)
    return tuple(kept), tuple(Remark("page_furniture", one.line, one.column(0), one.text) for one in furniture)


def is_stamp(text: str) -> bool:
    """Say whether ``text`` is set on the paper of the page and no line of it: a web address, a sheet number."""
    return bool(_STAMP.match(text))


def ends_in_dots(text: str) -> bool:
    """Say whether ``text`` is short and breaks off in dots, as a catchword does."""
    return len(text) <= _LONGEST_CATCHWORD and bool(_DOTS.search(text))


def _edges(page: list[Placed]) -> list[Placed]:
    return [*page[:_EDGE], *page[max(_EDGE, len(page) - _EDGE) :]]


def _repeated(pages: list[list[Placed]]) -> Mapping[str, float]:
    """Return the lines that stand at the head or foot of many pages, with the height at which they mostly do."""
    heights: defaultdict[str, list[float]] = defaultdict(list)
    for page in pages:
        for text, height in {one.block.text: one.height for one in _edges(page)}.items():
            if not _IS_TEXT.match(text):
                heights[text].append(height)
    return {text: median_low(found) for text, found in heights.items() if len(found) >= _enough(pages)}


def _enough(pages: list[list[Placed]]) -> float:
    return max(2, _SHARE * len(pages))


def _counted(pages: list[list[Placed]]) -> frozenset[int]:
    """Return by how much bare numbers at the head or foot differ from the number of the page, where many do alike."""
    counts: Counter[int] = Counter()
    for page in pages:
        texts = [(one.block.text, one.block.page or 0) for one in _edges(page)]
        counts.update({int(text) - number for text, number in texts if _BARE_NUMBER.match(text)})
    return frozenset(difference for difference, count in counts.items() if count >= _enough(pages))


def _is_catchword(last: Placed, following: Placed | None) -> bool:
    """Say whether the last line of a page only announces the first one of the next: "(2) Setiap . . ."."""
    text, next_text = last.block.text, following.block.text if following else ""
    if _HEADING.match(text) and text.split() == next_text.split():
        return True
    if not ends_in_dots(text):
        return False
    announced = _plain(text)
    if not announced or (last.aside and len(text.split()) <= _MOST_WORDS):
        return True  # dots alone; or set where only a catchword is, though it announces what an older print had
    begun = _plain(next_text[: 2 * _LONGEST_CATCHWORD])[: len(announced)]
    return SequenceMatcher(None, announced, begun, autojunk=False).ratio() >= _ALIKE


def _plain(text: str) -> str:
    return _NOT_A_WORD.sub("", text).casefold()
