"""Looking up pages, sheets and sections in documents that people and attackers make."""

from __future__ import annotations

import io
import struct
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents import docx, pdf, png, xlsx, zipped
from perda_rules.evidence.kinds import KINDS
from perda_rules.evidence.models import Limits
from perda_rules.evidence.places import Places, read_places
from perda_rules.evidence.store import Refused

W = "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'"


def places(kind: str, data: bytes, limits: Limits | None = None) -> Places:
    found = read_places(io.BytesIO(data), kind, limits or Limits())
    assert found is not None
    return found


def unreadable(kind: str, data: bytes, limits: Limits | None = None) -> bool:
    try:
        places(kind, data, limits)
    except Refused as refusal:
        return refusal.code == "B153"
    return False


def word(body: str, styles: str | None = None) -> bytes:
    parts = {"[Content_Types].xml": "<Types/>", "word/document.xml": f"<w:document {W}>{body}</w:document>"}
    if styles is not None:
        parts["word/styles.xml"] = f"<w:styles {W}>{styles}</w:styles>"
    return zipped(parts)


def paragraph(text: str, style: str = "", more: str = "") -> str:
    style = f"<w:pStyle w:val='{style}'/>" if style else ""
    return f"<w:p><w:pPr>{style}{more}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


# Comparing ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("place", "there"),
    [
        (1, True), (3, True), (4, False), ("Risiko", True), (" RISIKO  2026", True), ("ri\u0300siko", False),
        (2025, True), ("2025", True), ("1", False), ("", False), ("Résumé", True), ("re\u0301sume\u0301", True),
    ],
)  # fmt: skip
def test_pages_are_counted_and_names_compared_without_case_and_blanks(place: int | str, there: bool) -> None:
    assert Places(3, ("risiko", "Risiko\n2026", "2025", "Résumé")).has(place) is there


def test_names_are_shown_short_and_printable() -> None:
    assert Places(names=("a\x1b[2J", "b" * 100)).shown_names() == "“a\ufffd[2J”, “" + "b" * 59 + "…”"
    assert Places(names=tuple("abcdefghij")).shown_names().endswith("“h”, …")
    assert Places().shown_names() == "–"


# Word processing ----------------------------------------------------------------------------------------------------


def test_headings_of_a_docx_are_its_sections_and_other_paragraphs_are_not() -> None:
    found = places("docx", docx("# Kemajuan proyek", "Selesai separuh.", "### Rincian"))
    assert found == Places(names=("Kemajuan proyek", "Rincian"))


def test_headings_are_told_by_the_name_of_their_style_whatever_its_id() -> None:
    styles = (
        "<w:style w:styleId='Judul1'><w:name w:val='heading 1'/></w:style>"
        "<w:style w:styleId='Bab'><w:name w:val='Bab'/><w:basedOn w:val='Judul1'/></w:style>"
        "<w:style w:styleId='Kutipan'><w:name w:val='Quote'/><w:basedOn w:val='Kutipan'/></w:style>"
        "<w:style w:styleId='Garis'><w:name w:val='Garis'/><w:pPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
        "<w:style w:styleId='Isi'><w:name w:val='Isi'/><w:pPr><w:outlineLvl w:val='9'/></w:pPr></w:style>"
    )
    body = "".join(paragraph(f"ini {style}", style) for style in ("Judul1", "Bab", "Kutipan", "Garis", "Isi", "Lain"))
    assert places("docx", word(body, styles)).names == ("ini Judul1", "ini Bab", "ini Garis")


def test_a_paragraph_with_an_outline_level_of_its_own_is_a_heading() -> None:
    body = paragraph("satu", more="<w:outlineLvl w:val='0'/>") + paragraph("dua", more="<w:outlineLvl w:val='9'/>")
    assert places("docx", word(body)).names == ("satu",)


def test_a_heading_in_pieces_is_read_as_one_and_a_text_box_in_it_apart() -> None:
    box = f"<w:r><w:txbxContent>{paragraph('kotak', 'Heading2')}</w:txbxContent></w:r>"
    body = (
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Kema</w:t></w:r><w:r><w:t>juan</w:t><w:tab/>"
        f"<w:t>proyek</w:t></w:r>{box}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>"
    )
    assert places("docx", word(body)).names == ("kotak", "Kemajuan proyek")


def test_a_docx_of_unknown_styles_without_a_table_of_styles_cannot_be_read() -> None:
    assert unreadable("docx", word(paragraph("satu", "Judul1")))


def test_headings_of_an_odt_are_its_sections() -> None:
    content = "<o:x xmlns:o='o' xmlns:text='t'><text:h>Kemajuan<text:s/>pro<text:span>yek</text:span></text:h><text:p>x"
    data = zipped({"content.xml": content + "</text:p><text:h/></o:x>"})
    assert places("odt", data).names == ("Kemajuan proyek",)


# Sheets and slides --------------------------------------------------------------------------------------------------


def test_sheets_of_an_xlsx_and_an_ods_are_found_by_name() -> None:
    assert places("xlsx", xlsx({"Risiko & peluang": [], "2026": [[1]]})).names == ("Risiko & peluang", "2026")
    content = "<o:x xmlns:o='o' xmlns:table='t'><table:table table:name='Data'/><table:table table:name='2026'/></o:x>"
    assert places("ods", zipped({"content.xml": content})).names == ("Data", "2026")


def test_slides_are_pages() -> None:
    slides = "<p:p xmlns:p='p'><p:sldIdLst><p:sldId id='256'/><p:sldId id='257'/></p:sldIdLst></p:p>"
    assert places("pptx", zipped({"ppt/presentation.xml": slides})) == Places(pages=2)
    slides = "<o:p xmlns:o='o' xmlns:draw='d'><draw:page draw:name='a'/><draw:page/><draw:page/></o:p>"
    assert places("odp", zipped({"content.xml": slides})) == Places(pages=3)


# Plain text and pictures --------------------------------------------------------------------------------------------


def test_markdown_has_its_headings_and_nothing_that_only_looks_like_one() -> None:
    text = (
        "# Satu\n##Bukan\n## Dua ##\n\nTiga\n====\nEmpat\n---\n\n---\n```\n# bukan\n```\n####### bukan\n"
        "- butir\n\n| a | b |\n|---|---|\n    \n#\n"
    )
    assert places("md", text.encode()).names == ("Satu", "Dua", "Tiga", "Empat")


def test_form_feeds_part_the_pages_of_a_text_and_one_at_its_end_opens_no_page() -> None:
    assert places("txt", b"satu\n\fdua\n\ftiga\n\f\n") == Places(3, ("satu", "dua", "tiga"))
    assert places("csv", b"a;b\n").pages == 1


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encoding_that_it_is_written_in(encoding: str) -> None:
    assert places("txt", "Résumé rapat\n".encode(encoding)).has("résumé rapat")


def test_a_picture_has_one_page() -> None:
    for kind in ("png", "jpg", "jpeg"):
        assert places(kind, png()) == Places(pages=1)


def tiff(order: str, pages: int, loop: bool = False) -> bytes:
    """Make a chain of empty directories, one a page."""
    made = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    for number in range(pages):
        following = len(made) + 2 + 12 + 4
        last = number == pages - 1
        made += (
            struct.pack(order + "H", 1)
            + b"\0" * 12
            + struct.pack(order + "I", (8 if loop else 0) if last else following)
        )
    return made


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_scan_has_as_many_pages_as_directories(order: str) -> None:
    assert [places("tif", tiff(order, count)).pages for count in (1, 2, 7)] == [1, 2, 7]


def test_a_scan_whose_pages_run_in_a_circle_cannot_be_counted() -> None:
    assert unreadable("tiff", tiff("<", 3, loop=True))


# What cannot be looked into -----------------------------------------------------------------------------------------


def test_kinds_without_places_say_so() -> None:
    without = {kind for kind in KINDS if kind not in ("pdf", "png", "docx") and _has_no_reader(kind)}
    assert without == {"doc", "xls", "ppt", "html", "htm", "json", "mp4", "xml", "yaml", "yml", "zip"}


def _has_no_reader(kind: str) -> bool:
    try:
        return read_places(io.BytesIO(b""), kind, Limits()) is None
    except Refused:
        return False


@pytest.mark.parametrize(
    "document",
    [
        "<!DOCTYPE d [<!ENTITY a 'xx'><!ENTITY b '&a;&a;'>]><w:document>&b;</w:document>",
        "<!DOCTYPE d SYSTEM 'file:///etc/passwd'><w:document/>",
        "<w:document>", "bukan xml", "", "<w:document>&tiada;</w:document>",
    ],
)  # fmt: skip
def test_entities_and_broken_parts_are_refused(document: str) -> None:
    assert unreadable("docx", zipped({"word/document.xml": document}))


@pytest.mark.parametrize("kind", ["docx", "xlsx", "pptx", "odt", "ods", "odp"])
def test_a_document_without_its_main_part_cannot_be_read(kind: str) -> None:
    assert unreadable(kind, zipped({"lain.xml": "<a/>"}))
    assert unreadable(kind, b"PK\x03\x04 rusak")


def test_a_part_that_unpacks_to_more_than_the_limit_is_left_in_bounded_time() -> None:
    bomb = word("<w:p/>" + " " * 60_000_000)
    assert len(bomb) < 100_000
    begun = time.monotonic()
    assert unreadable("docx", bomb)
    assert time.monotonic() - begun < 10


def test_deep_nesting_is_no_trouble() -> None:
    assert places("docx", word("<w:p>" * 50_000 + "</w:p>" * 50_000)).names == ()


def test_a_long_text_is_not_searched_for_headings() -> None:
    assert unreadable("txt", b"x" * 101, Limits(parsed=100))
    assert not unreadable("txt", b"x" * 100, Limits(parsed=100))


SAMPLES = {
    "docx": docx("# Satu"), "xlsx": xlsx({"Satu": []}), "pdf": pdf("a"), "tif": tiff("<", 3), "png": png(),
    "txt": b"a\fb", "md": b"# a\n", "csv": b"a;b",
}  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(sorted(SAMPLES)),
    changes=st.lists(st.tuples(st.integers(0, 50_000), st.integers(0, 255)), max_size=6),
    cut=st.none() | st.integers(0, 1000),
)
def test_any_damage_ends_in_places_or_a_refusal(kind: str, changes: list[tuple[int, int]], cut: int | None) -> None:
    data = bytearray(SAMPLES[kind])
    for at, value in changes:
        data[at % len(data)] = value
    try:
        places(kind, bytes(data[:cut]))
    except Refused as refusal:
        assert refusal.code == "B153"  # noqa: PT017 (either outcome is fine; no other exception is)


@given(kind=st.sampled_from(sorted(KINDS)), data=st.binary(max_size=100))
def test_any_bytes_end_in_places_or_a_refusal(kind: str, data: bytes) -> None:
    try:
        read_places(io.BytesIO(data), kind, Limits())
    except Refused as refusal:
        assert refusal.code == "B153"  # noqa: PT017
