"""The CSV: one row per result, stable columns, nothing that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import pytest
import sample_assessment as samples
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.reports import render
from perda_rules.reports.csv import COLUMNS, cell


def rows(assessment, language="id"):
    text = render(assessment, "csv", language).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), strict=True))


def test_there_is_one_row_per_result_and_one_column_per_id() -> None:
    assessment = samples.sample()
    head, *body = rows(assessment)
    assert [name.split(" | ")[0] for name in head] == list(COLUMNS)
    assert len(body) == len(assessment.results)
    assert {len(row) for row in body} == {len(COLUMNS)}
    verdicts = [row[head.index("verdict_code | Kode putusan")] for row in body]
    assert sorted(verdicts) == sorted(result.verdict for result in assessment.results)


def test_column_ids_are_the_same_in_both_languages_and_labels_are_not() -> None:
    indonesian, english = rows(samples.sample())[0], rows(samples.sample(), "en")[0]
    assert [h.split(" | ")[0] for h in indonesian] == [h.split(" | ")[0] for h in english]
    assert "verdict | Putusan" in indonesian
    assert "verdict | Verdict" in english


def test_the_file_opens_in_excel_as_utf8_with_quoted_cells() -> None:
    data = render(samples.sample(), "csv", "id")
    assert data.startswith(b'\xef\xbb\xbf"id | ')
    assert data.endswith(b'"\r\n')
    assert data.count(b"\r\n") == len(samples.sample().results) + 1


def test_days_and_parts_are_written_so_that_they_stay_what_they_are() -> None:
    head, *body = rows(samples.sample())
    ids = [h.split(" | ")[0] for h in head]
    monthly = next(row for row in body if "point_d#rapat" in row[1])
    assert monthly[ids.index("due")] == "2026-03-31"
    assert (monthly[ids.index("done")], monthly[ids.index("of")]) == ("9", "12")


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1", "＝1", "\x00=1", "\u202e=1", "|cmd", "%0a"]
)
def test_no_cell_begins_as_a_formula(text) -> None:
    assert cell(text, "id").startswith("'")


@given(st.text())
def test_no_cell_begins_as_a_formula_whatever_the_text(text) -> None:
    written = cell(text, "id")
    assert not written.startswith(("=", "+", "-", "@", "\t", "\r", "\n", " ", "＝", "＋", "－", "＠"))


@pytest.mark.parametrize("make", [samples.hostile, samples.hostile_keys])
def test_hostile_texts_neither_break_rows_nor_begin_formulas(make) -> None:
    assessment = make()
    head, *body = rows(assessment)
    assert len(body) == len(assessment.results)
    assert {len(row) for row in body} == {len(head)}
    assert not [value for row in body for value in row if value.startswith(("=", "+", "-", "@"))]
    assert "\x1b" not in render(assessment, "csv", "id").decode()
