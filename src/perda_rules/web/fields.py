"""The form of a document, made from the JSON Schema of its type: every field with its label, help and value.

A value is what was typed, or what is stored written as one would type it: :func:`written` turns the one into the other,
so that a form that was refused and a form of a stored document are filled in the same way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Literal, NamedTuple

from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.obligations.models import Corpus
from perda_rules.reports.entries import Named
from perda_rules.web.visit import Typed

Widget = Literal["text", "lines", "number", "date", "choice", "choices", "url", "office", "table"]
BLANK_ROWS = 2
"""Empty rows at the end of a table; the script adds more."""
ROWS = 1000
"""Rows of a table in a form."""


class Cell(NamedTuple):
    """One field of a form."""

    name: str
    label: str
    help: str
    widget: Widget
    values: list[str]
    choices: tuple[Named, ...] = ()
    suggestions: tuple[str, ...] = ()
    required: bool = False
    errors: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    """Of a table: the fields of each row."""

    @property
    def value(self) -> str:
        """The one value of a field that has one."""
        return self.values[0] if self.values else ""


class Maker:
    """Makes the fields of one form."""

    def __init__(
        self,
        language: Language,
        typed: Typed,
        errors: Mapping[str, list[str]],
        suggestions: Mapping[str, tuple[str, ...]],
    ) -> None:
        """Keep what was typed, what is wrong with it by the names of the fields, and what may be offered."""
        self.language = language
        self.typed = typed
        self.errors = errors
        self.suggestions = suggestions

    def envelope(self, corpus: Corpus) -> list[Cell]:
        """Return the fields that every document has."""
        language = self.language

        def told(name: str, widget: Widget = "text", choices: Iterable[Named] = ()) -> Cell:
            label, help_ = say(f"web.field.{name}.label", language), say(f"web.field.{name}.help", language)
            return self._cell(name, label, help_, widget, tuple(choices), name in ("title", "date", "status"))

        offices = [Named(key, actor.name.text(language)) for key, actor in corpus.actors.items()]
        offices.sort(key=lambda one: one.name.casefold())
        statuses = [Named(one, say(f"report.status.{one}", language)) for one in ("final", "draf")]
        classes = [Named(one, say(f"web.classification.{one}", language)) for one in ("biasa", "terbatas", "rahasia")]
        return [
            told("title"),
            told("number"),
            told("date", "date"),
            told("received", "date"),
            told("status", "choice", statuses),
            told("signatory", "office", offices),
            told("classification", "choice", classes),
            told("note"),
        ]

    def attributes(self, kind: EvidenceType) -> list[Cell]:
        """Return the fields of the type's own attributes."""
        return [self._of(f"a.{name}", name, attribute) for name, attribute in kind.attributes.items()]

    def rows(self, kind: EvidenceType) -> Cell | None:
        """Return the table of a register; None where the type has no rows."""
        if not kind.columns:
            return None
        label = say("web.field.rows.label", self.language)
        return self._table("rows", label, say("web.field.rows.help", self.language), kind.columns, False)

    def parts(self, parts: Iterable[str], corpus: Corpus) -> list[Cell]:
        """Return a field for the place of each content part."""
        return [
            self._cell(
                f"m.{part}", corpus.parts[part].text(self.language) if part in corpus.parts else part, "", "text"
            )
            for part in parts
        ]

    def _of(self, name: str, key: str, attribute: Attribute) -> Cell:
        label = attribute.label.text(self.language)
        help_ = attribute.help.text(self.language) if attribute.help else ""
        choices = tuple(
            Named(one, attribute.choice_labels[one].text(self.language) if one in attribute.choice_labels else one)
            for one in attribute.choices
        )
        required = attribute.required
        match attribute.kind:
            case "entries":
                return self._table(name, label, help_, attribute.fields, required)
            case "texts":
                if not choices:
                    help_ = f"{help_} {say('web.form.one_per_line', self.language)}".strip()
                return self._cell(name, label, help_, "choices" if choices else "lines", choices, required, key)
            case "truth":
                truth = tuple(Named(one, say(f"web.truth.{one}", self.language)) for one in ("yes", "no"))
                return self._cell(name, label, help_, "choice", truth, required)
            case "date" | "number":
                return self._cell(name, label, help_, attribute.kind, (), required)
        if choices:
            return self._cell(name, label, help_, "choice", choices, required)
        widget: Widget = "url" if attribute.form == "url" else "text"
        return self._cell(name, label, help_, widget, (), required, key)

    def _cell(
        self,
        name: str,
        label: str,
        help_: str,
        widget: Widget,
        choices: tuple[Named, ...] = (),
        required: bool = False,
        key: str = "",
    ) -> Cell:
        values = self.typed.get(name, [])
        if widget in ("choice", "choices"):
            # What is stored and no choice stays in the form, or saving it would lose it unseen.
            known = {one.key for one in choices}
            choices += tuple(Named(value, value) for value in values if value and value not in known)
        return Cell(
            name=name,
            label=label,
            help=help_,
            widget=widget,
            values=list(values),
            choices=choices,
            suggestions=self.suggestions.get(key, ()) if key else (),
            required=required,
            errors=tuple(self.errors.get(name, ())),
        )

    def _table(self, name: str, label: str, help_: str, columns: Mapping[str, Attribute], required: bool) -> Cell:
        count = rows_typed(self.typed, name)
        # An empty row is none at all: nothing in it may be demanded by the browser.
        rows = tuple(
            tuple(
                self._of(f"{name}.{at}.{column}", column, attribute)._replace(required=False)
                for column, attribute in columns.items()
            )
            for at in range(min(count + BLANK_ROWS, ROWS))
        )
        errors = tuple(self.errors.get(name, ()))
        return Cell(name, label, help_, "table", [], (), (), required, errors, rows)


def rows_typed(typed: Typed, name: str) -> int:
    """Return how many rows of the table ``name`` were typed, up to the last that says anything."""
    prefix = f"{name}."
    numbers = [
        int(number)
        for key, values in typed.items()
        if key.startswith(prefix) and any(values)
        for number in [key[len(prefix) :].partition(".")[0]]
        if number.isascii() and number.isdecimal() and len(number) < 5
    ]
    return min(max(numbers, default=-1) + 1, ROWS)


def written(item: Mapping[str, Any], kind: EvidenceType | None) -> dict[str, list[str]]:
    """Return a stored entry as one would type it."""
    typed: dict[str, list[str]] = {}
    for name in ("title", "number", "date", "received", "status", "signatory", "classification", "note"):
        if item.get(name) is not None:
            typed[name] = [_as_typed(item[name])]
    attributes = item.get("attributes")
    for name, value in attributes.items() if isinstance(attributes, dict) else ():
        attribute = kind.attributes.get(name) if kind else None
        if attribute is not None and attribute.kind == "entries":
            typed |= _rows_written(f"a.{name}", value)
        elif isinstance(value, list):
            lines = attribute is not None and attribute.kind == "texts" and not attribute.choices
            each = [_as_typed(one) for one in value]
            typed[f"a.{name}"] = ["\n".join(each)] if lines else each
        else:
            typed[f"a.{name}"] = [_as_typed(value)]
    typed |= _rows_written("rows", item.get("rows"))
    memuat = item.get("memuat")
    for part, place in memuat.items() if isinstance(memuat, dict) else ():
        typed[f"m.{part}"] = [_as_typed(place)]
    return typed


def _rows_written(name: str, rows: Any) -> dict[str, list[str]]:
    return {
        f"{name}.{at}.{column}": [_as_typed(value)]
        for at, row in enumerate(rows if isinstance(rows, list) else ())
        if isinstance(row, dict)
        for column, value in row.items()
    }


def _as_typed(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float):
        # With a comma, which is never read as a mark of thousands.
        return str(value).replace(".", ",")
    return "" if value is None else str(value)
