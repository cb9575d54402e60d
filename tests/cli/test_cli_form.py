"""``perda-rules workbook`` and ``import``: a workbook is filled in, with all that people do in spreadsheets."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from town import DECREE, LAW, MINUTES, ROOT, Perda, Ran, make_bundle

from documents import pdf
from perda_rules.evidence.types import Attribute
from perda_rules.evidence.workbook import Cell
from perda_rules.language import Label
from perda_rules.reports.form import values

EXAMPLES = ROOT / "examples" / "bundles"
CORPUS = ("--corpus", LAW)
ITEMS, PARTS, TABLES, ANSWERS, FACTS = "Bukti", "Isi dokumen", "Rincian", "Penilaian mandiri", "Pertanyaan"
Fill = Callable[..., Path]


@pytest.fixture
def fill(perda: Perda, bundle: Path) -> Fill:
    """Make the workbook of the bundle, and let ``change`` do to it what a person does."""

    def filled(change: Callable[[Any], None], folder: Path = bundle) -> Path:
        path = folder / "buku-kerja.xlsx"
        if not path.exists():
            assert perda("workbook", folder, "--period", "2026", *CORPUS).code == 0
            again = perda("workbook", folder, *CORPUS)
            assert (again.code, "U126" in again.err) == (2, True)
        book = openpyxl.load_workbook(path)
        change(book)
        book.save(path)
        return path

    return filled


def column(sheet: Any, key: str) -> int:
    return next(cell.column for cell in sheet[1] if cell.value == key)


def write(book: Any, name: str, row: int, **filled: Any) -> None:
    for key, value in filled.items():
        book[name].cell(row, column(book[name], key)).value = value


def items(bundle: Path) -> dict[str, dict[str, Any]]:
    listing = yaml.safe_load((bundle / "bundle.yaml").read_text(encoding="utf-8"))
    return {item["id"]: item for item in listing["items"]}


def codes(ran: Ran) -> list[str]:
    return [
        word.rstrip(":") for line in ran.err.splitlines() for word in line.split() if word[:1] == "W" and ":" in word
    ]


NEW = {
    "type": "Notula rapat", "title": "Rapat April", "date": "30 April 2026", "file": "rapat april.pdf",
    "field_1": "Tim Pelaksana Kota Cerdas", "field_2": datetime(2026, 4, 29),  # noqa: DTZ001 (as openpyxl reads one)
}  # fmt: skip


def add(book: Any, row: int = 6, **more: Any) -> None:
    """Add minutes, naming the fields by what the hidden sheet says of the kind."""
    sheet = book["kinds"]
    kind = next(cells for cells in sheet.iter_rows(min_row=3) if cells[0].value == "notula-rapat")
    slots = {cell.value: cell.column - 2 for cell in kind[2:] if cell.value}
    told = {key: value for key, value in {**NEW, **more}.items() if not key.startswith("field_")}
    named = {"forum": NEW["field_1"], "tanggal-rapat": NEW["field_2"]}
    write(book, ITEMS, row, **told, **{f"field_{slots[name]}": value for name, value in named.items()})


# Round trips -------------------------------------------------------------------------------------------------------


@pytest.mark.product
@pytest.mark.parametrize(
    ("name", "language"), [("dishub-2026", "id"), ("bpkad-2026", "en"), ("tim-pelaksana-kota-cerdas-2026", "id")]
)
def test_what_nobody_changed_stays_to_the_byte_and_fills_an_empty_folder(
    perda: Perda, name: str, language: str, tmp_path: Path
) -> None:
    bundle = tmp_path / name
    shutil.copytree(EXAMPLES / name, bundle)
    path = tmp_path / "buku.xlsx"
    assert perda("workbook", bundle, "-o", path, "--period", "2026", "--lang", language).code == 0
    assert perda("import", path, "--bundle", bundle).code == 0
    assert (bundle / "bundle.yaml").read_bytes() == (EXAMPLES / name / "bundle.yaml").read_bytes()
    ran = perda("import", path, "--bundle", tmp_path / "baru", "--files", bundle)
    assert (ran.code, ran.err) == (0, "")
    without = [
        {key: {k: v for k, v in each.items() if k not in ("file", "sha256")} for key, each in items(folder).items()}
        for folder in (bundle, tmp_path / "baru")
    ]
    assert without[0] == without[1]
    assert all(
        (tmp_path / "baru" / item["file"]).is_file() for item in items(tmp_path / "baru").values() if "file" in item
    )


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed here")
def test_libreoffice_saves_it_and_shows_what_each_field_asks(
    perda: Perda, fill: Fill, bundle: Path, tmp_path: Path
) -> None:
    path = fill(add)
    saved = tmp_path / "lo"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", saved, path],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    shown = openpyxl.load_workbook(saved / path.name, data_only=True)[ITEMS]
    asked = [shown.cell(6, column(shown, f"asked_{slot}")).value for slot in (1, 2)]
    assert "Forum (pilih) *" in asked
    (bundle / "rapat april.pdf").write_bytes(pdf("rapat"))
    ran = perda("import", saved / path.name, "--bundle", bundle, *CORPUS)
    assert (ran.code, ran.err) == (0, "")
    assert items(bundle)["notula-rapat-2026-04-30"]["attributes"]["tanggal-rapat"] == date(2026, 4, 29)


# What people do ----------------------------------------------------------------------------------------------------


def test_a_new_document_is_taken_in_with_its_file_and_the_rest_is_not_touched(
    perda: Perda, fill: Fill, bundle: Path, tmp_path: Path
) -> None:
    listing = bundle / "bundle.yaml"
    listing.write_text("# catatan kami\n" + listing.read_text(encoding="utf-8"), encoding="utf-8")
    before = listing.read_text(encoding="utf-8")
    scans = tmp_path / "pindaian" / "2026"
    scans.mkdir(parents=True)
    (scans / "rapat april.pdf").write_bytes(pdf("rapat"))
    path = fill(add)
    ran = perda("import", path, "--files", tmp_path / "pindaian", *CORPUS)
    assert (ran.code, ran.err) == (0, "")
    assert "1 ditambahkan, 0 diubah, 2 tetap; 1 berkas disalin" in ran.out
    assert listing.read_text(encoding="utf-8").startswith(before)
    assert items(bundle)["notula-rapat-2026-04-30"] == {
        "id": "notula-rapat-2026-04-30", "type": "notula-rapat", "title": "Rapat April", "date": date(2026, 4, 30),
        "file": "bukti/notula-rapat/rapat april.pdf",
        "attributes": {"forum": "tim-pelaksana-kota-cerdas", "tanggal-rapat": date(2026, 4, 29)},
    }  # fmt: skip
    assert (bundle / "bukti/notula-rapat/rapat april.pdf").read_bytes() == pdf("rapat")
    after = listing.read_bytes()
    again = perda("import", path, "--files", tmp_path / "pindaian", *CORPUS)
    assert "0 ditambahkan, 0 diubah, 3 tetap; 0 berkas disalin" in again.out
    assert listing.read_bytes() == after
    # The same row, mended: the item changes and does not come twice.
    fill(lambda book: write(book, ITEMS, 6, title="Rapat bulan April"))
    assert "0 ditambahkan, 1 diubah, 2 tetap" in perda("import", path, "--files", tmp_path / "pindaian", *CORPUS).out
    assert items(bundle)["notula-rapat-2026-04-30"]["title"] == "Rapat bulan April"
    assert len(items(bundle)) == 3


def test_tables_contents_answers_and_questions_are_taken_in(perda: Perda, fill: Fill, bundle: Path) -> None:
    def change(book: Any) -> None:
        lookup = book["tables"]
        decree = next(cells for cells in lookup.iter_rows(min_row=3) if cells[0].value == "keputusan-wali-kota/diktum")
        write(book, TABLES, 3, item="keputusan", table=decree[1].value, field_1=" KESATU ", field_2="Tim dibentuk")
        write(book, TABLES, 4, table=decree[1].value, field_1="KEDUA", field_2="=1+1")
        book[TABLES].cell(4, column(book[TABLES], "field_2")).data_type = "s"
        write(book, ANSWERS, 3, answer="Sebagian", reason="Masih  disusun", day="1/12/2026")
        write(book, FACTS, 3, value="Tidak", reason="Tim\xa0belum dibentuk")

    path = fill(change)
    ran = perda("import", path, *CORPUS)
    assert (ran.code, ran.err) == (0, "")
    told = yaml.safe_load((bundle / "bundle.yaml").read_text(encoding="utf-8"))
    assert items(bundle)["keputusan"]["attributes"]["diktum"] == [
        {"urutan": "KESATU", "isi": "Tim dibentuk"},
        {"urutan": "KEDUA", "isi": "=1+1"},
    ]
    ((duty, answer),) = told["answers"].items()
    assert duty.startswith("chp_")
    assert answer == {"answer": "sebagian", "reason": "Masih disusun", "date": date(2026, 12, 1)}
    assert told["context"] == {"ada-tim": {"value": False, "reason": "Tim belum dibentuk"}}
    # Cleared cells take the answer back; nothing else does.
    fill(lambda book: write(book, ANSWERS, 3, answer=None, reason=None, day=None, base="x"))
    assert perda("import", path, *CORPUS).code == 0
    assert not yaml.safe_load((bundle / "bundle.yaml").read_text(encoding="utf-8")).get("answers")


def test_merged_cells_stand_for_every_row_that_they_cover(perda: Perda, fill: Fill, bundle: Path) -> None:
    def change(book: Any) -> None:
        for row, order in ((3, "KESATU"), (4, "KEDUA")):
            write(book, TABLES, row, table="Keputusan Wali Kota – Diktum", field_1=order)
        write(book, TABLES, 3, item="Keputusan tentang tim")  # the title does as well as the id
        book[TABLES].merge_cells("A3:A4")

    assert perda("import", fill(change), *CORPUS).code == 0
    assert len(items(bundle)["keputusan"]["attributes"]["diktum"]) == 2


def test_an_item_that_left_the_workbook_stays_in_the_bundle(perda: Perda, fill: Fill, bundle: Path) -> None:
    before = (bundle / "bundle.yaml").read_bytes()
    path = fill(lambda book: book[ITEMS].delete_rows(3))
    assert perda("import", path, *CORPUS).code == 0
    assert (bundle / "bundle.yaml").read_bytes() == before


def test_what_both_sides_changed_is_a_conflict_and_what_one_side_changed_is_kept(
    perda: Perda, fill: Fill, bundle: Path
) -> None:
    path = fill(lambda book: write(book, ITEMS, 3, title="Dari buku kerja"))
    listing = bundle / "bundle.yaml"
    text = listing.read_text(encoding="utf-8")
    listing.write_text(text.replace("Rapat tim", "Dari git"), encoding="utf-8")
    assert perda("import", path, *CORPUS).code == 0
    assert {item["title"] for item in items(bundle).values()} == {"Dari buku kerja", "Dari git"}
    fill(lambda book: write(book, ITEMS, 4, title="Dari buku kerja juga"))
    ran = perda("import", path, *CORPUS)
    assert (ran.code, codes(ran)) == (1, ["W207"])
    assert "Bukti!C4" in ran.err
    assert items(bundle)["notula"]["title"] == "Dari git"


def test_a_file_that_was_scanned_again_replaces_the_old_one_and_its_digest(
    perda: Perda, fill: Fill, bundle: Path, tmp_path: Path
) -> None:
    import hashlib

    listing = bundle / "bundle.yaml"
    old = hashlib.sha256((bundle / "notula.pdf").read_bytes()).hexdigest()
    listing.write_text(
        listing.read_text(encoding="utf-8").replace("file: notula.pdf", f"file: notula.pdf\n  sha256: {old}"),
        encoding="utf-8",
    )
    path = fill(lambda book: None)
    scans = tmp_path / "pindaian"
    scans.mkdir()
    (scans / "notula.pdf").write_bytes(pdf("baru", "lagi"))
    assert perda("import", path, "--files", scans, *CORPUS).code == 0
    assert (bundle / "notula.pdf").read_bytes() == pdf("baru", "lagi")
    assert "sha256" not in items(bundle)["notula"]


def test_two_files_of_one_name_and_other_content_are_both_kept(
    perda: Perda, fill: Fill, bundle: Path, tmp_path: Path
) -> None:
    scans = tmp_path / "pindaian"
    for name in ("a", "b"):
        (scans / name).mkdir(parents=True)
        (scans / name / "rapat.pdf").write_bytes(pdf(name))

    def change(book: Any) -> None:
        add(book, 6, file="a/rapat.pdf")
        add(book, 7, file="b\\rapat.pdf", title="Rapat kedua")

    assert perda("import", fill(change), "--files", scans, *CORPUS).code == 0
    found = {item["file"]: item["id"] for item in items(bundle).values()}
    assert found["bukti/notula-rapat/rapat.pdf"] == "notula-rapat-2026-04-30"
    assert found["bukti/notula-rapat/rapat-2.pdf"] == "notula-rapat-2026-04-30-2"
    assert (bundle / "bukti/notula-rapat/rapat-2.pdf").read_bytes() == pdf("b")


# What is wrong -----------------------------------------------------------------------------------------------------


WRONG: list[tuple[dict[str, Any], str, str]] = [
    ({"type": "Notulen rapat"}, "W111", "B"),
    ({"type": None}, "W202", "B"),
    ({"title": None}, "W202", "C"),
    ({"date": "31 Februari 2026"}, "W112", "E"),
    ({"date": "=TODAY()"}, "W113", "E"),
    ({"status": "selesai"}, "W111", "I"),
    ({"id": "notula"}, "W204", "A"),
    ({"title": "x" * 1001}, "W114", "C"),
    ({"file": "tidak ada.pdf"}, "W208", "G"),
    ({"file": "../rahasia.pdf"}, "B120", "G"),
    ({"file": "/etc/passwd"}, "B120", "G"),
    ({"file": "tautan.pdf"}, "B125", "G"),
    ({"file": "dua.pdf"}, "W209", "G"),
]


def test_rows_that_cannot_be_used_are_told_at_their_cells_and_the_others_are_taken_in(
    perda: Perda, fill: Fill, bundle: Path, tmp_path: Path
) -> None:
    scans = tmp_path / "pindaian"
    for name in ("x", "y"):
        (scans / name).mkdir(parents=True)
        (scans / name / "dua.pdf").write_bytes(pdf(name))
    (scans / "rapat april.pdf").write_bytes(pdf("rapat"))
    (tmp_path / "rahasia.pdf").write_bytes(pdf("rahasia"))
    (scans / "tautan.pdf").symlink_to(tmp_path / "rahasia.pdf")

    def change(book: Any) -> None:
        for row, (more, _, _) in enumerate(WRONG, start=6):
            add(book, row, **{"title": f"Rapat {row}", **more})
        add(book, 40, title="Rapat yang benar")

    path = fill(change)
    ran = perda("import", path, "--files", scans, *CORPUS)
    assert ran.code == 1
    for row, (more, code, column_) in enumerate(WRONG, start=6):
        place = f"{path}:{row}:{ord(column_) - 64}: galat {code}: "
        assert place in ran.err, more
        assert code[0] != "W" or f"Bukti!{column_}{row}" in ran.err, more
    assert ran.err.count("galat ") == len(WRONG)
    titles = [item["title"] for item in items(bundle).values()]
    assert titles == [DECREE["title"], MINUTES["title"], "Rapat yang benar"]
    assert not list((bundle / "bukti").rglob("rahasia*"))


def test_a_detail_of_no_document_or_of_another_kind_is_told(perda: Perda, fill: Fill, bundle: Path) -> None:
    def change(book: Any) -> None:
        write(book, TABLES, 3, item="tiada", table="Keputusan Wali Kota – Diktum", field_1="KESATU")
        write(book, TABLES, 4, item="notula", table="Keputusan Wali Kota – Diktum", field_1="KESATU")
        last = max(int(str(cell.value)[6:]) for cell in book[ITEMS][1] if str(cell.value).startswith("field_"))
        write(book, ITEMS, 3, **{f"field_{last}": "isian yang tidak ada"})

    ran = perda("import", fill(change), *CORPUS)
    assert ran.code == 1
    assert sorted(codes(ran)) == ["W111", "W205", "W206"]
    assert "Rincian!A3" in ran.err


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04rusak", b"%PDF-1.4"])
def test_what_is_no_workbook_is_refused(perda: Perda, content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "buku.xlsx"
    path.write_bytes(content)
    ran = perda("import", path, *CORPUS)
    assert ran.code == 2
    assert codes(ran)[0] in ("W102", "W103")
    assert not (tmp_path / "bundle.yaml").exists()


def test_another_workbook_and_the_bundle_of_another_department_are_refused(
    perda: Perda, fill: Fill, tmp_path: Path
) -> None:
    other = openpyxl.Workbook()
    other.save(tmp_path / "lain.xlsx")
    assert codes(perda("import", tmp_path / "lain.xlsx", *CORPUS)) == ["W201"]
    theirs = make_bundle(tmp_path / "bapperida", MINUTES, organisation="bapperida")
    ran = perda("import", fill(lambda book: None), "--bundle", theirs, *CORPUS)
    assert (ran.code, codes(ran)) == (2, ["W211"])


def test_no_text_of_a_bundle_becomes_a_formula(perda: Perda, tmp_path: Path) -> None:
    bundle = make_bundle(tmp_path / "dinas", {**MINUTES, "title": "=HYPERLINK(1)", "note": "@SUM(A1)"})
    path = tmp_path / "buku.xlsx"
    assert perda("workbook", bundle, "-o", path, *CORPUS).code == 0
    for sheet in openpyxl.load_workbook(path).worksheets:
        for row in sheet.iter_rows():
            assert all(cell.value.startswith("=IFERROR(INDEX(") for cell in row if cell.data_type == "f")


# Values ------------------------------------------------------------------------------------------------------------

NAMED = Label(id="Nama", en="Name")
KINDS = {
    "text": st.from_regex(r"[a-zA-Z][a-z ]{0,20}[a-z]", fullmatch=True).map(lambda text: " ".join(text.split())),
    "number": st.one_of(st.integers(-(10**9), 10**9), st.integers(-(10**6), 10**6).map(lambda n: n / 4)),
    "truth": st.booleans(),
    "date": st.dates(date(1990, 1, 1), date(2090, 1, 1)),
    "texts": st.lists(st.from_regex(r"[a-z]{1,9}[;,]?[a-z]{1,9}", fullmatch=True), min_size=1, max_size=4),
}


@given(st.data())
def test_a_value_that_is_shown_is_read_back(data: st.DataObject) -> None:
    kind = data.draw(st.sampled_from(sorted(KINDS)))
    one = Attribute(kind=kind, label=NAMED)
    value = data.draw(KINDS[kind])
    for language in ("id", "en"):
        cell = Cell("buku.xlsx", "Bukti", 3, 1, values.show(value, one, {}, language))
        assert values.read(cell, one, {}) == value


@pytest.mark.parametrize(
    ("written", "number"),
    [("1.250", 1250), ("1.250,5", 1250.5), ("1,250.5", 1250.5), ("12,5", 12.5), ("12.5", 12.5), ("97,2 %", 97.2),
     ("Rp 1.000.000", 1_000_000), ("1,000,000", 1_000_000), ("-3", -3)],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(written: str, number: float) -> None:
    assert values.read(Cell("b", "s", 1, 1, written), Attribute(kind="number", label=NAMED), {}) == number


@pytest.mark.parametrize("written", ["dua", "1.2.3", "1,25.000", "", "NaN", "1e400"])
def test_what_is_no_number_is_refused(written: str) -> None:
    with pytest.raises(values.Unreadable):
        values.read(Cell("b", "s", 1, 1, written), Attribute(kind="number", label=NAMED), {})


@pytest.mark.parametrize("written", [date(2026, 6, 15), "15 Juni 2026", "15/6/2026", "2026-06-15", 46188])
def test_days_are_read_as_people_and_spreadsheets_write_them(written: Any) -> None:
    assert values.read_day(Cell("b", "s", 1, 1, written)) == date(2026, 6, 15)


def test_an_office_is_known_by_its_name() -> None:
    one = Attribute(kind="text", label=NAMED, form="slug")
    offices = {"sekretaris daerah kota": "sekretaris-daerah"}
    for written, expected in (("Sekretaris Daerah Kota", "sekretaris-daerah"), ("Ketua RT 05", "ketua-rt-05")):
        assert values.read(Cell("b", "s", 1, 1, written), one, offices) == expected
