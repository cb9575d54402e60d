"""What documents say of themselves is proposed with its place, what they do not say is left out."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import date
from typing import Any

import papers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import docx, pdf, png, xlsx
from perda_rules.cli.inputs import known_of, load_law
from perda_rules.evidence.models import Limits
from perda_rules.evidence.proposals.models import Place, Proposal
from perda_rules.evidence.proposals.proposing import Proposer
from perda_rules.evidence.texts import Part, Text, read_text

LAW = load_law()
KNOWN = known_of(LAW.corpus)
PROPOSER = Proposer(LAW.types, KNOWN)
ORDER = ("low", "medium", "high")

EXPECTED: dict[str, dict[str, Any]] = {
    "REGULATION": {
        "type": "peraturan-wali-kota",
        "title": "Peraturan Wali Kota Pekalongan tentang Penyelenggaraan Sistem Pemerintahan Berbasis Elektronik dan "
        "Satu Data",
        "number": "12 Tahun 2026",
        "date": date(2026, 3, 16),
        "signatory": "wali-kota",
    },
    "TEAM": {
        "type": "sk-tim",
        "title": "Keputusan Kepala Dinas Komunikasi dan Informatika Kota Pekalongan tentang Pembentukan Tim Tanggap "
        "Insiden Siber",
        "number": "000.5/118/2026",
        "date": date(2026, 5, 4),
        "signatory": "kepala-dinkominfo",
    },
    "LETTER": {
        "type": "surat-dinas",
        "title": "Penyampaian Rencana Aksi Satu Data",
        "number": "500.12/1423/2025",
        "date": date(2025, 9, 15),
    },
    "MINUTES": {
        "type": "notula-rapat",
        "title": "Notula Rapat Koordinasi Tim Pelaksana Kota Cerdas",
        "date": date(2026, 3, 11),
        "signatory": "sekretaris-daerah",
    },
    "HANDOVER": {
        "type": "berita-acara",
        "title": "Berita Acara Serah Terima",
        "number": "027/45/BAST/III/2026",
        "date": date(2026, 3, 12),
    },
    "PROCEDURE": {
        "type": "sop",
        "title": "SOP Penanganan Pengaduan Layanan",
        "number": "000.8.3.2/28/2026",
        "date": date(2026, 1, 28),
        "signatory": "kepala-bagian-organisasi",
    },
    "LATE_NUMBER": {
        "type": "laporan-audit",
        "title": "Laporan Hasil Audit Pengelolaan Pusat Data Tahun 2026 Inspektorat Daerah",
        "number": "700.1/243/2026",
        "date": date(2026, 8, 31),
        "signatory": "inspektur",
    },
    "ACTING": {
        "type": "surat-edaran",
        "title": "Surat Edaran tentang Kewajiban Sandi Berlapis",
        "number": "100.3.4/9/2026",
        "date": date(2026, 6, 2),
        "signatory": "wali-kota",
    },
    "BLANK": {
        "type": "keputusan-wali-kota",
        "title": "Keputusan Wali Kota Pekalongan tentang Penetapan Lokasi Wifi Publik",
        "signatory": "wali-kota",
    },
    "PEOPLE": {
        "type": "laporan-kegiatan",
        "title": "Laporan Kegiatan Sosialisasi Kota Cerdas",
        "date": date(2026, 4, 6),
    },
    "MEMO": {
        "type": "surat-dinas",
        "title": "Telaah Rancangan Peraturan Wali Kota",
        "number": "180/77/2026",
        "date": date(2026, 2, 3),
        "signatory": "kepala-bagian-hukum",
    },
    "ADDRESSED": {
        "type": "surat-dinas",
        "title": "Undangan Rapat Kesiapan Sensor",
        "date": date(2026, 8, 4),
    },
    "DRAFT": {
        "type": "keputusan-wali-kota",
        "title": "Keputusan Wali Kota Pekalongan tentang Penetapan Kawasan Tanpa Kabel",
        "status": "draf",
    },
    "TWO_SIDES": {
        "type": "nota-kesepahaman",
        "title": "Perjanjian Kerja Sama antara Dinas Komunikasi dan Informatika Kota Pekalongan dengan Perguruan "
        "Tinggi Contoh tentang Pemanfaatan Laboratorium Data",
        "number": "415.4/12/2026",
        "date": date(2026, 4, 20),
    },
}
"""All that is proposed of each paper: what is not named here must not be found."""


def proposed(data: bytes, kind: str, path: str | None = None) -> Proposal:
    text = read_text(io.BytesIO(data), kind, Limits())
    return PROPOSER.propose(text, kind, path or f"berkas.{kind}")


def values(proposal: Proposal) -> Mapping[str, object]:
    return {name: found.value for name, found in proposal.fields.items()}


def test_every_paper_is_expected_to_say_something() -> None:
    assert {name for name in vars(papers) if name.isupper()} - {"TITLES"} == set(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
@pytest.mark.parametrize("kind", ["pdf", "docx", "txt"])
def test_a_paper_is_read_alike_in_every_form(name: str, kind: str) -> None:
    pages = getattr(papers, name)
    made = {
        "pdf": lambda: pdf(*pages),
        "docx": lambda: docx(*(line for page in pages for line in page.splitlines())),
        "txt": lambda: "\f".join(pages).encode(),
    }
    assert values(proposed(made[kind](), kind)) == EXPECTED[name]


@pytest.mark.parametrize(
    ("name", "field", "confidence"),
    [
        ("REGULATION", "date", "high"),
        ("REGULATION", "signatory", "high"),
        ("TEAM", "type", "high"),
        ("LATE_NUMBER", "number", "high"),
        ("ACTING", "signatory", "medium"),  # an acting mayor signs in the office of the mayor
        ("MEMO", "signatory", "medium"),  # the sender, without a signature
        ("TWO_SIDES", "number", "medium"),  # one of two
        ("PEOPLE", "date", "low"),  # the only day in it, and that of the event
        ("ADDRESSED", "type", "low"),
    ],
)
def test_it_is_as_sure_as_the_paper_is_clear(name: str, field: str, confidence: str) -> None:
    assert proposed(pdf(*getattr(papers, name)), "pdf").fields[field].confidence == confidence


def test_the_place_is_a_page_a_paragraph_a_line_or_a_sheet() -> None:
    pages = papers.LATE_NUMBER
    lines = "\n".join(pages).splitlines()
    at = next(number for number, line in enumerate(lines, start=1) if line.startswith("Nomor"))
    book = xlsx({"Isi": [["bab"]], "Pengesahan": [["Nomor", ":", "700.1/243/2026"]]})
    made = {
        "pdf": (pdf(*pages), Place("page", 2)),
        "docx": (docx(*lines), Place("paragraph", at)),
        "txt": ("\n".join(lines).encode(), Place("line", at)),
        "xlsx": (book, Place("sheet", "Pengesahan")),
    }
    for kind, (data, place) in made.items():
        number = proposed(data, kind).fields["number"]
        assert (number.value, number.place) == ("700.1/243/2026", place)


def test_a_register_is_known_by_its_title_or_by_its_headings() -> None:
    rows = [["No.", "Uraian risiko", "Pemilik", "Kemungkinan"], ["1", "Banjir rob", "DPUPR", "Tinggi"]]
    titled = proposed(xlsx({"2026": [["REGISTER RISIKO TIK TAHUN 2026"], [], *rows]}), "xlsx")
    assert titled.fields["type"].value == "register-risiko"
    assert titled.fields["type"].place == Place("sheet", "2026")
    columns = [column.label.id for column in LAW.types["register-masalah"].columns.values()]
    untitled = proposed(xlsx({"Lembar1": [columns, ["x"] * len(columns)]}), "xlsx", "data.xlsx")
    assert untitled.fields["type"].value == "register-masalah"


def test_headings_of_markdown_and_word_are_titles() -> None:
    written = b"# Notula Rapat Pimpinan\n\n- Tanggal: 6 April 2026\n- Tempat: Balai Kota\n"
    assert values(proposed(written, "md")) == {
        "type": "notula-rapat",
        "title": "Notula Rapat Pimpinan",
        "date": date(2026, 4, 6),
    }
    word = proposed(docx("Kop surat contoh", "# Studi Kelayakan Kabel Bawah Tanah", "Isi dokumen."), "docx")
    assert word.fields["type"].value == "studi-kelayakan"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Ditetapkan di Pekalongan pada tanggal 15 September 2025", date(2025, 9, 15)),
        ("PEKALONGAN, 15 SEPTEMBER 2025", date(2025, 9, 15)),
        ("Pekalongan, 15 Sept 2025", date(2025, 9, 15)),
        ("Pekalongan, 15-09-2025", date(2025, 9, 15)),
        ("Pekalongan, 5 Nopember 2025", date(2025, 11, 5)),
        ("Pekalongan, tanggal 5 Agustus 2025", date(2025, 8, 5)),
        ("Ditandatangani secara elektronik pada tanggal 5 Mei 2025", date(2025, 5, 5)),
        ("Nomor : 5/SE/2025 Pekalongan, 5 Mei 2025", date(2025, 5, 5)),
        ("sebagaimana ditetapkan pada 3 Januari 2020 oleh menteri", None),
        ("Rapat kerja diadakan di Pekalongan, 3 Januari 2020", None),
        (
            "Ditetapkan di Pekalongan\npada tanggal          2025\nDiundangkan di Pekalongan\npada tanggal 1 Mei 2025",
            None,
        ),
        ("Pekalongan,            2025", None),
        ("Pekalongan, 31 Februari 2025", None),
        ("Pekalongan, 1 Januari 0025", None),
    ],
)
def test_days_of_signing_are_written_in_many_ways(line: str, day: date | None) -> None:
    paper = f"SURAT EDARAN\nMenindaklanjuti rapat 1 Juli 2024 dan 2 Juli 2024\n{line}\n"
    found = proposed(paper.encode(), "txt").fields.get("date")
    assert (found.value if found else None) == day


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("Nomor : 100.3.3.3/214/2025", "100.3.3.3/214/2025"),
        ("NOMOR 12 TAHUN 2026", "12 Tahun 2026"),
        ("NOMOR 12\nTAHUN 2026", "12 Tahun 2026"),
        ("Nomor: 050 / 123 / IX / 2026", "050/123/IX/2026"),
        ("Nomor: B-12/KOM/2026", "B-12/KOM/2026"),
        ("No. 5/SE/2026", "5/SE/2026"),
        ("Nomor : ....../SE/2026", None),
        ("Nomor : 100/        /2026", None),
        ("Nomor telepon 0285 421091", None),
        ("Peraturan Daerah Nomor 5 Tahun 2020 tetap berlaku", None),
    ],
)
def test_numbers_are_written_in_many_ways(line: str, number: str | None) -> None:
    found = proposed(f"SURAT EDARAN\n{line}\nTENTANG\nSANDI\n".encode(), "txt").fields.get("number")
    assert (found.value if found else None) == number


@pytest.mark.parametrize(
    ("block", "office"),
    [
        (["WALI KOTA PEKALONGAN,"], "wali-kota"),
        (["WALIKOTA PEKALONGAN"], "wali-kota"),
        (["Plt. KEPALA DINAS PERHUBUNGAN", "KOTA PEKALONGAN,"], "kepala-dishub"),
        (["a.n. WALI KOTA PEKALONGAN", "SEKRETARIS DAERAH,"], "sekretaris-daerah"),
        (["a.n. WALI KOTA PEKALONGAN", "ASISTEN PEMERINTAHAN,"], None),
        (["a.n. SEKRETARIS DAERAH", "KEPALA BAGIAN HUKUM,"], "kepala-bagian-hukum"),
        (["KEPALA BADAN PERENCANAAN PEMBANGUNAN,", "RISET DAN INOVASI DAERAH"], "kepala-bapperida"),
        (["WAKIL WALI KOTA PEKALONGAN,"], "wakil-wali-kota"),
        (["W A L I  K O T A  PEKALONGAN,"], "wali-kota"),
        (["Ditandatangani secara elektronik oleh:", "KEPALA DINAS PERHUBUNGAN"], "kepala-dishub"),
        (["Kontrak ditandatangani oleh Wali Kota"], None),
        (["Tembusan:", "WALI KOTA PEKALONGAN"], None),
        (["INSPEKTUR PEMBANTU WILAYAH I,"], None),
        (["DIREKTUR PT CONTOH,"], None),
    ],
)
def test_the_office_above_the_signature_signed(block: list[str], office: str | None) -> None:
    paper = "\n".join(["PENGUMUMAN", "Isi pengumuman.", "Pekalongan, 2 Juni 2026", *block])
    found = proposed(paper.encode(), "txt").fields.get("signatory")
    assert (found.value if found else None) == office


def test_letters_that_stand_apart_are_words() -> None:
    paper = "K E P U T U S A N  WALI KOTA\nNOMOR 3 TAHUN 2026\nT E N T A N G\nKABEL UDARA\nMenimbang : a\n"
    assert values(proposed(paper.encode(), "txt")) == {
        "type": "keputusan-wali-kota",
        "title": "Keputusan Wali Kota tentang Kabel Udara",
        "number": "3 Tahun 2026",
    }


def test_a_scan_and_a_picture_speak_by_their_names_alone() -> None:
    for data, kind in ((pdf("", ""), "pdf"), (png(), "png")):
        made = proposed(data, kind, f"arsip/sk-tim_2026-03-01.{kind}")
        assert made.reading == "wordless"
        assert {found.confidence for found in made.fields.values()} == {"low"}
        assert {found.place.spot for found in made.fields.values()} == {"file-name"}
        assert values(made) == {"type": "sk-tim", "title": "Sk tim 2026 03 01", "date": date(2026, 3, 1)}
    assert values(proposed(pdf(""), "pdf", "arsip/0001.pdf")) == {}


def test_the_folder_that_a_new_bundle_has_for_a_type_says_the_type() -> None:
    assert proposed(png(), "png", "bukti/daftar-hadir/0001.png").fields["type"].value == "daftar-hadir"


@given(
    st.lists(st.text(max_size=80), max_size=40),
    st.sampled_from(["pdf", "docx", "xlsx", "csv", "md", "txt", "pptx"]),
    st.text(max_size=20),
)
def test_no_text_whatever_stops_it(lines: list[str], kind: str, name: str) -> None:
    made = PROPOSER.propose(Text((Part(1, 0, "\n".join(lines)),)), kind, name)
    for found in made.fields.values():
        assert found.confidence in ORDER
        assert isinstance(found.value, date) or found.value.isprintable()


@pytest.mark.parametrize(
    "line", ["tanggal " * 60_000, "Pekalongan, " * 40_000, "Nomor : " + "1/" * 90_000, "a" * 400_000]
)
def test_endless_lines_take_no_endless_time(line: str) -> None:
    text = Text((Part(1, 0, "\n".join([line] * 5)), Part(2, 0, "\n".join(["hari ini tanggal satu bulan"] * 20_000))))
    assert PROPOSER.propose(text, "pdf", "berkas.pdf").reading == "read"


# The data ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", LAW.types)
def test_every_type_says_what_its_documents_are_called_and_who_signs_them(name: str) -> None:
    recognise = LAW.types[name].recognise
    assert recognise is not None
    assert len(recognise.title) >= 3
    assert set(recognise.signed_by) <= set(KNOWN.offices)


def test_no_two_types_are_called_the_same_before_all_else() -> None:
    first = [kind.recognise.title[0] for kind in LAW.types.values() if kind.recognise]
    assert len(set(first)) == len(first)


@pytest.mark.parametrize("line", papers.TITLES.strip().splitlines())
def test_what_offices_call_their_documents_is_recognised(line: str) -> None:
    name, _, title = line.partition(": ")
    assert proposed(f"{title}\n\nIsi dokumen ini panjang sekali.\n".encode(), "txt").fields["type"].value == name


@pytest.mark.parametrize("name", LAW.types)
def test_what_a_type_is_called_first_is_recognised_as_it(name: str) -> None:
    recognise = LAW.types[name].recognise
    assert recognise is not None
    title = recognise.title[0].replace("…", "tentang").title()
    assert proposed(f"# {title}\n\nIsi dokumen ini panjang.\n".encode(), "md").fields["type"].value == name
