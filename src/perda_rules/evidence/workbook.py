"""Workbooks that people filled in: sheets of rows keyed by column ids, every cell with its place. Nothing is trusted.

A sheet of ours has the ids of its columns in a hidden first row and headings in the second. Cells may hold anything:
what a formula gave when the file was saved, dates as texts, stray spaces. What the cells mean is the caller's business.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.evidence.archive import ZIP_FAULTS, open_zip, refuse_member
from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import Refused

FIRST_ROW = 3
"""Below the ids and the headings."""
MAX_ROWS = 50_000
MAX_COLUMNS = 200
_LIMITS = Limits(file=50_000_000)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and its place; ``value`` is a text without stray spaces, a number, a date, or None for an empty one."""

    file: str
    sheet: str
    row: int
    column: int
    value: str | int | float | bool | date | None
    formula: bool = False
    """A formula whose result the file does not hold."""

    @property
    def name(self) -> str:
        """The cell as a spreadsheet names it: "Bukti!C7"."""
        letters, column = "", self.column
        while column:
            column, rest = divmod(column - 1, 26)
            letters = chr(65 + rest) + letters
        return f"{self.sheet}!{letters}{self.row}"

    @property
    def text(self) -> str:
        """Its value as a text; empty for an empty cell."""
        if isinstance(self.value, date):
            return self.value.isoformat()
        if isinstance(self.value, float) and self.value.is_integer():
            return str(int(self.value))
        return "" if self.value is None else str(self.value)

    def problem(self, code: str, **params: str) -> Problem:
        """Make a problem at this cell; its line and column are those of the sheet."""
        return problem(code, self.file, self.row, self.column, cell=self.name).model_copy(
            update={"params": {"cell": self.name, **params}}
        )


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a sheet: its cells by column id."""

    number: int
    cells: Mapping[str, Cell] = field(repr=False)

    def __getitem__(self, column: str) -> Cell:
        """Return the cell of ``column``. Raises KeyError where the sheet has no such column."""
        return self.cells[column]

    def empty(self, *columns: str) -> bool:
        """Say whether nothing stands in ``columns``."""
        return all(self.cells[column].value is None and not self.cells[column].formula for column in columns)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with column ids."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def is_workbook(path: Path) -> bool:
    """Say whether the file looks like a workbook, by its first bytes; one that cannot be read does not."""
    try:
        with path.open("rb") as stream:
            return stream.read(4) == b"PK\x03\x04"
    except OSError:
        return False


def read_workbook(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets that have column ids in their first row, and of the others the first two columns.

    A sheet without ids has the columns ``a`` and ``b`` (a form of names and values). Raises InputError: no access
    (W101), no sound workbook (W102), too large (W103).
    """
    try:
        data = path.read_bytes() if path.stat().st_size <= _LIMITS.file else b""
    except OSError as error:
        raise InputError(problem("W101", path, reason=reason_of(error))) from error
    if not data:
        raise InputError(problem("W103", path, limit=_LIMITS.file))
    values, formulas = _load(data, path, values=True), _load(data, path, values=False)
    try:
        return tuple(
            _sheet(str(path), sheet, formulas[sheet.title])
            for sheet in values.worksheets
            if sheet.max_row <= MAX_ROWS or _too_large(path)
        )
    finally:
        values.close()
        formulas.close()


def _too_large(path: Path) -> bool:
    raise InputError(problem("W103", path, limit=MAX_ROWS))


def _load(data: bytes, path: Path, *, values: bool) -> Any:
    import warnings

    from openpyxl import load_workbook

    stream = io.BytesIO(data)
    try:
        with open_zip(stream, _LIMITS) as archive:
            for member in archive.infolist():
                refuse_member(member, _LIMITS)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl tells of every extension that it does not know
            return load_workbook(io.BytesIO(data), data_only=values)
    except Refused as refused:
        raise InputError(problem("W102", path)) from refused
    except (*ZIP_FAULTS, TypeError, AttributeError, IndexError, SyntaxError) as error:
        raise InputError(problem("W102", path)) from error


def _sheet(file: str, sheet: Any, formulas: Any) -> Sheet:
    ids = [_value(cell.value) for cell in sheet[1][:MAX_COLUMNS]] if sheet.max_row else []
    keyed = [value if isinstance(value, str) and value.isascii() and value.islower() else None for value in ids]
    if not ids or not any(keyed[:1]):
        columns: dict[str, int] = {"a": 1, "b": 2}
        first = 1
    else:
        columns = {value: number for number, value in enumerate(keyed, start=1) if value}
        first = FIRST_ROW
    merged = {
        (row, column): (area.min_row, area.min_col)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, min(area.max_row, MAX_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, MAX_COLUMNS) + 1)
    }
    rows = []
    for number in range(first, sheet.max_row + 1):
        cells = {}
        for key, column in columns.items():
            at = merged.get((number, column), (number, column))
            value = _value(sheet.cell(*at).value)
            formula = value is None and formulas.cell(*at).data_type == "f"
            cells[key] = Cell(file, sheet.title, number, column, value, formula)
        row = Row(number, cells)
        if not row.empty(*columns):
            rows.append(row)
    return Sheet(sheet.title, tuple(columns), tuple(rows))


def _value(value: Any) -> str | int | float | bool | date | None:
    if isinstance(value, datetime):
        return value.date()
    if value is None or isinstance(value, bool | int | float | date):
        return value
    # A no-break space is what people paste, and an apostrophe what a spreadsheet writes before a text.
    return " ".join(str(value).replace("\xa0", " ").split()).removeprefix("'") or None


def sheets_with(sheets: tuple[Sheet, ...], column: str) -> Iterator[Sheet]:
    """Yield the sheets that have ``column``."""
    return (sheet for sheet in sheets if column in sheet.columns)
