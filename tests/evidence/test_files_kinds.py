"""Telling what a file is by its content, and whether its name says so."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import docx, pdf, png, xlsx, zipped
from perda_rules.evidence.kinds import KINDS, check_kind, looks_like, text_encoding
from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import Refused


def old_office(*streams: str) -> bytes:
    """Make the start of an old office container, with the names of its streams somewhere in it."""
    names = b"".join(f"{stream}\0".encode("utf-16-le").ljust(128, b"\0") for stream in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + b"R\0o\0o\0t\0".ljust(128, b"\0") + names


def open_document(kind: str) -> bytes:
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": "<a/>"})


SAMPLES: dict[str, bytes] = {
    "pdf": pdf("isi"),
    "docx": docx("# Judul"),
    "xlsx": xlsx({"Lembar": []}),
    "pptx": zipped({"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<p/>"}),
    "odt": open_document("text"),
    "ods": open_document("spreadsheet"),
    "odp": open_document("presentation"),
    "zip": zipped({"isi.txt": "isi"}),
    "png": png(),
    "jpg": b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\0" * 20,
    "tif": b"II*\x00\x08\x00\x00\x00",
    "mp4": b"\x00\x00\x00\x18ftypisom" + b"\0" * 20,
    "doc": old_office("WordDocument"),
    "xls": old_office("Workbook"),
    "ppt": old_office("PowerPoint Document"),
    "html": b"<!DOCTYPE html>\n<p>isi",
    "xml": b"<?xml version='1.0'?>\n<isi/>",
    "json": b'{"isi": 1}',
    "txt": "Rapat – ringkas\n".encode(),
}


def looks(data: bytes) -> str | None:
    return looks_like(io.BytesIO(data), Limits())


def code_of(name: str, data: bytes) -> str | None:
    try:
        check_kind(io.BytesIO(data), name, Limits())
    except Refused as refusal:
        return refusal.code
    return None


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_is_told_by_its_content(kind: str) -> None:
    assert looks(SAMPLES[kind]) == kind


def test_every_kind_that_is_accepted_has_a_sample_here() -> None:
    assert set().union(*KINDS.values()) == set(SAMPLES)


@pytest.mark.parametrize("extension", KINDS)
def test_a_name_is_held_to_the_content_it_may_have_and_to_no_other(extension: str) -> None:
    for kind, data in SAMPLES.items():
        expected = None if kind in KINDS[extension] else "B133"
        assert code_of(f"bukti.{extension.upper()}", data) == expected, kind


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\n", b"\xef\xbb\xbf%PDF-1.4", b"\r\n %PDF-2.0",
    ],
)  # fmt: skip
def test_a_pdf_may_begin_with_a_mark_or_blanks(data: bytes) -> None:
    assert looks(data) == "pdf"


def test_a_program_in_front_of_a_pdf_is_no_pdf() -> None:
    assert code_of("a.pdf", b"MZ\x90\0" + pdf("isi")) == "B133"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"", "utf-8-sig"), ("é".encode(), "utf-8-sig"), (b"\xef\xbb\xbfisi", "utf-8-sig"),
        ("\ufeffisi".encode("utf-16-le"), "utf-16"), (b"caf\xe9", "cp1252"), (b"a\tb\r\n\fc", "utf-8-sig"),
        (b"a\0b", None), (b"a\x1bb", None), (b"caf\xe9\0", None), (b"\xff\xfea", None), (b"caf\xe9\x81", None),
    ],
)  # fmt: skip
def test_text_is_what_some_encoding_reads_without_control_characters(data: bytes, encoding: str | None) -> None:
    assert text_encoding(io.BytesIO(data)) == encoding


def test_a_control_character_far_into_a_long_text_is_seen() -> None:
    assert looks(b"isi " * 1_000_000) == "txt"
    assert looks(b"isi " * 1_000_000 + b"\0") is None


def test_a_letter_that_two_readings_split_is_still_one_letter() -> None:
    data = b"a" * ((1 << 20) - 1) + "é".encode()
    assert text_encoding(io.BytesIO(data)) == "utf-8-sig"


def test_a_document_under_a_password_is_told_apart_from_an_old_one() -> None:
    assert code_of("a.docx", old_office("EncryptionInfo", "EncryptedPackage")) == "B137"
    assert code_of("a.docx", old_office("WordDocument")) == "B133"
    assert code_of("a.doc", old_office("Catatan")) == "B134"


def test_the_name_of_a_stream_is_found_across_the_border_of_two_readings() -> None:
    name = "WordDocument\0".encode("utf-16-le")
    head = old_office()
    for shift in range(0, len(name), 2):
        data = head.ljust((1 << 20) - shift, b"\0") + name + b"\0" * 128
        assert looks(data) == "doc", shift


def test_a_pointer_of_git_lfs_is_no_document_whatever_its_name() -> None:
    pointer = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"0" * 64 + b"\nsize 1\n"
    assert [code_of(name, pointer) for name in ("a.pdf", "a.txt", "a.png")] == ["B135"] * 3


@pytest.mark.parametrize("name", ["bukti", "bukti.", "a.b/bukti", "bukti.exe", "bukti.docm", ".pdf.exe"])
def test_an_extension_that_no_evidence_has_is_refused_with_those_that_it_may_have(name: str) -> None:
    with pytest.raises(Refused) as caught:
        check_kind(io.BytesIO(b"isi"), name, Limits())
    assert caught.value.code == "B132"
    assert caught.value.params["known"].split(", ") == list(KINDS)


def test_a_zip_whose_directory_is_too_large_is_not_opened() -> None:
    data = zipped({"[Content_Types].xml": ""} | {f"word/{number}": "" for number in range(50)})
    assert looks(data) == "docx"
    assert looks_like(io.BytesIO(data), Limits(members=50)) is None


def test_an_open_document_may_have_a_mimetype_that_lies_about_its_length() -> None:
    assert looks(zipped({"mimetype": "application/vnd.oasis.opendocument.text" + " " * 10_000_000})) == "odt"
    assert looks(zipped({"mimetype": "application/epub+zip"})) == "zip"


@given(data=st.binary(max_size=200))
def test_any_bytes_look_like_something_or_nothing(data: bytes) -> None:
    found = looks(data)
    assert found is None or isinstance(found, str)


@given(
    kind=st.sampled_from(sorted(SAMPLES)),
    changes=st.lists(st.tuples(st.integers(0, 2000), st.integers(0, 255)), max_size=8),
)
def test_any_damage_to_a_document_ends_in_a_kind_or_none(kind: str, changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLES[kind])
    for at, value in changes:
        # From the end: that is where an archive keeps its directory.
        data[-1 - at % len(data)] = value
    code = code_of(f"a.{kind}", bytes(data))
    assert code in (None, "B133", "B134", "B135", "B137")
