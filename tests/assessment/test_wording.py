"""What a duty asks, in words: the same in both languages, and nothing that a reader could misread."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, ClassVar

import pytest
from pydantic import TypeAdapter
from small_law import TABLE, TYPES, both

from perda_rules.assessment import wording
from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.deadlines import Period
from perda_rules.assessment.demand import ask
from perda_rules.assessment.models import Assessment
from perda_rules.assessment.readings import resolve
from perda_rules.assessment.wording import deadline_label, demand_label, duration_label, triggered_label
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.schemas import load_types
from perda_rules.language import LANGUAGES, Label
from perda_rules.obligations.loading import load_corpus
from perda_rules.obligations.models import Deadline, Demand, Triggered

ROOT = Path(__file__).resolve().parents[2]
DEADLINE: TypeAdapter[Deadline] = TypeAdapter(Deadline)
DEMAND: TypeAdapter[Demand] = TypeAdapter(Demand)
NAMES = {"dewan": both("Dewan"), "kemajuan": both("Kemajuan")}


def said(label: Label) -> tuple[str, str]:
    return label.id, label.en


@pytest.mark.parametrize(
    ("length", "words"),
    [
        ("P1Y", ("1 tahun", "1 year")),
        ("P2Y", ("2 tahun", "2 years")),
        ("P1M", ("1 bulan", "1 month")),
        ("P11W", ("11 minggu", "11 weeks")),
        ("P1Y6M", ("1 tahun 6 bulan", "1 year 6 months")),
        ("P10M1D", ("10 bulan 1 hari", "10 months 1 day")),
    ],
)
def test_lengths_of_time(length: str, words: tuple[str, str]) -> None:
    assert said(duration_label(length)) == words


TRIGGER = {"kind": "triggered", "events": {"type": "register"}, "response": {}}
TEXT = {"source": "text"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"kind": "none"}, ("tanpa tenggat", "no deadline")),
        (
            {"kind": "once", "length": "P6M", **TEXT},
            ("dalam 6 bulan sejak peraturan berlaku (bunyi teks)", "within 6 months of entry into force (by the text)"),
        ),
        (
            {"kind": "once", **TEXT},
            (
                "satu kali, tanpa batas waktu, sejak peraturan berlaku (bunyi teks)",
                "once, with no time set, from entry into force (by the text)",
            ),
        ),
        (
            {"kind": "once", "length": "P1Y", "from": date(2026, 3, 1), **TEXT},
            ("dalam 1 tahun sejak 1 Maret 2026 (bunyi teks)", "within 1 year of 1 March 2026 (by the text)"),
        ),
        (
            {"kind": "once", "length": "P1Y", "from": "chp_I__art_3", **TEXT},
            (
                "dalam 1 tahun sejak jatuh tempo Pasal 3 (bunyi teks)",
                "within 1 year of the due day of Pasal 3 (by the text)",
            ),
        ),
        (
            {"kind": "recurring", "per": "P1M", **TEXT},
            ("sekurangnya sekali setiap 1 bulan (bunyi teks)", "at least once every 1 month (by the text)"),
        ),
        (
            {"kind": "recurring", "per": "P1Y", "at_least": 2, **TEXT},
            ("sekurangnya 2 kali setiap 1 tahun (bunyi teks)", "at least 2 times every 1 year (by the text)"),
        ),
        (
            {"kind": "continuous", "length": "P1Y", **TEXT},
            (
                "selalu ada, tidak lebih lama dari 1 tahun (bunyi teks)",
                "always kept, no older than 1 year (by the text)",
            ),
        ),
        ({**TRIGGER, **TEXT}, ("setiap kali terjadi (bunyi teks)", "each time that it happens (by the text)")),
        (
            {**TRIGGER, "length": "P3D", **TEXT},
            (
                "setiap kali terjadi, dalam 3 hari (bunyi teks)",
                "each time that it happens, within 3 days (by the text)",
            ),
        ),
        (
            {"kind": "recurring", "source": "interpretation", "term": "berkala"},
            (
                "sekurangnya sekali setiap 1 tahun (tafsir operasional atas “berkala”)",
                "at least once every 1 year (operational reading of “berkala”)",
            ),
        ),
        (
            {"kind": "continuous", "source": "interpretation", "practice": "dokumen"},
            (
                "selalu ada, tidak lebih lama dari 1 tahun (tafsir operasional; teks tidak menyebut waktu)",
                "always kept, no older than 1 year (operational reading; the text names no time)",
            ),
        ),
        (
            {"kind": "recurring", "source": "interpretation", "term": "ditentukan"},
            (
                "berulang, dalam waktu yang belum ditetapkan (tafsir operasional atas “yang ditentukan”)",
                "again and again, within a time that is not set yet (operational reading of “yang ditentukan”)",
            ),
        ),
    ],
)
def test_every_deadline_says_who_set_it(given: dict[str, Any], words: tuple[str, str]) -> None:
    deadline = DEADLINE.validate_python(given)
    label = deadline_label(deadline, resolve(deadline, TABLE), {"chp_I__art_3": both("Pasal 3")})
    assert said(label) == words


def demanded(given: dict[str, Any]) -> Label:
    demand = DEMAND.validate_python(given)
    return demand_label(demand, ask(demand, TYPES, NAMES))


A, B, C = {"type": "notula"}, {"type": "hadir"}, {"type": "laporan"}


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (A, ("notula", "notula")),
        ({"type": "notula", "min": 3}, ("3 × notula", "3 × notula")),
        (
            {"type": "keputusan", "memuat": ["kemajuan"]},
            ("keputusan (memuat: Kemajuan (halaman))", "keputusan (contains: Kemajuan (page))"),
        ),
        (
            {"type": "notula", "within": "P6M", "level": "intact", "status": "draf"},
            (
                "notula (tidak lebih lama dari 6 bulan; sekurangnya: berkas utuh; boleh masih draf)",
                "notula (no older than 6 months; at least: intact; may still be a draft)",
            ),
        ),
        ({"all_of": [A, B]}, ("notula; serta hadir", "notula; and hadir")),
        ({"any_of": [A, B]}, ("notula; atau hadir", "notula; or hadir")),
        (
            {"min_of": 2, "of": [A, B, C]},
            ("sekurangnya 2 dari: notula; hadir; laporan", "at least 2 of: notula; hadir; laporan"),
        ),
        (
            {"all_of": [A, B], "same": ["forum"]},
            ("notula; serta hadir, untuk peristiwa yang sama", "notula; and hadir, for the same event"),
        ),
        (
            {"any_of": [{"all_of": [A, B]}, C]},
            ("(notula; serta hadir); atau laporan", "(notula; and hadir); or laporan"),
        ),
        (
            {"all_of": [A, {"any_of": [B, C]}]},
            ("notula; serta (hadir; atau laporan)", "notula; and (hadir; or laporan)"),
        ),
    ],
)
def test_evidence_says_what_belongs_together(given: dict[str, Any], words: tuple[str, str]) -> None:
    assert said(demanded(given)) == words


def test_conditions_name_bodies_and_never_their_slugs() -> None:
    assert "Dewan" in demanded({"type": "keputusan", "where": {"forum": "dewan"}}).id


def triggered(nil: bool = False, **more: Any) -> Label:
    given = {**TRIGGER, **TEXT, **more, **({"nil": {"type": "nihil"}} if nil else {})}
    deadline = Triggered.model_validate(given)
    return triggered_label(deadline, TYPES, NAMES, ask(deadline.nil, TYPES, NAMES) if deadline.nil else ())


class TestTriggered:
    ROWS: ClassVar[dict[str, Any]] = {"type": "register", "rows": True, "where": {"darurat": True}}

    def test_answers_in_the_same_row(self) -> None:
        label = triggered(events=self.ROWS, response={"where": {"otorisasi": {"exists": True}}})
        assert said(label)[0].startswith("register (")
        assert "dijawab oleh kolom pada baris yang sama (" in label.id
        assert "answered by columns of the same row (" in label.en

    def test_answers_that_are_documents_of_their_own(self) -> None:
        label = triggered(events=self.ROWS, response={"type": "otorisasi", "key": "nomor-perubahan"})
        assert "dijawab oleh otorisasi (setiap peristiwa)" in label.id

    def test_a_declaration_that_nothing_happened(self) -> None:
        assert triggered(nil=True).id.endswith("; bila tidak ada peristiwa: nihil")
        assert "nihil" not in triggered().id


@pytest.fixture(scope="module")
def everything() -> Assessment:
    """Describe every duty of the real corpus."""
    types = load_types(ROOT / "evidence_schemas")
    request = Request(date(2026, 12, 31), Period(date(2026, 1, 1), date(2026, 12, 31)), all_duties=True)
    return assess(load_corpus(ROOT / "obligations", types), types, [], NativeMatcher(), request)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_duty_of_the_real_corpus_says_anything_half(everything: Assessment, language: Any) -> None:
    assert everything.duties
    for duty in everything.duties.values():
        for label in (duty.deadline, duty.evidence, duty.citation, duty.action, duty.recommendation, duty.title):
            text = label.text(language)
            assert text == text.strip()
            assert not set(text) & set("{}[]\n"), text
            assert not re.search(r"\bNone\b(?! needed)", text), text
            assert text.count("(") == text.count(")"), text


def test_words_that_the_program_adds_are_in_the_language_of_the_reader(everything: Assessment) -> None:
    for duty in everything.duties.values():
        assert duty.deadline.id != duty.deadline.en
        assert duty.evidence.id != duty.evidence.en


def test_a_label_among_the_parameters_speaks_the_language_around_it() -> None:
    label = wording.both("deadline.from_text", deadline=Label(id="selalu", en="always"))
    assert said(label) == ("selalu (bunyi teks)", "always (by the text)")
