"""How many pages a PDF has. Hostile and broken files end in "cannot tell", in bounded work; nothing else is read.

A well-formed file with a plain cross-reference table, which most small documents are, is counted here by walking its
page tree (objects of the first generation alone). Every other file goes to pypdf, whose import alone costs more than
the rest of reading a bundle.
"""

from __future__ import annotations

import re
from typing import Any, BinaryIO

from perda_rules.effort import TooMuchWork, bounded

_WINDOWS = (2048, 65_536)
"""Bytes in which an object of the page tree must end: most do in the first, a long list of kids in the second."""
_MAX_ENTRIES = 200_000
_MAX_NODES = 50_000
_MAX_CALLS = 20_000_000
"""Calls and returns that pypdf may make on one file, a few seconds: a measure of effort that no clock disturbs. It
takes some thousand for each page."""

_SPACE = rb"[\t\n\f\r ]"
_END = rb"(?=[\t\n\f\r ()<>\[\]{}/%]|\Z)"
_TOKEN = re.compile(
    rb"(?P<skip>" + _SPACE + rb"+|%[^\r\n]*)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|(?P<name>/[^\x00\t\n\f\r ()<>\[\]{}/%#]*)" + _END +
    rb"|(?P<ref>[0-9]{1,10}" + _SPACE + rb"+0" + _SPACE + rb"+R)" + _END +
    rb"|(?P<int>[-+]?[0-9]{1,15})" + _END +
    rb"|(?P<other>[-+]?[0-9]*\.[0-9]*|true|false|null)" + _END +
    rb"|(?P<text>\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\t\n\f\r ]*>)",
    re.DOTALL,
)  # fmt: skip
_HEADER = re.compile(rb"([0-9]{1,10})" + _SPACE + rb"+0" + _SPACE + rb"+obj" + _END)
_START = re.compile(rb"startxref\s+([0-9]{1,15})\s+%%EOF")
_TABLE = re.compile(rb"xref[ ]*(?:\r\n|\n|\r)")
_SECTION = re.compile(rb"([0-9]{1,10}) ([0-9]{1,10})[ ]*(?:\r\n|\n|\r)")
_ENTRY = re.compile(rb"([0-9]{10}) (?:00000 (n)|[0-9]{5} f)(?: \r| \n|\r\n)")
_TRAILER = re.compile(rb"\s*trailer")

Object = dict[bytes, Any]


class Reference(int):
    """The number of an object that another one points to."""


class Unreadable(Exception):  # noqa: N818 (an outcome: this reader cannot tell)
    """The file is not of the plain form, or not sound."""


def count_pages(stream: BinaryIO) -> int | None:
    """Return the number of pages of the PDF in ``stream``; None where nobody can tell."""
    try:
        return count_plain(stream)
    except Unreadable:
        return _count_with_pypdf(stream)


def count_plain(stream: BinaryIO) -> int:
    """Count the pages of a well-formed file with plain cross-reference tables. Raises Unreadable for any other."""
    trailer, offsets = _cross_references(stream)
    pages = 0
    seen: set[object] = set()
    waiting = [_read_object(stream, offsets, trailer.get(b"/Root")).get(b"/Pages")]
    while waiting:
        reference = waiting.pop()
        node = _read_object(stream, offsets, reference)
        if reference in seen or len(seen) >= _MAX_NODES:
            raise Unreadable
        seen.add(reference)
        kind, kids = node.get(b"/Type"), node.get(b"/Kids")
        if kind == b"/Page" and kids is None:
            pages += 1
        elif kind == b"/Pages" and isinstance(kids, list):
            waiting.extend(kids)
        else:
            raise Unreadable
    return pages


def _cross_references(stream: BinaryIO) -> tuple[Object, dict[int, int]]:
    """Return the newest trailer and where each object stands in its newest version."""
    size = stream.seek(0, 2)
    tail = _read(stream, max(0, size - _WINDOWS[0]), _WINDOWS[0])
    start = _START.match(tail, max(0, tail.rfind(b"startxref")))
    offset: object = int(start[1]) if start else None
    trailers: list[Object] = []
    offsets: dict[int, int] = {}
    seen: set[int] = set()
    while type(offset) is int:
        if offset in seen or not 0 <= offset < size or len(offsets) > _MAX_ENTRIES:
            raise Unreadable
        seen.add(offset)
        at = offset
        table = _TABLE.match(_read(stream, at, 64))
        while table:
            at += table.end()
            table = section = _SECTION.match(_read(stream, at, 64))
            if section:
                at += _read_section(stream, at + section.end(), int(section[1]), int(section[2]), offsets)
        window = _read(stream, at, _WINDOWS[1])
        begin = _TRAILER.match(window)
        if at == offset or not begin:
            raise Unreadable
        trailers.append(_parse(window, begin.end()))
        if b"/Encrypt" in trailers[-1] or b"/XRefStm" in trailers[-1]:
            raise Unreadable
        offset = trailers[-1].get(b"/Prev")
    if offset is not None or not trailers:
        raise Unreadable
    return trailers[0], offsets


def _read(stream: BinaryIO, at: int, length: int) -> bytes:
    stream.seek(at)
    return stream.read(length)


def _read_section(stream: BinaryIO, at: int, first: int, count: int, offsets: dict[int, int]) -> int:
    """Note the objects of one section; return its length in bytes."""
    length = 20 * count
    table = _read(stream, at, length) if count <= _MAX_ENTRIES else b""
    entries = _ENTRY.findall(table)
    if len(table) != length or len(entries) != count:
        raise Unreadable
    for number, (offset, use) in enumerate(entries, first):
        offsets.setdefault(number, int(offset) if use else 0)
    return length


def _read_object(stream: BinaryIO, offsets: dict[int, int], reference: object) -> Object:
    at = offsets.get(reference) if isinstance(reference, Reference) else None
    if not at:
        raise Unreadable
    for length in _WINDOWS:
        window = _read(stream, at, length)
        header = _HEADER.match(window)
        if not header or int(header[1]) != reference:
            break
        try:
            return _parse(window, header.end())
        except Unreadable:
            continue
    raise Unreadable


def _parse(window: bytes, at: int) -> Object:
    """Parse the dictionary that begins at ``at``. Names and texts stay bytes."""
    opened: list[tuple[bytes, list[Any]]] = []
    while token := _TOKEN.match(window, at):
        at = token.end()
        kind, text = token.lastgroup, token[0]
        if kind == "skip":
            continue
        if kind == "open":
            opened.append((text, []))
            continue
        if not opened:
            break
        value: Any = text
        if kind == "ref":
            value = Reference(text.split(None, 1)[0])
        elif kind == "int":
            value = int(text)
        elif kind == "close":
            bracket, content = opened.pop()
            if (bracket == b"<<") != (text == b">>"):
                break
            value = _dictionary(content) if text == b">>" else content
            if not opened:
                if isinstance(value, dict):
                    return value
                break
        opened[-1][1].append(value)
    raise Unreadable


def _dictionary(content: list[Any]) -> Object:
    keys = content[::2]
    if len(content) % 2 or not all(isinstance(key, bytes) and key.startswith(b"/") for key in keys):
        raise Unreadable
    found = dict(zip(keys, content[1::2], strict=True))
    if len(found) != len(keys):
        raise Unreadable
    return found


def _count_with_pypdf(stream: BinaryIO) -> int | None:
    import logging
    import warnings

    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return bounded(lambda: _ask_pypdf(stream), _MAX_CALLS)
    except (Exception, TooMuchWork):
        # A hostile file reaches whatever weakness pypdf has; for us they all mean the same.
        return None
    finally:
        log.setLevel(level)


def _ask_pypdf(stream: BinaryIO) -> int | None:
    import pypdf

    stream.seek(0)
    reader = pypdf.PdfReader(stream)
    if reader.is_encrypted and not reader.decrypt(""):
        return None
    return len(reader.pages)
