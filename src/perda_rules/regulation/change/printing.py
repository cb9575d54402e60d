"""A regulation written as Markdown: its whole text, clean, with every heading and number as the document has it.

What is written reads again as the same document: each provision is a paragraph of its own, after its number, and what
stands around the norms keeps its lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby

from perda_rules.regulation.document import Document, Piece, Unit, joined

_LEVELS = {"book": 1, "chapter": 2, "part": 3, "subpart": 4, "article": 5}
_WORDS = {"book": "BUKU", "chapter": "BAB", "part": "Bagian", "subpart": "Paragraf", "article": "Pasal"}
_NO_NUMBER = "..."
# What a reader of Markdown, ours included, would take for something else than the signs of a text.
_SIGNS = re.compile(r"&(?=#?\w{1,10};)|<(?=[/!?A-Za-z])|\*(?=\*)|(?<=\*)\*|_(?=_)|(?<=_)_|`|\\(?=[!-/:-@\[-`{-~])|\|\Z")
_BULLET = re.compile(r"[-*•·▪●◦–—#>|+=~_:]")


def markdown(document: Document) -> str:
    """Write ``document`` as Markdown."""
    sections = [document.closing, *([document.elucidation] if document.elucidation else []), *document.annexes]
    paragraphs = [*_as_printed(document.opening.pieces)]
    for unit in document.units:
        paragraphs += _unit(unit)
    for section in sections:
        paragraphs += _as_printed(section.pieces)
    return "\n\n".join(paragraphs) + "\n" if paragraphs else ""


def _as_printed(pieces: Iterable[Piece]) -> Iterator[str]:
    """Yield the paragraphs of ``pieces``, with the lines that they had."""
    lines: list[str] = []
    for _, found in groupby(pieces, key=lambda piece: id(piece.block)):
        line = tuple(found)
        if lines and line[0].block.fresh and line[0].start == 0:
            yield "  \n".join(lines)
            lines = []
        lines.append(_escaped(joined(line)))
    if lines:
        yield "  \n".join(lines)


def _unit(unit: Unit) -> Iterator[str]:
    """Yield the paragraphs of ``unit`` and of what stands in it."""
    pending = [unit]
    while pending:
        unit = pending.pop()
        pending.extend(reversed(unit.children))
        text = _escaped(unit.text)
        if unit.kind not in _LEVELS:
            yield f"{_mark(unit)} {text}".rstrip()
            continue
        heading = f"{'#' * _LEVELS[unit.kind]} {_WORDS[unit.kind]} {unit.number or _NO_NUMBER}"
        title = "<br>".join(filter(None, (heading, _escaped(unit.heading or ""))))
        if text and _BULLET.match(text):
            # At the beginning of a line such a sign would be taken for that of a list.
            yield f"{title} {text}"
        else:
            yield title
            if text:
                yield text


def _mark(unit: Unit) -> str:
    number = unit.number or ""
    if unit.kind == "paragraph":
        return f"({number})"
    return f"{number}{unit.style[-1:] or '.'}"


def _escaped(text: str) -> str:
    return _SIGNS.sub(lambda found: f"&#{ord(found[0])};", text)
