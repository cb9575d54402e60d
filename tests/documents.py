"""Tiny real documents for tests and examples, the same bytes on every run: PDF, DOCX, XLSX and PNG."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime

MOMENT = datetime(2026, 1, 1)  # noqa: DTZ001 (documents carry local times without a zone)
_ZIP_MOMENT = (2026, 1, 1, 0, 0, 0)


def pdf(*pages: str | Sequence[str], title: str = "") -> bytes:
    """Make a valid PDF with one page for each text, or list of lines; Latin-1 alone."""
    shown = [page.splitlines() if isinstance(page, str) else list(page) for page in pages or ("",)]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(shown)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(shown)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(shown):
        text = " ".join(f"({_escaped(line)}) Tj T*" for line in lines)
        content = f"BT /F1 11 Tf 15 TL 60 780 Td {text} ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>",
            f"<< /Length {len(content.encode('latin-1'))} >>\nstream\n{content}\nendstream",
        ]
    if title:
        objects.append(f"<< /Title ({_escaped(title)}) >>")
    made = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += "".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode()
    info = f" /Info {len(objects)} 0 R" if title else ""
    made += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{info} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(made)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def docx(*blocks: str, title: str = "") -> bytes:
    """Make a DOCX of paragraphs; a block that begins with ``# `` (``## ``, …) is a heading of that level."""
    from docx import Document

    document = Document()
    for block in blocks:
        level = len(block) - len(block.lstrip("#"))
        if level:
            document.add_heading(block[level:].strip(), level)
        else:
            document.add_paragraph(block)
    properties = document.core_properties
    properties.title, properties.author = title, ""
    properties.created = properties.modified = MOMENT
    made = io.BytesIO()
    document.save(made)
    return _same_times(made.getvalue())


def xlsx(sheets: Mapping[str, Sequence[Sequence[object]]]) -> bytes:
    """Make an XLSX: name of the sheet → its rows."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    workbook.properties.creator = ""
    workbook.properties.created = workbook.properties.modified = MOMENT
    made = io.BytesIO()
    workbook.save(made)
    return _same_times(made.getvalue(), MOMENT)


def png(width: int = 2, height: int = 2, grey: int = 200) -> bytes:
    """Make a PNG of one grey tone."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    pixels = zlib.compress((b"\0" + bytes([grey]) * width) * height, 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def zipped(members: Mapping[str, bytes | str]) -> bytes:
    """Make a ZIP archive with fixed times: name → content."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, _ZIP_MOMENT)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return made.getvalue()


def _same_times(data: bytes, modified: datetime | None = None) -> bytes:
    """Write an office document anew with fixed times; openpyxl stamps the hour of saving into its properties too."""
    members: dict[str, bytes | str] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for member in archive.infolist():
            members[member.filename] = archive.read(member)
    if modified is not None:
        stamp = modified.strftime("%Y-%m-%dT%H:%M:%SZ")
        core = members["docProps/core.xml"]
        assert isinstance(core, bytes)
        members["docProps/core.xml"] = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp.encode(), core)
    return zipped(members)
