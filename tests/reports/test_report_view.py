"""What every format shares: order, wording by mode, groups, ids."""

from __future__ import annotations

from datetime import date

import pytest
import sample_assessment as samples
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.assessment.findings import SEVERITIES, finding_id, ordered_gaps, urgency
from perda_rules.assessment.models import GAPS, Reason
from perda_rules.errors import problem
from perda_rules.reports.view import COLUMNS, make_view
from perda_rules.reports.wording import clean, short_window, write_length, write_reason, write_window


@pytest.fixture(scope="module")
def view():
    return make_view(samples.sample(), "id")


def test_gaps_come_worst_first_then_most_overdue_then_as_in_the_regulation() -> None:
    assessment = samples.sample()
    order = {id(result): place for place, result in enumerate(assessment.results)}
    gaps = ordered_gaps(assessment)
    keys = [(r.excepted, -urgency(r, assessment.duties[r.obligation]), -r.overdue_days, order[id(r)]) for r in gaps]
    assert keys == sorted(keys)
    assert len(gaps) == sum(r.verdict in GAPS for r in assessment.results)


def test_a_critical_unmet_duty_leads_and_a_granted_exception_closes_the_list(view) -> None:
    assert view.findings[0].severity.key == "critical"
    assert view.findings[0].verdict.key == "unmet"
    assert view.findings[-1].excepted
    assert view.findings[-1].severity.key == "critical"


def test_urgency_rises_with_severity_and_with_the_verdict() -> None:
    assessment = samples.sample()
    result, duty = assessment.results[0], assessment.duties[assessment.results[0].obligation]
    by_severity = [urgency(result, duty.model_copy(update={"severity": severity})) for severity in SEVERITIES]
    by_verdict = [urgency(result.model_copy(update={"verdict": verdict}), duty) for verdict in GAPS]
    assert by_severity == sorted(set(by_severity), reverse=True)
    assert by_verdict == sorted(set(by_verdict), reverse=True)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_mode_decides_the_words(language) -> None:
    words = {mode: make_view(samples.sample(mode), language) for mode in ("readiness", "simulation", "compliance")}
    assert len({w.gaps for w in words.values()}) == 3
    assert len({w.title for w in words.values()}) == 1
    assert len({w.mode.name for w in words.values()}) == 3


def test_readiness_says_so_and_speaks_of_readiness_gaps() -> None:
    view = make_view(samples.sample("readiness"), "id")
    assert "kesiapan" in view.mode.name
    assert view.gap == "kesenjangan kesiapan"
    assert ("Mulai berlaku", "belum ditetapkan") in view.facts


def test_the_machine_report_bears_the_inspectorates_draft_title(view) -> None:
    assert view.title == "Laporan Hasil Penilaian Kepatuhan (konsep)"
    assert view.mode.name == "Simulasi"


def test_cause_and_effect_come_from_judgements_only(view) -> None:
    stated = [e for e in view.findings if e.cause or e.effect]
    assert [e.obligation for e in stated] == [r.obligation for r in samples.sample().results if r.cause or r.effect]
    assert len(stated) == 1


def test_the_follow_up_date_counts_from_the_assessment(view) -> None:
    assert {e.follow_up for e in view.findings} == {"1 Maret 2027"}
    later = make_view(samples.sample(followup_days=1), "id")
    assert later.findings[0].follow_up == "1 Januari 2027"
    assert later.findings[0].follow_up_date == "2027-01-01"


def test_groups_hold_every_finding_once_in_the_order_of_their_nodes(view) -> None:
    for axis in ("chapter", "objective"):
        groups = view.groups(axis)
        assert sorted(e.id for g in groups for e in g.findings) == sorted(e.id for e in view.findings)
        keys = [row.key for row in view.axes[axis]]
        known = [g.node.key for g in groups if g.node.key]
        assert known == sorted(known, key=keys.index)
    assert view.groups("objective")[-1].node.name == "Tanpa tujuan COBIT"


def test_a_finding_at_an_unknown_node_is_not_lost() -> None:
    assessment = samples.sample(rolls={})
    view = make_view(assessment, "id")
    assert sum(len(g.findings) for g in view.groups("chapter")) == len(view.findings)


def test_ids_are_stable_unique_and_the_same_in_every_mode() -> None:
    views = [
        make_view(samples.sample(mode), language) for mode in ("readiness", "compliance") for language in ("id", "en")
    ]
    ids = {tuple(e.id for e in v.findings) for v in views}
    assert len(ids) == 1
    assert len(set(next(iter(ids)))) == len(next(iter(ids)))
    assert finding_id("chp_IV__art_54__para_3__point_d", "city") == "T-K577XABN"


def test_every_row_counts_every_verdict_in_the_same_order(view) -> None:
    for rows in view.axes.values():
        for row in rows:
            assert tuple(cell.verdict.key for cell in row.cells) == COLUMNS
            assert sum(cell.number for cell in row.cells) == row.judged
    assert sum(cell.size for cell in view.total.bar) == pytest.approx(100, abs=0.1)


def test_nodes_without_verdicts_say_why(view) -> None:
    notes = {row.key: row.note for row in view.axes["objective"]}
    assert len(notes) == 40
    assert notes["APO01"] == "belum disandikan"
    assert notes["MEA04"] == "di luar lingkup penilaian ini"
    assert notes["EDM01"] is None


def test_an_incomplete_corpus_is_said_with_its_counts_once() -> None:
    warned = samples.sample(warnings=(Reason(code="corpus_incomplete", params={"missing": "1", "total": "2"}),))
    view = make_view(warned, "id")
    assert "131 dari 760" in view.corpus
    assert view.warnings == ()


def test_windows_are_named_as_people_do() -> None:
    day = date
    assert write_window(day(2026, 3, 1), day(2026, 3, 31), "id") == "Maret 2026"
    assert write_window(day(2026, 1, 1), day(2026, 6, 30), "id") == "Januari–Juni 2026"
    assert write_window(day(2026, 1, 1), day(2026, 12, 31), "en") == "2026"
    assert write_window(day(2026, 1, 5), day(2026, 2, 4), "en") == "5 January 2026 – 4 February 2026"
    assert short_window(day(2026, 8, 1), day(2026, 8, 31), "id") == "Agu"
    assert short_window(day(2026, 4, 1), day(2026, 6, 30), "id") == "Apr–Jun"
    assert short_window(day(2026, 1, 1), day(2026, 12, 31), "id") == "2026"


def test_uncovered_windows_are_named(view) -> None:
    monthly = next(e for e in view.findings if len(e.windows) == 12)
    assert (
        monthly.windows_summary == "9 dari 12 jendela waktu terpenuhi; yang belum: Maret 2026, Juli 2026, Agustus 2026."
    )
    assert [slot.short for slot in monthly.windows][:3] == ["Jan", "Feb", "Mar"]


def test_events_still_within_their_time_are_not_counted(view) -> None:
    triggered = next(e for e in view.findings if e.events)
    assert triggered.events_summary == "1 dari 3 peristiwa ditanggapi tepat waktu."
    assert [slot.state.key for slot in triggered.events] == ["met", "late", "missing", "pending"]


@pytest.mark.parametrize(
    ("length", "words"),
    [("P1Y", "1 tahun"), ("P1Y6M", "1 tahun 6 bulan"), ("P10D", "10 hari"), ("besok", "besok"), ("P", "P")],
)
def test_lengths_are_written_in_words(length, words) -> None:
    assert write_length(length, "id") == words


def test_an_operational_reading_is_marked(view) -> None:
    decisive = [e for e in view.findings if e.reading and e.reading.decisive]
    assert [(e.reading.words, e.reading.length) for e in decisive] == [("berkala", "1 tahun")]


def test_a_rejected_item_says_why_where_the_problem_is_known() -> None:
    known = problem("Y001", "b/bundle.yaml", 3, 1, subject="dinkominfo/smki-2026", reason="tidak ada")
    items = tuple(
        item.model_copy(update={"rejected": "Y001" if item.rejected else None}) for item in samples.sample().items
    )
    rejected = [i.rejected for i in make_view(samples.sample(items=items, problems=(known,)), "id").items if i.rejected]
    assert rejected == ["Berkas tidak dapat dibaca: tidak ada."]
    bare = [i.rejected for i in make_view(samples.sample(items=items, problems=()), "id").items if i.rejected]
    assert bare == ["Y001"]


def test_a_reason_of_another_version_keeps_its_values() -> None:
    text = write_reason(Reason(code="tak-dikenal", params={"a": "nilai"}, dates={"d": date(2026, 1, 2)}), "id")
    assert text == "tak-dikenal: nilai, 2 Januari 2026"
    assert write_reason(Reason(code="too_few"), "id") == "too_few"


def test_a_problem_of_another_version_keeps_its_values() -> None:
    view = make_view(samples.sample(problems=(problem("Z999", "f", a="nilai"),)), "id")
    assert view.problems[0].what == "nilai"


def test_terminal_sequences_and_invisible_signs_are_taken_out() -> None:
    assert clean("\x1b[31mmerah\x1b[0m \x1b]0;judul\x07biasa") == "merah biasa"
    assert clean("a\u202eb\u2066c\u200bd\ufeffe\x00f\x9bg") == "abcdefg"
    assert clean("satu\n# dua\r\n\ttiga\u2028empat") == "satu # dua tiga empat"
    assert clean("x" * 10, 5) == "xxxx…"


@given(st.text())
def test_cleaned_text_is_one_printable_line_and_clean_again(text) -> None:
    once = clean(text)
    assert clean(once) == once
    assert "\n" not in once
    assert "\x1b" not in once
    assert all(ord(sign) >= 32 for sign in once)


def test_an_assessment_of_nothing_still_reads() -> None:
    empty = samples.sample(made=samples.cases()[:1], results=(), items=(), problems=(), warnings=(), out_of_scope=())
    empty = empty.model_copy(update={"total": samples._roll("total", empty.total.label, [], 0), "rolls": {}})
    view = make_view(empty, "id")
    assert view.total.rate == "–"
    assert view.findings == ()
    assert "tidak ada persentase" in view.conclusion[0]
