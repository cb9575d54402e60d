"""The audit report as a PDF: the frozen copy, archivable and tagged for screen readers (PDF/A-2a).

Typst sets it, from a template that gets the report as data. Its fonts travel with it, so that every machine makes the
same pages, and Windows needs nothing else.
"""

from __future__ import annotations

import json
from pathlib import Path

from perda_rules.dataset import data_folder
from perda_rules.errors import InputError, problem
from perda_rules.reports.audit_report.content import Content
from perda_rules.reports.templating import read_beside

NAME = "laporan.typ"


def write_pdf(content: Content, templates: Path | None = None) -> bytes:
    """Set the report. Raises InputError where one's own template is missing or wrong (A010, A011)."""
    import typst

    source = read_beside("pdf", NAME, templates)
    try:
        # The types of the library want the folder to be of the same type as the source.
        made = typst.compile(  # type: ignore[call-overload]
            source.encode(),
            format="pdf",
            sys_inputs={"report": json.dumps(content, ensure_ascii=False)},
            root=str(data_folder("reports") / "pdf"),
            ignore_system_fonts=True,
            pdf_standards="a-2a",
        )
    except (typst.TypstError, ValueError) as error:
        raise InputError(problem("A011", NAME, reason=str(error).split("\n", 1)[0])) from error
    assert isinstance(made, bytes)  # noqa: S101 (no output path was given)
    return made
