"""What a file is, its content says; what cannot be read is told in one problem that says what to do."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from office_files import make_docx, paragraph

from perda_rules.errors import InputError
from perda_rules.language import LANGUAGES
from perda_rules.messages import say_problem
from perda_rules.regulation.reading import reader
from perda_rules.regulation.reading.decoding import decode
from perda_rules.regulation.reading.reader import read_any_document, read_bytes, read_document, read_file

TAMAN = Path(__file__).parent / "taman"
TEXT = "Pasal 1\nTaman é dirawat – “teduh”."


def refusal(caught: pytest.ExceptionInfo[InputError]) -> tuple[str, dict[str, str]]:
    (problem,) = caught.value.problems
    for language in LANGUAGES:
        assert all(say_problem(problem, language))
    return problem.code, problem.params


def zipped(**parts: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def old_office(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + f"{stream}\0".encode("utf-16-le") + bytes(500)


# What it is ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["writer.docx", "writer.pdf", "taman.html", "taman.txt"])
def test_the_name_of_a_file_does_not_matter(name: str, tmp_path: Path) -> None:
    renamed = tmp_path / "tanpa-nama.xyz"
    renamed.write_bytes((TAMAN / name).read_bytes())
    assert read_file(renamed) == read_file(TAMAN / name)


@pytest.mark.parametrize(
    ("content", "name", "format"),
    [
        ("\ufeff \n<!DOCTYPE html>\n<p>a", "x", "html"),
        ("<?xml version='1.0'?>\n<!-- a --><!-- b -->\n<HTML lang=id>a", "x", "html"),
        ("<body>a", "x.txt", "html"),
        ("<ol><li>a</ol>", "x.HTM", "html"),
        ("<ol><li>a</ol>", "x.md", "text"),
        ("Pasal 1 <html>", "x.html", "text"),
        ("<htmlx>", "x", "text"),
        ("", "x.docx", "text"),
        ("%PD", "x.pdf", "text"),
        ("<!-- a" * 50, "x", "text"),
    ],
)
def test_a_page_is_told_by_what_it_begins_with(content: str, name: str, format: str) -> None:  # noqa: A002
    assert read_bytes(content.encode(), name).format == format


# Text ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_text_in_any_encoding_of_unicode_is_read_without_a_remark(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == (TEXT, None)


def test_text_in_the_old_encoding_of_windows_is_read_and_remarked_at_its_first_such_byte() -> None:
    text, remark = decode(TEXT.encode("cp1252"))
    assert text == TEXT
    assert remark is not None
    assert (remark.kind, remark.line, remark.column, remark.text) == ("decoded", 2, 7, "é")


def test_one_byte_that_is_not_utf_8_spoils_no_other_letter() -> None:
    text, remark = decode(b"a\r\nb\r\xc3\xa9 \x93kota\x94 \x81")
    assert text == "a\r\nb\ré “kota” �"
    assert remark is not None
    assert (remark.line, remark.column, remark.text) == (3, 3, "“")


def test_a_remark_of_the_bytes_is_kept_with_the_document(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_bytes("Pasal 1\nTaman é.".encode("cp1252"))
    document = read_document(path)
    assert document.units[0].text == "Taman é."
    assert [remark.kind for remark in document.remarks] == ["decoded"]
    page = read_bytes(b"<html><!-- x -->\xe9", "draft.html")
    assert [remark.kind for remark in page.remarks] == ["decoded", "comment"]


def test_dirt_in_a_text_is_no_reason_to_refuse_it() -> None:
    assert [block.text for block in read_bytes(b"Taman\x00 kota\x0c." + b"a" * 100, "x").blocks] == [
        "Taman kota\x0c." + "a" * 100
    ]


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=80), st.sampled_from(["utf-8", "utf-16"]))
def test_no_text_is_refused(text: str, encoding: str) -> None:
    if "%PDF" not in text and not text.lstrip("\ufeff").startswith(("{\\rtf", "AT&TFORM", "GIF8", "PK")):
        assert read_bytes(text.encode(encoding), "x").format in ("text", "html")


# What is refused ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("data", "code", "kind"),
    [
        (bytes(range(256)), "R003", None),
        (b"\x00", "R003", None),
        (b"MZ\x90\x00\x03\x00\x00\x00", "R003", None),
        (b"{\\rtf1 Pasal 1}", "R008", "RTF"),
        (old_office("WordDocument"), "R008", ".doc"),
        (old_office("Workbook"), "R008", ".xls"),
        (old_office("Lain"), "R008", "OLE"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.text", content=b"x"), "R008", ".odt"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.lain"), "R008", "OpenDocument"),
        (zipped(xl__workbook=b"x"), "R008", ".xlsx"),
        (zipped(ppt__presentation=b"x"), "R008", ".pptx"),
        (zipped(lain=b"x"), "R008", "ZIP"),
        (b"\x1f\x8b\x08", "R008", "gzip"),
        (b"\x89PNG\r\n\x1a\n\x00", "R009", "PNG"),
        (b"\xff\xd8\xff\xe0", "R009", "JPEG"),
        (b"II*\x00", "R009", "TIFF"),
        (b"RIFF\x00\x00\x00\x00WEBP", "R009", "WebP"),
        (old_office("EncryptedPackage"), "R010", None),
        (b"PK\x03\x04 rusak", "R012", "ZIP"),
        (make_docx([paragraph("x")])[:-200], "R012", "ZIP"),
        (b"%PDF-1.7 rusak", "R012", ".pdf"),
        ((TAMAN / "writer.pdf").read_bytes()[:3000], "R012", ".pdf"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem_that_names_what_it_is(
    data: bytes, code: str, kind: str | None
) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, "draft.txt")
    found, params = refusal(caught)
    assert (found, params.get("kind") or None) == (code, kind)
    assert caught.value.problems[0].place.file == "draft.txt"


def test_an_archive_with_a_directory_without_end_is_refused() -> None:
    data = bytearray(zipped(lain=b"x"))
    end = data.rindex(b"PK\x05\x06")
    data[end + 12 : end + 16] = (1 << 31).to_bytes(4, "little")
    with pytest.raises(InputError) as caught:
        read_bytes(bytes(data), "x")
    assert refusal(caught)[0] == "R013"


@pytest.mark.parametrize(
    ("limit", "data"),
    [("MAX_FILE_BYTES", b"PK\x03\x04"), ("MAX_PAGE_BYTES", b"<html>"), ("MAX_TEXT_BYTES", b"Pasal 1")],
)
def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch, limit: str, data: bytes) -> None:
    monkeypatch.setattr(reader, limit, len(data) - 1)
    with pytest.raises(InputError) as caught:
        read_bytes(data, "x")
    assert refusal(caught) == ("R002", {"limit": str(len(data) - 1)})


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.txt", tmp_path):
        with pytest.raises(InputError) as caught:
            read_file(path)
        assert refusal(caught)[0] == "R001"


def test_no_more_of_a_file_is_read_than_is_allowed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MAX_FILE_BYTES", 5)
    path = tmp_path / "draft.txt"
    path.write_bytes(b"123456")
    with pytest.raises(InputError) as caught:
        read_file(path)
    assert refusal(caught)[0] == "R002"


def test_a_document_without_a_pasal_is_refused_only_where_one_must_be_there(tmp_path: Path) -> None:
    path = tmp_path / "draft.txt"
    path.write_text("Catatan rapat tentang taman.", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert refusal(caught)[0] == "R007"
    assert read_any_document(path).opening.text == "Catatan rapat tentang taman."
