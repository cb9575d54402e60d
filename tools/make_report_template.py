"""Make ``reports/docx/laporan.docx``, the Word template of the audit report.

The template is a Word document with Jinja2 tags, which an office may restyle in Word; this script is how the one that
ships was made, so that a change of its structure can be read and repeated. Usage: tools/make_report_template.py
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

TARGET = Path(__file__).resolve().parents[1] / "reports" / "docx" / "laporan.docx"
NAVY = RGBColor(0x1F, 0x38, 0x64)
GREY = "D9E2F3"
HEADINGS = [
    ("summary", "I. {{ labels.summary }}"),
    ("general", "II. {{ labels.general }}"),
    ("findings", "III. {{ labels.findings }}"),
    ("signature", "IV. {{ labels.signature }}"),
    *((f"annex_{name}", f"{{{{ labels.annex_{name} }}}}") for name in ("chapters", "objectives", "evidence", "limits")),
]
"""The headings of the first level, by the name of their bookmark; the groups stand below the third."""


def main() -> None:
    """Write the template."""
    document = Document()
    styles(document)
    page(document)
    cover(document)
    contents(document)
    conclusion(document)
    general(document)
    findings(document)
    signature(document)
    annexes(document)
    document.core_properties.title = "{{ title }}"
    document.core_properties.author = ""
    TARGET.parent.mkdir(exist_ok=True)
    document.save(str(TARGET))


def styles(document: Any) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Arial", Pt(10.5)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Arial")
    normal.paragraph_format.space_after = Pt(6)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID")
    normal.element.rPr.append(language)
    for name, size in (("Title", 20), ("Heading 1", 14), ("Heading 2", 12), ("Heading 3", 10.5)):
        style = document.styles[name]
        style.font.name, style.font.size, style.font.bold, style.font.color.rgb = "Arial", Pt(size), True, NAVY
        style.element.rPr.rFonts.set(qn("w:asciiTheme"), "")
        for attribute in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            style.element.rPr.rFonts.attrib.pop(qn(f"w:{attribute}"), None)
        style.paragraph_format.keep_with_next = True


def page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin = section.bottom_margin = Cm(2.2)
    section.different_first_page_header_footer = True
    head = section.header.paragraphs[0]
    head.text = "{{ title }} · {{ mode }} · {{ classification }}"
    head.runs[0].font.size, head.runs[0].font.color.rgb = Pt(8), RGBColor(0x59, 0x59, 0x59)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    foot.add_run("{{ labels.page }} ")
    field(foot, "PAGE")
    foot.add_run(" {{ labels.of }} ")
    field(foot, "NUMPAGES")


def field(paragraph: Any, code: str, shown: str = "1") -> None:
    """Add a field that the word processor fills in."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("shown", shown), ("end", "")):
        run = paragraph.add_run()
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif kind == "shown":
            run.text = text
        else:
            instruction = OxmlElement("w:instrText")
            instruction.set(qn("xml:space"), "preserve")
            instruction.text = f" {text} "
            run._r.append(instruction)


def cover(document: Any) -> None:
    for text in ("PEMERINTAH KOTA PEKALONGAN", "INSPEKTORAT DAERAH"):
        line = document.add_paragraph(text)
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.runs[0].bold = True
    document.add_paragraph()
    title = document.add_paragraph("{{ title }}", style="Title")
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mode = document.add_paragraph("{{ mode }}")
    mode.alignment = WD_ALIGN_PARAGRAPH.CENTER
    tag(document, "{%p if explanation %}")
    note = document.add_paragraph("{{ explanation }}")
    note.alignment = WD_ALIGN_PARAGRAPH.CENTER
    note.runs[0].italic = True
    tag(document, "{%p endif %}")
    table(document, None, "facts", ["{{ row[0] }}", "{{ row[1] }}"], (5, 11))


def contents(document: Any) -> None:
    """A table of contents that shows its lines at once; a word processor that updates it makes its own of them."""
    document.add_paragraph("{{ labels.contents }}", style="Heading 2")
    first = entry(document, *HEADINGS[0])
    start, code, separate = (OxmlElement("w:r") for _ in range(3))
    for run, kind in ((start, "begin"), (separate, "separate")):
        mark = OxmlElement("w:fldChar")
        mark.set(qn("w:fldCharType"), kind)
        run.append(mark)
    instruction = OxmlElement("w:instrText")
    instruction.set(qn("xml:space"), "preserve")
    instruction.text = ' TOC \\o "1-2" \\h \\z '
    code.append(instruction)
    for run in (separate, code, start):
        first._p.insert(1, run)
    for name, text in HEADINGS[1:3]:
        entry(document, name, text)
    tag(document, "{%p for group in groups %}")
    entry(document, "group_{{ loop.index }}", "{{ group.title }}", indent=0.8)
    tag(document, "{%p endfor %}")
    for name, text in HEADINGS[3:]:
        last = entry(document, name, text)
    end = OxmlElement("w:r")
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), "end")
    end.append(mark)
    last._p.append(end)
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)


def entry(document: Any, name: str, text: str, indent: float = 0) -> Any:
    """Add a line of the table of contents: the heading, dots, and its page."""
    line = document.add_paragraph()
    line.paragraph_format.space_after = Pt(2)
    line.paragraph_format.left_indent = Cm(indent)
    line.paragraph_format.tab_stops.add_tab_stop(Cm(16), WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)
    line.add_run(f"{text}\t")
    field(line, f"PAGEREF {name} \\h", "")
    return line


def top(document: Any, name: str) -> None:
    """Add a heading of the first level."""
    names = [known for known, _ in HEADINGS]
    heading(document, name, dict(HEADINGS)[name], str(names.index(name) + 1))


def heading(document: Any, name: str, text: str, number: str, level: int = 1) -> None:
    """Add a heading that the table of contents can point to; ``number`` tells its mark from all others."""
    line = document.add_paragraph(style=f"Heading {level}")
    for kind in ("bookmarkStart", "run", "bookmarkEnd"):
        if kind == "run":
            line.add_run(text)
            continue
        mark = OxmlElement(f"w:{kind}")
        mark.set(qn("w:id"), number)
        if kind == "bookmarkStart":
            mark.set(qn("w:name"), name)
        line._p.append(mark)


def tag(document: Any, text: str) -> None:
    """Add a paragraph that only steers and leaves nothing behind."""
    document.add_paragraph(text)


def each(document: Any, what: str, text: str, style: str | None = None) -> None:
    tag(document, f"{{%p for item in {what} %}}")
    document.add_paragraph(text, style=style)
    tag(document, "{%p endfor %}")


def table(document: Any, head: list[str] | None, rows: str, cells: list[str], widths: tuple[float, ...]) -> None:
    """Add a table with a row for each of ``rows``; its head is repeated on every page."""
    made = document.add_table(rows=0, cols=len(cells))
    made.style, made.alignment = "Table Grid", WD_TABLE_ALIGNMENT.CENTER
    made.autofit = False
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    if head:
        row = made.add_row()
        repeat = OxmlElement("w:tblHeader")
        repeat.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(repeat)
        fill(row, head, widths, bold=True)
    fill(made.add_row(), [f"{{%tr for row in {rows} %}}", *[""] * (len(cells) - 1)], widths)
    fill(made.add_row(), cells, widths)
    fill(made.add_row(), ["{%tr endfor %}", *[""] * (len(cells) - 1)], widths)
    document.add_paragraph()


def fill(row: Any, texts: list[str], widths: tuple[float, ...], *, bold: bool = False) -> None:
    for cell, text, width in zip(row.cells, texts, widths, strict=True):
        cell.width = Cm(width)
        paragraph = cell.paragraphs[0]
        paragraph.paragraph_format.space_after = Pt(2)
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(9)
        if bold:
            shade = OxmlElement("w:shd")
            for key, value in (("val", "clear"), ("color", "auto"), ("fill", GREY)):
                shade.set(qn(f"w:{key}"), value)
            cell._tc.get_or_add_tcPr().append(shade)


def conclusion(document: Any) -> None:
    top(document, "summary")
    each(document, "conclusion", "{{ item }}")
    document.add_paragraph("{{ corpus }}")
    document.add_paragraph("{{ labels.recommendations }}", style="Heading 2")
    tag(document, "{%p if recommendations %}")
    head = ["finding", "duty", "recommendation", "responsible", "until"]
    table(document, [f"{{{{ labels.{key} }}}}" for key in head], "recommendations",
          [f"{{{{ row[{number}] }}}}" for number in range(5)], (2.7, 2.8, 5.8, 2.9, 2.3))  # fmt: skip
    document.add_paragraph("{{ more_recommendations }}")
    tag(document, "{%p else %}")
    document.add_paragraph("{{ no_findings }}")
    tag(document, "{%p endif %}")


def general(document: Any) -> None:
    top(document, "general")
    document.add_paragraph("{{ labels.basis }}", style="Heading 2")
    document.add_paragraph("{{ labels.basis_open }}").runs[0].italic = True
    document.add_paragraph("{{ labels.purpose }}", style="Heading 2")
    document.add_paragraph("{{ purpose }}")
    document.add_paragraph("{{ labels.scope }}", style="Heading 2")
    each(document, "scope", "{{ item }}", "List Bullet")
    document.add_paragraph("{{ labels.method }}", style="Heading 2")
    each(document, "method", "{{ item }}", "List Bullet")
    document.add_paragraph("{{ labels.previous }}", style="Heading 2")
    each(document, "previous.said", "{{ item }}")
    tag(document, "{%p if previous.open %}")
    head = ["duty", "finding", "responsible", "before", "now"]
    table(document, [f"{{{{ labels.{key} }}}}" for key in head], "previous.open",
          [f"{{{{ row[{number}] }}}}" for number in range(5)], (3, 6, 3, 2.2, 2.3))  # fmt: skip
    tag(document, "{%p endif %}")
    tag(document, "{%p if previous.followed %}")
    document.add_paragraph("{{ labels.followed }}").runs[0].bold = True
    head = ["finding", "recommendation", "responsible", "until", "status"]
    table(document, [f"{{{{ labels.{key} }}}}" for key in head], "previous.followed",
          [f"{{{{ row[{number}] }}}}" for number in range(5)], (2.4, 5.8, 2.8, 2.2, 3.3))  # fmt: skip
    tag(document, "{%p endif %}")


def findings(document: Any) -> None:
    top(document, "findings")
    tag(document, "{%p if not groups %}")
    document.add_paragraph("{{ no_findings }}")
    tag(document, "{%p endif %}")
    tag(document, "{%p for group in groups %}")
    heading(document, "group_{{ loop.index }}", "{{ group.title }}", "{{ 100 + loop.index }}", level=2)
    tag(document, "{%p for f in group.findings %}")
    document.add_paragraph("{{ f.id }} {{ f.title }}", style="Heading 3")
    standing = document.add_paragraph("{{ f.verdict }} · {{ f.severity }} · {{ f.responsible }}")
    standing.runs[0].italic = True
    part(document, "condition", "{{ f.condition | join(' ') }}{% for near in f.near %} {{ near }}{% endfor %}")
    part(document, "criteria", "{{ f.criteria | join('. ') }}{% if f.quote %} “{{ f.quote }}”{% endif %}")
    for name in ("cause", "effect"):
        part(document, name, f"{{{{ f.{name} or open }}}}")
    part(document, "recommendation", "{{ f.recommendation }}")
    part(document, "closing", "{{ f.closing }}")
    part(document, "response", "{{ f.response or open }}")
    tag(document, "{%p for item in f.decisions + f.remarks %}")
    document.add_paragraph("{{ item }}", style="List Bullet")
    tag(document, "{%p endfor %}")
    tag(document, "{%p endfor %}")
    tag(document, "{%p endfor %}")


def part(document: Any, name: str, text: str) -> None:
    line = document.add_paragraph()
    line.paragraph_format.left_indent = Cm(0.6)
    line.paragraph_format.space_after = Pt(3)
    line.add_run(f"{{{{ labels.part_{name} }}}}: ").bold = True
    line.add_run(text)


def signature(document: Any) -> None:
    top(document, "signature")
    each(document, "limits[:1]", "{{ item }}")
    for number, gap in ((0, 0), (1, 3), (2, 0)):
        line = document.add_paragraph(f"{{{{ signature[{number}] }}}}")
        line.paragraph_format.left_indent = Cm(9)
        for _ in range(gap):
            document.add_paragraph()


def annexes(document: Any) -> None:
    document.add_page_break()
    for name in ("chapters", "objectives"):
        top(document, f"annex_{name}")
        widths = (5, *(1.2,) * 8, 1.6)
        table(document, [f"{{{{ {name}.head[{number}] }}}}" for number in range(10)], f"{name}.rows",
              [f"{{{{ row[{number}] }}}}" for number in range(10)], widths)  # fmt: skip
    top(document, "annex_evidence")
    head = ["no", "document", "type", "date", "level", "rejected"]
    table(document, [f"{{{{ labels.{key} }}}}" for key in head], "evidence",
          [f"{{{{ row[{number}] }}}}" for number in range(6)], (1, 5.5, 4, 2.2, 2, 2))  # fmt: skip
    document.add_paragraph("{{ other_evidence }}")
    top(document, "annex_limits")
    each(document, "limits", "{{ item }}", "List Bullet")
    document.add_paragraph("{{ made_by }}. {{ fingerprint }}")


if __name__ == "__main__":
    main()
