"""Reading a department's workbook back. The program's own cells are not read, and what is wrong is told at its cell.

A row that cannot be read is left out and reported; the others are read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from perda_rules.errors import InputError, Problem, problem
from perda_rules.evidence.body import validate_body
from perda_rules.evidence.models import Answer, Item, Organisation, Statement
from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.evidence.workbook import Cell, Row, Sheet, read_workbook, sheets_with
from perda_rules.language import LANGUAGES, Label
from perda_rules.messages import say
from perda_rules.obligations.models import Corpus
from perda_rules.reports.form import fields, values
from perda_rules.reports.form.fields import ROWS, Table
from perda_rules.reports.form.values import Unreadable
from perda_rules.selfassess.filled import Filled, Form
from perda_rules.slugs import slug

T = TypeVar("T")


class _Row(Exception):  # noqa: N818 (an outcome: this row cannot be used)
    pass


@dataclass
class _Written:
    """An item whose rows are still being gathered."""

    row: Row
    values: dict[str, Any]
    id: str = ""


def read_form(path: Path, corpus: Corpus, types: Mapping[str, EvidenceType]) -> Form:
    """Read a workbook that :func:`perda_rules.reports.form.writing.write_form` made and people filled in.

    Raises InputError where it is no workbook (W101 to W103), or none of these (W201). What is wrong with a row is in
    the problems of the form: nothing there (W110 to W114, W202), no such number (W203), an id twice (W204), a row of a
    document that is not listed (W205), a field that its kind has not (W206).
    """
    sheets = read_workbook(path)
    organisation = _organisation(sheets)
    if organisation is None or not any(True for _ in sheets_with(sheets, "kinds_key")):
        raise InputError(problem("W201", path))
    reader = _Reader(sheets, corpus, types)
    return Form(
        organisation=organisation,
        items=tuple(reader.items()),
        answers=tuple(reader.answers()),
        facts=tuple(reader.facts()),
        problems=tuple(sorted(reader.problems, key=lambda one: (one.place.line, one.place.column))),
    )


def _organisation(sheets: tuple[Sheet, ...]) -> Organisation | None:
    """Return whose workbook it is, from the guide sheet."""
    titles, names = ({say(f"form.{key}", lang).casefold() for lang in LANGUAGES} for key in ("title", "organisation"))
    found: dict[str, str] = {}
    for sheet in sheets_with(sheets, "b"):
        for row in sheet.rows:
            said = row["a"].text.casefold()
            key = "name" if said in titles else "id" if said in names else None
            if key:
                found.setdefault(key, row["b"].text)
    try:
        return Organisation.model_validate(found)
    except ValidationError:
        return None


class _Reader:
    """Reads the sheets, and gathers what is wrong."""

    def __init__(self, sheets: tuple[Sheet, ...], corpus: Corpus, types: Mapping[str, EvidenceType]) -> None:
        self.sheets = sheets
        self.corpus = corpus
        self.types = types
        self.problems: list[Problem] = []
        offices = {name: actor.name for name, actor in corpus.actors.items()}
        self.offices = {**_by_label(offices), **self._chosen("offices", offices)}
        self.parts = {**_by_label(corpus.parts), **self._chosen("parts", corpus.parts)}
        self.kinds = self._lookup("kinds")
        self.tables = self._lookup("tables")

    def _lookup(self, name: str) -> dict[str, Row]:
        """Return label, or key → the row that says which attribute each numbered field is."""
        found: dict[str, Row] = {}
        for sheet in sheets_with(self.sheets, f"{name}_key"):
            for row in sheet.rows:
                found |= {row[f"{name}_{part}"].text.casefold(): row for part in ("label", "key")}
        return found

    def _chosen(self, name: str, known: Mapping[str, Label]) -> dict[str, str]:
        """Return label → key of what the workbook itself offers: there no two labels are the same."""
        return {
            row[f"{name}_label"].text.casefold(): row[f"{name}_key"].text
            for row in self.rows(f"{name}_key")
            if row[f"{name}_key"].text in known
        }

    def rows(self, marker: str) -> Iterator[Row]:
        for sheet in sheets_with(self.sheets, marker):
            yield from sheet.rows

    # Items -----------------------------------------------------------------------------------------------------

    def items(self) -> Iterator[Filled]:
        """Yield the documents, each with its contents and its tables."""
        found: list[_Written] = []
        for row in self.rows("field_1"):
            if "type" in row.cells and not self._blank(row):
                try:
                    found.append(self._item(row))
                except _Row:
                    continue
        named = self._named(found)
        self._contents(named)
        self._entries(named)
        for one in found:
            try:
                yield self._finished(one)
            except _Row:
                continue

    def _blank(self, row: Row) -> bool:
        mine = [key for key in row.cells if not key.startswith("asked_") and key != "base"]
        return row.empty(*mine)

    def _item(self, row: Row) -> _Written:
        kind = self._cell(row, "type", lambda cell: self._kind(cell).id, required=True)
        made: dict[str, Any] = {"type": kind}
        wrong = kind is None
        readers: dict[str, Callable[[Cell], Any]] = {
            "id": lambda cell: slug(cell.text),
            "date": values.read_day,
            "received": values.read_day,
            "signatory": lambda cell: self.offices.get(cell.text.casefold()) or slug(cell.text),
            "status": lambda cell: values.choose(cell.text, {each: each for each in fields.STATUSES}),
            "classification": lambda cell: values.choose(cell.text, {each: each for each in fields.CLASSIFICATIONS}),
            "claims": lambda cell: values.split(cell.text),
        }
        for column in fields.ITEMS:
            if column.id == "type" or column.id not in row.cells:
                continue
            before = len(self.problems)
            required = column.id in ("title", "date")
            value = self._cell(row, column.id, readers.get(column.id, lambda cell: cell.text), required=required)
            wrong |= len(self.problems) > before
            if value not in (None, "", []):
                made[column.id] = value
        if wrong or kind is None:
            raise _Row
        shown = fields.plain_fields(self.types[kind])
        made["attributes"] = self._fields(row, self.kinds[row["type"].text.casefold()], shown)
        return _Written(row, made, made.pop("id", ""))

    def _kind(self, cell: Cell) -> EvidenceType:
        row = self.kinds.get(cell.text.casefold())
        if row is None or row["kinds_key"].text not in self.types:
            choices = [each["kinds_label"].text for each in self.kinds.values()]
            raise Unreadable("W111", value=cell.text, choices=f"{_near(cell.text, choices)}, …")
        return self.types[row["kinds_key"].text]

    def _fields(self, row: Row, lookup: Row, known: Mapping[str, Attribute]) -> dict[str, Any]:
        """Read the numbered fields of a row. Raises _Row where one of them cannot be read."""
        made: dict[str, Any] = {}
        before = len(self.problems)
        for key, cell in row.cells.items():
            if not key.startswith("field_"):
                continue
            name = lookup.cells.get(f"key_{key.removeprefix('field_')}")
            one = known.get(name.text) if name is not None else None
            if one is None:
                if cell.value is not None:
                    self.problems.append(cell.problem("W206", value=cell.text[:60]))
                continue
            value = self._read(cell, partial(self._field, one), one.required, one.label)
            if value not in (None, "", []):
                made[name.text] = value  # type: ignore[union-attr]
        if len(self.problems) > before:
            raise _Row
        return made

    def _field(self, one: Attribute, cell: Cell) -> Any:
        return values.read(cell, one, self.offices)

    def _named(self, found: list[_Written]) -> dict[str, _Written]:
        """Return what the other sheets call each document: its id, or its title where no other has the same."""
        ids: dict[str, _Written] = {}
        titles: dict[str, list[_Written]] = {}
        for one in list(found):
            titles.setdefault(str(one.values["title"]).casefold(), []).append(one)
            if one.id and one.id in ids:
                self.problems.append(one.row["id"].problem("W204", value=one.id, other=ids[one.id].row["id"].name))
                found.remove(one)
            elif one.id:
                ids[one.id] = one
        return {**{title: same[0] for title, same in titles.items() if len(same) == 1}, **ids}

    def _contents(self, named: Mapping[str, _Written]) -> None:
        for row, one in self._of_items("part", named, ("part", "place")):
            part = self._cell(row, "part", self._part, required=True)
            place = self._cell(row, "place", _place, required=True)
            if part and place:
                one.values.setdefault("memuat", {})[part] = place

    def _part(self, cell: Cell) -> str:
        found = self.parts.get(cell.text.casefold())
        if found is None:
            raise Unreadable("W111", value=cell.text, choices=f"{_near(cell.text, list(self.parts))}, …")
        return found

    def _entries(self, named: Mapping[str, _Written]) -> None:
        for row, one in self._of_items("table", named, ("table",)):
            lookup = self.tables.get(row["table"].text.casefold())
            table = self._table(lookup, one) if lookup is not None else None
            if lookup is None or table is None:
                own = [t.label for t in fields.tables_of(self.types[one.values["type"]], LANGUAGES[0])]
                choices = ", ".join(own) or "–"
                self.problems.append(row["table"].problem("W111", value=row["table"].text, choices=choices))
                continue
            try:
                entry = self._fields(row, lookup, table.fields)
            except _Row:
                continue
            if entry:
                within = one.values if table.name == ROWS else one.values["attributes"]
                within.setdefault(table.name, []).append(entry)

    def _table(self, lookup: Row, one: _Written) -> Table | None:
        kind = self.types[one.values["type"]]
        tables = {table.key: table for table in fields.tables_of(kind, LANGUAGES[0])}
        return tables.get(lookup["tables_key"].text)

    def _of_items(
        self, marker: str, named: Mapping[str, _Written], mine: tuple[str, ...]
    ) -> Iterator[tuple[Row, _Written]]:
        """Yield the rows of a sheet with the document that each is of; an empty cell means that of the row above."""
        above = ""
        for row in self.rows(marker):
            filled = [key for key in row.cells if key in mine or key.startswith("field_")]
            if "item" not in row.cells or row.empty(*filled):
                continue
            above = row["item"].text or above
            one = named.get(slug(above)) or named.get(above.casefold())
            if one is None:
                self.problems.append(row["item"].problem("W205", value=above))
                continue
            yield row, one

    def _finished(self, one: _Written) -> Filled:
        made = {key: value for key, value in one.values.items() if value not in ({}, [])}
        # Which rule of an id is broken matters to nobody who gave none; the importer makes one.
        checked = {"id": one.id or "baru", **made}
        self._check(Item, checked, one.row, "title")
        kind = self.types[made["type"]]
        for found in validate_body(kind, made.get("attributes", {}), made.get("rows", [])):
            self.problems.append(one.row["type"].problem(found.code, **found.params))
            raise _Row
        return Filled(one.id, made, self._base(one.row), one.row["title"], one.row.cells.get("file"))

    # Answers and facts -----------------------------------------------------------------------------------------

    def answers(self) -> Iterator[Filled]:
        """Yield what the department itself says of its duties."""
        for row in self.rows("answer"):
            said = self._values(row, ("answer", "reason", "day"))
            if said is None:
                continue
            if said:
                names = {each: say(f"form.answer.{each}", lang) for each in fields.ANSWERS for lang in LANGUAGES[:1]}
                other = {each: say(f"form.answer.{each}", LANGUAGES[-1]) for each in fields.ANSWERS}
                answer = self._cell(row, "answer", lambda cell: _one_of(cell, names, other), required=True)  # noqa: B023
                reason = self._cell(row, "reason", lambda cell: cell.text, required=True)
                day = self._cell(row, "day", values.read_day)
                if answer is None or reason is None:
                    continue
                said = {"answer": answer, "reason": reason, **({"date": day} if day else {})}
                try:
                    self._check(Answer, said, row, "answer")
                except _Row:
                    continue
            yield Filled(row["obligation"].text, said, self._base(row), row["obligation"])

    def facts(self) -> Iterator[Filled]:
        """Yield the answers to the questions of context."""
        for row in self.rows("fact"):
            said = self._values(row, ("value", "reason"))
            if said is None:
                continue
            if said:
                value = self._cell(row, "value", values.read_truth, required=True)
                if value is None:
                    continue
                reason = self._cell(row, "reason", lambda cell: cell.text)
                said = {"value": value, **({"reason": reason} if reason else {})}
                try:
                    self._check(Statement, said, row, "value")
                except _Row:
                    continue
            yield Filled(row["fact"].text, said, self._base(row), row["fact"])

    def _values(self, row: Row, columns: tuple[str, ...]) -> dict[str, Any] | None:
        """Return what is filled in; nothing where it was cleared; None where it never was."""
        there = [column for column in columns if column in row.cells]
        if row.empty(*there):
            return {} if self._base(row) else None
        return {column: row[column].text for column in there}

    # Cells -----------------------------------------------------------------------------------------------------

    def _base(self, row: Row) -> str:
        return row.cells["base"].text if "base" in row.cells else ""

    def _cell(self, row: Row, column: str, read: Callable[[Cell], T], *, required: bool = False) -> T | None:
        if column not in row.cells:
            return None
        label = Label(**{lang: say(f"form.column.{column}", lang) for lang in LANGUAGES})
        return self._read(row[column], read, required, label)

    def _read(self, cell: Cell, read: Callable[[Cell], T], required: bool, label: Label) -> T | None:
        """Read a cell; None where it is empty or what is wrong with it was noted."""
        if cell.formula:
            self.problems.append(cell.problem("W113"))
        elif cell.value is None:
            if required:
                column = " / ".join(dict.fromkeys(label.text(language) for language in LANGUAGES))
                self.problems.append(cell.problem("W202", column=column))
        else:
            try:
                return read(cell)
            except Unreadable as error:
                self.problems.append(cell.problem(error.code, **error.params))
        return None

    def _check(self, model: type[Any], made: Mapping[str, Any], row: Row, default: str) -> None:
        try:
            model.model_validate(made)
        except ValidationError as error:
            for detail in error.errors(include_url=False):
                cell = row.cells.get(str(detail["loc"][0]) if detail["loc"] else default, row[default])
                self.problems.append(cell.problem("W114", value=cell.text[:60], reason=detail["msg"]))
            raise _Row from error


def _by_label(named: Mapping[str, Label]) -> dict[str, str]:
    """Return label in either language, and the key itself → key."""
    found: dict[str, str] = {}
    for key, label in named.items():
        for language in LANGUAGES:
            found.setdefault(label.text(language).casefold(), key)
            found.setdefault(f"{label.text(language).casefold()} ({key})", key)
        found.setdefault(key, key)
    return found


def _one_of(cell: Cell, *named: Mapping[str, str]) -> str:
    for names in named[:-1]:
        try:
            return values.choose(cell.text, names)
        except Unreadable:
            continue
    return values.choose(cell.text, named[-1])


def _place(cell: Cell) -> int | str:
    if isinstance(cell.value, int | float) and not isinstance(cell.value, bool):
        return int(cell.value)
    return int(cell.text) if cell.text.isdecimal() else cell.text


def _near(text: str, choices: list[str]) -> str:
    from perda_rules.obligations.hints import closest

    return closest(text, choices)
