"""The words of a file by the places in it: pages, sheets, sections. What they prove is not asked here.

Only text that stands in the file as text is read; a scan has none. Hostile and broken files end in "cannot be read",
in bounded work.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO, NamedTuple

from perda_rules.effort import TooMuchWork, bounded
from perda_rules.evidence.archive import ZIP_FAULTS, open_zip, refuse_member
from perda_rules.evidence.kinds import text_encoding
from perda_rules.evidence.models import Limits
from perda_rules.evidence.office_parts import Attributes, read_part
from perda_rules.evidence.places import fold, heading_styles
from perda_rules.evidence.store import Refused

MAX_CHARACTERS = 3_000_000
"""Of one file; the rest of a longer one is not read."""
MAX_PAGES = 2_000
_MAX_CALLS = 60_000_000
_MAX_CELLS = 200_000
_SECTION_LINES = 60
"""So much of a plain text belongs to the line that serves as a heading."""
_LEVEL = re.compile(r"(?:heading ?|Heading)([1-9])\Z")
_MARKDOWN = re.compile(r"(#{1,6})\s+(.*?)#*\Z")


class Part(NamedTuple):
    """A page, a sheet or a section with its own words."""

    place: int | str
    level: int
    """How deep a section is below others; 0 for pages and sheets."""
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    """The words of one file."""

    parts: tuple[Part, ...]

    @property
    def whole(self) -> str:
        """All of them."""
        return "\n".join(part.text for part in self.parts)

    @property
    def empty(self) -> bool:
        """Whether there is hardly a word in it: a scan, or a blank form."""
        return sum(len(part.text.split()) for part in self.parts) < max(3, len(self.parts))

    def at(self, place: int | str) -> str | None:
        """Return the words at ``place``, of a section with those below it; None where there is no such place."""
        wanted = fold(str(place))
        for number, part in enumerate(self.parts):
            if part.place == place or (isinstance(part.place, str) and fold(part.place) == wanted):
                return "\n".join(self._below(number))
        return self._from_line(wanted)

    def _from_line(self, wanted: str) -> str | None:
        """Return what follows the line ``wanted``, which serves as a heading where nothing marks one."""
        for part in self.parts:
            lines = part.text.splitlines()
            for number, line in enumerate(lines):
                if fold(line) == wanted:
                    return "\n".join(lines[number : number + _SECTION_LINES])
        return None

    def _below(self, number: int) -> Iterator[str]:
        first = self.parts[number]
        yield first.text
        for part in self.parts[number + 1 :] if first.level else ():
            if part.level <= first.level:
                return
            yield part.text


def read_text(stream: BinaryIO, kind: str, limits: Limits) -> Text | None:
    """Read the words of a file of this kind (an extension of :data:`~perda_rules.evidence.kinds.KINDS`).

    None where nothing in such a file can be read (a picture). Raises Refused (B153) where this file cannot be.
    """
    reader = _READERS.get(kind)
    if reader is None:
        return None
    parts: list[Part] = []
    left = MAX_CHARACTERS
    try:
        for part in reader(stream, limits):
            parts.append(part._replace(text=part.text[:left]))
            left -= len(part.text)
            if left <= 0:
                break
    except Refused:
        raise
    except (Exception, TooMuchWork) as error:
        # A hostile file reaches whatever weakness a library has; for us they all mean the same.
        raise Refused("B153") from error
    return Text(tuple(parts))


def _pdf(stream: BinaryIO, _limits: Limits) -> Iterator[Part]:
    import logging
    import warnings

    log = logging.getLogger("pypdf")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield from bounded(lambda: _pdf_pages(stream), _MAX_CALLS)
    finally:
        log.setLevel(level)


def _pdf_pages(stream: BinaryIO) -> list[Part]:
    import pypdf

    stream.seek(0)
    reader = pypdf.PdfReader(stream)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("B153")
    parts: list[Part] = []
    left = MAX_CHARACTERS
    for number, page in enumerate(reader.pages[:MAX_PAGES], start=1):
        text = page.extract_text() if left > 0 else ""
        left -= len(text)
        parts.append(Part(number, 0, text))
    return parts


def _docx(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    try:
        styles = heading_styles(stream, limits)
    except Refused:  # a document without a table of styles has the usual ones
        styles = set()
    paragraphs: list[tuple[str, str]] = []
    style, words = "", list[str]()
    in_text = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal style, in_text
        if name == "t":
            in_text = True
        elif name == "pStyle":
            style = attributes.get("val", "")
        elif name == "outlineLvl":
            style = f"heading {int(attributes.get('val', '0')[:1] or 0) + 1}"
        elif name in ("tab", "br"):
            words.append(" ")

    def end(name: str) -> None:
        nonlocal style, in_text
        if name == "t":
            in_text = False
        elif name == "p":
            paragraphs.append((style, " ".join("".join(words).split())))
            style = ""
            words.clear()

    def data(text: str) -> None:
        if in_text:  # not the codes of fields, nor what was deleted
            words.append(text)

    wanted = frozenset({"p", "t", "pStyle", "outlineLvl", "tab", "br"})
    read_part(stream, "word/document.xml", limits, wanted, start, end, data)

    def level(style: str) -> int:
        found = _LEVEL.match(style)
        return int(found[1]) if found else 1 if style in styles or style == "Title" else 0

    yield from _sections((level(style), text) for style, text in paragraphs)


def _odt(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    paragraphs: list[tuple[int, str]] = []
    opened: list[tuple[int, list[str]]] = []

    def start(name: str, attributes: Attributes) -> None:
        if name in ("h", "p"):
            depth = attributes.get("outline-level", "1")
            opened.append((int(depth) if name == "h" and depth.isdigit() else int(name == "h"), []))
        elif opened:
            opened[-1][1].append(" ")

    def end(name: str) -> None:
        if name in ("h", "p") and opened:
            level, words = opened.pop()
            paragraphs.append((level, " ".join("".join(words).split())))

    def data(text: str) -> None:
        if opened:
            opened[-1][1].append(text)

    wanted = frozenset({"h", "p", "s", "tab", "line-break"})
    read_part(stream, "content.xml", limits, wanted, start, end, data)
    yield from _sections(paragraphs)


def _sections(paragraphs: Any) -> Iterator[Part]:
    """Gather paragraphs, each with the level of its heading (0: none), below the heading before them."""
    place, depth, lines = "", 0, list[str]()
    for level, text in paragraphs:
        if level:
            yield Part(place, depth, "\n".join(lines))
            place, depth, lines = text, level, []
        lines.append(text)
    yield Part(place, depth, "\n".join(lines))


def _xlsx(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    yield from bounded(lambda: _sheets(stream, limits), _MAX_CALLS)


def _sheets(stream: BinaryIO, limits: Limits) -> list[Part]:
    import warnings

    import openpyxl

    try:
        with open_zip(stream, limits) as archive:
            for member in archive.infolist():
                refuse_member(member, limits)
    except ZIP_FAULTS as error:
        raise Refused("B153") from error
    stream.seek(0)
    parts: list[Part] = []
    cells = 0
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(stream, read_only=True, data_only=True)
    for sheet in book.worksheets:
        lines: list[str] = []
        for row in sheet.iter_rows(values_only=True):
            lines.append(" ".join(_shown(value) for value in row if value is not None))
            cells += len(row)
            if cells > _MAX_CELLS:
                break
        parts.append(Part(sheet.title, 0, "\n".join(lines)))
    return parts


def _shown(value: Any) -> str:
    return value.date().isoformat() if hasattr(value, "date") else str(value)


def _ods(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    yield from _blocks(stream, limits, "content.xml", "table", lambda attributes, _: attributes.get("name", ""))


def _odp(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    yield from _blocks(stream, limits, "content.xml", "page", lambda _, number: number)


def _blocks(
    stream: BinaryIO, limits: Limits, part: str, block: str, place: Callable[[Attributes, int], int | str]
) -> Iterator[Part]:
    """Read the paragraphs of a part by the tables or pages that they stand in."""
    found: list[tuple[int | str, list[str]]] = []

    def start(name: str, attributes: Attributes) -> None:
        if name == block:
            found.append((place(attributes, len(found) + 1), []))
        elif found:
            found[-1][1].append("\n" if name == "p" else " ")

    def data(text: str) -> None:
        if found:
            found[-1][1].append(text)

    read_part(stream, part, limits, frozenset({block, "p", "s", "tab"}), start, None, data)
    for where, words in found:
        yield Part(where, 0, "".join(words).strip())


def _pptx(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    with open_zip(stream, limits) as archive:
        names = archive.namelist()
    slides = [name for name in names if re.fullmatch(r"ppt/slides/slide[0-9]{1,4}\.xml", name)]
    for number, name in enumerate(sorted(slides, key=lambda slide: int(slide[16:-4])), start=1):
        words: list[str] = []

        def start(_name: str, _attributes: Attributes, words: list[str] = words) -> None:
            words.append("\n")

        read_part(stream, name, limits, frozenset({"p"}), start, None, words.append)
        yield Part(number, 0, "".join(words).strip())


def _plain(stream: BinaryIO, limits: Limits) -> str:
    encoding = text_encoding(stream)
    stream.seek(0)
    data = stream.read(limits.parsed + 1)
    if encoding is None or len(data) > limits.parsed:
        raise Refused("B153")
    return data.decode(encoding)


def _txt(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    """Read plain text, whose pages are parted by form feeds."""
    yield from (Part(number, 0, page) for number, page in enumerate(_plain(stream, limits).split("\f"), start=1))


def _csv(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    yield Part(1, 0, _plain(stream, limits))


def _markdown(stream: BinaryIO, limits: Limits) -> Iterator[Part]:
    def paragraphs() -> Iterator[tuple[int, str]]:
        lines = _plain(stream, limits).splitlines()
        for line, following in zip(lines, [*lines[1:], ""], strict=True):
            marked = _MARKDOWN.match(line.strip())
            under = following.strip()
            if marked:
                yield len(marked[1]), marked[2].strip()
            elif line.strip() and under and set(under) <= {"="}:
                yield 1, line.strip()
            elif line.strip() and len(under) > 2 and set(under) <= {"-"}:
                yield 2, line.strip()
            else:
                yield 0, line

    yield from _sections(paragraphs())


_READERS: dict[str, Callable[[BinaryIO, Limits], Iterator[Part]]] = {
    "csv": _csv,
    "docx": _docx,
    "md": _markdown,
    "odp": _odp,
    "ods": _ods,
    "odt": _odt,
    "pdf": _pdf,
    "pptx": _pptx,
    "txt": _txt,
    "xlsx": _xlsx,
}
