"""The little files of the example bundles: what a document says, written as PDF, DOCX, XLSX, CSV or Markdown.

Every content part that an item names gets a place of its own in the file: a page, a sheet or a heading. The same
bytes come out on every system: the office formats are written here, stored and not compressed, as libraries stamp
their version and the hour into what they write.
"""

from __future__ import annotations

import csv
import io
import sys
import textwrap
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.language import Label, write_date

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from documents import pdf

LINES_ON_A_PAGE = 46
WIDTH = 86
NOTICE = "Dokumen contoh perda-rules, bukan dokumen resmi Pemerintah Kota Pekalongan."


@dataclass(frozen=True)
class Words:
    """How slugs are called: the offices and bodies, and the content parts."""

    actors: Mapping[str, Label]
    parts: Mapping[str, Label]

    def office(self, slug: str) -> str:
        return self.actors[slug].id if slug in self.actors else plain(slug)

    def part(self, slug: str) -> str:
        return self.parts[slug].id


@dataclass(frozen=True)
class Table:
    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Document:
    """What one item's file says, whatever its format."""

    kind: str
    title: str
    facts: tuple[tuple[str, str], ...]
    tables: tuple[Table, ...]
    parts: tuple[tuple[str, str, int], ...]
    """Slug, heading and page of each content part."""
    signed: str
    head: tuple[str, ...] = field(default=("PEMERINTAH KOTA PEKALONGAN",))

    def opening(self) -> list[str]:
        lines = [*self.head, self.kind.upper(), "", self.title, ""]
        return lines + [f"{name}: {value}" for name, value in self.facts]

    def closing(self) -> list[str]:
        return [self.signed, "", NOTICE]


def plain(slug: str) -> str:
    """Write a slug as words."""
    return slug.replace("-", " ")


def describe(item: Mapping[str, Any], type_: EvidenceType, words: Words) -> Document:
    """Say in full what an item says in short."""
    facts = [("Nomor", item["number"])] if item.get("number") else []
    facts.append(("Tanggal", write_date(item["date"], "id")))
    facts += [("Status", "rancangan")] if item.get("status") == "draf" else []
    tables = []
    for name, value in (item.get("attributes") or {}).items():
        attribute = type_.attributes.get(name)
        if attribute is None:
            facts.append((plain(name).capitalize(), str(value)))
        elif attribute.kind == "entries":
            tables.append(_table(attribute.label.id, attribute.fields, value, words))
        elif attribute.kind == "texts":
            facts.append((attribute.label.id, "; ".join(_said(each, attribute, words) for each in value)))
        else:
            facts.append((attribute.label.id, _said(value, attribute, words)))
    if item.get("rows"):
        tables.insert(0, _table("Data", type_.columns, item["rows"], words))
    pages = sorted({_number(place) for place in _places(item).values()})
    first = 1 if pages and pages[0] == 1 else 2
    parts = tuple(
        (slug, words.part(slug), first + pages.index(_number(place))) for slug, place in _places(item).items()
    )
    office = item.get("signatory")
    signed = f"Ditandatangani oleh {words.office(office)}" if office else "Disimpan oleh pengelola arsip"
    if item.get("status") == "draf":
        signed = "Rancangan, belum ditandatangani"
    return Document(type_.label.id, item["title"], tuple(facts), tuple(tables), parts, signed)


def _places(item: Mapping[str, Any]) -> dict[str, Any]:
    return item.get("memuat") or {}


def _number(place: object) -> int | float:
    """Order the places of a scenario; named ones (BAB II, BAB III) keep the order of their Roman numbers."""
    if isinstance(place, int):
        return place
    roman = str(place).split()[-1]
    values = {"I": 1, "V": 5, "X": 10}
    numbers = [values.get(letter, 0) for letter in roman]
    return 100 + sum(n if n >= max(numbers[i:], default=0) else -n for i, n in enumerate(numbers))


def _table(name: str, fields: Mapping[str, Attribute], rows: Sequence[Mapping[str, Any]], words: Words) -> Table:
    used = [column for column in fields if any(column in row for row in rows)]
    head = tuple(fields[column].label.id for column in used)
    return Table(
        name,
        head,
        tuple(tuple(_said(row[c], fields[c], words) if c in row else "" for c in used) for row in rows),
    )


def _said(value: object, attribute: Attribute, words: Words) -> str:
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return write_date(value, "id")
    if isinstance(value, int) and value >= 10_000:
        return f"{value:,}".replace(",", ".")
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    text = str(value)
    if text in attribute.choice_labels:
        return attribute.choice_labels[text].id
    if text in words.actors:
        return words.actors[text].id
    return plain(text) if attribute.form == "slug" else text


# Formats -------------------------------------------------------------------------------------------------------------


def write(document: Document, form: str) -> tuple[bytes, dict[str, int | str]]:
    """Return the file and the place of every content part in it."""
    return _WRITERS[form](document)


def _write_pdf(document: Document) -> tuple[bytes, dict[str, int | str]]:
    table_lines = list(_wrapped(line for table in document.tables for line in _told(table)))
    pages = [list(_wrapped(document.opening()))]
    rest: list[str] = []
    room = LINES_ON_A_PAGE - len(pages[0]) - 6 * sum(page == 1 for *_, page in document.parts)
    (pages[0] if len(table_lines) <= room else rest).extend(table_lines)
    for _, heading, page in document.parts:
        while len(pages) < page:
            pages.append([document.title[:WIDTH]])
        pages[page - 1] += list(_wrapped(_part_text(heading)))
    while rest:
        pages.append(["Lampiran", "", *rest[: LINES_ON_A_PAGE - 2]])
        rest = rest[LINES_ON_A_PAGE - 2 :]
    pages[-1] += ["", *_wrapped(document.closing())]
    written = pdf(*([_latin(line) for line in page] for page in pages), title=_latin(document.title))
    return written, {slug: page for slug, _, page in document.parts}


def _write_markdown(document: Document) -> tuple[bytes, dict[str, int | str]]:
    lines = [f"# {document.title}", "", f"{document.kind}, {document.head[0].title()}", ""]
    lines += [f"- {name}: {value}" for name, value in document.facts]
    for table in document.tables:
        lines += ["", f"## {table.name}", "", *_told(table)[1:]]
    for _, heading, _ in document.parts:
        lines += ["", f"## {heading}", "", *_part_text(heading)[2:]]
    lines += ["", f"{document.signed}.", "", NOTICE, ""]
    return "\n".join(lines).encode(), {slug: heading for slug, heading, _ in document.parts}


def _write_csv(document: Document) -> tuple[bytes, dict[str, int | str]]:
    made = io.StringIO()
    rows = csv.writer(made, lineterminator="\n")
    rows.writerow([document.title])
    rows.writerows(document.facts)
    for table in document.tables:
        rows.writerow([])
        rows.writerow(table.head)
        rows.writerows(table.rows)
    rows.writerow([])
    rows.writerow([NOTICE])
    return made.getvalue().encode(), {slug: 1 for slug, *_ in document.parts}


def _write_docx(document: Document) -> tuple[bytes, dict[str, int | str]]:
    body = [_paragraph(document.title, "Title"), _paragraph(f"{document.head[0]} · {document.kind}")]
    body += [_paragraph(f"{name}: {value}") for name, value in document.facts]
    for table in document.tables:
        body += [_paragraph(table.name, "Heading2"), *(_paragraph(line) for line in _told(table)[1:])]
    for _, heading, _ in document.parts:
        body += [_paragraph(heading, "Heading1"), *(_paragraph(line) for line in _part_text(heading)[2:])]
    body += [_paragraph(line) for line in document.closing() if line]
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    styles += "".join(
        f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr>{level}</w:pPr><w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        for id_, name, level, size in (
            ("Title", "Title", "", 36),
            ("Heading1", "heading 1", '<w:outlineLvl w:val="0"/>', 28),
            ("Heading2", "heading 2", '<w:outlineLvl w:val="1"/>', 24),
        )
    )
    made = _archive(
        {
            "[Content_Types].xml": _content_types(
                {
                    "/word/document.xml": f"{_WORD}.document.main+xml",
                    "/word/styles.xml": f"{_WORD}.styles+xml",
                }
            ),
            "_rels/.rels": _relations(("officeDocument", "word/document.xml")),
            "word/_rels/document.xml.rels": _relations(("styles", "styles.xml")),
            "word/document.xml": f'<w:document xmlns:w="{_WORD_SPACE}"><w:body>{"".join(body)}</w:body></w:document>',
            "word/styles.xml": f'<w:styles xmlns:w="{_WORD_SPACE}">{styles}</w:styles>',
        }
    )
    return made, {slug: heading for slug, heading, _ in document.parts}


def _write_xlsx(document: Document) -> tuple[bytes, dict[str, int | str]]:
    cover = [(document.title,), *document.facts, (), (document.signed,), (NOTICE,)]
    sheets: list[tuple[str, Sequence[Sequence[str]]]] = [("Keterangan", cover)]
    sheets += [(_sheet_name(table.name), [table.head, *table.rows]) for table in document.tables]
    places: dict[str, int | str] = {}
    for slug, heading, _ in document.parts:
        places[slug] = _sheet_name(heading)
        sheets.append((_sheet_name(heading), [(line,) for line in _part_text(heading) if line]))
    names = [name for name, _ in sheets]
    if len({name.casefold() for name in names}) < len(names):
        raise ValueError(f"{document.title}: two sheets of one name in {names}")
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name="{escape(name, {chr(34): "&quot;"})}" sheetId="{n}" r:id="rId{n}"/>'
        for n, name in enumerate(names, 1)
    )
    types = {"/xl/workbook.xml": f"{_SHEET}.sheet.main+xml"}
    types |= {f"/xl/worksheets/sheet{n}.xml": f"{_SHEET}.worksheet+xml" for n in numbers}
    members = {
        "[Content_Types].xml": _content_types(types),
        "_rels/.rels": _relations(("officeDocument", "xl/workbook.xml")),
        "xl/workbook.xml": (
            f'<workbook xmlns="{_SHEET_SPACE}" xmlns:r="{_RELATED}"><sheets>{listed}</sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relations(*(("worksheet", f"worksheets/sheet{n}.xml") for n in numbers)),
    }
    for number, (_, rows) in zip(numbers, sheets, strict=True):
        cells = "".join(
            "<row>" + "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in row) + "</row>"
            for row in rows
        )
        members[f"xl/worksheets/sheet{number}.xml"] = (
            f'<worksheet xmlns="{_SHEET_SPACE}"><sheetData>{cells}</sheetData></worksheet>'
        )
    return _archive(members), places


_WRITERS = {
    "pdf": _write_pdf,
    "docx": _write_docx,
    "xlsx": _write_xlsx,
    "csv": _write_csv,
    "md": _write_markdown,
}


def _part_text(heading: str) -> list[str]:
    subject = heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]
    return ["", heading.upper(), f"Uraian tentang {subject}."]


def _told(table: Table) -> list[str]:
    """Tell a table in lines, each cell under its heading."""
    lines = [table.name]
    for number, row in enumerate(table.rows, 1):
        cells = (f"{name.lower()} {cell}" for name, cell in zip(table.head, row, strict=True) if cell)
        lines.append(f"{number}. {'; '.join(cells)}")
    return lines


def _wrapped(lines: Sequence[str] | Iterator[str]) -> Iterator[str]:
    for line in lines:
        yield from textwrap.wrap(line, WIDTH, subsequent_indent="   ") or [""]


def _latin(text: str) -> str:
    for sign, instead in (("–", "-"), ("—", "-"), ("“", '"'), ("”", '"'), ("’", "'"), ("…", "...")):
        text = text.replace(sign, instead)
    text.encode("latin-1")
    return text


def _sheet_name(name: str) -> str:
    return "".join(" " if letter in "[]:*?/\\'" else letter for letter in name)[:31].strip()


# Office packages -----------------------------------------------------------------------------------------------------

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_WORD_SPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_SHEET_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"


def _paragraph(text: str, style: str = "") -> str:
    wanted = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{wanted}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def _content_types(parts: Mapping[str, str]) -> str:
    listed = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATED}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _archive(members: Mapping[str, str]) -> bytes:
    """Write an archive without compression: what a compressor makes differs from one system to the next."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            member = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            member.create_system = 3
            member.external_attr = 0o644 << 16
            archive.writestr(member, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{content}')
    return made.getvalue()
