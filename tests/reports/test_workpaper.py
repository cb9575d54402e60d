"""The working paper: what an auditor fills in reads back as judgements, and nothing in it acts as a formula."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from sample_assessment import HOSTILE, sample

from perda_rules.assessment.models import GAPS
from perda_rules.errors import InputError
from perda_rules.language import Label
from perda_rules.reports.workpaper.columns import DECISIONS
from perda_rules.reports.workpaper.reading import read_workpaper
from perda_rules.reports.workpaper.writing import write_workpaper

FINDINGS, EVIDENCE, SUMMARY = "Kertas kerja", "Bukti", "Ringkasan"
WHO = {"reason": "Naskah asli dibaca", "author": "Tim Evaluasi", "decided_on": date(2026, 12, 14)}
Fill = Callable[..., Path]


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


@pytest.fixture(scope="module")
def made() -> bytes:
    return write_workpaper(sample("compliance"), "id")


@pytest.fixture
def fill(made: bytes, tmp_path: Path) -> Fill:
    """Fill in cells of one row, by column id, and save."""

    def filled(sheet: str = FINDINGS, row: int = 3, summary: dict[str, Any] | None = None, **cells: Any) -> Path:
        book = opened(made)
        page = book[sheet]
        ids = {cell.value: cell.column for cell in page[1]}
        for column, value in cells.items():
            page.cell(row, ids[column]).value = value
        for line in book[SUMMARY].iter_rows(min_col=1, max_col=2):
            if summary and line[0].value in summary:
                line[1].value = summary[line[0].value]
        path = tmp_path / "kka.xlsx"
        book.save(path)
        return path

    return filled


def judgement(path: Path) -> dict[str, Any]:
    (read,) = read_workpaper(path)
    return read.judgement.model_dump(mode="json", exclude_none=True)


def codes(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(InputError) as caught:
        read_workpaper(path)
    return [(found.code, found.params.get("cell", "")) for found in caught.value.problems]


# Writing


def test_a_workbook_is_the_same_bytes_every_time(made: bytes) -> None:
    assert write_workpaper(sample("compliance"), "id") == made


@pytest.mark.parametrize(("language", "sheets"), [
    ("id", ["Ringkasan", "Kertas kerja", "Bukti", "Per BAB", "Per tujuan COBIT", "Per penanggung jawab"]),
    ("en", ["Summary", "Working paper", "Evidence", "By chapter", "By COBIT objective", "By lead"]),
])  # fmt: skip
def test_its_sheets_have_a_row_for_each_result_and_each_document(language: Any, sheets: list[str]) -> None:
    assessment = sample("compliance")
    book = opened(write_workpaper(assessment, language))
    assert book.sheetnames == sheets
    assert book[sheets[1]].max_row - 2 == len(assessment.results)
    assert book[sheets[2]].max_row - 2 == len(assessment.items)
    assert book[sheets[3]].max_row - 1 == len(assessment.rolls["chapter"])


def test_the_findings_can_be_filtered_and_their_head_stays_in_sight(made: bytes) -> None:
    page = opened(made)[FINDINGS]
    assert page.freeze_panes == "D3"
    assert page.auto_filter.ref.startswith("A2:")
    assert page.row_dimensions[1].hidden
    ids = [cell.value for cell in page[1]]
    assert page.column_dimensions[page.cell(1, ids.index("obligation") + 1).column_letter].hidden
    kinds = {rule.type for rule in page.data_validations.dataValidation}
    assert kinds == {"list", "date"}


def test_gaps_come_first(made: bytes) -> None:
    assessment = sample("compliance")
    rows = [row[1].value for row in opened(made)[FINDINGS].iter_rows(min_row=3)]
    gaps = sum(result.verdict in GAPS for result in assessment.results)
    expected = {assessment.duties[r.obligation].citation.id for r in assessment.results if r.verdict in GAPS}
    assert set(rows[:gaps]) <= expected


@pytest.mark.parametrize("hostile", HOSTILE)
def test_no_cell_acts_as_a_formula(hostile: str) -> None:
    assessment = sample("compliance")
    label = Label(id=hostile, en=hostile)
    duties = {key: duty.model_copy(update={"action": label}) for key, duty in assessment.duties.items()}
    items = tuple(item.model_copy(update={"title": hostile}) for item in assessment.items)
    book = opened(write_workpaper(assessment.model_copy(update={"duties": duties, "items": items}), "id"))
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                assert cell.data_type != "f"
                if isinstance(cell.value, str):
                    assert cell.value[0] not in "=+-@" or cell.quotePrefix
                    assert cell.value.isprintable()


# Reading back


def test_an_untouched_workbook_holds_no_judgement(fill: Fill) -> None:
    assert read_workpaper(fill()) == ()


def test_a_verdict_an_exception_and_what_was_established_become_judgements(fill: Fill) -> None:
    path = fill(
        set_verdict="Terpenuhi ", exempt_until=date(2027, 3, 31), cause="Mutasi", effect="Tertunda",
        response="Ditindaklanjuti", **WHO,
    )  # fmt: skip
    found = {one.judgement.kind: one.judgement for one in read_workpaper(path)}
    assert set(found) == {"override", "except", "finding"}
    first = opened(path.read_bytes())[FINDINGS]
    ids = {cell.value: cell.column for cell in first[1]}
    for one in found.values():
        assert one.obligation == first.cell(3, ids["obligation"]).value
        assert (one.reason, one.author, one.date) == ("Naskah asli dibaca", "Tim Evaluasi", date(2026, 12, 14))
    assert found["override"].verdict == "met"
    assert found["except"].expires == date(2027, 3, 31)
    assert (found["finding"].cause, found["finding"].response) == ("Mutasi", "Ditindaklanjuti")


def test_a_length_that_the_text_leaves_open_is_filled_in(fill: Fill) -> None:
    assert judgement(fill(length="P6M", **WHO))["length"] == "P6M"


@pytest.mark.parametrize(("word", "kind"), [
    ("terima", "accept_item"), ("Tolak", "reject_item"), ("reject", "reject_item"),
])  # fmt: skip
def test_a_document_is_accepted_or_rejected(fill: Fill, word: str, kind: str) -> None:
    made = judgement(fill(EVIDENCE, ruling=word, **WHO))
    assert (made["kind"], "obligation" in made) == (kind, False)
    assert judgement(fill(EVIDENCE, ruling=word, only_for="chp_I__art_1", **WHO))["obligation"] == "chp_I__art_1"


def test_author_and_date_may_stand_on_the_summary_alone(fill: Fill) -> None:
    summary = {"Disusun oleh": "Tim Evaluasi", "Tanggal": "14 Desember 2026"}
    made = judgement(fill(cause="Mutasi", reason="Wawancara", summary=summary))
    assert (made["author"], made["date"]) == ("Tim Evaluasi", "2026-12-14")


@pytest.mark.parametrize("day", [
    date(2026, 12, 14), datetime(2026, 12, 14, 9, 30), "14/12/2026", "14 Desember 2026", "2026-12-14", "14 Des 2026",  # noqa: DTZ001
])  # fmt: skip
def test_dates_are_read_as_people_write_them(fill: Fill, day: object) -> None:
    assert judgement(fill(cause="Mutasi", **{**WHO, "decided_on": day}))["date"] == "2026-12-14"


def test_columns_may_be_moved_and_headings_renamed(fill: Fill, tmp_path: Path) -> None:
    book = load_workbook(fill(cause="Mutasi", **WHO))
    page = book[FINDINGS]
    rows = [[cell.value for cell in row] for row in page.iter_rows()]
    page.delete_rows(1, page.max_row)
    for row in rows:
        page.append(row[::-1])
    page["A2"].value = "Catatan kami"
    book.save(tmp_path / "lain.xlsx")
    assert judgement(tmp_path / "lain.xlsx")["cause"] == "Mutasi"


def test_merged_cells_go_for_every_row_that_they_span(fill: Fill, tmp_path: Path) -> None:
    book = load_workbook(fill(cause="Mutasi", **WHO))
    page = book[FINDINGS]
    ids = {cell.value: cell.column for cell in page[1]}
    page.cell(4, ids["cause"]).value = "Rapat tertunda"
    for column in ("reason", "author", "decided_on"):
        page.merge_cells(start_row=3, end_row=4, start_column=ids[column], end_column=ids[column])
    book.save(tmp_path / "gabung.xlsx")
    assert [one.judgement.reason for one in read_workpaper(tmp_path / "gabung.xlsx")] == ["Naskah asli dibaca"] * 2


# What goes wrong


def test_every_mistake_is_told_at_its_cell(fill: Fill) -> None:
    found = codes(fill(set_verdict="lumayan", exempt_until="besok"))
    assert [code for code, _ in found] == ["W111", "W110", "W110", "W110"]
    assert all(cell.startswith("Kertas kerja!") and cell.endswith("3") for _, cell in found)


@pytest.mark.parametrize(("cells", "code"), [
    ({"cause": "Mutasi", **WHO, "reason": None}, "W110"),
    ({"set_verdict": "lumayan", **WHO}, "W111"),
    ({"cause": "Mutasi", **WHO, "decided_on": "besok"}, "W112"),
    ({"cause": "=A1&B1", **WHO}, "W113"),
    ({"length": "enam bulan", **WHO}, "W114"),
    ({"cause": "Mutasi", **WHO, "obligation": None}, "W115"),
    (dict(WHO), "W116"),
])  # fmt: skip
def test_one_mistake_is_one_problem(fill: Fill, cells: dict[str, Any], code: str) -> None:
    assert [found for found, _ in codes(fill(**cells))] == [code]


def test_another_workbook_is_refused(tmp_path: Path) -> None:
    book = Workbook()
    book.active["A1"].value = "Anggaran"
    book.save(tmp_path / "lain.xlsx")
    assert codes(tmp_path / "lain.xlsx") == [("W104", "")]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"PK\x03\x04" + b"\x00" * 500, b"bukan buku kerja"])
def test_what_is_no_workbook_is_one_problem(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(data)
    ((code, _),) = codes(path)
    assert code in ("W102", "W103")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.data())
def test_a_damaged_workbook_never_ends_in_a_traceback(made: bytes, tmp_path: Path, data: st.DataObject) -> None:
    damaged = bytearray(made)
    for _ in range(data.draw(st.integers(1, 5))):
        damaged[data.draw(st.integers(0, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    path = tmp_path / "rusak.xlsx"
    path.write_bytes(bytes(damaged))
    with suppress(InputError):
        read_workpaper(path)


def test_the_columns_of_the_auditor_are_yellow_and_all_there(made: bytes) -> None:
    page = opened(made)[FINDINGS]
    ids = [cell.value for cell in page[1]]
    for column in DECISIONS["findings"]:
        cell = page.cell(3, ids.index(column.id) + 1)
        assert cell.value is None
        assert cell.fill.fgColor.rgb.endswith("FFF7D6")
