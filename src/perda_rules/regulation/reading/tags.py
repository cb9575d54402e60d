"""Cutting a web page into its tags, comments and stretches of text, each with its place.

Whatever the page looks like, nothing is lost and the work is in proportion to its length; what the tags mean is
:mod:`perda_rules.regulation.reading.html`.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

# Signs that stand where none may are passed over, as browsers do; so one lost quotation mark swallows no text.
_OPENING = re.compile(r"<([A-Za-z][^\s/<>\"'=]*+)")
_CLOSING = re.compile(r"</([A-Za-z][^\s/<>]*+)[^<>]*+>")
_ATTRIBUTE = re.compile(r"[\s/\"'=]*+([^\s/<>\"'=]++)(?:\s*+=\s*+(?:\"([^\"]*+)\"|'([^']*+)'|([^\s<>\"']++)))?")
_OPENING_END = re.compile(r"[\s/\"'=]*+>")
_DECLARATION = re.compile(r"<(?:!doctype|!\[|\?xml)", re.IGNORECASE)
"""What speaks to the browser alone; a word processor marks with ``<![if …]>`` what it counts itself."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});?")
_LINE = re.compile(r"\r\n?|\n")
_RAW = ("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes")
_RAW_END = {name: re.compile(rf"</{name}\b[^<>]*>", re.IGNORECASE) for name in _RAW}
"""Elements in which nothing is a tag but their end."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a page: the name of a tag in small letters, or words (``raw``: those of a script and its like)."""

    kind: Literal["open", "close", "text", "raw", "comment"]
    text: str
    start: int
    """Where it stands in the page, in characters from the beginning."""
    attributes: dict[str, str] = field(default_factory=dict)


class Lines:
    """Where the lines of a text begin."""

    def __init__(self, text: str) -> None:
        """Look for them once."""
        self._starts = [0, *(match.end() for match in _LINE.finditer(text))]

    def place(self, position: int) -> tuple[int, int]:
        """Return line and column, from 1, of the character at ``position``."""
        line = bisect_right(self._starts, position)
        return line, position - self._starts[line - 1] + 1


def parts(page: str) -> Iterator[Part]:
    """Cut ``page`` into its parts, in order. A ``<`` that begins no whole tag is text."""
    position = text_from = 0
    unended: set[str] = set()
    last = page.rfind(">")
    while 0 <= (at := page.find("<", position)) < last:
        found, end = _markup(page, at)
        if found is None:
            position = at + 1
            continue
        if at > text_from:
            yield Part("text", page[text_from:at], text_from)
        yield found
        position = text_from = end
        if found.kind == "open" and found.text in _RAW_END and found.text not in unended:
            closing = _RAW_END[found.text].search(page, end)
            if closing is None:
                unended.add(found.text)  # and it is not looked for again
            elif closing.start() > end:
                position = text_from = closing.start()
                yield Part("raw" if found.text != "textarea" else "text", page[end:position], end)
    if text_from < len(page):
        yield Part("text", page[text_from:], text_from)


def _markup(page: str, at: int) -> tuple[Part | None, int]:
    """Read the tag or comment that begins at ``at``; return it and where it ends, or None."""
    if page.startswith("<!--", at):
        end = page.find("-->", at + 4)
        return Part("comment", page[at + 4 : end if end >= 0 else len(page)], at), end + 3 if end >= 0 else len(page)
    if page.startswith(("<!", "<?"), at):
        end = page.index(">", at)
        told = _DECLARATION.match(page, at)
        return Part("comment", "" if told else page[at + 2 : end], at), end + 1
    closing = _CLOSING.match(page, at)
    if closing:
        return Part("close", closing[1].lower(), at), closing.end()
    opening = _OPENING.match(page, at)
    if opening is None:
        return None, at
    attributes: dict[str, str] = {}
    end = opening.end()
    while match := _ATTRIBUTE.match(page, end):
        written = next((value for value in match.groups()[1:] if value is not None), "")
        attributes.setdefault(match[1].lower(), html.unescape(written))
        end = match.end()
    over = _OPENING_END.match(page, end)
    return (Part("open", opening[1].lower(), at, attributes), over.end()) if over else (None, at)


def unescaped(text: str, start: int) -> Iterator[tuple[str, int]]:
    """Yield stretches of ``text``, which stands at ``start``, with its entities (``&nbsp;``) as the signs they mean."""
    position = 0
    for entity in _ENTITY.finditer(text):
        yield text[position : entity.start()], start + position
        yield html.unescape(entity.group()), start + entity.start()
        position = entity.end()
    yield text[position:], start + position
