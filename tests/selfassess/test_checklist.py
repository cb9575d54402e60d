"""The desk of a department: everything asked for is on the list, the new bundle is good, and what comes is foreseen."""

from __future__ import annotations

import io
import sys
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from docx import Document

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "assessment"))
from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.models import Assessment
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.bundle import read_bundle
from perda_rules.language import LANGUAGES, Language
from perda_rules.reports.checklist import write_checklist
from perda_rules.reports.todo import write_calendar, write_todo
from perda_rules.selfassess.checklist import checklist
from perda_rules.selfassess.scaffold import facts_of, folders, listing
from perda_rules.selfassess.todo import todo

YEARLY = {"kind": "continuous", "source": "text", "length": "P1Y"}
HABIT = {"kind": "continuous", "source": "interpretation", "practice": "dokumen"}
MONTHLY = {"kind": "recurring", "source": "text", "per": "P1M"}
DUTIES = [
    obligation(YEARLY, {"type": "keputusan", "where": {"forum": "dewan"}}, id="chp_I__art_2"),
    obligation(
        HABIT,
        {"all_of": [{"type": "keputusan", "where": {"forum": "dewan"}}, {"type": "laporan", "memuat": ["kemajuan"]}]},
        id="chp_I__art_3",
        applies_when=[{"fact": "alih-daya"}],
    ),
    obligation(MONTHLY, {"type": "notula", "min": 2}, id="chp_I__art_4"),
]


def judged(*items: Any, at: date = AT) -> tuple[Assessment, Any]:
    own = bundle(*items, context={"alih-daya": {"value": True}})
    request = Request(at=at, period=YEAR, in_force_from=FORCE)
    return assess(corpus(*DUTIES), TYPES, [own], NativeMatcher(), request), own


def test_a_document_that_serves_several_duties_is_collected_once() -> None:
    found = checklist(judged()[0])
    assert [(one.type, one.copies, [duty.id[-1] for duty in one.duties]) for one in found] == [
        ("keputusan", 1, ["2", "3"]),
        ("laporan", 1, ["3"]),
        ("notula", 2, ["4"]),
    ]


def test_everything_that_is_asked_for_is_on_the_list() -> None:
    assessment, _ = judged()
    listed = {(one.type, tuple(ask.id for ask in one.asks)) for one in checklist(assessment)}
    asked = {(leaf.type, tuple(ask.id for ask in leaf.asks)) for r in assessment.results for leaf in r.leaves}
    assert listed == asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_has_every_document(language: Language) -> None:
    found = checklist(judged()[0])
    markdown = write_checklist(found, "markdown", "Daftar", language).decode()
    assert markdown.count("- [ ] ") == len(found)
    document = Document(io.BytesIO(write_checklist(found, "docx", "Daftar", language)))
    assert sum(paragraph.text.startswith("☐ ") for paragraph in document.paragraphs) == len(found)
    sheet = openpyxl.load_workbook(io.BytesIO(write_checklist(found, "xlsx", "Daftar", language))).active
    assert sheet is not None
    assert sheet.max_row == len(found) + 1
    assert write_checklist(found, "xlsx", "Daftar", language) == write_checklist(found, "xlsx", "Daftar", language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_new_bundle_is_good_and_so_is_its_example(tmp_path: Path, language: Language) -> None:
    assessment, _ = judged()
    law = corpus(*DUTIES)
    assert facts_of(law, assessment.duties) == ["alih-daya"]
    wanted = checklist(assessment)
    text = listing("dinas", 2026, law, ["alih-daya"], wanted, language)
    (tmp_path / "bundle.yaml").write_text(text, encoding="utf-8")
    read = read_bundle(tmp_path, TYPES)
    assert (read.organisation.id, read.problems, read.items) == ("dinas", (), ())
    used = text.replace("  # - ", "  - ").replace("  #   ", "    ").replace("  # alih-daya", "  alih-daya")
    told = yaml.safe_load(used)
    assert told["context"] == {"alih-daya": True}
    assert told["items"][0]["date"] == date(2026, 1, 31)
    assert folders(wanted, TYPES) == ["bukti/keputusan", "bukti/laporan", "bukti/notula"]


def test_what_expires_and_falls_due_is_foreseen() -> None:
    decree = item("keputusan", "2026-07-20", attributes={"forum": "dewan", "berlaku-sampai": "2026-08-20"}, id="sk")
    report = item("laporan", "2025-08-10", memuat={"kemajuan": 1}, id="lap")
    assessment, own = judged(decree, report, at=date(2026, 7, 31))
    found = todo(assessment, [own], 30)
    assert [(one.day, one.kind) for one in found.expiring] == [
        (date(2026, 8, 10), "ageing"),
        (date(2026, 8, 20), "expires"),
    ]
    assert [one.day for one in todo(assessment, [own], 15).expiring] == [date(2026, 8, 10)]
    assert found.next[0].day == date(2026, 8, 31)
    assert [result.obligation[-1] for result in found.missing] == ["4"]


def test_an_added_document_makes_the_list_shorter() -> None:
    before = todo(judged()[0], [], 30)
    after = todo(judged(item("keputusan", "2026-11-01", attributes={"forum": "dewan"}))[0], [], 30)
    assert len(after.missing) == len(before.missing) - 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("form", ["text", "markdown", "csv", "json"])
def test_every_form_of_the_list_names_every_gap(form: str, language: Language) -> None:
    assessment, own = judged()
    found = todo(assessment, [own], 30)
    written = write_todo(found, assessment, form, language).decode()
    for result in found.missing:
        assert assessment.duties[result.obligation].citation.text(language) in written.replace("\\", "")


def test_the_calendar_is_the_same_one_when_it_is_written_again() -> None:
    from icalendar import Calendar

    decree = item("keputusan", "2026-07-20", attributes={"forum": "dewan", "berlaku-sampai": "2026-08-20"}, id="sk")
    assessment, own = judged(decree, at=date(2026, 7, 31))
    found = todo(assessment, [own], 30)
    written = write_calendar(found, assessment, "id")
    assert written == write_calendar(found, assessment, "id")
    events = Calendar.from_ical(written).walk("VEVENT")
    days = [event["dtstart"].dt for event in events]
    assert days == sorted({one.day for one in (*found.expiring, *found.next)})
    assert all(len(event.walk("VALARM")) == 2 for event in events)
    later = write_calendar(todo(judged(decree, at=date(2026, 8, 1))[0], [own], 30), assessment, "id")
    uids = {event["uid"]: event["dtstart"].dt for event in Calendar.from_ical(later).walk("VEVENT")}
    assert all(uids.get(event["uid"], event["dtstart"].dt) == event["dtstart"].dt for event in events)
