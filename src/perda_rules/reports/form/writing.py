"""Writing a department's workbook: what the bundle holds, and blank rows with the choices and the help to go on.

Pure: the same bundle, offer and language give the same bytes. Texts are stored as texts, whatever they begin with; the
only formulas are ours, and name the numbered fields of a row by the kind of document that was chosen in it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from perda_rules.evidence.models import Bundle, Item
from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.language import Language
from perda_rules.obligations.models import Corpus
from perda_rules.reports.form import fields
from perda_rules.reports.form.fields import ROWS, Column, Table, distinct, labels
from perda_rules.reports.form.pages import FIRST, Pages, letter
from perda_rules.reports.form.values import JOIN, show
from perda_rules.reports.office import without_clock
from perda_rules.selfassess.carried import digest, of_answer, of_fact, of_item
from perda_rules.selfassess.offer import Offer

BLANK = {"items": 300, "parts": 300, "tables": 500}
"""Rows to go on in."""


def write_form(
    bundle: Bundle, corpus: Corpus, types: Mapping[str, EvidenceType], offered: Offer, language: Language
) -> bytes:
    """Write the workbook of a bundle. Items that are broken stay out: only ``bundle.yaml`` shows what they say."""
    from openpyxl import Workbook

    book: Any = Workbook()
    book.remove(book.active)
    items = [one.item for one in bundle.items if not one.broken and one.item.type in types]
    kinds = dict.fromkeys([*offered.kinds, *(item.type for item in items)])
    tables = [table for kind in kinds for table in fields.tables_of(types[kind], language)]
    made = _Form(
        book=book,
        language=language,
        corpus=corpus,
        kinds={kind: types[kind] for kind in kinds},
        kind_labels=labels({kind: types[kind].label for kind in kinds}, language),
        tables=tables,
        table_labels=distinct({table.key: table.label for table in tables}),
        parts=labels({part: corpus.parts[part] for part in _known_parts(items, offered, corpus)}, language),
        offices=labels({name: actor.name for name, actor in corpus.actors.items()}, language),
    )
    made.guide(bundle)
    made.items(items)
    made.contents(items)
    made.entries(items)
    made.answers(bundle, offered)
    made.facts(bundle, offered)
    made.help()
    for sheet in book.worksheets:
        made.fit(sheet)
    made.lists()
    stream = io.BytesIO()
    book.save(stream)
    return without_clock(stream.getvalue())


def _known_parts(items: Iterable[Item], offered: Offer, corpus: Corpus) -> list[str]:
    return [part for part in fields.parts_asked(items, offered.parts) if part in corpus.parts]


@dataclass
class _Form(Pages):
    """The workbook of a department, with what its sheets share."""

    corpus: Corpus
    kinds: Mapping[str, EvidenceType]
    kind_labels: Mapping[str, str]
    tables: Sequence[Table]
    table_labels: Mapping[str, str]
    parts: Mapping[str, str]
    offices: Mapping[str, str]

    def __post_init__(self) -> None:
        super().__post_init__()
        self.slots = fields.widest([fields.plain_fields(kind) for kind in self.kinds.values()])
        self.columns = fields.widest([table.fields for table in self.tables])

    # Sheets ----------------------------------------------------------------------------------------------------

    def guide(self, bundle: Bundle) -> None:
        """Whose workbook it is, and how it is filled in."""
        sheet = self.book.create_sheet(self.tell("sheet.guide"))
        sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 30, 100
        told = [
            (self.tell("title"), bundle.organisation.name),
            (self.tell("organisation"), bundle.organisation.id),
            *(("", self.tell(f"guide.{number}")) for number in range(1, 8)),
        ]
        broken = sum(one.broken for one in bundle.items) + len(bundle.unread)
        if broken:
            told.append(("", self.tell("broken", n=broken)))
        for number, pair in enumerate(told, start=1):
            for column, value in enumerate(pair, start=1):
                self.put(sheet, number, column, value, "bold" if column == 1 else "plain")

    def items(self, items: Sequence[Item]) -> None:
        """One row for each document, with numbered fields whose names follow from its kind."""
        ids = [column.id for column in fields.ITEMS]
        every = [*ids, *_numbered(self.slots), "base"]
        sheet = self.sheet("items", every, fields.ITEMS, "D3")
        for number, item in enumerate(items, start=FIRST):
            said = of_item(item)
            said["type"] = self.kind_labels[item.type]
            said["signatory"] = self.offices.get(str(item.signatory), item.signatory)
            said["claims"] = JOIN.join(item.claims)
            for column, key in enumerate(ids, start=1):
                self.put(sheet, number, column, said.get(key), "theirs")
            for slot, (name, one) in enumerate(fields.plain_fields(self.kinds[item.type]).items(), start=1):
                value = show(item.attributes.get(name), one, self.offices, self.language)
                self.put(sheet, number, len(ids) + 2 * slot, value, "theirs")
            self.put(sheet, number, len(every), digest(of_item(item)), "plain")
        last = FIRST + len(items) + BLANK["items"]
        self.blank(sheet, FIRST + len(items), last, range(1, len(ids) + 1))
        self.name_slots(sheet, len(ids), self.slots, last, "kinds")
        self.choose(sheet, ids, "type", last, self.range("kinds", "B", len(self.kinds)))
        self.choose(sheet, ids, "signatory", last, self.range("offices", "B", len(self.offices)))
        self.choose(sheet, ids, "status", last, f'"{",".join(fields.STATUSES)}"')
        self.choose(sheet, ids, "classification", last, f'"{",".join(fields.CLASSIFICATIONS)}"')
        for dated in ("date", "received"):
            self.days(sheet, ids, dated, last)
        self.hide(sheet, len(every))

    def contents(self, items: Sequence[Item]) -> None:
        """Where in a document each subject stands."""
        ids = [column.id for column in fields.PARTS]
        sheet = self.sheet("parts", ids, fields.PARTS, "A3")
        rows = [(item.id, self.parts.get(part, part), place) for item in items for part, place in item.memuat.items()]
        for number, row in enumerate(rows, start=FIRST):
            for column, value in enumerate(row, start=1):
                self.put(sheet, number, column, value, "theirs")
        last = FIRST + len(rows) + BLANK["parts"]
        self.blank(sheet, FIRST + len(rows), last, range(1, len(ids) + 1))
        self.choose(sheet, ids, "item", last, self.item_ids(items))
        self.choose(sheet, ids, "part", last, self.range("parts", "B", len(self.parts)))

    def entries(self, items: Sequence[Item]) -> None:
        """The rows of registers and lists, with numbered fields whose names follow from the table."""
        ids = [column.id for column in fields.TABLES]
        sheet = self.sheet("tables", [*ids, *_numbered(self.columns)], fields.TABLES, "C3")
        number = FIRST
        for item in items:
            for table in (one for one in self.tables if one.type == item.type):
                for entry in item.rows if table.name == ROWS else item.attributes.get(table.name) or ():
                    self.put(sheet, number, 1, item.id, "theirs")
                    self.put(sheet, number, 2, self.table_labels[table.key], "theirs")
                    for slot, (name, one) in enumerate(table.fields.items(), start=1):
                        value = show(entry.get(name), one, self.offices, self.language)
                        self.put(sheet, number, len(ids) + 2 * slot, value, "theirs")
                    number += 1
        last = number + BLANK["tables"]
        self.blank(sheet, number, last, range(1, len(ids) + 1))
        self.name_slots(sheet, len(ids), self.columns, last, "tables")
        self.choose(sheet, ids, "item", last, self.item_ids(items))
        self.choose(sheet, ids, "table", last, self.range("tables", "B", len(self.tables)))

    def answers(self, bundle: Bundle, offered: Offer) -> None:
        """Every duty, with what the department itself says of it."""
        widths = {"obligation": 30, "citation": 30, "action": 70, "deadline": 30}
        ours = tuple(Column(name, "text", width) for name, width in widths.items())
        ids = [column.id for column in (*ours, *fields.ANSWERED)] + ["base"]
        sheet = self.sheet("answers", ids, (*ours, *fields.ANSWERED), "C3")
        last = FIRST
        for last, duty in enumerate(offered.duties.values(), start=FIRST):
            told = (duty.id, *(label.text(self.language) for label in (duty.citation, duty.action, duty.deadline)))
            for column, value in enumerate(told, start=1):
                self.put(sheet, last, column, value, "ours")
            answer = bundle.answers.get(duty.id)
            said: tuple[object, ...] = ("", "", "")
            if answer:
                said = (self.tell(f"answer.{answer.answer}"), answer.reason, answer.date)
            for column, filled in enumerate(said, start=len(ours) + 1):
                self.put(sheet, last, column, filled, "theirs")
            self.put(sheet, last, len(ids), digest(of_answer(answer)) if answer else "", "plain")
        choices = ",".join(self.tell(f"answer.{answer}") for answer in fields.ANSWERS)
        self.choose(sheet, ids, "answer", last, f'"{choices}"')
        self.days(sheet, ids, "day", last)
        self.hide(sheet, 1, len(ids))
        sheet.auto_filter.ref = f"A2:{letter(len(ids) - 1)}{last}"

    def facts(self, bundle: Bundle, offered: Offer) -> None:
        """The questions of context."""
        ours = (Column("fact", "text", 30), Column("question", "text", 90))
        ids = [column.id for column in (*ours, *fields.STATED)] + ["base"]
        sheet = self.sheet("facts", ids, (*ours, *fields.STATED), "C3")
        last = FIRST
        for last, fact in enumerate(offered.facts, start=FIRST):
            told = bundle.context.get(fact)
            self.put(sheet, last, 1, fact, "ours")
            self.put(sheet, last, 2, self.corpus.context[fact].question.text(self.language), "ours")
            self.put(sheet, last, 3, self.tell("yes" if told.value else "no") if told else "", "theirs")
            self.put(sheet, last, 4, told.reason if told else "", "theirs")
            self.put(sheet, last, 5, digest(of_fact(told)) if told else "", "plain")
        self.choose(sheet, ids, "value", last, f'"{self.tell("yes")},{self.tell("no")}"')
        self.hide(sheet, 1, len(ids))

    def help(self) -> None:
        """What each numbered field is, kind by kind."""
        columns = tuple(
            Column(name, "text", width) for name, width in (("kind", 44), ("field", 40), ("help", 70), ("choices", 90))
        )
        sheet = self.sheet("help", [f"about_{column.id}" for column in columns], columns, "A3")
        described = [
            *((self.kind_labels[name], fields.plain_fields(kind)) for name, kind in self.kinds.items()),
            *((self.table_labels[table.key], table.fields) for table in self.tables),
        ]
        number = FIRST
        for label, shown in described:
            for one in shown.values():
                choices = JOIN.join(self.choices(one))
                help_ = one.help.text(self.language) if one.help else ""
                for column, value in enumerate((label, fields.hint(one, self.language), help_, choices), start=1):
                    self.put(sheet, number, column, value, "ours")
                number += 1
        sheet.auto_filter.ref = f"A2:D{max(number - 1, 2)}"

    def lists(self) -> None:
        """What is chosen from, and which attribute each numbered field is: hidden sheets."""
        kinds = [(key, label, fields.plain_fields(self.kinds[key])) for key, label in self.kind_labels.items()]
        self.lookup("kinds", kinds, self.slots)
        tables = [(table.key, self.table_labels[table.key], table.fields) for table in self.tables]
        self.lookup("tables", tables, self.columns)
        for name, named in (("offices", self.offices), ("parts", self.parts)):
            sheet = self.hidden(name)
            for column, key in enumerate((f"{name}_key", f"{name}_label"), start=1):
                self.put(sheet, 1, column, key, "bare")
            for number, pair in enumerate(named.items(), start=FIRST):
                for column, value in enumerate(pair, start=1):
                    self.put(sheet, number, column, value, "bare")

    def lookup(self, name: str, rows: Sequence[tuple[str, str, Mapping[str, Attribute]]], width: int) -> None:
        from openpyxl.workbook.defined_name import DefinedName

        sheet, chosen = self.hidden(name), self.hidden(f"{name}_choices")
        keys = [f"{name}_key", f"{name}_label", *(f"key_{slot}" for slot in range(1, width + 1))]
        for column, key in enumerate(keys, start=1):
            self.put(sheet, 1, column, key, "bare")
        ranges: dict[tuple[str, ...], str] = {}
        for number, (key, label, shown) in enumerate(rows, start=FIRST):
            self.put(sheet, number, 1, key, "bare")
            self.put(sheet, number, 2, label, "bare")
            for slot, (attribute, one) in enumerate(shown.items(), start=1):
                self.put(sheet, number, 2 + slot, attribute, "bare")
                self.put(sheet, number, 2 + width + slot, fields.hint(one, self.language), "bare")
                choices = tuple(self.choices(one))
                if not choices or one.kind == "texts":
                    continue
                if choices not in ranges:
                    column = len(ranges) + 1
                    for row, choice in enumerate(choices, start=1):
                        self.put(chosen, row, column, choice, "bare")
                    ranges[choices] = f"'{chosen.title}'!${letter(column)}$1:${letter(column)}${len(choices)}"
                defined = f"{name}_{number - FIRST + 1}_{slot}"
                self.book.defined_names[defined] = DefinedName(defined, attr_text=ranges[choices])

    # Parts of a sheet ------------------------------------------------------------------------------------------

    def choices(self, one: Attribute) -> list[str]:
        """Return what may be chosen for a field, in words."""
        if one.kind == "truth":
            return [self.tell("yes"), self.tell("no")]
        return list(fields.labels(one.choice_labels, self.language).values()) if one.choice_labels else [*one.choices]

    def range(self, name: str, column: str, rows: int) -> str:
        return f"{name}!${column}${FIRST}:${column}${FIRST + max(rows, 1) - 1}"

    def item_ids(self, items: Sequence[Item]) -> str:
        name = self.tell("sheet.items")
        return f"'{name}'!$A${FIRST}:$A${FIRST + len(items) + BLANK['items']}"

    def name_slots(self, sheet: Any, before: int, slots: int, last: int, lookup: str) -> None:
        """Let each row say what its numbered fields are, and offer their choices."""
        from openpyxl.worksheet.datavalidation import DataValidation

        rows = len(self.kinds if lookup == "kinds" else self.tables)
        match = f"MATCH($B{FIRST},{self.range(lookup, 'B', rows)},0)"
        for slot in range(1, slots + 1):
            label, value = before + 2 * slot - 1, before + 2 * slot
            sheet.column_dimensions[letter(label)].width, sheet.column_dimensions[letter(value)].width = 18, 26
            self.put(sheet, 2, label, self.tell("column.asked", n=slot), "head")
            self.put(sheet, 2, value, self.tell("column.filled", n=slot), "head")
            named = self.range(lookup, letter(2 + slots + slot), rows)
            for row in range(FIRST, last + 1):
                cell = sheet.cell(row, label)
                matched = match.replace(f"$B{FIRST}", f"$B{row}", 1)
                cell.value = f'=IFERROR(INDEX({named},{matched})&"","")'
                self.look(cell, "small")
                if sheet.cell(row, value).value is None:
                    self.look(sheet.cell(row, value), "theirs")
            rule = DataValidation(type="list", formula1=f'INDIRECT("{lookup}_"&{match}&"_{slot}")', allow_blank=True)
            rule.showErrorMessage = False
            rule.add(f"{letter(value)}{FIRST}:{letter(value)}{last}")
            sheet.add_data_validation(rule)


def _numbered(slots: int) -> list[str]:
    return [key for slot in range(1, slots + 1) for key in (f"asked_{slot}", f"field_{slot}")]
