"""Writing the working paper: a summary, the results with the auditor's columns, the documents, and the counts.

Pure: the same assessment and language give the same bytes. A workbook is written row by row, and no cell in it can act
as a formula: texts are stored as texts, whatever they begin with.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from perda_rules.assessment.models import VERDICTS, Assessment
from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.office import row_height, without_clock
from perda_rules.reports.view import Row, View, make_view
from perda_rules.reports.wording import clean
from perda_rules.reports.workpaper import columns as ours
from perda_rules.reports.workpaper.columns import DECISIONS, EVIDENCE, FINDING, RULINGS, Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

Worksheet = Any
"""A sheet that is written row by row; the types of the library leave out most of what it has."""

MAX_CELL = 32_000
"""A spreadsheet takes 32,767 characters in a cell."""
Look = Literal["plain", "title", "bold", "head", "ours", "theirs", "day"]
_HEAD, _OURS, _THEIRS = "1F3864", "F2F2F2", "FFF7D6"
_LINE, _HIGHEST = 13.5, 200
"""Points: a line of text, and the highest row."""
_A3, _A4, _WIDE = 8, 9, 16


def write_workpaper(assessment: Assessment, language: Language) -> bytes:
    """Write the workbook of an assessment."""
    from openpyxl import Workbook

    view = make_view(assessment, language)
    book = Workbook(write_only=True)
    sheets = _Sheets(book, language)
    sheets.summary(view)
    sheets.register(
        "findings",
        list(FINDING),
        ([value(entry) for value in FINDING.values()] for entry in _entries(view)),
        ours.FINDING_WIDTHS,
        hidden=("obligation", "unit_key"),
        choices={"set_verdict": [say(f"verdict.{verdict}", language) for verdict in VERDICTS]},
    )
    sheets.register(
        "evidence",
        list(EVIDENCE),
        ([value(item) for value in EVIDENCE.values()] for item in view.items),
        ours.EVIDENCE_WIDTHS,
        choices={"ruling": [say(f"workpaper.ruling.{ruling}", language) for ruling in RULINGS]},
    )
    for axis in ("chapter", "objective", "lead"):
        sheets.counts(axis, view.axes[axis])
    stream = io.BytesIO()
    book.save(stream)
    return without_clock(stream.getvalue())


def _entries(view: View) -> Iterable[Any]:
    yield from view.findings
    for _, entries in view.rest:
        yield from entries


class _Page:
    """A sheet that is written row by row. Programs differ in how they fit a row to its text, so its height is set."""

    def __init__(self, sheet: Worksheet, widths: Sequence[int]) -> None:
        self.sheet = sheet
        self.widths = widths
        self.rows = 0

    def row(self, *cells: Any) -> None:
        """Add a row that is as high as its longest text needs, within reason."""
        self.rows += 1
        texts = ((cell.value, width) for cell, width in zip(cells, self.widths, strict=False) if cell.value)
        self.sheet.row_dimensions[self.rows].height = row_height(texts, line=_LINE, highest=_HIGHEST)
        self.sheet.append(cells)


class _Sheets:
    """Adds the sheets; holds the styles that they share."""

    def __init__(self, book: Workbook, language: Language) -> None:
        from openpyxl.cell.cell import Cell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        class Blank(Cell):
            """Is handed on as it is; the library first tries it as a value and, to refuse it, writes it out."""

            __slots__ = ()

            def __repr__(self) -> str:
                return "cell"

        self.blank: Callable[[Worksheet], Any] = partial(Blank, row=1, column=1)
        self.book = book
        self.language = language
        self.wrap = Alignment(wrap_text=True, vertical="top")
        self.head = (Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_HEAD))
        line = Side(style="thin", color="BFBFBF")
        self.border = Border(left=line, right=line, top=line, bottom=line)
        self.fills = {"ours": PatternFill("solid", fgColor=_OURS), "theirs": PatternFill("solid", fgColor=_THEIRS)}
        self.title = Font(bold=True, size=14)
        self.bold = Font(bold=True)
        self.styles: dict[tuple[Look, bool], Any] = {}

    def tell(self, key: str, **params: object) -> str:
        return say(f"workpaper.{key}", self.language, **params)

    def page(self, name: str, widths: Sequence[int]) -> _Page:
        """Add a sheet; its columns must be known before its rows."""
        from openpyxl.utils import get_column_letter

        sheet: Worksheet = self.book.create_sheet(self.tell(f"sheet.{name}"))
        for number, width in enumerate(widths, start=1):
            sheet.column_dimensions[get_column_letter(number)].width = width
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.page_setup.fitToWidth = 1 if len(widths) < _WIDE else 2
        sheet.page_setup.paperSize = _A4 if len(widths) < _WIDE else _A3
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        return _Page(sheet, widths)

    def cell(self, sheet: Worksheet, value: object, look: Look = "plain") -> Any:
        """Make a cell; a text stays a text even where it begins like a formula."""
        text = value if isinstance(value, int) else clean(str(value), MAX_CELL) or None
        quoted = isinstance(text, str) and text[0] in "=+-@'"
        made = self.blank(sheet)
        # Styles are looked up once for each look: a workbook has tens of thousands of cells.
        made._style = self._style(sheet, look, quoted)
        made._value = text
        made.data_type = "n" if isinstance(text, int) or text is None else "s"
        return made

    def _style(self, sheet: Worksheet, look: Look, quoted: bool) -> Any:
        if (look, quoted) not in self.styles:
            made = self.blank(sheet)
            made.alignment = self.wrap
            if look in ("ours", "theirs", "day"):
                made.fill = self.fills["ours" if look == "ours" else "theirs"]
                made.border = self.border
            if look == "head":
                made.font, made.fill = self.head
                made.border = self.border
            if look in ("title", "bold"):
                made.font = self.title if look == "title" else self.bold
            if look == "day":
                made.number_format = "yyyy-mm-dd"
            if quoted:
                made.quotePrefix = True
            self.styles[look, quoted] = made._style
        return self.styles[look, quoted]

    def summary(self, view: View) -> None:
        """What was assessed, how to use the workbook, and who fills it in."""
        page = self.page("summary", (34, 90))
        sheet = page.sheet
        page.row(self.cell(sheet, self.tell("title"), "title"))
        for name, value in ((view.title, view.mode.name), *view.facts):
            page.row(self.cell(sheet, name), self.cell(sheet, value))
        page.row()
        for sentence in (view.explanation, *view.conclusion, view.corpus, *view.warnings):
            page.row(self.cell(sheet, ""), self.cell(sheet, sentence))
        page.row()
        for field in ("author", "decided_on", "reviewed_by", "reviewed_on"):
            look: Look = "day" if field.endswith("_on") else "theirs"
            page.row(self.cell(sheet, self.tell(f"column.{field}"), "bold"), self.cell(sheet, "", look))
        page.row()
        for number in range(1, 6):
            page.row(self.cell(sheet, ""), self.cell(sheet, self.tell(f"guide.{number}")))
        page.row(self.cell(sheet, ""), self.cell(sheet, view.made_by))

    def register(
        self,
        name: Sheet,
        ids: Sequence[str],
        rows: Iterable[Sequence[object]],
        widths: dict[str, int],
        choices: dict[str, list[str]],
        hidden: Sequence[str] = (),
    ) -> None:
        """Add a sheet with one row for each thing that an auditor may decide on."""
        from openpyxl.utils import get_column_letter

        theirs = DECISIONS[name]
        every = [*ids, *(column.id for column in theirs)]
        page = self.page(name, [*(widths[column] for column in ids), *(column.width for column in theirs)])
        sheet = page.sheet
        for column in hidden:
            sheet.column_dimensions[get_column_letter(every.index(column) + 1)].hidden = True
        sheet.row_dimensions[1].hidden = True
        sheet.freeze_panes = "D3"
        sheet.print_title_rows = "2:2"
        page.row(*(self.cell(sheet, column) for column in every))
        page.row(*(self.cell(sheet, self.tell(f"column.{column}"), "head") for column in every))
        last = 2
        for row in rows:
            cells = [self.cell(sheet, value, "ours") for value in row]
            cells += [self.cell(sheet, "", "day" if column.kind == "date" else "theirs") for column in theirs]
            page.row(*cells)
            last += 1
        sheet.auto_filter.ref = f"A2:{get_column_letter(len(every))}{last}"
        self._validate(sheet, name, every, choices, last)

    def _validate(
        self, sheet: Worksheet, name: Sheet, every: list[str], choices: dict[str, list[str]], last: int
    ) -> None:
        from openpyxl.utils import get_column_letter
        from openpyxl.worksheet.datavalidation import DataValidation

        for column in DECISIONS[name]:
            if column.kind == "choice":
                rule = DataValidation(type="list", formula1=f'"{",".join(choices[column.id])}"', allow_blank=True)
            elif column.kind == "date":
                rule = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
            else:
                continue
            rule.showErrorMessage = True
            rule.error = self.tell(f"wrong.{column.kind}")
            letter = get_column_letter(every.index(column.id) + 1)
            rule.add(f"{letter}3:{letter}{max(last, 3)}")
            sheet.data_validations.append(rule)

    def counts(self, axis: str, rows: Sequence[Row]) -> None:
        """Add the counts and the rate of every node of an axis."""
        page = self.page(axis, (46, *(12 for _ in VERDICTS), 12, 12, 12))
        sheet = page.sheet
        sheet.freeze_panes = "B2"
        named = [cell.verdict.name for cell in rows[0].cells] if rows else []
        head = [say(f"axis.{axis}", self.language), *named]
        head += [self.tell(f"column.{column}") for column in ("judged", "rate", "verified_rate")]
        page.row(*(self.cell(sheet, text, "head") for text in head))
        for row in rows:
            name = row.name if axis != "objective" or row.name.startswith(row.key) else f"{row.key} {row.name}"
            values = [name, *(cell.number for cell in row.cells), row.judged, row.rate, row.verified_rate]
            page.row(*(self.cell(sheet, value) for value in values))
