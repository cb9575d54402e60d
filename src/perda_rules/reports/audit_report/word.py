"""The audit report as a Word document, for people to edit, sign and send on their own letterhead.

The template is a Word document with tags, which an office may restyle. A letterhead without tags serves too: the report
is put behind what stands in it, with its header, footer and margins.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

from perda_rules.dataset import data_folder
from perda_rules.errors import InputError, problem, reason_of
from perda_rules.reports.audit_report.content import Content
from perda_rules.reports.office import without_clock

MAX_BYTES = 20_000_000
_OWN = "laporan.docx"
_BODY = "{{p laporan }}"


def write_word(content: Content, template: Path | None = None) -> bytes:
    """Write the document, in the program's own form or on the letterhead ``template``.

    Raises InputError where the letterhead cannot be read (A020) or a tag in it is wrong (A021).
    """
    own = data_folder("reports") / "docx" / _OWN
    if template is None:
        return without_clock(_filled(own.read_bytes(), content, own))
    data = _read(template)
    if _has_tags(data):
        return without_clock(_filled(data, content, template))
    return without_clock(_on_letterhead(data, _filled(own.read_bytes(), content, own), template))


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(problem("A020", path, reason=reason_of(error))) from error
    if len(data) > MAX_BYTES or not zipfile.is_zipfile(io.BytesIO(data)):
        raise InputError(problem("A020", path, reason="docx?"))
    return data


def _has_tags(data: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = [name for name in archive.namelist() if name.startswith("word/document")]
        return any(b"{{" in archive.read(name) or b"{%" in archive.read(name) for name in names)


def _filled(data: bytes, content: Content, path: Path, **more: Any) -> bytes:
    from docxtpl import DocxTemplate
    from jinja2 import StrictUndefined, TemplateError
    from jinja2.sandbox import SandboxedEnvironment

    # A letterhead comes from outside: its tags may place what the report says, and do nothing else.
    environment = SandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    try:
        document = DocxTemplate(io.BytesIO(data))
        document.render({**content, **more}, jinja_env=environment, autoescape=True)
        made = io.BytesIO()
        document.save(made)
    except TemplateError as error:
        raise InputError(problem("A021", path, reason=str(error.message))) from error
    except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise InputError(problem("A020", path, reason=type(error).__name__)) from error
    return made.getvalue()


def _on_letterhead(letterhead: bytes, report: bytes, path: Path) -> bytes:
    """Put a finished report behind what stands on the letterhead."""
    from docx import Document
    from docxcompose.composer import Composer

    try:
        base = Document(io.BytesIO(letterhead))
        made = Composer(base)
        made.append(Document(io.BytesIO(report)))
        stream = io.BytesIO()
        made.save(stream)
    except (KeyError, ValueError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        raise InputError(problem("A020", path, reason=type(error).__name__)) from error
    return stream.getvalue()
