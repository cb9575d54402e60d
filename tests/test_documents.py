"""The documents that other tests and the examples are made of are real, and the same on every run."""

from __future__ import annotations

import io
import time

import pytest
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

import documents


def everything() -> tuple[bytes, ...]:
    return (
        documents.pdf("satu", ["dua", "baris"], title="Judul"),
        documents.docx("# Bab", "isi", title="Judul"),
        documents.xlsx({"Data 2026": [["a", 1]]}),
        documents.png(),
    )


def test_the_bytes_are_the_same_at_another_hour(monkeypatch: pytest.MonkeyPatch) -> None:
    first = everything()
    really = time.time
    monkeypatch.setattr(time, "time", lambda: really() + 100_000)
    time.sleep(1.1)  # openpyxl reads the clock in C
    assert everything() == first


def test_a_pdf_is_sound_to_the_letter() -> None:
    made = documents.pdf("Rapat (ke-1) \\ dua", ["satu", "dua"], title="Notula (1)")
    reader = PdfReader(io.BytesIO(made), strict=True)
    assert [page.extract_text().split("\n")[0] for page in reader.pages] == ["Rapat (ke-1) \\ dua", "satu"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Notula (1)"


def test_office_documents_open_with_their_content() -> None:
    paragraphs = Document(io.BytesIO(documents.docx("## Bab", "isi"))).paragraphs
    assert [(each.style.name, each.text) for each in paragraphs] == [("Heading 2", "Bab"), ("Normal", "isi")]
    workbook = load_workbook(io.BytesIO(documents.xlsx({"A": [["x", 2]], "B": []})))
    assert workbook.sheetnames == ["A", "B"]
    assert [cell.value for cell in workbook["A"][1]] == ["x", 2]
