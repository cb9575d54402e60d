"""Cleaning what OCR and converters leave around a text, while keeping the line and column of every piece.

Out go HTML tags, table rules, bullets and invisible characters; every word stays. What a piece means is
:mod:`perda_rules.regulation.tokens`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
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


Stretch = tuple[str, int, int]
"""Text that stands unbroken in a line of the file, with that line and the column of its first character."""


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

    def cut(self, start: int, end: int) -> Block:
        """Return the part from ``start`` up to ``end``; what begins inside a line begins anew."""
        if start == 0 and end >= len(self.text):
            return self
        known = max(0, bisect_right(self.columns, start, key=itemgetter(0)) - 1)
        return replace(
            self,
            text=self.text[start:end],
            line=self.line_at(start),
            fresh=self.fresh or start > 0,
            columns=tuple((place - start, column) for place, column in self.columns[known:] if place < end),
            lines=tuple((place - start, line) for place, line in self.lines if start < place < end),
        )


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
    stretches: list[Stretch] = []
    position = start
    for scrap in _SCRAP.finditer(line, start, end):
        entity = scrap.group() if scrap.group().startswith("&") else ""
        stretches.append((line[position : scrap.start()], number, position + 1))
        stretches.append((html.unescape(entity), number, scrap.start() + 1))
        position = scrap.end()
    return piece_together([*stretches, (line[position:end], number, position + 1)], fresh=fresh)


def piece_together(stretches: Iterable[Stretch], *, fresh: bool, page: int | None = None) -> Block | None:
    """Make one block of stretches of text that follow one another, whatever stood between them in the file.

    Out go what cannot be seen, a bullet in front and the space around. Returns None where nothing is left.
    """
    parts: list[str] = []
    places: list[tuple[int, int, int]] = []
    length = 0
    for text, line, column in stretches:
        position = 0
        for match in (*INVISIBLE.finditer(text), None):
            stop = match.start() if match else len(text)
            if stop > position:
                places.append((length, line, column + position))
                parts.append(text[position:stop])
                length += stop - position
            position = match.end() if match else stop
    plain = "".join(parts)
    text = plain.lstrip()
    bullets = _BULLETS.match(text)
    text = text[bullets.end() :] if bullets else text
    cut = len(plain) - len(text)
    text = text.rstrip().rstrip("|").rstrip()
    if not text:
        return None
    first = bisect_right(places, cut, key=itemgetter(0)) - 1
    lines = [(place - cut, line) for place, line, _ in places[first:]]
    return Block(
        text, lines[0][1], fresh, tuple((place - cut, column) for place, _, column in places[first:]), page,
        tuple(after for before, after in pairwise(lines) if after[1] != before[1]),
    )  # fmt: skip


def tidy(text: str) -> str:
    """Write ``text`` on one line as it reads: single spaces, none inside brackets or before punctuation."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", spaced))


def space_before(text: str, place: int) -> str:
    """Return what parts the character at ``place`` from the one before it: a space, or nothing inside a word."""
    return "" if place and not text[place - 1].isspace() else " "
