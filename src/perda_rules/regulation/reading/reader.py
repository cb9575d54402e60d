"""Reading a file in whatever format it is, and the regulation in it.

Which format it is, its content says and not its name; how each one is read is in the modules beside this one.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from perda_rules.errors import InputError, Place, Problem, problem, reason_of
from perda_rules.regulation.document import Document
from perda_rules.regulation.parsing import parse_blocks
from perda_rules.regulation.reading.decoding import decode
from perda_rules.regulation.reading.model import Reading, Refused
from perda_rules.regulation.reading.plain import read_text
from perda_rules.regulation.reading.sniffing import is_page, sniff

MAX_FILE_BYTES = 50_000_000
"""The largest document that is read: pictures make it large, not text."""
MAX_PAGE_BYTES = 20_000_000
"""The largest web page that is read: pictures may be written into it."""
MAX_TEXT_BYTES = 5_000_000
"""The largest plain text of a regulation that is read."""


def read_document(path: Path) -> Document:
    """Read a regulation. Raises InputError: as :func:`read_file`, and where no Pasal is in it (R007).

    A file chosen by mistake would else be a regulation without norms, and an empty register take the place of a full
    one.
    """
    document = read_any_document(path)
    if not any(unit.kind == "article" for unit, _ in document.walk()):
        raise InputError(problem("R007", path))
    return document


def read_any_document(path: Path) -> Document:
    """Read what may be a regulation, or the beginnings of one. Raises InputError: as :func:`read_file`."""
    return document_of(read_file(path))


def document_of(reading: Reading) -> Document:
    """Read the regulation in a file that was read, and keep what was set apart there."""
    document = parse_blocks(reading.blocks)
    return replace(document, remarks=reading.remarks + document.remarks)


def read_file(path: Path) -> Reading:
    """Read a file. Raises InputError: unreadable (R001), or as :func:`read_bytes`."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_FILE_BYTES + 1)
    except OSError as error:
        raise InputError(problem("R001", path, reason=reason_of(error))) from error
    return read_bytes(data, str(path))


def read_bytes(data: bytes, name: str) -> Reading:
    """Read the content of a file; ``name`` is for the problem.

    Raises InputError: too large (R002), no text (R003), a format that is not read (R008), a picture (R009), under a
    password (R010), pictures of pages without their text (R011), damaged (R012), too much in it (R013).
    """
    try:
        return _read(data, name)
    except Refused as refusal:
        raise InputError(Problem(code=refusal.code, place=Place(file=name), params=refusal.params)) from refusal


def _read(data: bytes, name: str) -> Reading:
    _check_size(data, MAX_FILE_BYTES)
    format = sniff(data)  # noqa: A001
    if format == "docx":
        from perda_rules.regulation.reading.docx import read_docx

        return read_docx(data)
    if format == "pdf":
        from perda_rules.regulation.reading.pdf import read_pdf

        return read_pdf(data)
    _check_size(data, MAX_PAGE_BYTES)
    text, remark = decode(data)
    remarks = (remark,) if remark else ()
    if is_page(text, name):
        from perda_rules.regulation.reading.html import read_html

        page = read_html(text)
        return replace(page, remarks=remarks + page.remarks)
    _check_size(data, MAX_TEXT_BYTES)
    plain = read_text(text)
    return replace(plain, remarks=remarks + plain.remarks)


def _check_size(data: bytes, limit: int) -> None:
    if len(data) > limit:
        raise Refused("R002", limit=str(limit))
