"""The audit report as Word and PDF: the order of an audit report, findings in six parts, letterheads, hostile texts."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from pypdf import PdfReader
from sample_assessment import HOSTILE, sample

from perda_rules.assessment.models import GAPS, Assessment
from perda_rules.errors import InputError
from perda_rules.language import Label
from perda_rules.reports import render
from perda_rules.reports.audit_report.content import audit_report
from perda_rules.reports.audit_report.pdf import write_pdf
from perda_rules.reports.audit_report.word import write_word

pytestmark = pytest.mark.product
PARTS = ("Kondisi", "Kriteria", "Sebab", "Akibat", "Rekomendasi", "Bukti yang akan menutupnya", "Tanggapan")


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    return sample("compliance")


@pytest.fixture(scope="module")
def word(assessment: Assessment) -> bytes:
    return render(assessment, "docx", "id")


@pytest.fixture(scope="module")
def pdf(assessment: Assessment) -> bytes:
    return render(assessment, "pdf", "id")


def paragraphs(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in Document(io.BytesIO(data)).paragraphs]


def headings(data: bytes) -> list[str]:
    found = Document(io.BytesIO(data)).paragraphs
    return [paragraph.text for paragraph in found if paragraph.style.name == "Heading 1"]


def text_of(data: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)


def hostile(assessment: Assessment, words: str) -> Assessment:
    label = Label(id=words, en=words)
    duties = {
        key: duty.model_copy(update={"action": label, "citation": label}) for key, duty in assessment.duties.items()
    }
    return assessment.model_copy(update={"duties": duties})


# Content


def test_every_gap_is_a_finding_and_nothing_else_is(assessment: Assessment) -> None:
    content = audit_report(assessment, "id")
    found = [finding["id"] for group in content["groups"] for finding in group["findings"]]
    assert len(found) == len(set(found)) == sum(result.verdict in GAPS for result in assessment.results)


def test_findings_are_grouped_by_chapter_or_by_objective(assessment: Assessment) -> None:
    by_chapter = [group["title"] for group in audit_report(assessment, "id")["groups"]]
    by_objective = [group["title"] for group in audit_report(assessment, "id", by="objective")["groups"]]
    assert all(title.startswith("BAB ") for title in by_chapter)
    assert not [title for title in by_objective if title.startswith("BAB ")]


def test_the_follow_up_of_the_earlier_assessment_names_what_is_still_open(assessment: Assessment) -> None:
    none = audit_report(assessment, "id")["previous"]
    assert (none["said"], none["open"]) == (["Penilaian sebelumnya tidak disertakan."], [])
    same = audit_report(assessment, "id", assessment)["previous"]
    assert len(same["open"]) == sum(result.verdict in GAPS for result in assessment.results)


# Word


def test_the_document_stands_in_the_order_of_an_audit_report(word: bytes) -> None:
    assert headings(word) == [
        "I. Simpulan", "II. Umum", "III. Temuan", "IV. Pengesahan", "Lampiran 1. Putusan menurut BAB",
        "Lampiran 2. Putusan menurut tujuan COBIT", "Lampiran 3. Dokumen yang disampaikan",
        "Lampiran 4. Batas penilaian",
    ]  # fmt: skip


def test_each_finding_has_its_parts_and_what_the_auditor_must_fill_in_is_open(
    assessment: Assessment, word: bytes
) -> None:
    lines = paragraphs(word)
    gaps = sum(result.verdict in GAPS for result in assessment.results)
    for part in PARTS:
        assert sum(line.startswith(f"{part}: ") for line in lines) == gaps
    unknown = sum(result.verdict in GAPS and result.cause is None for result in assessment.results)
    assert sum(line.startswith("Sebab: terbuka") for line in lines) == unknown


def test_no_tag_of_the_template_is_left(word: bytes) -> None:
    document = Document(io.BytesIO(word))
    texts = [*paragraphs(word), *(c.text for t in document.tables for row in t.rows for c in row.cells)]
    assert not [text for text in texts if "{{" in text or "{%" in text]


def test_its_pages_are_numbered_and_its_contents_listed(word: bytes) -> None:
    document = Document(io.BytesIO(word))
    assert "NUMPAGES" in document.sections[0].footer._element.xml
    assert 'TOC \\o "1-2"' in document.element.xml


def test_one_assessment_gives_one_file(assessment: Assessment, word: bytes, pdf: bytes) -> None:
    assert render(assessment, "docx", "id") == word
    assert render(assessment, "pdf", "id") == pdf


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(assessment: Assessment, words: str) -> None:
    data = write_word(audit_report(hostile(assessment, words), "id"))
    for paragraph in paragraphs(data):
        assert not [sign for sign in paragraph if not sign.isprintable() and sign not in "\n\t"]
    if words.startswith("{{"):
        assert any("{{ 7*7 }}" in line for line in paragraphs(data))


def letterhead(tmp_path: Path, *texts: str) -> Path:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Kop surat kami"
    for text in texts:
        document.add_paragraph(text)
    path = tmp_path / "kop.docx"
    document.save(str(path))
    return path


def test_the_report_goes_on_a_letterhead_without_tags(assessment: Assessment, tmp_path: Path) -> None:
    data = write_word(audit_report(assessment, "id"), letterhead(tmp_path, "Nomor surat: …"))
    assert Document(io.BytesIO(data)).sections[0].header.paragraphs[0].text == "Kop surat kami"
    lines = paragraphs(data)
    assert lines[0] == "Nomor surat: …"
    assert "I. Simpulan" in lines


def test_an_office_may_place_what_it_wants_with_tags(assessment: Assessment, tmp_path: Path) -> None:
    path = letterhead(tmp_path, "Hasil: {{ mode }}", "{%p for g in groups %}", "{{ g.title }}", "{%p endfor %}")
    lines = paragraphs(write_word(audit_report(assessment, "id"), path))
    content = audit_report(assessment, "id")
    assert lines == [f"Hasil: {content['mode']}", *(group["title"] for group in content["groups"])]


@pytest.mark.parametrize(("tag", "code"), [
    ("{{ tidak_ada }}", "A021"),
    ("{% for %}", "A021"),
    ("{{ ''.__class__.__mro__ }}", "A021"),
])  # fmt: skip
def test_a_wrong_tag_is_one_clear_error(assessment: Assessment, tmp_path: Path, tag: str, code: str) -> None:
    with pytest.raises(InputError) as caught:
        write_word(audit_report(assessment, "id"), letterhead(tmp_path, tag))
    assert [found.code for found in caught.value.problems] == [code]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7"])
def test_a_letterhead_that_is_no_word_document_is_one_clear_error(
    assessment: Assessment, tmp_path: Path, data: bytes
) -> None:
    path = tmp_path / "kop.docx"
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        write_word(audit_report(assessment, "id"), path)
    assert [found.code for found in caught.value.problems] == ["A020"]


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_libreoffice_opens_it_and_prints_what_it_says(assessment: Assessment, word: bytes, tmp_path: Path) -> None:
    path = tmp_path / "laporan.docx"
    path.write_bytes(word)
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    ran = subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(path)],
        capture_output=True, timeout=180, check=False,
    )  # fmt: skip
    assert ran.returncode == 0
    printed = " ".join(text_of((tmp_path / "laporan.pdf").read_bytes()).split())
    for finding in audit_report(assessment, "id")["groups"][0]["findings"]:
        assert finding["id"].removeprefix("T-") in printed


# PDF


def test_the_pdf_says_what_the_document_says(assessment: Assessment, pdf: bytes) -> None:
    printed = " ".join(text_of(pdf).split())
    for group in audit_report(assessment, "id")["groups"]:
        for finding in group["findings"]:
            assert finding["id"] in printed
    for part in PARTS:
        assert f"{part}:" in printed


def test_the_pdf_is_archivable_and_tagged(pdf: bytes) -> None:
    reader = PdfReader(io.BytesIO(pdf))
    catalogue: Any = reader.trailer["/Root"]
    assert catalogue["/MarkInfo"]["/Marked"]
    assert catalogue["/Lang"] == "id"
    metadata = catalogue["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert len(reader.outline) > 5


@pytest.mark.parametrize("words", [*HOSTILE, "#panic(1) $x^2$ @rujukan <label> *tebal* \\ ", '#read("/etc/passwd")'])
def test_nothing_in_a_pdf_is_taken_for_markup(assessment: Assessment, words: str) -> None:
    printed = "".join(text_of(write_pdf(audit_report(hostile(assessment, words), "id"))).split())
    if words.isascii() and words.isprintable() and len(words) < 60:
        assert "".join(words.split()) in printed


def test_ones_own_template_is_used_and_a_wrong_one_told(assessment: Assessment, tmp_path: Path) -> None:
    (tmp_path / "pdf").mkdir()
    own = tmp_path / "pdf" / "laporan.typ"
    head = (
        "#let r = json(bytes(sys.inputs.report))\n"
        "#set document(title: r.title, date: datetime(year: 2026, month: 1, day: 1))\n"
    )
    own.write_text(f"{head}Punya kami: #r.mode", encoding="utf-8")
    content = audit_report(assessment, "id")
    assert "Punya kami" in text_of(write_pdf(content, tmp_path))
    own.write_text(f"{head}#tidak-ada", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        write_pdf(content, tmp_path)
    assert [found.code for found in caught.value.problems] == ["A011"]
