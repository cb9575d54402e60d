"""The Markdown report: the finding in the inspectorate's form, and nothing that a document's title could inject."""

from __future__ import annotations

from itertools import pairwise

import pytest
import sample_assessment as samples
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from perda_rules.errors import InputError
from perda_rules.reports import render
from perda_rules.reports.markdown import code, escape
from perda_rules.reports.view import make_view

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def read(text: str):
    return [token for block in READER.parse(text) for token in (block, *(block.children or []))]


def shown(text: str) -> str:
    return "".join(token.content for token in read(text) if token.type in ("text", "code_inline"))


@pytest.fixture(scope="module")
def report() -> str:
    return render(samples.sample(), "markdown", "id").decode()


def test_each_gap_has_the_inspectorates_form(report) -> None:
    findings = make_view(samples.sample(), "id").findings
    parts = report.split("\n#### ")[1:]
    assert len(parts) == len(findings)
    for part in parts:
        for word in ("Kondisi", "Kriteria", "Sebab", "Akibat", "Rekomendasi", "Bukti yang akan menutupnya"):
            assert f"**{word}:**" in part
        assert "tindak lanjut paling lambat 1 Maret 2027" in part


def test_what_the_auditor_left_open_is_marked_open(report) -> None:
    findings = make_view(samples.sample(), "id").findings
    assert report.count("*terbuka, belum diisi pemeriksa*") == 2 * (len(findings) - 1)


def test_gaps_stand_by_chapter_and_by_objective(report) -> None:
    by_chapter = report.split("## Kesenjangan (simulasi) menurut BAB")[1].split("\n## ")[0]
    by_objective = report.split("## Kesenjangan (simulasi) menurut tujuan COBIT")[1].split("\n## ")[0]
    assert "### BAB IV Elemen Kota Cerdas" in by_chapter
    assert "### EDM03 Optimalisasi Risiko" in by_objective
    for entry in make_view(samples.sample(), "id").findings:
        assert by_chapter.count(entry.id) == 1
        assert by_objective.count(entry.id) == 1


def test_tables_are_tables_of_equal_rows(report) -> None:
    tables = [token for token in read(report) if token.type == "table_open"]
    assert len(tables) == 6
    rows = [line for line in report.splitlines() if line.startswith("| ")]
    heat = [row for row in rows if row.count("|") == 11]
    assert len(heat) == 4 + 7 + 40 + 8 + 1


def test_the_gaps_of_an_element_stand_together(report) -> None:
    section = report.partition(") menurut elemen\n")[2].partition("\n## ")[0]
    assert "### Kelembagaan" in section
    wanted = [e for e in make_view(samples.sample(), "id").findings if e.element]
    assert section.count("\n- ") == len(wanted) > 0
    assert ") menurut dimensi\n" not in report


def test_near_miss_windows_events_reading_and_decisions_are_told(report) -> None:
    for text in (
        "satu hal yang kurang: Susunan anggota tidak memuat unsur akademisi.",
        "yang belum: Maret 2026, Juli 2026, Agustus 2026.",
        "PRB-033, 9 September 2026: tanpa tanggapan",
        "**Tafsir operasional**; “berkala” = 1 tahun",
        "memberi pengecualian",
        "**Ditolak:** B001",
    ):
        assert text in report


def test_headings_follow_in_order(report) -> None:
    levels = [int(token.tag[1]) for token in read(report) if token.type == "heading_open"]
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("make", [samples.hostile, samples.hostile_keys])
def test_hostile_texts_stay_texts(make) -> None:
    plain = [token.type for token in read(render(samples.sample("compliance"), "markdown", "id").decode())]
    text = render(make(), "markdown", "id").decode()
    tokens = read(text)
    kinds = [token.type for token in tokens]
    assert not {"html_inline", "html_block", "link_open", "image", "s_open", "fence", "code_block"} & set(kinds)
    for kind in ("heading_open", "tr_open", "td_open", "table_open"):
        assert kinds.count(kind) == plain.count(kind), kind
    assert "\x1b" not in text
    assert "\u202e" not in text


@given(st.text(max_size=60))
def test_an_escaped_text_shows_exactly_itself(text) -> None:
    expected = " ".join(text.replace("\x00", "\ufffd").split())
    for frame in ("Kata: {} akhir", "{}"):
        tokens = read(frame.format(escape(text)))
        assert {token.type for token in tokens} <= {
            "paragraph_open",
            "paragraph_close",
            "inline",
            "text",
            "text_special",
        }
        assert shown(frame.format(escape(text))) == frame.format(expected).strip()


@given(st.text(max_size=30))
def test_an_escaped_text_stays_in_its_cell(text) -> None:
    tokens = read(f"| a | b |\n|---|---|\n| {escape(text)} | {code(text)} |\n")
    assert sum(token.type == "td_open" for token in tokens) == 2


@pytest.mark.parametrize("text", ["https://jahat.example", "www.jahat.example", "HTTP://x.y", "a@b.example"])
def test_addresses_are_broken_up_for_readers_that_link_them(text) -> None:
    assert "\\" in escape(text)
    assert shown(escape(text)) == text


def test_ones_own_template_takes_the_place_of_the_programs(tmp_path) -> None:
    (tmp_path / "markdown").mkdir()
    (tmp_path / "markdown" / "laporan.md.j2").write_text("{{ view.title }}: {{ view.findings[0].action }} | <b>\n")
    made = render(samples.hostile(), "markdown", "id", templates=tmp_path).decode()
    assert made.startswith("Laporan Hasil Penilaian Kepatuhan (konsep): ")
    assert made.endswith(" | <b>\n")


@pytest.mark.parametrize("form", ["markdown", "html"])
@pytest.mark.parametrize(
    ("source", "line"),
    [("satu\n{% if %}", 2), ("satu\n\n{{ view.tidak_ada }}", 3), ("{{ t('tidak-ada') }}", 1), ("{% include 'x' %}", 1)],
)
def test_a_broken_template_is_told_with_its_place(tmp_path, form, source, line) -> None:
    name = {"markdown": "laporan.md.j2", "html": "laporan.html.j2"}[form]
    (tmp_path / form).mkdir()
    (tmp_path / form / name).write_text(source)
    with pytest.raises(InputError) as caught:
        render(samples.sample(), form, "id", templates=tmp_path)
    (found,) = caught.value.problems
    assert found.code == "A011"
    assert found.place.file.endswith(name) or found.place.line == 0
    assert found.place.line in (line, 0)


@pytest.mark.parametrize("form", ["markdown", "html"])
def test_a_template_folder_that_is_not_there_is_told(tmp_path, form) -> None:
    with pytest.raises(InputError) as caught:
        render(samples.sample(), form, "id", templates=tmp_path / "tidak-ada")
    assert [found.code for found in caught.value.problems] == ["A010"]
