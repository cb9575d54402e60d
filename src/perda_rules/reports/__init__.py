"""Reports: every view of an assessment, one module per format. Nothing here judges.

:func:`render` is pure. What draws on jinja2 or rich is imported when it is used, so that a command which renders
nothing does not pay for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from perda_rules.assessment.followup import Register
from perda_rules.assessment.models import Assessment
from perda_rules.language import DEFAULT_LANGUAGE, Language

Format = Literal["html", "markdown", "json", "csv", "svg", "png", "docx", "xlsx", "pdf", "oscal"]
FORMATS: tuple[Format, ...] = get_args(Format)
SUFFIXES: dict[Format, str] = {
    "html": ".html",
    "markdown": ".md",
    "json": ".json",
    "csv": ".csv",
    "svg": ".svg",
    "png": ".png",
    "docx": ".docx",
    "xlsx": ".xlsx",
    "pdf": ".pdf",
    "oscal": ".oscal.json",
}
"""The usual file name ending of each format."""
AUDIT_FORMATS: tuple[Format, ...] = ("html", "markdown", "json", "csv", "svg", "png")
"""What an audit writes; the formats that people go on working in are made when they are asked for."""
PICTURES: tuple[Format, ...] = ("svg", "png")
"""The formats that show the city on one page and nothing else."""


def render(
    assessment: Assessment,
    format: Format,  # noqa: A002 (the word of the field)
    language: Language = DEFAULT_LANGUAGE,
    *,
    templates: Path | None = None,
    letterhead: Path | None = None,
    previous: Assessment | None = None,
    by: Literal["chapter", "objective"] = "chapter",
    followup: Register | None = None,
) -> bytes:
    """Render an assessment. Pure: the same assessment, format, language and templates give the same bytes.

    ``templates`` is a folder of one's own templates for HTML and Markdown (``html/laporan.html.j2``,
    ``html/laporan.css``, ``html/laporan.js``, ``markdown/laporan.md.j2``); what it lacks comes from the program's own.
    ``letterhead`` is a Word document that the DOCX goes on; ``previous`` the assessment before: HTML compares with it,
    DOCX and PDF follow up its findings; ``by`` is how these two group the findings, ``followup`` the register of
    recommendations that they list. The JSON is the same in every
    language. SVG and PNG are the city on one page; the letters of a PNG are those of the machine.

    Raises InputError where one's own template is missing or wrong (A010, A011), or what checks OSCAL is not installed
    (U125).
    """
    match format:
        case "json":
            from perda_rules.reports.json import write_json

            return write_json(assessment)
        case "csv":
            from perda_rules.reports.csv import write_csv

            return write_csv(assessment, language)
        case "markdown":
            from perda_rules.reports.markdown import write_markdown

            return write_markdown(assessment, language, templates)
        case "html":
            from perda_rules.reports.html import write_html

            return write_html(assessment, language, templates, previous)
        case "svg":
            from perda_rules.reports.picture import draw_city

            return draw_city(assessment, language).encode()
        case "png":
            from perda_rules.reports.picture import draw_city_png

            return draw_city_png(assessment, language)
        case "xlsx":
            from perda_rules.reports.workpaper.writing import write_workpaper

            return write_workpaper(assessment, language)
        case "docx":
            from perda_rules.reports.audit_report.content import audit_report
            from perda_rules.reports.audit_report.word import write_word

            return write_word(audit_report(assessment, language, previous, by, followup), letterhead)
        case "pdf":
            from perda_rules.reports.audit_report.content import audit_report
            from perda_rules.reports.audit_report.pdf import write_pdf

            return write_pdf(audit_report(assessment, language, previous, by, followup), templates)
        case "oscal":
            from perda_rules.reports.oscal.results import write_results

            return write_results(assessment, language)
    raise ValueError(f"no format: {format!r}")
