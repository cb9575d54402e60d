"""Reading the text layer of a PDF: its lines as they stand on the page, from top to bottom.

A PDF knows no lines and no paragraphs, only words that are drawn at a place. What its pages repeat is set apart by
:mod:`perda_rules.regulation.reading.furniture`.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from perda_rules.effort import TooMuchWork, bounded
from perda_rules.regulation.document import Remark
from perda_rules.regulation.reading.furniture import Placed, ends_in_dots, is_stamp, set_apart
from perda_rules.regulation.reading.model import MAX_TEXT, Reading, Refused
from perda_rules.regulation.text import piece_together

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_PAGES = 2_000
_MAX_CALLS = 400_000_000
"""Calls and returns that pypdf may make on one file, a minute's work or two; a page takes half a million."""
_MAX_STRETCHES = 50_000
"""Stretches of text on one page; beyond, pypdf's work grows faster than they do."""
_FEWEST_LETTERS = 20
"""A file with pictures for pages and fewer letters a page was scanned; a cover alone is text, or a stamp."""
_SAME_LINE = 0.45
"""How far apart two baselines of one line may be, in heights of the letters: a raised number is still in it."""
_NEW_PARAGRAPH = 1.25
"""How much wider than within a paragraph the space between two lines is where one begins."""
_WITHIN_PARAGRAPHS = 0.2
"""The share of the lines, those that stand closest, from which the space within paragraphs is taken."""
_SAME_HEIGHT = 4.0
"""How far apart, in points, a running title may stand on two pages."""


def read_pdf(data: bytes) -> Reading:
    """Read a PDF. Raises Refused: under a password (R010), no text (R011), damaged (R012), too much in it (R013)."""
    import logging
    import warnings

    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            pages = bounded(lambda: _pages(data), _MAX_CALLS)
    except Refused:
        raise
    except TooMuchWork as error:
        raise Refused("R013") from error
    except Exception as error:
        # A hostile file reaches whatever weakness pypdf has; for us they all mean the same.
        raise Refused("R012", kind=".pdf") from error
    finally:
        log.setLevel(level)
    if not _is_readable(pages):
        raise Refused("R011")
    placed, pictures = _placed(pages)
    blocks, remarks = set_apart(placed, tolerance=_SAME_HEIGHT)
    if not blocks:  # but for a stamp on every page
        raise Refused("R011")
    return Reading(blocks, "pdf", tuple(pictures) + remarks)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Words that are drawn at a place, turned so that they run from left to right."""

    text: str
    x: float
    y: float
    """The height of its baseline above the foot of the page."""
    height: float
    """The height of its letters."""
    turned: int
    """How many quarter turns it was drawn with."""
    order: int


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    y: float
    turned: int
    aside: bool
    """Whether it begins in the right half of the page."""


@dataclass(frozen=True, slots=True)
class _Page:
    lines: tuple[_Line, ...]
    is_picture: bool


def _is_readable(pages: list[_Page]) -> bool:
    """Say whether there are words; fonts without a table of their letters give signs that mean nothing."""
    signs = "".join(line.text for page in pages for line in page.lines)
    letters = sum(sign.isalnum() for sign in signs)
    seen = sum(not sign.isspace() for sign in signs)
    fewest = _FEWEST_LETTERS if any(page.is_picture for page in pages) else 1
    return letters >= fewest * len(pages) and letters * 2 > seen


# What pypdf gives ----------------------------------------------------------------------------------------------------


def _pages(data: bytes) -> list[_Page]:
    import pypdf

    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted:
        try:
            opened = bool(reader.decrypt(""))
        except Exception as error:  # an encryption that this installation does not know
            raise Refused("R010") from error
        if not opened:
            raise Refused("R010")
    if len(reader.pages) > MAX_PAGES:
        raise Refused("R013")
    pages = []
    left = MAX_TEXT
    for page in reader.pages:
        box = page.mediabox
        across, up = float(box.left + box.right) / 2, float(box.bottom + box.top) / 2
        lines = tuple(_lines(_stretches(page), (across, up, -across, -up)))
        left -= sum(len(line.text) for line in lines)
        if left < 0:
            raise Refused("R013")
        pages.append(_Page(lines, not lines and _has_pictures(page)))
    return pages


def _has_pictures(page: PageObject) -> bool:
    try:
        return len(page.images) > 0
    except Exception:  # a picture that cannot be read is one
        return True


def _stretches(page: PageObject) -> list[_Stretch]:
    found: list[_Stretch] = []
    space = ""

    def take(text: str, user: list[float], drawn: list[float], _font: Any, size: float) -> None:
        nonlocal space
        words = text.replace("\r", " ").replace("\n", " ")
        if not words.strip():
            space = space or words
            return
        if len(found) >= _MAX_STRETCHES:
            raise Refused("R013")
        # The place in the text's own system, carried over into that of the page.
        x = drawn[4] * user[0] + drawn[5] * user[2] + user[4]
        y = drawn[4] * user[1] + drawn[5] * user[3] + user[5]
        across = drawn[0] * user[0] + drawn[1] * user[2]
        along = drawn[0] * user[1] + drawn[1] * user[3]
        quarters = round(math.atan2(along, across) / (math.pi / 2)) % 4
        x, y = ((x, y), (y, -x), (-x, -y), (-y, x))[quarters]
        if math.isfinite(x) and math.isfinite(y):
            height = abs(size) * math.hypot(across, along)
            found.append(_Stretch(space + words, x, y, height, quarters, len(found)))
            space = ""

    page.extract_text(visitor_text=take)
    return found


# Lines ---------------------------------------------------------------------------------------------------------------


def _lines(stretches: list[_Stretch], middles: tuple[float, ...]) -> Iterator[_Line]:
    """Put the stretches of a page into lines, top to bottom; what is turned otherwise than most comes last.

    ``middles`` say where the right half of the page begins, by the quarter turns.
    """
    lengths: Counter[int] = Counter()
    for stretch in stretches:
        lengths[stretch.turned] += len(stretch.text)
    for turned, _ in lengths.most_common():
        line: list[_Stretch] = []
        for stretch in sorted((one for one in stretches if one.turned == turned), key=lambda one: (-one.y, one.order)):
            if line and line[0].y - stretch.y > _SAME_LINE * max(line[0].height, stretch.height):
                yield from _parted(line, middles[turned])
                line = []
            line.append(stretch)
        if line:
            yield from _parted(line, middles[turned])


def _parted(line: list[_Stretch], middle: float) -> Iterator[_Line]:
    """Yield a line, and after it what stands at the same height but is none of its words: stamps and catchwords."""
    line.sort(key=lambda one: (one.x, one.order))
    words: list[_Stretch] = []
    catchwords: list[_Stretch] = []
    stamps: list[_Stretch] = []
    for one in line:
        if is_stamp(one.text.strip()):
            stamps.append(one)
        elif words and one.x > middle and ends_in_dots(one.text):
            catchwords.append(one)
        else:
            words.append(one)
    for part in ([words] if words else []) + [[one] for one in (*catchwords, *stamps)]:
        yield _Line(_joined(part), line[0].y, line[0].turned, part[0].x > middle)


def _joined(line: list[_Stretch]) -> str:
    """Return the words of a line, left to right. Between words that were drawn one after the other pypdf has put a
    space where one is to be seen; between others there is always one."""
    words: list[str] = []
    before: _Stretch | None = None
    for stretch in line:
        if before and stretch.text == before.text and abs(stretch.x - before.x) < 1:
            continue  # printed twice, to look bold
        if before and stretch.order != before.order + 1:
            words.append(" ")
        words.append(stretch.text)
        before = stretch
    return "".join(words).strip()


def _placed(pages: list[_Page]) -> tuple[list[Placed], list[Remark]]:
    """Make the lines blocks with their heights on the page, and remark the pages that are but a picture."""
    gaps = sorted(
        above.y - line.y for page in pages for above, line in pairwise(page.lines) if above.turned == line.turned
    )
    usual = gaps[int(len(gaps) * _WITHIN_PARAGRAPHS)] if gaps else 0.0
    placed: list[Placed] = []
    pictures: list[Remark] = []
    number = 0
    for at, page in enumerate(pages, start=1):
        if page.is_picture:
            pictures.append(Remark("not_text", number + 1, 1, f"[{at}]"))
        above: _Line | None = None
        for line in page.lines:
            number += 1
            fresh = at == 1 if above is None else above.y - line.y > usual * _NEW_PARAGRAPH
            fresh = fresh or (above is not None and above.turned != line.turned)
            block = piece_together([(line.text, number, 1)], fresh=fresh, page=at)
            if block is not None:
                placed.append(Placed(block, line.y, line.aside))
            above = line
    return placed, pictures
