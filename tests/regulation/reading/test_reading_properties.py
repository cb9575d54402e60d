"""Whatever bytes a file holds, they are read, or refused in one problem."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from office_files import NAMESPACES, numbered_draft
from test_reading_docx import rewritten
from test_reading_pdf import drawn, make_pdf

from perda_rules.errors import InputError
from perda_rules.regulation.reading.model import Reading
from perda_rules.regulation.reading.reader import document_of, read_bytes

TAMAN = Path(__file__).parent / "taman"
DRAFT = "BAB I\nUMUM\nPasal 1\n(1) Dinas wajib:\na. merawat; dan\nb. menyiram.\n"
DOCX = numbered_draft(DRAFT)
PDF = make_pdf(*(" ".join(drawn(line, 70, 700 - 14 * at) for at, line in enumerate(DRAFT.splitlines())) for _ in "ab"))
HTML = (TAMAN / "taman.html").read_bytes()


def outcome(data: bytes) -> Reading | None:
    """The reading, or None where it was refused as it should be."""
    try:
        reading = read_bytes(data, "draft")
    except InputError as error:
        (problem,) = error.problems
        assert problem.code in {"R002", "R003", "R008", "R009", "R010", "R011", "R012", "R013"}
        return None
    for block in reading.blocks:
        assert block.text.strip() == block.text != ""
        assert block.line_at(0) == block.line >= 1
        assert block.column(0) >= 1
        assert block.column(len(block.text) - 1) >= 1
    document_of(reading)
    return reading


def changed(data: bytes) -> st.SearchStrategy[bytes]:
    """``data`` with some stretches of it replaced."""
    edit = st.tuples(st.integers(0, len(data)), st.integers(0, 40), st.binary(max_size=40))

    def apply(edits: list[tuple[int, int, bytes]]) -> bytes:
        result = data
        for at, length, content in edits:
            result = result[:at] + content + result[at + length :]
        return result

    return st.lists(edit, min_size=1, max_size=4).map(apply)


@given(st.binary(max_size=400))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    outcome(data)


@given(
    st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf"]), st.binary(max_size=200)
)
def test_any_bytes_behind_the_mark_of_a_format_are_read_or_refused(mark: bytes, data: bytes) -> None:
    outcome(mark + data)


@given(changed(DOCX))
def test_a_damaged_document_is_read_or_refused(data: bytes) -> None:
    outcome(data)


@given(changed(PDF))
def test_a_damaged_pdf_is_read_or_refused(data: bytes) -> None:
    outcome(data)


@settings(max_examples=15)
@given(st.sampled_from(["browser.pdf", "writer.pdf"]).flatmap(lambda name: changed((TAMAN / name).read_bytes())))
def test_a_damaged_pdf_of_a_real_program_is_read_or_refused(data: bytes) -> None:
    outcome(data)


@given(changed(HTML))
def test_a_damaged_page_is_still_read(data: bytes) -> None:
    reading = outcome(data)
    assert reading is None or reading.format in ("html", "text")


PARTS = ["word/document.xml", "word/numbering.xml", "word/styles.xml", "word/_rels/document.xml.rels", "_rels/.rels"]


def content(name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(DOCX)) as archive:
        return archive.read(name)


@given(st.sampled_from(PARTS).flatmap(lambda name: st.tuples(st.just(name), changed(content(name)))))
def test_a_document_with_a_damaged_part_is_read_or_refused(part: tuple[str, bytes]) -> None:
    outcome(rewritten(DOCX, {part[0]: part[1]}))


TAGS = st.sampled_from([
    "p", "r", "t", "br", "tab", "del", "ins", "pPr", "rPr", "numPr", "ilvl", "numId", "pStyle", "fldChar", "instrText",
    "drawing", "pict", "txbxContent", "tbl", "tr", "tc", "sdt", "sdtContent", "footnoteReference", "vanish", "sym",
    "altChunk", "delText", "fldSimple", "lastRenderedPageBreak", "abstractNum", "num", "lvl", "lvlText", "style",
    "basedOn",
])  # fmt: skip
ATTRIBUTES = st.dictionaries(
    st.sampled_from(["val", "ilvl", "numId", "abstractNumId", "fldCharType", "id", "char", "styleId", "type"]),
    st.sampled_from(["0", "1", "8", "-1", "x", "", "begin", "separate", "end", "99999999999", "F0B7", "%1.", "²"]),
    max_size=3,
)  # fmt: skip


@st.composite
def xml(draw: st.DrawFn, depth: int = 4) -> str:
    tag = draw(TAGS)
    attributes = "".join(f' w:{name}="{value}"' for name, value in draw(ATTRIBUTES).items())
    if depth and draw(st.booleans()):
        inner = "".join(draw(st.lists(xml(depth=depth - 1), max_size=3)))
    else:
        inner = draw(st.sampled_from(["", "kata", " ", "Pasal 1", "TOC"]))
    return f"<w:{tag}{attributes}>{inner}</w:{tag}>"


@given(st.lists(xml(), max_size=4), st.lists(xml(), max_size=3), st.lists(xml(), max_size=3))
def test_a_document_of_any_elements_is_read(body: list[str], numbering: list[str], styles: list[str]) -> None:
    roots = {"document": body, "numbering": numbering, "styles": styles}
    made = {
        f"word/{root}.xml": f"<w:{root} {NAMESPACES}>{''.join(inner)}</w:{root}>".encode()
        for root, inner in roots.items()
    }
    assert outcome(rewritten(DOCX, made)) is not None
