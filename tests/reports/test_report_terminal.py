"""The terminal report: a summary at a glance, gaps in their order, plain text where there is no terminal."""

from __future__ import annotations

import io
import re

import pytest
import sample_assessment as samples
from rich.console import Console

from perda_rules.errors import InputError
from perda_rules.reports.terminal import explain_terminal, summary_terminal
from perda_rules.reports.view import make_view

ANSI = re.compile(r"\x1b\[[0-9;]*m")


def plain(call, *arguments, width: int = 100, **options) -> str:
    stream = io.StringIO()
    call(*arguments, console=Console(file=stream, width=width, force_terminal=False), **options)
    return stream.getvalue()


def drawn(call, *arguments, width: int = 100, **options) -> str:
    stream = io.StringIO()
    call(*arguments, console=Console(file=stream, width=width, force_terminal=True, _environ={}), **options)
    return stream.getvalue()


@pytest.fixture(scope="module")
def summary() -> str:
    return plain(summary_terminal, samples.sample())


def test_the_summary_tells_rate_counts_corpus_and_warnings(summary) -> None:
    for text in (
        "Laporan Hasil Penilaian Kepatuhan (konsep) · Simulasi",
        "44,9 %  ##################----------------------  terpenuhi: 22 dari 49 kewajiban",
        "12,2 %",
        "8 belum terpenuhi   4 kedaluwarsa   10 terpenuhi sebagian",
        "131 dari 760",
        "Peringatan: Inspektorat",
    ):
        assert text in summary


def test_tables_go_weakest_first(summary) -> None:
    for title in ("BAB, yang terlemah dahulu", "Tujuan COBIT, yang terlemah dahulu"):
        block = summary.split(title)[1].split("\n\n")[0]
        rates = [float(rate.replace(",", ".")) for rate in re.findall(r"([\d,]+) %", block)]
        assert len(rates) > 3
        assert rates == sorted(rates)
        assert "belum disandikan" in block


def test_gaps_go_in_the_order_of_urgency_up_to_the_limit() -> None:
    view = make_view(samples.sample(), "id")
    text = plain(summary_terminal, samples.sample(), limit=5)
    places = [text.index(entry.obligation.partition("#")[0]) for entry in view.findings[:3]]
    assert places == sorted(places)
    assert text.count("\n     -> ") == 5
    assert "… dan 26 lainnya; tampilkan semua dengan --limit 0." in text
    everything = plain(summary_terminal, samples.sample(), limit=0)
    assert everything.count("\n     -> ") == 31
    assert "lainnya; tampilkan" not in everything


def test_a_gap_names_the_near_miss_and_what_to_do(summary) -> None:
    assert "satu hal" in summary
    assert "Susunan anggota tidak memuat unsur akademisi." in " ".join(summary.split())
    assert "-> Selesaikan dan arsipkan buktinya" in summary


def test_problems_of_the_bundles_come_last(summary) -> None:
    assert summary.index("Masalah pada bundel: 2") > summary.index("Kesenjangan (simulasi): 31")
    assert "examples/bundel/bundle.yaml:41:5: S001" in summary


@pytest.mark.parametrize("width", [40, 80, 100, 200])
def test_plain_text_has_a_stable_width_and_nothing_drawn(width) -> None:
    text = plain(summary_terminal, samples.sample(), width=width, limit=0)
    assert text == plain(summary_terminal, samples.sample(), limit=0)
    assert max(map(len, text.splitlines())) <= 100
    assert not re.search("[\x1b\u2500-\u259f]", text)
    assert not [line for line in text.splitlines() if line.endswith(" ")]


def test_a_terminal_gets_colour_and_bars() -> None:
    text = drawn(summary_terminal, samples.sample())
    assert "█" in text
    assert ANSI.search(text)


def test_no_color_is_honoured() -> None:
    stream = io.StringIO()
    console = Console(file=stream, width=100, force_terminal=True, _environ={"NO_COLOR": "1"})
    summary_terminal(samples.sample(), console)
    assert "\x1b[31m" not in stream.getvalue()
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", stream.getvalue())


@pytest.mark.parametrize("width", [20, 40, 79, 120])
def test_any_width_of_a_terminal_will_do(width) -> None:
    text = ANSI.sub("", drawn(summary_terminal, samples.sample(), width=width))
    assert "44,9 %" in text


@pytest.mark.parametrize("make", [samples.hostile, samples.hostile_keys])
def test_hostile_texts_neither_command_the_terminal_nor_become_markup(make) -> None:
    assessment = make()
    for text in (drawn(summary_terminal, assessment, limit=0), plain(summary_terminal, assessment, limit=0)):
        rest = ANSI.sub("", text)
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)
        if make is samples.hostile:
            assert "[bold red]rich[/bold red]" in " ".join(rest.split())
        assert "\x1b]8;" not in text
    for obligation in assessment.duties:
        assert "\x1b" not in plain(explain_terminal, assessment, obligation)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("mode", ["readiness", "simulation", "compliance"])
def test_both_languages_and_all_modes_are_told(language, mode) -> None:
    view = make_view(samples.sample(mode), language)
    text = plain(summary_terminal, samples.sample(mode), language=language)
    assert f"{view.gaps}: {len(view.findings)}" in text
    assert view.mode.name in text


def test_an_audit_without_gaps_says_so() -> None:
    met = [case for case in samples.cases() if case.verdict == "met" and "found" not in case.more]
    text = plain(summary_terminal, samples.sample(made=met, problems=(), exclusions=()))
    assert "Tidak ada yang perlu ditindaklanjuti." in text
    assert "Masalah pada bundel" not in text


# explain -----------------------------------------------------------------------------------------------------------


def explained(obligation: str, **changes) -> str:
    assessment = samples.sample(**changes)
    name = next(key for key in assessment.duties if key.startswith(obligation))
    return plain(explain_terminal, assessment, name)


def test_an_obligation_is_told_in_full() -> None:
    text = explained("chp_IV__art_54__para_3__point_d")
    for part in (
        "BAB IV, Pasal 54 ayat (3) huruf d",
        "Kewajiban: Rapat koordinasi",
        "Bunyi teks: “Contoh bunyi",
        "Penanggung jawab: Sekretariat Daerah (didukung:",
        "Waktu: Setiap bulan",
        "terpenuhi sebagian · 9/12 · jatuh tempo 31 Maret 2026 · lewat 275 hari · terverifikasi",
        "[x] Notula rapat (ada)",
        "[ ] Daftar hadir (belum ada)",
        "Jan[x] Feb[x] Mar[ ]",
        "Agu[~]",
        "Yang perlu dilakukan:",
    ):
        assert part in text
    assert "satu hal yang kurang: Tanggal rapat 12 Agustus 2026" in " ".join(text.split())


def test_events_readings_and_decisions_are_told() -> None:
    assert "[x] PRB-014, 3 Februari 2026: ditanggapi" in explained("chp_III__part_18")
    assert "Tafsir operasional; “berkala” = 1 tahun; alasan:" in explained("chp_II__art_14")
    assert "Keputusan pemeriksa: memberi pengecualian." in explained("chp_III__art_110")
    assert "Menurut aturan: terpenuhi sebagian." in explained("chp_VI__art_65__para_3__point_a")


def test_a_duty_of_each_department_is_told_once_with_every_unit() -> None:
    text = explained("chp_IV__art_56__para_1")
    assert text.count("Kewajiban:") == 1
    assert text.count("Dinas Lingkungan Hidup\n") == 1
    assert "UPTD Persampahan\n" in text


def test_without_a_bundle_only_the_duty_is_told() -> None:
    text = explained("chp_IV__art_54__para_2__point_a", parties=())
    assert "Tanpa bundel bukti" in text
    assert "- Keputusan Wali Kota" in text
    assert "belum terpenuhi" not in text
    assert "Paling mendekati" not in text


def test_what_is_outside_the_assessment_is_said_and_the_unknown_refused() -> None:
    assessment = samples.sample()
    assert "di luar lingkup" in plain(explain_terminal, assessment, assessment.out_of_scope[0])
    with pytest.raises(InputError) as caught:
        plain(explain_terminal, assessment, "chp_XX__art_1")
    assert caught.value.problems[0].code == "A006"
