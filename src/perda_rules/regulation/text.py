"""Cleaning what OCR and converters leave around a text, while keeping the line and column of every piece.

Out go HTML tags, table rules, bullets and invisible characters; every word stays. What a piece means is
:mod:`perda_rules.regulation.tokens`.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

_BLOCK_TAG = re.compile(
    r"</?(?:p|div|br|hr|ul|ol|li|table|thead|tbody|tr|td|th|h[1-6]|center|blockquote|section)\b[^<>]*>", re.IGNORECASE
)
_INLINE_TAG = re.compile(r"</?(?:i|b|u|s|em|strong|sup|sub|span|font|small|a)\b[^<>]*>", re.IGNORECASE)
_BULLETS = re.compile(r"(?:[-*•·▪●◦–#>|]+\s+)+")
_RULE = re.compile(r"[-–—_=|:+*~\s]*\Z")
_EMPHASIS = re.compile(r"\*\*|__")
# Soft hyphens, zero-width characters, byte-order marks and control characters carry no text.
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_LINE_END = re.compile(r"\r\n?")
_SPACE_BEFORE = re.compile(r"\s+(?=[,.;:)\]”’])(?!\.\.)")
_SPACE_AFTER = re.compile(r"(?<=[(\[“])\s+")


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text that its layout sets apart: a line, a cell, a paragraph."""

    text: str
    line: int
    """Counted from 1, as editors do."""
    column: int
    """Where it begins in the line, from 1."""
    fresh: bool
    """Whether the layout begins a new paragraph here; a line that only wraps is not fresh."""


def clean(text: str) -> Iterator[Block]:
    """Cut ``text`` into its pieces, in order, without scraps. Every letter and digit of it is in some piece."""
    blank = True
    for number, line in enumerate(_LINE_END.sub("\n", text).split("\n"), start=1):
        visible = _INVISIBLE.sub("", line)
        if _RULE.match(visible):
            blank = True
            continue
        fresh = blank or visible[0] in "\t|"
        blank = False
        for start, piece in _pieces(visible):
            block = _block(piece, number, start, fresh)
            if block is not None:
                yield block
            fresh = True


def _pieces(line: str) -> Iterator[tuple[int, str]]:
    position = 0
    for tag in _BLOCK_TAG.finditer(line):
        yield position, line[position : tag.start()]
        position = tag.end()
    yield position, line[position:]


def _block(piece: str, line: int, start: int, fresh: bool) -> Block | None:
    plain = html.unescape(_EMPHASIS.sub("", _INLINE_TAG.sub("", piece)))
    stripped = plain.lstrip()
    bullets = _BULLETS.match(stripped)
    stripped = stripped[bullets.end() :] if bullets else stripped
    column = start + len(plain) - len(stripped) + 1
    stripped = stripped.rstrip().rstrip("|").rstrip()
    return Block(stripped, line, column, fresh) if stripped else None


def tidy(text: str) -> str:
    """Write ``text`` on one line as it reads: single spaces, none inside brackets or before punctuation."""
    spaced = " ".join(unicodedata.normalize("NFC", text).split())
    return _SPACE_AFTER.sub("", _SPACE_BEFORE.sub("", spaced))
