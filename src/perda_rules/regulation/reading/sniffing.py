"""What a file is, by its content and not by its name; and which files are told apart only to say what to do with them.

Nothing is read here beyond the first bytes and, of an archive, the names of its parts.
"""

from __future__ import annotations

import re
from typing import Literal

from perda_rules.regulation.reading.archive import Archive
from perda_rules.regulation.reading.model import Refused

_BLANK = b"\xef\xbb\xbf \t\r\n\x0c\x00"
_SIGNATURES = (
    ("R009", "PNG", 0, b"\x89PNG\r\n\x1a\n"),
    ("R009", "JPEG", 0, b"\xff\xd8\xff"),
    ("R009", "TIFF", 0, b"II*\x00"),
    ("R009", "TIFF", 0, b"MM\x00*"),
    ("R009", "GIF", 0, b"GIF8"),
    ("R009", "WebP", 8, b"WEBP"),
    ("R009", "HEIC", 4, b"ftyphe"),
    ("R009", "DjVu", 0, b"AT&TFORM"),
    ("R008", "RTF", 0, b"{\\rtf"),
    ("R008", "WordPerfect", 0, b"\xffWPC"),
    ("R008", "RAR", 0, b"Rar!\x1a\x07"),
    ("R008", "7z", 0, b"7z\xbc\xaf\x27\x1c"),
    ("R008", "gzip", 0, b"\x1f\x8b"),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE_STREAMS = (
    ("R010", "", "EncryptedPackage"),
    ("R008", ".doc", "WordDocument"),
    ("R008", ".ppt", "PowerPoint Document"),
    ("R008", ".xls", "Workbook"),
    ("R008", ".xls", "Book"),
)
_OFFICE_PARTS = ((".xlsx", "xl/"), (".pptx", "ppt/"))
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument."
_OPEN_DOCUMENT_KINDS = {b"text": ".odt", b"spreadsheet": ".ods", b"presentation": ".odp"}
# A declaration, comments and space may stand before the first tag of a page.
_PAGE = re.compile(r"(?>(?:\s+|<\?[^>]*>|<!--.*?-->)*)<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_TAG = re.compile(r"\s*<!?[a-z]", re.IGNORECASE)


def sniff(data: bytes) -> Literal["pdf", "docx", "text"]:
    """Say what ``data`` is; a web page is a text, which :func:`is_page` tells.

    Raises Refused: another format (R008), an image (R009), under a password (R010), or a damaged archive (R012).
    """
    if data[:1024].lstrip(_BLANK).startswith(b"%PDF-"):
        return "pdf"
    for code, kind, at, magic in _SIGNATURES:
        if data.startswith(magic, at):
            raise Refused(code, kind=kind)
    if data.startswith(_OLD_OFFICE):
        raise _old_office(data)
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _office(Archive(data))
    return "text"


def is_page(text: str, name: str) -> bool:
    """Say whether ``text`` is a web page; the name decides only where a text begins with some other tag."""
    return bool(_PAGE.match(text)) or (name.lower().endswith((".html", ".htm")) and bool(_TAG.match(text)))


def _office(archive: Archive) -> Literal["docx"]:
    if archive.document:
        return "docx"
    written = archive.read("mimetype", 100) if "mimetype" in archive.names else b""
    if written.startswith(_OPEN_DOCUMENT):
        kind = _OPEN_DOCUMENT_KINDS.get(written.removeprefix(_OPEN_DOCUMENT).strip(), "OpenDocument")
        raise Refused("R008", kind=kind)
    for kind, folder in _OFFICE_PARTS:
        if any(name.startswith(folder) for name in archive.names):
            raise Refused("R008", kind=kind)
    raise Refused("R008", kind="ZIP")


def _old_office(data: bytes) -> Refused:
    """Tell the old formats by the names in the directory of the container, which lies anywhere in it."""
    for code, kind, stream in _OLD_OFFICE_STREAMS:
        if f"{stream}\0".encode("utf-16-le") in data:
            return Refused(code, kind=kind)
    return Refused("R008", kind="OLE")
