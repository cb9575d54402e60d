"""Counting the pages of PDFs: the short way agrees with pypdf, and hostile files cost bounded work."""

from __future__ import annotations

import contextlib
import io
import logging
import sys
import zlib

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from documents import pdf
from perda_rules.evidence import pages
from perda_rules.evidence.pages import Unreadable, count_pages, count_plain

Tree = list["Tree"]
TREES: st.SearchStrategy[Tree] = st.recursive(st.just([]), lambda inner: st.lists(inner, max_size=4), max_leaves=12)


def with_pypdf(data: bytes) -> int:
    return len(PdfReader(io.BytesIO(data)).pages)


def is_plain(data: bytes) -> bool:
    try:
        count_plain(io.BytesIO(data))
    except Unreadable:
        return False
    return True


def built(objects: list[str], extra: str = "", root: int = 1) -> bytes:
    """Put objects into a file with a right table; ``extra`` goes into the trailer."""
    made = bytearray(b"%PDF-1.5\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(made))
        made += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    start = len(made)
    made += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    made += "".join(f"{offset:010d} 00000 n \n" for offset in offsets).encode()
    trailer = f"trailer\n<< /Size {len(objects) + 1} /Root {root} 0 R {extra} >>\nstartxref\n{start}\n%%EOF\n"
    return bytes(made + trailer.encode())


def tree_objects(tree: Tree) -> list[str]:
    """Number a tree of pages: a node without children is a page, but for the root."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]

    def add(node: Tree, parent: int, is_root: bool) -> int:
        number = len(objects) + 1
        objects.append("")
        if node or is_root:
            kids = " ".join(f"{add(child, number, False)} 0 R" for child in node)
            up = "" if is_root else f"/Parent {parent} 0 R"
            objects[number - 1] = f"<< /Type /Pages {up} /Kids [{kids}] /Count 99 >>"
        else:
            objects[number - 1] = f"<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 9.5 -9] /Title (a\\)b) % x\n>>"
        return number

    add(tree, 0, True)
    return objects


@pytest.mark.parametrize("count", [1, 2, 40, 1500])
def test_pages_are_counted_without_pypdf_where_the_file_is_plain(count: int) -> None:
    assert count_plain(io.BytesIO(pdf(*["isi"] * count))) == count


@given(tree=TREES)
def test_any_tree_of_pages_is_counted_by_its_leaves_as_pypdf_does_and_not_by_what_it_claims(tree: Tree) -> None:
    data = built(tree_objects(tree))
    assert count_plain(io.BytesIO(data)) == with_pypdf(data) == data.count(b"/Type /Page ")


def test_a_page_that_nothing_points_to_does_not_count() -> None:
    objects = [*tree_objects([[], []]), "<< /Type /Page >>"]
    assert count_pages(io.BytesIO(built(objects))) == 2


@pytest.mark.parametrize("incremental", [True, False])
def test_a_changed_file_is_counted_as_it_is_now(incremental: bool) -> None:
    writer = PdfWriter(io.BytesIO(pdf("a", "b")), incremental=incremental)
    writer.add_blank_page(100, 100)
    made = io.BytesIO()
    writer.write(made)
    assert count_pages(made) == with_pypdf(made.getvalue()) == 3


def test_an_update_that_replaces_the_tree_is_followed_by_hand() -> None:
    first = pdf("a", "b", "c")
    kids = first.index(b"/Kids [")
    update = b"2 0 obj\n<< /Type /Pages /Kids [4 0 R] /Count 1 >>\nendobj\n"
    previous = first[first.rindex(b"startxref") :].split()[1].decode()
    start = len(first) + len(update)
    data = first + update + (
        f"xref\n2 1\n{len(first):010d} 00000 n \ntrailer\n<< /Root 1 0 R /Size 9 /Prev {previous} >>\n"
        f"startxref\n{start}\n%%EOF\n"
    ).encode()  # fmt: skip
    assert kids > 0
    assert count_plain(io.BytesIO(data)) == with_pypdf(data) == 1


def test_a_file_with_a_compressed_table_is_left_to_pypdf() -> None:
    objects = b"<< /Type /Catalog /Pages 2 0 R >> << /Type /Pages /Kids [3 0 R] /Count 1 >> << /Type /Page >>"
    index = f"1 0 2 {objects.index(b'<< /Type /Pages')} 3 {objects.index(b'<< /Type /Page >>')} ".encode()
    body = zlib.compress(index + objects)
    made = bytearray(b"%PDF-1.5\n")
    made += b"4 0 obj\n<< /Type /ObjStm /N 3 /First %d /Filter /FlateDecode /Length %d >>\nstream\n" % (
        len(index), len(body),
    )  # fmt: skip
    made += body + b"\nendstream\nendobj\n"
    start = len(made)
    rows = b"".join(
        bytes(row) for row in ((0, 0, 0), (2, 4, 0), (2, 4, 1), (2, 4, 2), (1, 9, 0), (1, start & 255, start >> 8))
    )
    table = zlib.compress(rows)
    made += (
        b"5 0 obj\n<< /Type /XRef /Size 6 /Root 1 0 R /W [1 1 1] /Filter /FlateDecode /Length %d >>\nstream\n"
        % len(table)
    )
    made += table + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    assert start < 256
    assert not is_plain(bytes(made))
    assert count_pages(io.BytesIO(bytes(made))) == 1


@pytest.mark.parametrize(
    "data",
    [
        pdf("a", "b").replace(b"xref\n0", b"xref\n1"),  # a table that is off by one
        pdf("a", "b").replace(b"startxref\n", b"startxref\n9"),
        b"\r\n" + pdf("a", "b"),  # every offset is wrong
        pdf("a", "b").replace(b"/Type /Page ", b"/Type /P#61ge "),
    ],
)
def test_a_file_that_only_a_patient_reader_understands_is_left_to_pypdf(data: bytes) -> None:
    assert not is_plain(data)
    assert count_pages(io.BytesIO(data)) == 2


def test_a_file_under_a_password_cannot_be_counted_and_one_without_need_for_it_can() -> None:
    counted = []
    for password in ("", "rahasia"):
        writer = PdfWriter(io.BytesIO(pdf("a", "b")))
        writer.encrypt(user_password=password, owner_password="pemilik", algorithm="RC4-128")  # noqa: S106
        made = io.BytesIO()
        writer.write(made)
        assert not is_plain(made.getvalue())
        counted.append(count_pages(made))
    assert counted == [2, None]


@pytest.mark.parametrize(
    "objects",
    [
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [2 0 R] >>"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] >>", "<< /Type /Pages /Kids [2 0 R] >>"],
        ["<< /Type /Catalog /Pages 9 0 R >>"],
        ["<< /Type /Catalog >>"],
        ["[1 2 3]"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids 7 >>"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [(a(b)c) 3 0 R] >>", "<< /Type /Page >>"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< " * 30_000],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Type /Page >>", "<< /Type /Page >>"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Kids /Type /Pages >>"],
        ["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R > >"],
    ],
)
def test_a_tree_that_is_no_tree_is_never_counted_the_short_way(objects: list[str]) -> None:
    data = built(objects)
    assert not is_plain(data)
    assert count_pages(io.BytesIO(data)) in (None, 0, 1)


def test_a_table_that_points_back_to_itself_ends() -> None:
    data = built(tree_objects([[]]), extra="/Prev 0000000000")
    start = data[data.rindex(b"startxref") :].split()[1]
    assert not is_plain(data.replace(b"/Prev 0000000000", b"/Prev " + start.rjust(10, b"0")))


@pytest.mark.parametrize("count", [b"9999999999", b"0000200001"])
def test_a_table_that_claims_to_be_enormous_is_not_read(count: bytes) -> None:
    data = pdf("a")
    start = int(data[data.rindex(b"startxref") :].split()[1])
    stream = io.BytesIO(data[:start] + b"xref\n0 " + count + b"\n" + data[start:])
    with pytest.raises(Unreadable):
        count_plain(stream)


# pypdf on a leash ---------------------------------------------------------------------------------------------------


def test_a_loop_in_pypdf_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless:
        is_encrypted = False

        def __init__(self, stream: object) -> None:
            while True:
                with contextlib.suppress(Exception):  # as careless as a parser may be
                    len("x")

    monkeypatch.setattr(pypdf, "PdfReader", Endless)
    monkeypatch.setattr(pages, "_MAX_CALLS", 10_000)
    assert count_pages(io.BytesIO(b"%PDF-1.4")) is None


@pytest.mark.parametrize("fault", [RecursionError, MemoryError, KeyError, AssertionError])
def test_whatever_goes_wrong_in_pypdf_the_file_cannot_be_counted(
    fault: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: object) -> None:
        raise fault

    monkeypatch.setattr(pypdf, "PdfReader", broken)
    assert count_pages(io.BytesIO(b"%PDF-1.4")) is None


def test_pypdf_leaves_no_trace(capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> None:
    before = (sys.getprofile(), logging.getLogger("pypdf").level)
    assert count_pages(io.BytesIO(pdf("a")[:300])) is None
    assert (sys.getprofile(), logging.getLogger("pypdf").level) == before
    assert caplog.records == []
    assert capfd.readouterr() == ("", "")


def test_an_ordinary_long_file_stays_far_below_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "_MAX_CALLS", pages._MAX_CALLS // 3)
    assert count_pages(io.BytesIO(b"\r\n" + pdf(*["isi"] * 2000))) == 2000


SAMPLE = pdf("satu", "dua")


@settings(max_examples=300, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=6),
    cut=st.none() | st.integers(0, len(SAMPLE)),
)
def test_any_damage_to_a_pdf_ends_in_a_count_or_in_none(changes: list[tuple[int, int]], cut: int | None) -> None:
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    found = count_pages(io.BytesIO(bytes(data[:cut])))
    assert found is None or found >= 0


@settings(max_examples=300, deadline=None)
@given(
    changes=st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.sampled_from(b"0123456789R/ <>[]\n")), max_size=4)
)
def test_pypdf_never_counts_otherwise_what_was_counted_the_short_way(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    if is_plain(bytes(data)):
        counted = pages._count_with_pypdf(io.BytesIO(bytes(data)))
        assert counted in (None, count_plain(io.BytesIO(bytes(data)))), "pypdf may be stricter, but not of two minds"


@given(data=st.binary(max_size=200))
def test_any_bytes_after_the_mark_of_a_pdf_end_in_a_count_or_in_none(data: bytes) -> None:
    found = count_pages(io.BytesIO(b"%PDF-1.4\n" + data))
    assert found is None or found >= 0
