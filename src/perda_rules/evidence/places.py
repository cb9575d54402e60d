"""Where in a file something can stand: its pages, sheets and sections, looked up to check what an item says of it.

Only what names the places is read: no text is judged, no formula, link or entity of a document is followed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO, Literal

from perda_rules.evidence.kinds import text_encoding
from perda_rules.evidence.models import Limits
from perda_rules.evidence.office_parts import Attributes, read_part
from perda_rules.evidence.pages import count_pages
from perda_rules.evidence.store import Refused, printable

_MAX_NAMES = 10_000
_MAX_NAME = 500
_HEADING_ID = re.compile(r"(Heading[1-9]|Title)\Z")
_HEADING_NAME = re.compile(r"(heading [1-9]|title)\Z")


@dataclass(frozen=True, slots=True)
class Places:
    """The places of one file."""

    pages: int | None = None
    """How many pages (or slides) there are; none for a document whose pages depend on the printer."""
    names: tuple[str, ...] = ()
    """Sheets, or headings of sections."""
    _folded: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Fold the names once."""
        object.__setattr__(self, "_folded", frozenset(map(fold, self.names)))

    def has(self, place: int | str) -> bool:
        """Say whether ``place`` exists. A number is a page, or the name of a sheet such as "2026"."""
        on_page = isinstance(place, int) and self.pages is not None and 1 <= place <= self.pages
        return on_page or fold(str(place)) in self._folded

    def shown_names(self) -> str:
        """List the first names, for a problem."""
        shown = [f"“{printable(name, 60)}”" for name in self.names[:8]]
        return ", ".join([*shown, "…"] if len(self.names) > len(shown) else shown) or "–"


def fold(name: str) -> str:
    """Return a name as it is compared: without regard to case, spaces and forms of a letter."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def read_places(stream: BinaryIO, kind: str, limits: Limits) -> Places | None:
    """Look up the places of a file of this kind (an extension of :data:`~perda_rules.evidence.kinds.KINDS`).

    None where nothing in such a file can be looked up. Raises Refused (B153) where this file cannot be read.
    """
    reader = _READERS.get(kind)
    return reader(stream, limits) if reader else None


# Pages --------------------------------------------------------------------------------------------------------------


def _pdf(stream: BinaryIO, _limits: Limits) -> Places:
    pages = count_pages(stream)
    if pages is None:
        raise Refused("B153")
    return Places(pages=pages)


def _one_page(_stream: BinaryIO, _limits: Limits) -> Places:
    return Places(pages=1)


def _tiff(stream: BinaryIO, _limits: Limits) -> Places:
    """Follow the chain of directories, one for each page of a scan."""
    stream.seek(0)
    order: Literal["little", "big"] = "little" if stream.read(4)[:1] == b"I" else "big"

    def number(length: int) -> int:
        return int.from_bytes(stream.read(length), order)

    seen: set[int] = set()
    at = number(4)
    while at:
        if at in seen or len(seen) >= _MAX_NAMES:
            raise Refused("B153")
        seen.add(at)
        stream.seek(at)
        stream.seek(at + 2 + 12 * number(2))
        at = number(4)
    return Places(pages=len(seen))


# Plain text ---------------------------------------------------------------------------------------------------------


def _text(stream: BinaryIO, limits: Limits) -> Places:
    """Form feeds part the pages; any line can be a heading, as plain text has no mark for one."""
    lines, pages = _lines(stream, limits)
    return Places(pages, tuple(line.strip() for line in lines if 0 < len(line.strip()) <= _MAX_NAME))


def _markdown(stream: BinaryIO, limits: Limits) -> Places:
    lines, pages = _lines(stream, limits)
    names: list[str] = []
    fenced = False
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        text, under = line.strip(), following.strip()
        if text.startswith(("```", "~~~")):
            fenced = not fenced
        elif fenced or not text:
            continue
        elif text.startswith("#"):
            marks = len(text) - len(text.lstrip("#"))
            if marks <= 6 and text[marks : marks + 1].isspace():
                names.append(text.strip("#").strip())
        elif under and set(under) in ({"="}, {"-"}) and set(text) - set("-= "):
            names.append(text)
    return Places(pages, tuple(names))


def _table(stream: BinaryIO, limits: Limits) -> Places:
    return Places(pages=_lines(stream, limits)[1])


def _lines(stream: BinaryIO, limits: Limits) -> tuple[list[str], int]:
    encoding = text_encoding(stream)
    stream.seek(0)
    data = stream.read(limits.parsed + 1)
    if encoding is None or len(data) > limits.parsed:
        raise Refused("B153")
    text = data.decode(encoding)
    return re.split(r"[\r\n\f]+", text), text.rstrip().count("\f") + 1


# Office documents ---------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Block:
    """A paragraph or heading that is being read."""

    style: str = ""
    outlined: bool = False
    texts: list[str] = field(default_factory=list)

    def name(self) -> str:
        return " ".join("".join(self.texts).split())[:_MAX_NAME]


def _docx(stream: BinaryIO, limits: Limits) -> Places:
    """A heading is a paragraph of a heading style, whatever the language of the styles, or with an outline level."""
    opened: list[_Block] = []
    blocks: list[_Block] = []
    in_text = False

    def start(name: str, attributes: Attributes) -> None:
        nonlocal in_text
        if name == "p":
            # A paragraph may hold text boxes, with paragraphs of their own.
            opened.append(_Block())
        elif name == "t":
            in_text = True
        elif opened and name == "pStyle":
            opened[-1].style = attributes.get("val", "")
        elif opened and name == "outlineLvl":
            opened[-1].outlined = _is_outlined(attributes)
        elif opened:
            opened[-1].texts.append(" ")

    def end(name: str) -> None:
        nonlocal in_text
        if name == "t":
            in_text = False
        elif name == "p" and opened:
            block = opened.pop()
            if (block.style or block.outlined) and len(blocks) < _MAX_NAMES:
                blocks.append(block)

    def data(text: str) -> None:
        if in_text and opened:
            opened[-1].texts.append(text)

    wanted = frozenset({"p", "t", "pStyle", "outlineLvl", "tab", "br"})
    read_part(stream, "word/document.xml", limits, wanted, start, end, data)
    styles = {block.style for block in blocks}
    # The table of styles is the longest part of a small document; the usual ids speak for themselves.
    headings = {style for style in styles if _HEADING_ID.match(style)}
    if styles - headings - {""}:
        headings |= heading_styles(stream, limits)
    names = (block.name() for block in blocks if block.outlined or block.style in headings)
    return Places(names=tuple(name for name in names if name))


def _is_outlined(attributes: Attributes) -> bool:
    return attributes.get("val", "9") in tuple("012345678")


def heading_styles(stream: BinaryIO, limits: Limits) -> set[str]:
    """Return the ids of the styles that are headings, or are based on one."""
    found: set[str] = set()
    based_on: dict[str, str] = {}
    style = ""

    def start(name: str, attributes: Attributes) -> None:
        nonlocal style
        value = attributes.get("val", "")
        if name == "style":
            style = attributes.get("styleId", "")
        elif name == "basedOn":
            based_on[style] = value
        elif _is_outlined(attributes) if name == "outlineLvl" else _HEADING_NAME.match(value.casefold()):
            found.add(style)

    read_part(stream, "word/styles.xml", limits, frozenset({"style", "name", "basedOn", "outlineLvl"}), start)
    for child in based_on:
        line = [child]
        while (parent := based_on.get(line[-1])) and parent not in line and len(line) < 20:
            line.append(parent)
        if found.intersection(line):
            found.add(child)
    return found


def _odt(stream: BinaryIO, limits: Limits) -> Places:
    opened: list[_Block] = []
    names: list[str] = []

    def start(name: str, _attributes: Attributes) -> None:
        if name == "h":
            opened.append(_Block())
        elif opened:
            opened[-1].texts.append(" ")

    def end(name: str) -> None:
        if name == "h" and opened and (found := opened.pop().name()) and len(names) < _MAX_NAMES:
            names.append(found)

    def data(text: str) -> None:
        if opened:
            opened[-1].texts.append(text)

    read_part(stream, "content.xml", limits, frozenset({"h", "s", "tab", "line-break"}), start, end, data)
    return Places(names=tuple(names))


def _xlsx(stream: BinaryIO, limits: Limits) -> Places:
    return Places(names=_attribute_of(stream, "xl/workbook.xml", "sheet", "name", limits))


def _ods(stream: BinaryIO, limits: Limits) -> Places:
    return Places(names=_attribute_of(stream, "content.xml", "table", "name", limits))


def _pptx(stream: BinaryIO, limits: Limits) -> Places:
    return Places(pages=len(_attribute_of(stream, "ppt/presentation.xml", "sldId", "id", limits)))


def _odp(stream: BinaryIO, limits: Limits) -> Places:
    return Places(pages=len(_attribute_of(stream, "content.xml", "page", "name", limits)))


def _attribute_of(stream: BinaryIO, part: str, element: str, attribute: str, limits: Limits) -> tuple[str, ...]:
    found: list[str] = []

    def start(_name: str, attributes: Attributes) -> None:
        if len(found) < _MAX_NAMES:
            found.append(attributes.get(attribute, "")[:_MAX_NAME])

    read_part(stream, part, limits, frozenset({element}), start)
    return tuple(found)


_READERS: dict[str, Callable[[BinaryIO, Limits], Places]] = {
    "csv": _table,
    "docx": _docx,
    "jpeg": _one_page,
    "jpg": _one_page,
    "md": _markdown,
    "odp": _odp,
    "ods": _ods,
    "odt": _odt,
    "pdf": _pdf,
    "png": _one_page,
    "pptx": _pptx,
    "tif": _tiff,
    "tiff": _tiff,
    "txt": _text,
    "xlsx": _xlsx,
}
