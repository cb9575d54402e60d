"""A document as it was read, as plain data with every place: what ``draft read`` says as JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from perda_rules.language import Label
from perda_rules.regulation.citation import cite
from perda_rules.regulation.document import Document, Item, Piece, Section, Unit
from perda_rules.regulation.models import Provision
from perda_rules.regulation.register import build_register

COUNTED = ("book", "chapter", "part", "subpart", "article", "paragraph", "point", "definition")


class _Told(BaseModel):
    model_config = ConfigDict(frozen=True)


class UnitTold(_Told):
    """A BUKU, BAB, Bagian, Paragraf, Pasal, ayat, huruf, angka or definition, and what stands in it."""

    id: str | None
    """Its address; none for a heading that stands inside a Bagian by a drafting defect."""
    kind: str
    number: str | None
    citation: Label | None
    heading: str | None
    text: str
    line: int
    column: int
    page: int | None
    role: str
    implied_number: bool
    quoted: bool
    """The new wording of a provision of another act."""
    children: tuple[UnitTold, ...]


class ItemTold(_Told):
    """A consideration (Menimbang) or a legal basis (Mengingat)."""

    number: str | None
    text: str
    line: int
    column: int


class FrontTold(_Told):
    """What the opening says of the act, as printed; null where it was not found."""

    type: str | None
    number: str | None
    year: str | None
    title: str | None
    invocation: str | None
    authority: str | None
    recitals: tuple[ItemTold, ...]
    bases: tuple[ItemTold, ...]
    consent: str | None
    decision: str | None
    enacted: str | None


class NoteTold(_Told):
    """What the elucidation says of one provision."""

    cited: str
    article: str | None
    text: str
    line: int
    column: int


class SectionTold(_Told):
    """What stands around the norms."""

    kind: str
    heading: str | None
    line: int
    column: int
    text: str
    notes: tuple[NoteTold, ...]


class RemarkTold(_Told):
    """What the reader did not understand or set apart, and where it is kept."""

    kind: str
    line: int
    column: int
    text: str
    unit: str | None


class DraftTold(_Told):
    """A document as it was read: every word of the file is in it."""

    format: str = "perda-rules/draft/1"
    file: str
    front: FrontTold
    units: tuple[UnitTold, ...]
    sections: tuple[SectionTold, ...]
    remarks: tuple[RemarkTold, ...]
    counts: dict[str, int]


def outline(document: Document, file: str) -> DraftTold:
    """Return ``document``, which was read from ``file``, as plain data."""
    register = {provision.id: provision for provision in build_register(document)}
    front = document.front
    sections = (document.opening, document.closing, document.elucidation, *document.annexes)
    return DraftTold(
        file=file,
        front=FrontTold(
            type=front.type,
            number=front.number,
            year=front.year,
            title=front.title,
            invocation=front.invocation,
            authority=front.authority,
            recitals=_items(front.recitals),
            bases=_items(front.bases),
            consent=front.consent,
            decision=front.decision,
            enacted=front.enacted,
        ),
        units=_units(document.units, register),
        sections=tuple(_section(section) for section in sections if section is not None and section.pieces),
        remarks=tuple(
            RemarkTold(kind=one.kind, line=one.line, column=one.column, text=one.text, unit=one.unit)
            for one in document.remarks
        ),
        counts=counts(document),
    )


def counts(document: Document) -> dict[str, int]:
    """Count what was found. Provisions that an amending act quotes are counted apart."""
    own: Counter[str] = Counter()
    quoted = 0
    for unit, above in document.walk():
        if unit.quoted or any(outer.quoted for outer in above):
            quoted += unit.kind == "article"
        else:
            own[unit.kind] += 1
    elucidation = document.elucidation
    return {
        **{kind: own[kind] for kind in COUNTED},
        "quoted": quoted,
        "recital": len(document.front.recitals),
        "basis": len(document.front.bases),
        "note": len(elucidation.notes) if elucidation else 0,
        "annex": len(document.annexes),
        "remark": len(document.remarks),
    }


def _units(units: Iterable[Unit], register: dict[str, Provision]) -> tuple[UnitTold, ...]:
    return tuple(
        UnitTold(
            id=unit.id,
            kind=unit.kind,
            number=unit.number,
            citation=_cited(unit, register),
            heading=unit.heading,
            text=unit.text,
            line=unit.line,
            column=unit.column,
            page=_page((*unit.title_pieces, *unit.pieces)),
            role=unit.role,
            implied_number=unit.implied_number,
            quoted=unit.quoted,
            children=_units(unit.children, register),
        )
        for unit in units
    )


def _cited(unit: Unit, register: dict[str, Provision]) -> Label | None:
    found = register.get(unit.id) if unit.id else None
    return Label(id=cite(found, register, "id"), en=cite(found, register, "en")) if found else None


def _page(pieces: Iterable[Piece]) -> int | None:
    return next((piece.block.page for piece in pieces), None)


def _items(items: Iterable[Item]) -> tuple[ItemTold, ...]:
    return tuple(ItemTold(number=one.number, text=one.text, line=one.line, column=one.column) for one in items)


def _section(section: Section) -> SectionTold:
    return SectionTold(
        kind=section.kind,
        heading=section.heading,
        line=section.line,
        column=section.column,
        text=section.text,
        notes=tuple(
            NoteTold(cited=note.cited, article=note.article, text=note.text, line=note.line, column=note.column)
            for note in section.notes
        ),
    )
