"""The fields of the workbook: its columns, and what each kind of document and each table in one asks for.

The columns have ids in a hidden first row, so a heading may be renamed and a column moved. What a document of one kind
has beside the rest is filled into numbered fields; hidden sheets say which attribute each of them is, by kind. A
workbook so reads back even where a later version of the program has other attributes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from perda_rules.evidence.models import Item
from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.language import Label, Language
from perda_rules.messages import say

Kind = Literal["text", "date", "choice"]
STATUSES = ("final", "draf")
CLASSIFICATIONS = ("biasa", "terbatas", "rahasia")
ANSWERS = ("terpenuhi", "sebagian", "belum", "tidak-berlaku")
ROWS = "rows"
"""The table of a document that is a register."""


class Column(NamedTuple):
    """A column to fill in."""

    id: str
    kind: Kind
    width: int


ITEMS = (
    Column("id", "text", 22),
    Column("type", "choice", 30),
    Column("title", "text", 44),
    Column("number", "text", 22),
    Column("date", "date", 13),
    Column("signatory", "choice", 26),
    Column("file", "text", 34),
    Column("received", "date", 13),
    Column("status", "choice", 10),
    Column("classification", "choice", 12),
    Column("claims", "text", 26),
    Column("note", "text", 34),
)
"""What every document has; the numbered fields follow."""
PARTS = (Column("item", "choice", 28), Column("part", "choice", 40), Column("place", "text", 34))
TABLES = (Column("item", "choice", 28), Column("table", "choice", 44))
ANSWERED = (Column("answer", "choice", 16), Column("reason", "text", 50), Column("day", "date", 13))
STATED = (Column("value", "choice", 10), Column("reason", "text", 60))


class Table(NamedTuple):
    """A table in a document of one kind: its register, or an attribute that lists entries."""

    type: str
    name: str
    """The attribute, or ``rows``."""
    label: str
    fields: Mapping[str, Attribute]

    @property
    def key(self) -> str:
        """What the workbook calls it."""
        return f"{self.type}/{self.name}"


def plain_fields(kind: EvidenceType) -> dict[str, Attribute]:
    """Return the attributes that one cell can hold."""
    return {name: one for name, one in kind.attributes.items() if one.kind != "entries"}


def tables_of(kind: EvidenceType, language: Language) -> list[Table]:
    """Return the tables of a kind of document."""
    label = kind.label.text(language)
    found = [
        Table(kind.id, name, f"{label} – {one.label.text(language)}", one.fields)
        for name, one in kind.attributes.items()
        if one.kind == "entries"
    ]
    if kind.columns:
        found.append(Table(kind.id, ROWS, f"{label} – {say('form.rows', language)}", kind.columns))
    return found


def parts_asked(items: Iterable[Item], asked: Iterable[str]) -> list[str]:
    """Return the content parts to choose from: those that duties ask about, and those that items name."""
    return list(dict.fromkeys([*asked, *(part for item in items for part in item.memuat)]))


def distinct(named: Mapping[str, str]) -> dict[str, str]:
    """Return key → label where no two labels are the same: of those that are, each says its key."""
    seen: dict[str, int] = {}
    for label in named.values():
        seen[label.casefold()] = seen.get(label.casefold(), 0) + 1
    return {key: label if seen[label.casefold()] == 1 else f"{label} ({key})" for key, label in named.items()}


def labels(named: Mapping[str, Label], language: Language) -> dict[str, str]:
    """Return key → distinct label in one language."""
    return distinct({key: label.text(language) for key, label in named.items()})


def hint(one: Attribute, language: Language) -> str:
    """Return what a field is called, how to fill it in, and a star where it may not stay empty."""
    how = "choice" if one.choices and one.kind == "text" else one.kind
    said = say(f"form.hint.{how}", language) if how != "text" else ""
    return f"{one.label.text(language)}{f' ({said})' if said else ''}{' *' if one.required else ''}"


def widest(fields: Sequence[Mapping[str, Attribute]]) -> int:
    """Return how many numbered fields are needed."""
    return max((len(each) for each in fields), default=0)
