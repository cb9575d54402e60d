"""Reading the working paper back: what the auditor filled in, as judgements. The program's own cells are not read.

Every mistake is reported at its cell, and all of them at once; a row that nobody filled in says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from perda_rules.assessment.judgements import Judgement
from perda_rules.assessment.models import VERDICTS
from perda_rules.errors import InputError, Problem, problem
from perda_rules.evidence.workbook import Cell, Row, Sheet, read_workbook, sheets_with
from perda_rules.language import LANGUAGES, read_date
from perda_rules.messages import say
from perda_rules.reports.workpaper.columns import DECISIONS, RULINGS

_FOREIGN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Read:
    """A judgement, and the row that it stands in."""

    judgement: Judgement
    row: Row
    key: Cell
    """The cell that names the obligation, or the document."""


class _Mistakes(Exception):  # noqa: N818 (an outcome: this row cannot be read)
    def __init__(self, problems: list[Problem]) -> None:
        super().__init__()
        self.problems = problems


def read_workpaper(path: Path) -> tuple[Read, ...]:
    """Read the judgements of a workbook.

    Raises InputError: no workbook of ours (W102 to W104), and for each cell that cannot be read: a reason, an author
    or a date is missing (W110), no such choice (W111), no date (W112), a formula without a result (W113), a value that
    a judgement cannot have (W114), a decision on a row without a key (W115).
    """
    sheets = read_workbook(path)
    if not any(True for _ in sheets_with(sheets, "unit_key")):
        raise InputError(problem("W104", path))
    defaults = _defaults(sheets)
    found: list[Read] = []
    problems: list[Problem] = []
    for marker, decide in (("unit_key", _on_finding), ("ruling", _on_evidence)):
        for sheet in sheets_with(sheets, marker):
            for row in sheet.rows:
                try:
                    found += decide(row, defaults)
                except _Mistakes as mistakes:
                    problems += mistakes.problems
    if problems:
        raise InputError(problems)
    return tuple(found)


def _defaults(sheets: tuple[Sheet, ...]) -> dict[str, Cell]:
    """Return the author and the date of the summary sheet, which go for every row that names none."""
    names = {
        say(f"workpaper.column.{field}", language).casefold(): field
        for field in ("author", "decided_on")
        for language in LANGUAGES
    }
    return {
        field: row["b"]
        for sheet in sheets_with(sheets, "b")
        for row in sheet.rows
        if (field := names.get(row["a"].text.casefold())) and row["b"].value is not None
    }


def _on_finding(row: Row, defaults: dict[str, Cell]) -> Iterator[Read]:
    ours = [column.id for column in DECISIONS["findings"] if column.id in row.cells and "review" not in column.id]
    if row.empty(*(column for column in ours if column not in ("author", "decided_on"))):
        return
    reader = _Reader(row, defaults, "obligation")
    base = {"obligation": reader.key.text, "unit": row["unit_key"].text or None}
    finding = row["id"].text.lower() or reader.key.text
    if reader.has("set_verdict"):
        yield reader.judgement(
            "override", f"{finding}-putusan", **base, verdict=reader.choice("set_verdict", _verdicts)
        )
    if reader.has("exempt_until"):
        yield reader.judgement("except", f"{finding}-pengecualian", **base, expires=reader.day("exempt_until"))
    if reader.has("length"):
        length = reader.words("length")
        yield reader.judgement("fill", f"{finding}-lama", obligation=base["obligation"], length=length)
    words = {name: reader.words(name) or None for name in ("cause", "effect", "response") if reader.has(name)}
    if words:
        yield reader.judgement("finding", f"{finding}-temuan", **base, **words)
    if not any(reader.has(column) for column in ours if column not in ("reason", "author", "decided_on")):
        reader.problems.append(row["reason"].problem("W116"))
    reader.finish()


def _on_evidence(row: Row, defaults: dict[str, Cell]) -> Iterator[Read]:
    if row.empty("ruling", "only_for", "reason"):
        return
    reader = _Reader(row, defaults, "key")
    kind = reader.choice("ruling", _rulings)
    only_for = reader.words("only_for") or None
    name = _FOREIGN.sub("-", f"{reader.key.text}-{only_for or ''}".lower()).strip("-")
    yield reader.judgement(kind, name, item=reader.key.text, obligation=only_for)
    reader.finish()


class _Reader:
    """Reads the cells of one row, and keeps what is wrong with them."""

    def __init__(self, row: Row, defaults: dict[str, Cell], key: str) -> None:
        self.row = row
        self.defaults = defaults
        self.key = row[key]
        self.problems: list[Problem] = []
        if not self.key.text:
            self.problems.append(self.key.problem("W115"))

    def has(self, column: str) -> bool:
        return column in self.row.cells and not self.row.empty(column)

    def words(self, column: str) -> str:
        cell = self._cell(column)
        if cell is None:
            return ""
        if cell.formula:
            self.problems.append(cell.problem("W113"))
        return cell.text

    def day(self, column: str) -> date | None:
        cell = self._cell(column)
        if cell is None or not self.words(column):
            return None
        day = cell.value if isinstance(cell.value, date) else read_date(cell.text)
        if day is None:
            self.problems.append(cell.problem("W112", value=cell.text))
        return day

    def choice(self, column: str, choices: Callable[[], dict[str, str]]) -> str:
        words = self.words(column)
        value = choices().get(words.casefold(), "")
        if not value and (cell := self._cell(column)) is not None:
            allowed = ", ".join(dict.fromkeys(choices()))
            self.problems.append(cell.problem("W111", value=words, choices=allowed))
        return value

    def judgement(self, kind: str, name: str, **values: Any) -> Read:
        """Make one judgement of the row. Raises _Mistakes where it cannot be made."""
        for column in ("reason", "author", "decided_on"):
            cell = self._cell(column)
            if cell is None or not cell.text:
                self.problems.append((cell or self.key).problem("W110", column=say_column(column)))
        made = {
            "kind": kind,
            "id": name,
            "reason": self.words("reason"),
            "author": self.words("author"),
            "date": self.day("decided_on"),
            **values,
        }
        self.finish()
        try:
            return Read(_ADAPTER.validate_python({k: v for k, v in made.items() if v is not None}), self.row, self.key)
        except ValidationError as error:
            raise _Mistakes([self._refused(detail) for detail in error.errors(include_url=False)]) from error

    def finish(self) -> None:
        """Raise _Mistakes where something was wrong."""
        if self.problems:
            # A cell that several judgements of the row need is told once.
            raise _Mistakes(list({(found.code, found.place.column): found for found in self.problems}.values()))

    def _cell(self, column: str) -> Cell | None:
        return self.row[column] if self.has(column) else self.defaults.get(column, self.row.cells.get(column))

    def _refused(self, detail: Any) -> Problem:
        name = {"date": "decided_on", "expires": "exempt_until"}.get(str(detail["loc"][-1]), str(detail["loc"][-1]))
        cell = self.row.cells.get(name, self.key)
        return cell.problem("W114", value=cell.text[:60], reason=detail["msg"])


_ADAPTER: TypeAdapter[Judgement] = TypeAdapter(Judgement)


def say_column(column: str) -> str:
    """Return the heading of a column, in both languages: the workbook may be in either."""
    return " / ".join(say(f"workpaper.column.{column}", language) for language in LANGUAGES)


def _verdicts() -> dict[str, str]:
    return {say(f"verdict.{verdict}", language).casefold(): verdict for verdict in VERDICTS for language in LANGUAGES}


def _rulings() -> dict[str, str]:
    return {say(f"workpaper.ruling.{name}", language).casefold(): name for name in RULINGS for language in LANGUAGES}
