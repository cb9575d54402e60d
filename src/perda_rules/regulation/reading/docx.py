"""Reading a word processor's document (.docx): its paragraphs as they are printed, numbers that it counts included.

What is not printed in the text (deletions, notes, comments, hidden text, headers, pictures) is set apart in remarks.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from perda_rules.regulation.document import Remark, RemarkKind
from perda_rules.regulation.reading.archive import Archive
from perda_rules.regulation.reading.cells import with_colons
from perda_rules.regulation.reading.model import MAX_TEXT, Reading, Refused
from perda_rules.regulation.reading.numbering import Lists
from perda_rules.regulation.reading.styles import Styles, switch, value
from perda_rules.regulation.text import Block, Stretch, piece_together

_SKIPPED = frozenset(("pPr", "rPr", "sdtPr", "sdtEndPr", "fldData", "tblPr", "trPr", "tcPr"))
_DELETED = frozenset(("del", "moveFrom"))
_TEXTS = frozenset(("t", "m:t", "delText"))
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "-"}
_BREAKS = frozenset(("br", "cr"))
_PICTURES = frozenset(("drawing", "pict", "object"))
_NOTES: dict[str, tuple[str, str, RemarkKind]] = {
    "footnoteReference": ("footnotes", "footnote", "footnote"),
    "endnoteReference": ("endnotes", "endnote", "footnote"),
    "commentReference": ("comments", "comment", "comment"),
}
"""What points to a note → the part that holds it, its element there, and what a remark calls it."""
_RENDERED_PAGE = "lastRenderedPageBreak"
_DEEPEST_FIELD = 50
"""How many fields may be open in one another; where more are, their ends are missing."""


def read_docx(data: bytes) -> Reading:
    """Read a document. Raises Refused: damaged (R012), too much in it (R013), under a password (R010)."""
    archive = Archive(data)
    parts: dict[str, list[str]] = {}
    targets: dict[str, str] = {}
    for kind, target, name in archive.relations(archive.document):
        parts.setdefault(kind, []).append(target)
        targets[name] = target

    def part(kind: str) -> str:
        return parts.get(kind, [""])[0]

    styles = Styles(archive.elements(part("styles"), "style"))
    lists = Lists(archive.elements(part("numbering"), "abstractNum", "num"), styles)
    notes = {
        (name, element.get("id", "")): _plain(element)
        for kind, name, _ in _NOTES.values()
        for element in archive.elements(part(kind), name)
        if element.get("type", "normal") == "normal"
    }
    reader = _Reader(styles, lists, notes)
    for element in archive.elements(archive.document, "p", "altChunk"):
        if element.tag == "p":
            reader.add(element)
        else:  # another file that was laid into this one
            reader.skip(targets.get(element.get("r:id", ""), ""))
    reader.finish()
    furniture = dict.fromkeys(
        text
        for kind in ("header", "footer")
        for target in parts.get(kind, ())
        for element in archive.elements(target, "p")
        if (text := _plain(element))
    )
    around = tuple(Remark("page_furniture", 0, 0, text) for text in furniture)
    return Reading(with_colons(reader.blocks()), "docx", around + tuple(reader.remarks))


@dataclass(slots=True)
class _Field:
    """A field that is open: first come the instructions for what it shows, then what it showed last."""

    instruction: str = ""
    """How it begins."""
    shows: bool = False

    def instruct(self, text: str) -> None:
        self.instruction = (self.instruction + text).lstrip()[:4]

    @property
    def lists_contents(self) -> bool:
        return self.instruction.upper() in ("TOC", "TOC ")


@dataclass(slots=True)
class _Aside:
    """Words of a paragraph that are not printed in its text."""

    kind: RemarkKind
    at: int
    """How many characters of the paragraph stand before."""
    words: list[str]


@dataclass(slots=True)
class _Paragraph:
    """A paragraph that is being read."""

    number: int
    page: int
    rows: list[list[tuple[str, int]]] = field(default_factory=lambda: [[]])
    """Its lines: stretches of text with the characters of the paragraph that stand before them."""
    length: int = 0
    asides: list[_Aside] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    """The paragraphs of the text boxes that are anchored in it."""

    def add(self, text: str) -> None:
        self.rows[-1].append((text, self.length))
        self.length += len(text)

    def set_apart(self, kind: RemarkKind, text: str, *, whole: bool = False) -> None:
        """Keep words that are no text of the paragraph; a ``whole`` is not joined with what is beside it."""
        last = self.asides[-1] if self.asides else None
        if last and not whole and last.kind == kind and last.at == self.length:
            last.words.append(text)
        else:
            self.asides.append(_Aside(kind, self.length, [text]))

    @property
    def is_blank(self) -> bool:
        return not any(text.strip() for row in self.rows for text, _ in row)


class _Reader:
    """Reads paragraph after paragraph; knows the fields that are open and what waits for the next paragraph."""

    def __init__(self, styles: Styles, lists: Lists, notes: dict[tuple[str, str], str]) -> None:
        self._styles = styles
        self._lists = lists
        self._notes = notes
        self._fields: list[_Field] = []
        self._number = 0
        self._page = 1
        self._pages_known = False
        self._left = MAX_TEXT
        self._held: list[_Paragraph] = []
        """Paragraphs whose end was deleted, so that their text goes on in the next one."""
        self._rows: list[tuple[list[Stretch], bool, int]] = []
        self.remarks: list[Remark] = []

    def add(self, element: Element) -> None:
        """Read a paragraph, and then those of its text boxes."""
        pending = [element]
        while pending:
            pending.extend(reversed(self._read(pending.pop()).boxes))

    def skip(self, name: str) -> None:
        """Note that something of this name stands here, and is not read."""
        self.remarks.append(Remark("not_text", self._number + 1, 1, name))

    def finish(self) -> None:
        """Write what still waits."""
        self._write("")

    def blocks(self) -> Iterator[Block]:
        """Yield the lines as blocks; with their pages, where the program that saved the document noted them."""
        for stretches, fresh, page in self._rows:
            block = piece_together(stretches, fresh=fresh, page=page if self._pages_known else None)
            if block is not None:
                yield block

    # Paragraphs ----------------------------------------------------------------------------------------------------

    def _read(self, element: Element) -> _Paragraph:
        self._number += 1
        paragraph = _Paragraph(self._number, self._page)
        properties = element.find("pPr")
        style = value(properties, "pStyle") or ""
        self._walk(element, paragraph, "hidden" if self._styles.hides(style) else None)
        for one in self._fields:
            one.shows = True  # instructions end with their paragraph, or all that follows would be taken for them
        self._held.append(paragraph)
        mark = properties.find("rPr") if properties is not None else None
        if mark is None or not any(mark.find(name) is not None for name in _DELETED):
            at = self._lists.place(properties.find("numPr") if properties is not None else None, style)
            unseen = paragraph.is_blank and bool(paragraph.asides) and bool(switch(mark, "vanish"))
            self._write(self._lists.label(at) if at and not unseen else "")
        return paragraph

    def _write(self, label: str) -> None:
        """Write the paragraphs that wait, which are one, with their number in front of its first words."""
        numbered = next((one for one in self._held if not one.is_blank), self._held[-1] if self._held else None)
        fresh = True
        for paragraph in self._held:
            shift = len(label) if paragraph is numbered else 0
            for at, row in enumerate(paragraph.rows):
                stretches = [(text, paragraph.number, shift + before + 1) for text, before in row]
                if shift and at == 0:
                    stretches.insert(0, (_parted(label, stretches), paragraph.number, 1))
                self._rows.append((stretches, fresh, paragraph.page))
                self._left -= sum(len(text) for text, _, _ in stretches)
                # After a line without words comes a new paragraph, but not after one that is wholly deleted.
                fresh = not stretches and (bool(at) or len(paragraph.rows) > 1 or fresh)
            for aside in paragraph.asides:
                words = "".join(aside.words)
                self._left -= len(words)
                self.remarks.append(Remark(aside.kind, paragraph.number, shift + aside.at + 1, words))
        if self._left < 0:
            raise Refused("R013")
        self._held = []

    # Their content -------------------------------------------------------------------------------------------------

    def _walk(self, element: Element, paragraph: _Paragraph, aside: RemarkKind | None) -> None:
        """Read what is in ``element``; ``aside`` says what kind of words that are not printed it is in."""
        for child in element:
            tag = child.tag
            if tag in _TEXTS:
                self._say(child.text or "", paragraph, aside)
            elif tag in _SIGNS:
                self._say(_SIGNS[tag], paragraph, aside)
            elif tag == "r":
                self._walk(child, paragraph, aside or self._hidden(child))
            elif tag in _SKIPPED:
                continue
            elif tag in _BREAKS:
                if aside is None:
                    paragraph.rows.append([])
            elif tag == _RENDERED_PAGE:
                self._pages_known = True
                self._page += 1
                if paragraph.is_blank:
                    paragraph.page = self._page
            elif tag == "sym":
                code = child.get("char", "")
                self._say(chr(int(code, 16)) if _is_sign(code) else "", paragraph, aside)
            elif tag in _DELETED:
                self._walk(child, paragraph, "deleted")
            elif tag in _PICTURES:
                self._picture(child, paragraph)
            elif tag in _NOTES:
                _, name, kind = _NOTES[tag]
                text = self._notes.get((name, child.get("id", "")))
                if text:
                    paragraph.set_apart(kind, text, whole=True)
            elif tag == "mc:AlternateContent":
                chosen = child.find("mc:Choice")
                chosen = child.find("mc:Fallback") if chosen is None else chosen
                if chosen is not None:
                    self._walk(chosen, paragraph, aside)
            elif tag == "fldSimple":
                self._fields.append(_Field(shows=True))
                self._fields[-1].instruct(child.get("instr", ""))
                self._walk(child, paragraph, aside)
                self._fields.pop()
            elif tag in ("fldChar", "instrText"):
                self._field(child)
            else:
                self._walk(child, paragraph, aside)

    def _say(self, text: str, paragraph: _Paragraph, aside: RemarkKind | None) -> None:
        if not text:
            return
        if aside is None and self._fields:
            if any(not one.shows for one in self._fields):
                aside = "not_text"
            elif any(one.lists_contents for one in self._fields):
                aside = "contents"
        if aside is None:
            paragraph.add(text)
        else:
            paragraph.set_apart(aside, text)

    def _hidden(self, run: Element) -> RemarkKind | None:
        properties = run.find("rPr")
        hidden = switch(properties, "vanish")
        if hidden is None:
            hidden = self._styles.hides(value(properties, "rStyle") or "")
        return "hidden" if hidden else None

    def _field(self, element: Element) -> None:
        kind = element.get("fldCharType")
        if element.tag == "instrText":
            if self._fields and not self._fields[-1].shows:
                self._fields[-1].instruct(element.text or "")
        elif kind == "begin" and len(self._fields) < _DEEPEST_FIELD:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].shows = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    @staticmethod
    def _picture(element: Element, paragraph: _Paragraph) -> None:
        """Take the paragraphs out of text boxes; of what has none, keep the words that describe it."""
        boxes = list(_outermost(element, "p"))
        paragraph.boxes.extend(boxes)
        if not boxes:
            words = dict.fromkeys(
                word.strip()
                for one in element.iter()
                for word in (
                    *(one.get(name, "") for name in ("descr", "title", "string", "alt")),
                    (one.text or "") if one.tag == "a:t" else "",
                )
                if word.strip()
            )
            paragraph.set_apart("not_text", " ".join(words), whole=True)


def _parted(label: str, stretches: list[Stretch]) -> str:
    """Return the number, with a space where it and the first word would be one, though nothing is printed between."""
    first = next((text for text, _, _ in stretches if text), "")
    return f"{label} " if label[-1].isalnum() and first[:1].isalnum() else label


def _outermost(element: Element, name: str) -> Iterator[Element]:
    """Yield the elements of this name in ``element`` that stand in no other such, each once."""
    pending = list(reversed(element))
    while pending:
        one = pending.pop()
        if one.tag == name:
            yield one
        elif one.tag == "mc:AlternateContent":
            pending.extend(list(one)[:1])
        else:
            pending.extend(reversed(one))


def _is_sign(code: str) -> bool:
    try:
        return 0 < int(code, 16) < 0xD800 or 0xE000 <= int(code, 16) <= 0xFFFF
    except ValueError:
        return False


def _plain(element: Element) -> str:
    """Return the words in ``element``, on one line."""
    return " ".join("".join(_words(element.iter())).split())


def _words(elements: Iterable[Element]) -> Iterator[str]:
    for one in elements:
        if one.tag in _TEXTS:
            yield one.text or ""
        elif one.tag in _BREAKS or one.tag in _SIGNS or one.tag == "p":
            yield " "
