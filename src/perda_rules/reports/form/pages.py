"""The sheets of the workbook as such: hidden ids, headings, looks, choices, and texts that stay texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.form.fields import Column
from perda_rules.reports.office import row_height
from perda_rules.reports.wording import clean

FIRST = 3
"""The first row below the ids and the headings."""
Look = Literal["bare", "plain", "bold", "head", "ours", "theirs", "small"]
MAX_CELL = 32_000
"""A spreadsheet takes 32,767 characters in a cell."""
_HEAD, _OURS, _THEIRS = "1F3864", "F2F2F2", "FFF7D6"
_FONT, _DAY = "Calibri", "yyyy-mm-dd"


@dataclass
class Pages:
    """A workbook that is being written."""

    book: Any
    language: Language
    looks: dict[Look, Any] = field(default_factory=dict, init=False)

    def __post_init__(self) -> None:
        """Mix the colours."""
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

        line = Side(style="thin", color="BFBFBF")
        self.border = Border(left=line, right=line, top=line, bottom=line)
        self.wrap = Alignment(wrap_text=True, vertical="top")
        self.painted: dict[Look, tuple[Font | None, PatternFill | None]] = {
            "bold": (Font(name=_FONT, bold=True), None),
            "head": (Font(name=_FONT, bold=True, color="FFFFFF"), PatternFill("solid", fgColor=_HEAD)),
            "ours": (None, PatternFill("solid", fgColor=_OURS)),
            "theirs": (None, PatternFill("solid", fgColor=_THEIRS)),
            "small": (Font(name=_FONT, size=9, italic=True, color="595959"), None),
        }

    def tell(self, key: str, **params: object) -> str:
        """Say something of the workbook in its language."""
        return say(f"form.{key}", self.language, **params)

    def sheet(self, name: str, ids: Sequence[str], columns: Sequence[Column], frozen: str) -> Any:
        """Add a sheet with its hidden ids, its headings and widths."""
        sheet = self.book.create_sheet(self.tell(f"sheet.{name}"))
        sheet.freeze_panes = frozen
        sheet.row_dimensions[1].hidden = True
        sheet.print_title_rows = "2:2"
        sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        for number, key in enumerate(ids, start=1):
            self.put(sheet, 1, number, key, "bare")
        for number, column in enumerate(columns, start=1):
            sheet.column_dimensions[letter(number)].width = column.width
            self.put(sheet, 2, number, self.tell(f"column.{column.id}"), "head")
        return sheet

    def hidden(self, name: str) -> Any:
        """Add a sheet that nobody sees: what the others look up."""
        sheet = self.book.create_sheet(f"{name}")
        sheet.sheet_state = "hidden"
        return sheet

    def choose(self, sheet: Any, ids: Sequence[str], column: str, last: int, source: str) -> None:
        """Offer the choices of ``source`` in a column, with what it asks for."""
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(type="list", formula1=source, allow_blank=True)
        # People paste what the list does not hold; the import says so, and so loses nothing.
        rule.errorStyle = "warning"
        self.prompted(sheet, ids, column, last, rule)

    def days(self, sheet: Any, ids: Sequence[str], column: str, last: int) -> None:
        """Make the cells of a column dates."""
        from openpyxl.worksheet.datavalidation import DataValidation

        rule = DataValidation(type="date", operator="greaterThan", formula1="36526", allow_blank=True)
        rule.errorStyle = "warning"
        self.prompted(sheet, ids, column, last, rule)
        for row in range(FIRST, last + 1):
            sheet.cell(row, ids.index(column) + 1).number_format = _DAY

    def prompted(self, sheet: Any, ids: Sequence[str], column: str, last: int, rule: Any) -> None:
        """Say what a column asks for when one stands in it."""
        rule.promptTitle = self.tell(f"column.{column}")[:32]
        rule.prompt = self.tell(f"prompt.{column}")[:255]
        rule.showInputMessage = True
        place = letter(ids.index(column) + 1)
        rule.add(f"{place}{FIRST}:{place}{last}")
        sheet.add_data_validation(rule)

    def blank(self, sheet: Any, first: int, last: int, columns: Iterable[int]) -> None:
        """Make rows to go on in."""
        for row in range(first, last + 1):
            for column in columns:
                self.look(sheet.cell(row, column), "theirs")

    def hide(self, sheet: Any, *columns: int) -> None:
        """Hide columns."""
        for column in columns:
            sheet.column_dimensions[letter(column)].hidden = True

    def fit(self, sheet: Any) -> None:
        """Make each row that holds texts as high as they need."""
        widths = {key: int(one.width) for key, one in sheet.column_dimensions.items() if not one.hidden}
        for cells in sheet.iter_rows(min_row=1 if sheet.title == self.tell("sheet.guide") else FIRST - 1):
            texts = [
                (cell.value, widths.get(cell.column_letter, 13))
                for cell in cells
                if cell.data_type == "s" and cell.value
            ]
            if texts:
                sheet.row_dimensions[cells[0].row].height = row_height(texts)

    def put(self, sheet: Any, row: int, column: int, value: object, look: Look) -> None:
        """Fill a cell; a text stays a text even where it begins like a formula."""
        cell = sheet.cell(row, column)
        self.look(cell, look)
        if isinstance(value, date | int | float):
            cell.value = value
            if isinstance(value, date):
                cell.number_format = _DAY
        elif value not in (None, ""):
            cell.value = clean(str(value), MAX_CELL)
            cell.data_type = "s"
            if str(cell.value)[:1] in "=+-@'":
                cell.quotePrefix = True

    def look(self, cell: Any, look: Look) -> None:
        """Give a cell its look. It is worked out once: a workbook has tens of thousands of cells."""
        if look == "bare":
            return
        if look not in self.looks:
            cell.alignment = self.wrap
            font, fill = self.painted.get(look, (None, None))
            if font:
                cell.font = font
            if fill:
                cell.fill = fill
            if look not in ("plain", "bold"):
                cell.border = self.border
            self.looks[look] = copy(cell._style)
        cell._style = copy(self.looks[look])


def letter(column: int) -> str:
    """Return the name of a column."""
    from openpyxl.utils import get_column_letter

    return get_column_letter(column)
