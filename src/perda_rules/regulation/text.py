"""Cleaning what OCR and converters leave around a text, while keeping the line and column of every piece.

Out go HTML tags, table rules, bullets and invisible characters; every word stays. What a piece means is
:mod:`perda_rules.regulation.tokens`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from operator import itemgetter

_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|hr|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|center|blockquote|section)\b[^<>]*>", re.IGNORECASE
)
# Soft hyphens, zero-width and direction marks, control characters and what is no character at all carry no text.
INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)
_SCRAP = re.compile(
    rf"</?(?:i|b|u|s|em|strong|sup|sub|span|font|small|a)\b[^<>]*>|\*\*|__|{INVISIBLE.pattern}|&#?\w{{1,10}};",
    re.IGNORECASE,
)
_BULLETS = re.compile(r"(?:[-*•·▪●◦–#>|]+\s+)+")
_RULE = re.compile(r"[-–—_=|:+*~\s]*\Z")
_LINE_END = re.compile(r"\r\n?")
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:)\]”’])(?!\.\.)")
_SPACE_AFTER = re.compile(r"(?<=[(\[“])\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that its layout sets apart: a line, a cell, a paragraph."""

    text: str
    line: int
    """Counted from 1, as editors do."""
    fresh: bool
    """Whether the layout begins a new paragraph here; a line that only wraps is not fresh."""
    columns: tuple[tuple[int, int], ...]
    """Where its parts stand: (place in the text, column in the line), ascending; scraps were cut between them."""

    page: int | None = None
    """Its page, where the file has pages; the line then counts on through all of them."""
    lines: tuple[tuple[int, int], ...] = ()
    """Where lines of the file begin in a text that runs over several: (place in the text, line), ascending."""

    def line_at(self, place: int) -> int:
        """Return the line, from 1, of the character at ``place`` of the text."""
        found = bisect_right(self.lines, place, key=itemgetter(0))
        return self.lines[found - 1][1] if found else self.line

    def column(self, place: int) -> int:
        """Return the column, from 1, of the character at ``place`` of the text."""
        start, column = self.columns[bisect_right(self.columns, place, key=itemgetter(0)) - 1]
        return column + place - start


def clean(text: str) -> Iterator[Block]:
    """Cut ``text`` into its pieces, in order, without scraps. Every letter and digit of it is in some piece."""
    blank = True
    for number, line in enumerate(_LINE_END.sub("\n", text).split("\n"), start=1):
        visible = INVISIBLE.sub("", line)
        if _RULE.match(visible):
            blank = True
            continue
        fresh = blank or visible[0] in "\t|"
        blank = False
        for start, end in _pieces(line):
            block = _block(line, start, end, number, fresh)
            if block is not None:
                yield block
            fresh = True


def _pieces(line: str) -> Iterator[tuple[int, int]]:
    position = 0
    for tag in _BLOCK_TAG.finditer(line):
        yield position, tag.start()
        position = tag.end()
    yield position, len(line)


def _block(line: str, start: int, end: int, number: int, fresh: bool) -> Block | None:
    parts: list[str] = []
    columns: list[tuple[int, int]] = []
    length = 0
    position = start
    for scrap in (*_SCRAP.finditer(line, start, end), None):
        stop = scrap.start() if scrap else end
        entity = scrap.group() if scrap and scrap.group().startswith("&") else ""
        replacement = INVISIBLE.sub("", html.unescape(entity))
        columns.append((length, position + 1))
        parts += [line[position:stop], replacement]
        length += stop - position + len(replacement)
        position = scrap.end() if scrap else end
    plain = "".join(parts)
    text = plain.lstrip()
    bullets = _BULLETS.match(text)
    text = text[bullets.end() :] if bullets else text
    cut = len(plain) - len(text)
    text = text.rstrip().rstrip("|").rstrip()
    shifted = tuple((place - cut, column) for place, column in columns)
    return Block(text, number, fresh, shifted) if text else None


def tidy(text: str) -> str:
    """Write ``text`` on one line as it reads: single spaces, none inside brackets or before punctuation."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", spaced))
