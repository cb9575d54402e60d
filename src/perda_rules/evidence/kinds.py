"""What kind a file is, by its content, and whether that fits its name.

Kinds are told by signatures and, for office documents, by the parts inside. Whether the content is any good is not
asked here.
"""

from __future__ import annotations

import codecs
import re
from typing import BinaryIO

from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import Refused

_TEXTS = frozenset({"txt", "html", "json", "xml"})
KINDS: dict[str, frozenset[str]] = {
    "csv": _TEXTS,
    "doc": frozenset({"doc"}),
    "docx": frozenset({"docx"}),
    "htm": frozenset({"html"}),
    "html": frozenset({"html"}),
    "jpeg": frozenset({"jpg"}),
    "jpg": frozenset({"jpg"}),
    "json": frozenset({"json"}),
    "md": _TEXTS,
    "mp4": frozenset({"mp4"}),
    "odp": frozenset({"odp"}),
    "ods": frozenset({"ods"}),
    "odt": frozenset({"odt"}),
    "pdf": frozenset({"pdf"}),
    "png": frozenset({"png"}),
    "ppt": frozenset({"ppt"}),
    "pptx": frozenset({"pptx"}),
    "tif": frozenset({"tif"}),
    "tiff": frozenset({"tif"}),
    "txt": _TEXTS,
    "xls": frozenset({"xls"}),
    "xlsx": frozenset({"xlsx"}),
    "xml": frozenset({"xml", "html"}),
    "yaml": _TEXTS,
    "yml": _TEXTS,
    "zip": frozenset({"zip", "docx", "xlsx", "pptx", "odt", "ods", "odp"}),
}
"""Extension → what the content may look like. A text of any form is a text; a web page may be XML."""

_SIGNATURES = (
    ("png", 0, b"\x89PNG\r\n\x1a\n"),
    ("jpg", 0, b"\xff\xd8\xff"),
    ("tif", 0, b"II*\x00"),
    ("tif", 0, b"MM\x00*"),
    ("mp4", 4, b"ftyp"),
    ("gif", 0, b"GIF8"),
    ("rar", 0, b"Rar!\x1a\x07"),
    ("7z", 0, b"7z\xbc\xaf\x27\x1c"),
)
_PROGRAMS = (("exe", 0, b"MZ"), ("elf", 0, b"\x7fELF"))
_OFFICE_PARTS = (("docx", "word/"), ("xlsx", "xl/"), ("pptx", "ppt/"))
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_DOCUMENT_KINDS = {b"text": "odt", b"spreadsheet": "ods", b"presentation": "odp"}
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE_STREAMS = (
    ("locked", "EncryptedPackage"),
    ("doc", "WordDocument"),
    ("ppt", "PowerPoint Document"),
    ("xls", "Workbook"),
    ("xls", "Book"),
)
_LFS = b"version https://git-lfs.github.com/spec/"
_BLANK = b"\xef\xbb\xbf \t\r\n\x0c"
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_HTML = re.compile(r"<(!doctype\s+html|html)\b", re.IGNORECASE)
_CHUNK = 1 << 20


def known_kind(name: str) -> str:
    """Return the extension of ``name``, in lower case. Raises Refused (B132) for one that no evidence has."""
    extension = name.rpartition(".")[2].lower() if "." in name.rpartition("/")[2] else ""
    if extension not in KINDS:
        raise Refused("B132", name=name, extension=extension or "–", known=", ".join(KINDS))
    return extension


def check_kind(stream: BinaryIO, name: str, limits: Limits) -> None:
    """Check that the content is of the kind that ``name`` says. Raises Refused (B132 to B135, B137)."""
    extension = known_kind(name)
    stream.seek(0)
    if stream.read(len(_LFS)) == _LFS:
        raise Refused("B135", name=name)
    found = looks_like(stream, limits)
    if found == "locked":
        raise Refused("B137", name=name)
    if found is None:
        raise Refused("B134", name=name, kind=extension)
    if found not in KINDS[extension]:
        raise Refused("B133", name=name, kind=extension, found=found)


def looks_like(stream: BinaryIO, limits: Limits) -> str | None:
    """Say what the content looks like, as an extension; ``locked`` for an office document under a password."""
    stream.seek(0)
    head = stream.read(4096)
    if head.lstrip(_BLANK).startswith(b"%PDF-"):
        return "pdf"
    if found := _signed(head, _SIGNATURES):
        return found
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zip_kind(stream, limits)
    if head.startswith(_OLD_OFFICE):
        return _old_office_kind(stream)
    if encoding := text_encoding(stream):
        return _text_kind(head.decode(encoding, errors="ignore"))
    return _signed(head, _PROGRAMS)


def _signed(head: bytes, signatures: tuple[tuple[str, int, bytes], ...]) -> str | None:
    return next((kind for kind, at, magic in signatures if head[at : at + len(magic)] == magic), None)


def _zip_kind(stream: BinaryIO, limits: Limits) -> str | None:
    # Imported here: most bundles are PDFs, and this costs a tenth of the time that a small audit may take.
    from perda_rules.evidence.archive import ZIP_FAULTS, open_zip

    try:
        with open_zip(stream, limits) as archive:
            names = set(archive.namelist())
            if "[Content_Types].xml" in names:
                for kind, folder in _OFFICE_PARTS:
                    if any(name.startswith(folder) for name in names):
                        return kind
            if "mimetype" in names:
                with archive.open("mimetype") as member:
                    written = member.read(100)
                return _OPEN_DOCUMENT_KINDS.get(written.removeprefix(_OPEN_DOCUMENT).strip(), "zip")
            return "zip"
    except (Refused, *ZIP_FAULTS):
        return None


def _old_office_kind(stream: BinaryIO) -> str | None:
    """Tell the three old formats by the names in the directory of the container, which lies anywhere in it."""
    found: set[str] = set()
    stream.seek(0)
    rest = b""
    while chunk := stream.read(_CHUNK):
        window = rest + chunk
        found |= {kind for kind, name in _OLD_OFFICE_STREAMS if f"{name}\0".encode("utf-16-le") in window}
        rest = window[-64:]
    return next((kind for kind, _ in _OLD_OFFICE_STREAMS if kind in found), None)


def text_encoding(stream: BinaryIO) -> str | None:
    """Return the encoding in which the whole file is plain text: UTF-8, UTF-16 with its mark, else Windows-1252."""
    stream.seek(0)
    marked = stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "cp1252"):
        if _is_text(stream, encoding):
            return encoding
    return None


def _is_text(stream: BinaryIO, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    stream.seek(0)
    try:
        while chunk := stream.read(_CHUNK):
            if _CONTROL.search(decoder.decode(chunk)):
                return False
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _text_kind(head: str) -> str:
    start = head.lstrip("\ufeff \t\r\n\f")
    if start.startswith("<"):
        return "html" if _HTML.search(start) else "xml"
    return "json" if start.startswith(("{", "[")) else "txt"
