"""Makes documents as a word processor saves them, with lists that it numbers by itself, for the tests of reading.

``python tests/regulation/reading/office_files.py FOLDER`` writes the one that the committed files were made from.
"""

from __future__ import annotations

import io
import re
import sys
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

import docx
from docx.oxml import parse_xml

HERE = Path(__file__).parent
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
NAMESPACES = (
    f"{W} "
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)


@dataclass(frozen=True)
class Level:
    """A level of a list, as its dialog asks for it."""

    text: str
    format: str = "decimal"
    start: int = 1
    more: str = ""
    """Further elements: where it restarts, its style, what follows the number."""

    def xml(self, at: int) -> str:
        # The order of the elements is that of the schema: start, numFmt, lvlRestart, pStyle, isLgl, suff, lvlText.
        return (
            f'<w:lvl w:ilvl="{at}"><w:start w:val="{self.start}"/><w:numFmt w:val="{self.format}"/>{self.more}'
            f'<w:lvlText w:val="{self.text}"/><w:lvlJc w:val="left"/></w:lvl>'
        )


def definition(number: int, levels: Iterable[Level] = (), more: str = "") -> str:
    """The XML of a list definition."""
    body = "".join(level.xml(at) for at, level in enumerate(levels))
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{more}{body}</w:abstractNum>'
    )


def instance(number: int, of: int, more: str = "") -> str:
    """The XML of a list of this definition."""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{of}"/>{more}</w:num>'


def restart(level: int, at: int) -> str:
    """The XML that lets a list begin anew at a level."""
    return f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{at}"/></w:lvlOverride>'


def paragraph(text: str = "", at: tuple[int, int] | None = None, style: str = "", more: str = "") -> str:
    """The XML of a paragraph in a list (its number and level); ``|`` in the text is a line break."""
    listed = f'<w:numPr><w:ilvl w:val="{at[1]}"/><w:numId w:val="{at[0]}"/></w:numPr>' if at else ""
    styled = f"<w:pStyle w:val={quoteattr(style)}/>" if style else ""
    return f"<w:p><w:pPr>{styled}{listed}{more}</w:pPr>{run(text)}</w:p>"


def run(text: str) -> str:
    """The XML of text; ``|`` is a line break, a tab is a tab."""
    parts = re.split(r"([|\t])", text)
    signs = {"|": "<w:br/>", "\t": "<w:tab/>"}
    inner = "".join(signs.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in parts if part)
    return f"<w:r>{inner}</w:r>"


def make_docx(
    body: Iterable[str],
    numbering: Iterable[str] = (),
    styles: Iterable[str] = (),
    parts: Mapping[str, str] | None = None,
) -> bytes:
    """A document with these paragraphs, lists and styles; ``parts`` are further notes, by their kind."""
    document = docx.Document()
    root = document.element.body
    for child in [child for child in root if not child.tag.endswith("sectPr")]:
        root.remove(child)
    wrapper = parse_xml(f"<w:body {NAMESPACES}>{''.join(body)}</w:body>")
    for at, child in enumerate(list(wrapper)):
        root.insert(at, child)
    lists = document.part.numbering_part.element
    for child in list(lists):
        lists.remove(child)
    for child in parse_xml(f"<w:numbering {NAMESPACES}>{''.join(numbering)}</w:numbering>"):
        lists.append(child)
    for child in parse_xml(f"<w:styles {NAMESPACES}>{''.join(styles)}</w:styles>"):
        document.styles.element.append(child)
    stream = io.BytesIO()
    document.save(stream)
    return with_parts(stream.getvalue(), parts or {}) if parts else stream.getvalue()


def with_parts(data: bytes, parts: Mapping[str, str]) -> bytes:
    """The document with these parts beside its text: ``{"footnotes": XML of its children}``."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/_rels/document.xml.rels":
                kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
                added = "".join(
                    f'<Relationship Id="rX{kind}" Type="{kinds}/{kind}" Target="{kind}.xml"/>' for kind in parts
                )
                content = content.replace(b"</Relationships>", added.encode() + b"</Relationships>")
            new.writestr(name, content)
        for kind, xml in parts.items():
            root = {"header": "hdr", "footer": "ftr"}.get(kind, kind)
            new.writestr(f"word/{kind}.xml", f"<w:{root} {NAMESPACES}>{xml}</w:{root}>")
    return stream.getvalue()


# The little draft ---------------------------------------------------------------------------------------------------

OUTLINE = (
    Level("BAB %1", "upperRoman", more='<w:suff w:val="nothing"/>'),
    Level("Bagian %2", "ordinalText", more='<w:suff w:val="nothing"/>'),
    Level("Paragraf %3", more='<w:suff w:val="nothing"/>'),
    Level("Pasal %4", more='<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>'),
    Level("(%5)"),
    Level("%6.", "lowerLetter"),
    Level("%7."),
    Level("%8)", "lowerLetter"),
)
"""One list for all levels of a regulation, as a template of a law office has it."""

_MARKS = (
    (re.compile(r"BAB [IVX]+\Z"), 0),
    (re.compile(r"Bagian Ke\w+\Z"), 1),
    (re.compile(r"Paragraf \d+\Z"), 2),
    (re.compile(r"Pasal \d+\Z"), 3),
    (re.compile(r"\(\d+\) "), 4),
    (re.compile(r"[a-z]\. "), 5),
    (re.compile(r"\d+\. "), 6),
    (re.compile(r"[a-z]\) "), 7),
)
_OPENING_LISTS = (definition(1, [Level("%1.", "lowerLetter")]), definition(2, [Level("%1.")]))
_FIRST_OF_ARTICLE = 10


def little_draft() -> str:
    """The text of the little draft."""
    return (HERE / "taman" / "taman.txt").read_text(encoding="utf-8")


def numbered_draft(text: str, *, restarting: bool = False) -> bytes:
    """The draft with all numbers of its structure taken out of the text, for the word processor to count.

    Either all levels are in one list, or (``restarting``) the Pasal are in a list of their own, and for what is in each
    of them a list begins anew, as happens where a drafter chooses "Restart at 1".
    """
    lines = [line for line in text.splitlines() if line]
    body, at, article = [], 0, 0
    in_opening = True
    while at < len(lines):
        line = lines[at]
        at += 1
        in_opening = in_opening and not line.startswith("BAB")
        if in_opening:
            body.append(_opening(line))
            continue
        level = next((level for mark, level in _MARKS if mark.match(line)), None)
        if restarting and level == 1:
            level = None  # no word processor counts in Indonesian words: the Bagian are typed
        article += level == 3
        if level is None:
            body.append(paragraph(line, more='<w:jc w:val="both"/>' if len(line) > 60 else '<w:jc w:val="center"/>'))
            continue
        place = (1, level)
        if restarting and level >= 3:
            place = (4, 0) if level == 3 else (_FIRST_OF_ARTICLE + article, level - 4)
        if level < 3:  # the title stands below its number, in the same paragraph
            words = f"|{lines[at]}"
            at += 1
        else:
            words = line.partition(" ")[2] if level > 3 else ""
        body.append(paragraph(words, place, more=f'<w:jc w:val="{"center" if level < 4 else "both"}"/>'))
    numbering = [definition(0, OUTLINE), *_OPENING_LISTS, instance(1, 0), instance(2, 1), instance(3, 2)]
    if restarting:
        inner = [
            Level(re.sub("[0-9]", lambda match: str(int(match[0]) - 4), level.text), level.format)
            for level in OUTLINE[4:]
        ]
        numbering[3:3] = [definition(3, [Level("Pasal %1", more='<w:suff w:val="nothing"/>')]), definition(4, inner)]
        anew = "".join(restart(level, 1) for level in range(len(inner)))
        numbering += [instance(4, 3), *(instance(_FIRST_OF_ARTICLE + one + 1, 4, anew) for one in range(article))]
    return _with_furniture(make_docx(body, numbering))


def _with_furniture(data: bytes) -> bytes:
    """The document with a line at the top and the number at the bottom of every page."""
    document = docx.Document(io.BytesIO(data))
    number = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    section = document.sections[0]
    for part, root, content in (
        (section.header, "hdr", run("WALI KOTA CONTOH")),
        (section.footer, "ftr", run("- ") + number + run(" -")),
    ):
        part.is_linked_to_previous = False
        xml = f'<w:{root} {NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>{content}</w:p></w:{root}>'
        part._element[:] = parse_xml(xml)[:]
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _opening(line: str) -> str:
    mark = re.match(r"([a-z]|\d)\. ", line)
    if mark:
        return paragraph(line[mark.end() :], (2 if mark[1].isalpha() else 3, 0), more='<w:jc w:val="both"/>')
    return paragraph(line, more="" if ":" in line else '<w:jc w:val="center"/>')


if __name__ == "__main__":
    Path(sys.argv[1], "taman.docx").write_bytes(numbered_draft(little_draft(), restarting=True))
