"""One little draft, saved as drafters save theirs, is read into one tree of units, whatever the format.

``browser.pdf`` is what Chromium prints of ``taman.html``; ``writer.pdf`` and ``writer.docx`` are what LibreOffice
Writer saves of the document that ``office_files.py`` makes, in which no number of the structure is typed.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from office_files import little_draft, numbered_draft

from perda_rules.regulation.document import Document, Unit
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.reading.reader import document_of, read_any_document, read_bytes, read_file

TAMAN = Path(__file__).parent / "taman"
KEBUN = Path(__file__).parent / "kebun" / "kebun.pdf"
SAVED = sorted(path for path in TAMAN.iterdir() if path.name != "taman.txt")
FORMATS = {".docx": "docx", ".html": "html", ".md": "text", ".pdf": "pdf", ".txt": "text"}


def units(document: Document) -> list[Unit]:
    """The units without the places at which they stand in their file."""
    return [replace(unit, line=0, column=0, children=()) for unit, _ in document.walk()]


@pytest.fixture(scope="module")
def expected() -> Document:
    return parse_document(little_draft())


@pytest.mark.parametrize("path", SAVED, ids=lambda path: path.name)
def test_a_saved_draft_is_read_into_the_units_of_its_text(path: Path, expected: Document) -> None:
    reading = read_file(path)
    document = document_of(reading)
    assert reading.format == FORMATS[path.suffix]
    assert units(document) == units(expected)
    assert document.opening.text == expected.opening.text
    assert document.closing.text == expected.closing.text


@pytest.mark.parametrize("restarting", [False, True], ids=["one list", "lists that begin anew"])
def test_a_draft_whose_numbers_are_all_counted_is_read_into_the_units_of_its_text(
    expected: Document, restarting: bool
) -> None:
    data = numbered_draft(little_draft(), restarting=restarting)
    assert b"Pasal 3" not in data
    assert units(document_of(read_bytes(data, "draft.docx"))) == units(expected)


@pytest.mark.parametrize("name", ["writer.docx", "writer.pdf", "browser.pdf"])
def test_what_stands_on_every_page_is_set_apart(name: str) -> None:
    document = read_any_document(TAMAN / name)
    furniture = [remark.text for remark in document.remarks if remark.kind == "page_furniture"]
    assert "WALI KOTA CONTOH" in furniture
    assert any(text.endswith(" -") for text in furniture)
    assert document.remarks == tuple(remark for remark in document.remarks if remark.kind == "page_furniture")


@pytest.mark.parametrize("name", ["writer.pdf", "browser.pdf"])
def test_pages_are_known_and_lines_count_on_through_them(name: str) -> None:
    blocks = read_file(TAMAN / name).blocks
    assert [block.line for block in blocks] == sorted({block.line for block in blocks})
    pages = [block.page or 0 for block in blocks]
    assert pages == sorted(pages)
    assert {1, 2, 3} <= set(pages)
    last = next(block for block in blocks if block.text == "Pasal 10")
    assert last.page == max(pages)


def test_a_norm_goes_on_over_running_titles_catchwords_and_page_numbers() -> None:
    document = read_any_document(KEBUN)
    words = {unit.id: unit.text for unit, _ in document.walk()}
    assert words["art_1__para_1"] == (
        "Pemilik kebun wajib memagari kebun yang berbatasan dengan jalan, dan membuka pintu pagar itu pada hari pasar, "
        "sehingga warga dapat membeli sayur."
    )
    assert words["art_1__para_2__point_b"] == "kayu jati; atau"
    assert words["art_1__para_2__point_c"] == "besi."
    # What the drafters left open at the foot of a page is no catchword.
    assert words["art_nn_1"] == "Kebun tidak dibuka pada malam hari."
    furniture = [remark.text for remark in document.remarks]
    assert furniture.count("REPUBLIK CONTOH") == 5
    assert {"pada . . .", "b. kayu . . .", "Pasal 2 . . .", "SK No 012349 A", "5 -"} <= set(furniture)


def test_a_text_with_form_feeds_has_pages_too() -> None:
    pages = [
        "WALI KOTA\n\nPasal 1\nWarga merawat\n\n1",
        "WALI KOTA\n\ntaman.\nPasal 2\nCukup.\n\n2",
        "WALI KOTA\n\nPasal 3\nX.\n\n3",
    ]
    document = document_of(read_bytes("\n\f".join(pages).encode(), "draft.txt"))
    assert [(unit.number, unit.text) for unit, _ in document.walk()] == [
        ("1", "Warga merawat taman."), ("2", "Cukup."), ("3", "X."),
    ]  # fmt: skip
    assert [(remark.text, remark.line) for remark in document.remarks] == [
        ("WALI KOTA", 1), ("1", 6), ("WALI KOTA", 7), ("2", 13), ("WALI KOTA", 14), ("3", 19),
    ]  # fmt: skip
