"""The parts of an office document, which is an archive of XML, opened without trusting what it says of itself.

Bounded in what it unpacks and in how deep its elements nest; a document type, and with it every entity, is refused.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from posixpath import join, normpath
from xml.etree.ElementTree import Element, ParseError, XMLParser

from perda_rules.regulation.reading.model import Refused

MAX_UNPACKED = 100_000_000
"""Bytes that all the parts that are read may have together."""
MAX_DEPTH = 200
_MAX_MEMBERS = 10_000
_MAX_DIRECTORY = 4_000_000
_CHUNK = 65_536
_FAULTS = (
    zipfile.BadZipFile, RuntimeError, ValueError, OSError, EOFError, OverflowError, KeyError, struct.error, zlib.error,
)  # fmt: skip
"""What :mod:`zipfile` raises on a damaged or hostile archive."""

_NAMESPACES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
    "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m:",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m:",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp:",
    "urn:schemas-microsoft-com:vml": "v:",
}
"""The namespace of an element → how its name is written here; the main one has no prefix."""


class Archive:
    """An archive in memory."""

    def __init__(self, data: bytes) -> None:
        """Read its directory. Raises Refused: damaged (R012), or too much in it (R013)."""
        # ZipFile makes objects of the whole directory at once, so its size is looked at before.
        end = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_558))
        if end < 0 or len(data) - end < 22:
            raise Refused("R012", kind="ZIP")
        directory = int.from_bytes(data[end + 12 : end + 16], "little")
        if directory > _MAX_DIRECTORY or data[max(0, end - 20) : end].startswith(b"PK\x06\x07"):
            raise Refused("R013")
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            self.names = frozenset(self._zip.namelist())
        except _FAULTS as error:
            raise Refused("R012", kind="ZIP") from error
        if len(self.names) > _MAX_MEMBERS:
            raise Refused("R013")
        self._left = MAX_UNPACKED
        self.document = self._find_document()
        """The name of the main part of a word processor's document; empty in any other archive."""

    def _find_document(self) -> str:
        usual = "word/document.xml"
        named = next((target for kind, target, _ in self.relations("") if kind == "officeDocument"), usual)
        found = named if named in self.names else usual
        return found if found in self.names and found.startswith("word/") else ""

    def read(self, name: str, limit: int = MAX_UNPACKED) -> bytes:
        """Return the first bytes of a part. Raises Refused."""
        return b"".join(self._chunks(name, limit))[:limit]

    def _chunks(self, name: str, limit: int = MAX_UNPACKED) -> Iterator[bytes]:
        try:
            info = self._zip.getinfo(name)
            if info.flag_bits & 0x41:
                raise Refused("R010")
            if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
                raise Refused("R012", kind=".docx")
            with self._zip.open(info) as member:
                while limit > 0 and (chunk := member.read(_CHUNK)):
                    limit -= len(chunk)
                    self._left -= len(chunk)
                    if self._left < 0:
                        raise Refused("R013")
                    yield chunk
        except _FAULTS as error:
            raise Refused("R012", kind=".docx") from error

    def elements(self, name: str, *wanted: str) -> Iterator[Element]:
        """Yield the outermost elements of these names of a part, in order; nothing where there is no such part.

        Namespaces are written as in ``p`` (the main one), ``m:t`` or ``mc:Choice``; all others as in ``x:any``.
        Raises Refused: damaged (R012), too deep or too much (R013).
        """
        if name not in self.names:
            return
        picker = _Picker(frozenset(wanted))
        parser = XMLParser(target=picker)  # noqa: S314 (a document type is refused, the depth is bounded)
        try:
            for chunk in self._chunks(name):
                parser.feed(chunk)
                yield from picker.take()
            parser.close()
        except (ParseError, ValueError, LookupError) as error:
            raise Refused("R012", kind=".docx") from error
        yield from picker.take()

    def relations(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield what ``part`` points to within the archive: the kind of relation, the name of the target, its id."""
        folder, _, name = part.rpartition("/")
        for element in self.elements(join(folder, "_rels", f"{name}.rels"), "rel:Relationship"):
            if element.get("TargetMode") != "External":
                target = normpath(join("/", folder, element.get("Target", ""))).lstrip("/")
                yield element.get("Type", "").rpartition("/")[2], target, element.get("Id", "")


class _Picker:
    """What the XML parser tells its events to: builds the wanted elements, and forgets the rest."""

    def __init__(self, wanted: frozenset[str]) -> None:
        self._wanted = wanted
        self._open: list[Element] = []
        self._depth = 0
        self._ready: list[Element] = []
        self._names: dict[str, str] = {}
        self._texts: list[str] = []

    def take(self) -> list[Element]:
        ready, self._ready = self._ready, []
        return ready

    def doctype(self, *_: object) -> None:
        raise Refused("R012", kind=".docx")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise Refused("R013")
        name = self._short(tag)
        if self._open or name in self._wanted:
            element = Element(name, {self._short(key): value for key, value in attributes.items()})
            if self._open:
                self._open[-1].append(element)
            self._open.append(element)
            self._texts = []

    def data(self, text: str) -> None:
        self._texts.append(text)

    def end(self, _tag: str) -> None:
        self._depth -= 1
        if self._open:
            element = self._open.pop()
            # Only elements without children have text; what stands between elements is the indentation of the XML.
            if not len(element):
                element.text = "".join(self._texts)
            if not self._open:
                self._ready.append(element)
        self._texts = []

    def close(self) -> None:
        """Satisfy the parser, which has nothing else to give."""

    def _short(self, tag: str) -> str:
        short = self._names.get(tag)
        if short is None:
            space, _, name = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
            short = self._names[tag] = (_NAMESPACES.get(space, "x:") if space else "") + name
        return short
