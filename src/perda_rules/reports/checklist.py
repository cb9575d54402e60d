"""The checklist of a department: Markdown to read, DOCX to print and tick off, XLSX to keep track in."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.markdown import escape
from perda_rules.reports.office import row_height, without_clock
from perda_rules.reports.wording import MAX_NAME, write
from perda_rules.selfassess.checklist import Wanted, by_type

_WIDTHS = (6, 34, 70, 9, 60, 40, 9, 30)
_COLUMNS = ("number", "type", "asks", "copies", "duties", "deadline", "done", "where")


def write_checklist(wanted: Sequence[Wanted], form: str, title: str, language: Language) -> bytes:
    """Write the checklist as ``markdown``, ``docx`` or ``xlsx``."""
    if form == "docx":
        return _docx(tuple(wanted), title, language)
    if form == "xlsx":
        return _xlsx(tuple(wanted), language)
    return ("\n".join(_markdown(tuple(wanted), title, language)) + "\n").encode()


def _head(one: Wanted, language: Language) -> str:
    kind = write(one.type_label, language, MAX_NAME)
    return f"{one.copies} × {kind}" if one.copies > 1 else kind


def _duties(one: Wanted, language: Language) -> list[str]:
    return [f"{write(duty.citation, language, MAX_NAME)}: {write(duty.action, language)}" for duty in one.duties]


def _deadlines(one: Wanted, language: Language) -> list[str]:
    return list(dict.fromkeys(write(duty.deadline, language) for duty in one.duties))


def _asks(one: Wanted, language: Language) -> list[str]:
    asks = [write(ask, language) for ask in one.asks]
    return [*asks, say("checklist.choice", language)] if one.choice else asks


def _markdown(wanted: tuple[Wanted, ...], title: str, language: Language) -> Iterator[str]:
    yield f"# {escape(title)}"
    yield ""
    yield escape(say("checklist.intro", language, n=len(wanted)))
    for label, own in by_type(wanted):
        yield ""
        yield f"## {escape(write(label, language, MAX_NAME))}"
        for one in own:
            yield ""
            yield f"- [ ] **{escape(_head(one, language))}**"
            yield from (f"  - {escape(ask)}" for ask in _asks(one, language))
            when = "; ".join(_deadlines(one, language))
            yield f"  - *{escape(say('checklist.when', language))}:* {escape(when)}"
            yield f"  - *{escape(say('checklist.why', language))}:*"
            yield from (f"    - {escape(duty)}" for duty in _duties(one, language))


def _docx(wanted: tuple[Wanted, ...], title: str, language: Language) -> bytes:
    from docx import Document
    from docx.shared import Cm, Pt

    document: Any = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Arial", Pt(10)
    document.core_properties.author = ""
    document.core_properties.title = title
    document.add_heading(title, level=1)
    document.add_paragraph(say("checklist.intro", language, n=len(wanted)))
    # Looking a style up takes longer than writing a paragraph, and there are thousands.
    bullet = document.styles["List Bullet"].style_id
    for label, own in by_type(wanted):
        document.add_heading(write(label, language, MAX_NAME), level=2)
        for one in own:
            line = document.add_paragraph()
            line.paragraph_format.keep_with_next = True
            line.add_run(f"☐ {_head(one, language)}").bold = True
            for ask in _asks(one, language):
                document.add_paragraph(ask)._p.style = bullet
            when = document.add_paragraph()
            when.add_run(f"{say('checklist.when', language)}: ").bold = True
            when.add_run("; ".join(_deadlines(one, language)))
            why = document.add_paragraph()
            why.add_run(f"{say('checklist.why', language)}: ").bold = True
            why.add_run("; ".join(_duties(one, language)))
    stream = io.BytesIO()
    document.save(stream)
    return without_clock(stream.getvalue())


def _xlsx(wanted: tuple[Wanted, ...], language: Language) -> bytes:
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    book = Workbook(write_only=True)
    sheet: Any = book.create_sheet(say("checklist.sheet", language)[:31])
    for number, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "C2"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(_COLUMNS))}{len(wanted) + 1}"
    sheet.page_setup.orientation, sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = "landscape", 1, 0
    sheet.sheet_properties.pageSetUpPr = _fit()
    sheet.print_title_rows = "1:1"
    choice = DataValidation(type="list", formula1='"✓,–"', allow_blank=True)
    choice.add(f"G2:G{len(wanted) + 2}")
    sheet.data_validations.append(choice)

    def made(value: Any, **look: Any) -> Any:
        # Whatever a text begins with, it is stored as a text and never as a formula.
        cell = WriteOnlyCell(sheet, value=value)
        if isinstance(value, str):
            cell.data_type = "s"
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        for name, part in look.items():
            setattr(cell, name, part)
        return cell

    head = {"font": Font(bold=True, color="FFFFFF"), "fill": PatternFill("solid", fgColor="1F3864")}
    sheet.append([made(say(f"checklist.column.{column}", language), **head) for column in _COLUMNS])
    fill = PatternFill("solid", fgColor="FFF7D6")
    for number, one in enumerate(wanted, start=1):
        values = (
            number,
            write(one.type_label, language, MAX_NAME),
            "\n".join(_asks(one, language)),
            one.copies,
            "\n".join(_duties(one, language)),
            "\n".join(_deadlines(one, language)),
        )
        sheet.row_dimensions[number + 1].height = row_height(zip(values, _WIDTHS, strict=False))
        sheet.append([*(made(value) for value in values), made("", fill=fill), made("", fill=fill)])
    stream = io.BytesIO()
    book.save(stream)
    return without_clock(stream.getvalue())


def _fit() -> Any:
    from openpyxl.worksheet.properties import PageSetupProperties

    return PageSetupProperties(fitToPage=True)
