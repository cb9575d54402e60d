"""The same bundles, day, period and corpus give the same bytes: in any order, with any engine, on any day."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter
from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.deadlines import Period
from perda_rules.assessment.judgements import Judgement
from perda_rules.assessment.models import Assessment
from perda_rules.engine.choice import choose_engine, engine_status
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.bundle import read_bundle
from perda_rules.evidence.models import Bundle
from perda_rules.evidence.schemas import load_types
from perda_rules.language import LANGUAGES
from perda_rules.obligations.loading import load_corpus
from perda_rules.reports.json import comparable, read_assessment, write_json

ROOT = Path(__file__).resolve().parents[2]
EXAMPLES = sorted((ROOT / "examples" / "bundles").glob("*/bundle.yaml"))
DAMAGED = [
    expected
    for expected in sorted((ROOT / "tests" / "evidence" / "bundles").glob("*/*/expected.yaml"))
    if "refused:" not in expected.read_text(encoding="utf-8")
]
DAY = "2026-06-01"
REPORT = {"type": "laporan"}
LEAF = {"type": "keputusan", "where": {"forum": "dewan"}}
EVENTS = {
    "kind": "triggered", "source": "text", "length": "P3D",
    "events": {"type": "register", "rows": True, "where": {"darurat": True}, "date": "tanggal", "key": "nomor"},
    "response": {"type": "otorisasi", "key": "nomor-perubahan"},
    "nil": {"type": "nihil"},
}  # fmt: skip
DUTIES = [
    obligation(
        {"kind": "once", "source": "text", "length": "P6M"},
        {"any_of": [LEAF, {"type": "laporan"}]},
        id="chp_I__art_1",
    ),
    obligation(
        {"kind": "recurring", "source": "text", "per": "P1M"},
        {"all_of": [{"type": "notula"}, {"type": "hadir"}], "same": ["forum", "tanggal-rapat"]},
        id="chp_I__art_2", action="rapat",
    ),
    obligation(EVENTS, None, id="chp_I__art_3", action="kejadian", scope="each"),
    obligation(
        {"kind": "continuous", "source": "interpretation", "practice": "dokumen"},
        {"min_of": 2, "of": [LEAF, {"type": "notula", "min": 2, "within": "P3M"}, {**REPORT, "memuat": ["kemajuan"]}]},
        id="chp_I__art_4", action="dokumen", applies_when=[{"fact": "alih-daya"}], lead="badan",
    ),
]  # fmt: skip
JUDGEMENTS = TypeAdapter(tuple[Judgement, ...]).validate_python(
    [
        {"id": f"k-{n}", "reason": "r", "author": "a", "date": date(2026, 6, n), **more}
        for n, more in enumerate(
            [
                {"kind": "reject_item", "item": "dinas/keputusan-0"},
                {"kind": "accept_item", "item": "dinas/keputusan-1"},
                {"kind": "accept_item", "item": "dinas/keputusan-0", "obligation": "chp_I__art_4"},
                {"kind": "override", "obligation": "chp_I__art_3", "unit": "badan", "verdict": "late"},
                {"kind": "except", "obligation": "chp_I__art_2", "expires": date(2027, 1, 1)},
                {"kind": "finding", "obligation": "chp_I__art_1", "expires": date(2026, 7, 1)},
            ],
            start=1,
        )
    ]
)  # fmt: skip


def documents() -> list[Any]:
    """Return documents many of which are equal but for their id: what is chosen among them must not hang on order."""
    made = [
        item("keputusan", DAY, id=f"keputusan-{n}", attributes={"forum": "tim" if n else "dewan"}) for n in range(3)
    ]
    made += [item("laporan", DAY, id=f"laporan-{n}", memuat={"kemajuan": 1} if n else {}) for n in range(2)]
    for kind in ("notula", "hadir"):
        for n, month in enumerate((3, 3, 4, 5)):
            meeting = {"forum": "dewan", "tanggal-rapat": f"2026-{month:02d}-10"}
            made.append(item(kind, DAY, id=f"{kind}-{n}", attributes=meeting))
    row = {"nomor": "7", "tanggal": "2026-03-01", "darurat": True}
    made += [item("register", DAY, id=f"register-{n}", rows=[row, {**row, "nomor": "8"}]) for n in range(2)]
    made += [
        item("otorisasi", "2026-03-02", id=f"otorisasi-{n}", attributes={"nomor-perubahan": "7"}) for n in range(2)
    ]
    return made


MINE, YOURS = documents(), documents()[:9]
WHY = {"alih-daya": {"value": False, "reason": "dikelola sendiri"}}


def audit(mine: list[Any], yours: list[Any], *, swapped: bool = False, engine: Any = None, **more: Any) -> Assessment:
    bundles = [bundle(*mine), bundle(*yours, organisation="badan", context=more.pop("context", None))]
    request = Request(**{"at": AT, "period": YEAR, "in_force_from": FORCE, "judgements": JUDGEMENTS, **more})
    return assess(corpus(*DUTIES), TYPES, bundles[::-1] if swapped else bundles, engine or NativeMatcher(), request)


@settings(max_examples=60)
@given(mine=st.permutations(MINE), yours=st.permutations(YOURS), swapped=st.booleans())
def test_the_order_of_bundles_and_of_their_documents_changes_no_byte(
    mine: list[Any], yours: list[Any], swapped: bool
) -> None:
    assert comparable(audit(mine, yours, swapped=swapped)) == comparable(audit(MINE, YOURS))


def test_the_order_of_the_obligations_files_changes_no_verdict() -> None:
    request = Request(AT, YEAR, FORCE)
    made = [
        assess(corpus(*duties), TYPES, [bundle(*MINE)], NativeMatcher(), request) for duties in (DUTIES, DUTIES[::-1])
    ]
    assert comparable(made[0]) == comparable(made[1])


def test_something_in_the_evidence_does_change_bytes() -> None:
    """Else the tests of order would pass for an assessment that looks at nothing."""
    assert comparable(audit(MINE[1:], YOURS)) != comparable(audit(MINE, YOURS))
    assert comparable(audit(MINE, YOURS, context=WHY)) != comparable(audit(MINE, YOURS))
    assert comparable(audit(MINE, YOURS, strict=True)) != comparable(audit(MINE, YOURS))
    verdicts = {result.verdict for result in audit(MINE, YOURS).results}
    assert len(verdicts) >= 3


WORKING = [status.name for status in engine_status() if status.works]


@pytest.mark.parametrize("engine", [*WORKING, *(["both"] if "durable" in WORKING else [])])
def test_every_engine_gives_the_same_bytes_and_names_itself_outside_them(engine: Any) -> None:
    chosen = choose_engine(engine)
    made = audit(MINE, YOURS, engine=chosen)
    assert comparable(made) == comparable(audit(MINE, YOURS))
    assert made.run.engine == chosen.name
    assert f'"{chosen.name}"'.encode() not in comparable(made)


@given(at=st.dates(date(2025, 1, 1), date(2027, 12, 31)), strict=st.booleans(), all_duties=st.booleans())
@settings(max_examples=30)
def test_an_assessment_comes_back_from_its_file_as_it_was(at: date, strict: bool, all_duties: bool) -> None:
    period = Period(date(at.year, 1, 1), date(at.year, 12, 31))
    made = audit(MINE, YOURS, at=at, period=period, strict=strict, all_duties=all_duties)
    assert read_assessment(write_json(made)) == made


CLOCKS = re.compile(r"\b(today|now|utcnow|time\(\)|localtime|perf_counter)\b\s*\(")


def test_no_clock_is_read_below_the_command_line() -> None:
    source = ROOT / "src" / "perda_rules"
    rooms = ("regulation", "obligations", "evidence", "engine", "assessment", "reports")
    found = [
        f"{path.relative_to(source)}:{number}"
        for room in rooms
        for path in sorted((source / room).rglob("*.py"))
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
        if CLOCKS.search(line)
    ]
    assert found == []


def test_only_the_days_of_the_request_and_of_the_evidence_stand_in_it() -> None:
    years = {int(year) for year in re.findall(rb'"(\d{4})-\d{2}-\d{2}"', comparable(audit(MINE, YOURS)))}
    assert years == {2025, 2026, 2027}  # entry into force; the evidence and the audit; an exception's last day


# The real corpus ------------------------------------------------------------------------------------------------------


@cache
def types() -> Any:
    return load_types(ROOT / "evidence_schemas")


@cache
def law() -> Any:
    return load_corpus(ROOT / "obligations", types())


@cache
def examples() -> tuple[Bundle, ...]:
    return tuple(read_bundle(listing.parent, types()) for listing in EXAMPLES)


@cache
def some_law() -> Any:
    """Every tenth Pasal of the real corpus: enough of every kind of duty, in a tenth of the time."""
    return law().model_copy(update={"pasal": law().pasal[::10]})


@cache
def small_examples() -> tuple[Bundle, ...]:
    """The smaller half of the examples: what order does, it does to them too."""
    return tuple(sorted(examples(), key=lambda each: len(each.items))[: len(examples()) // 2])


def real(bundles: Any, engine: Any = "native", **more: Any) -> Assessment:
    request = Request(**{"at": AT, "period": YEAR, "in_force_from": FORCE, **more})
    return assess(law(), types(), bundles, choose_engine(engine), request)


needs_examples = pytest.mark.skipif(not EXAMPLES, reason="there are no example bundles here")


@needs_examples
@pytest.mark.skipif("durable" not in WORKING, reason="durable-rules does not import on this Python")
def test_all_engines_agree_on_the_real_corpus_and_the_examples() -> None:
    alone = comparable(real(examples()))
    assert comparable(real(examples(), "durable")) == alone
    assert comparable(real(examples(), "both")) == alone


@needs_examples
@given(data=st.data())
@settings(max_examples=5)
def test_the_order_of_real_bundles_and_documents_changes_no_byte(data: st.DataObject) -> None:
    shuffled = [
        each.model_copy(update={"items": tuple(data.draw(st.permutations(each.items)))})
        for each in data.draw(st.permutations(small_examples()))
    ]
    assert comparable(real(shuffled)) == comparable(real(small_examples()))


@needs_examples
def test_the_city_is_judged_on_every_duty_and_its_counts_add_up() -> None:
    made = real(examples())
    assert made.out_of_scope == ()
    assert sum(roll.rate.of for roll in made.rolls["chapter"]) == made.total.rate.of
    assert {result.obligation for result in made.results} == set(made.duties)


@pytest.mark.parametrize("listing", DAMAGED, ids=lambda path: path.parent.name)
def test_nothing_in_a_damaged_bundle_stops_its_assessment(listing: Path) -> None:
    """With another set of types than the bundle was made for, even more of it is wrong."""
    read = read_bundle(listing.parent, types())
    request = Request(at=AT, period=YEAR, in_force_from=FORCE, all_duties=True)
    made = assess(some_law(), types(), [read], choose_engine("native"), request)
    assert len(made.items) == len(read.items)
    assert made.problems == read.problems
    assert read_assessment(write_json(made)) == made
    for result in made.results:
        for language in LANGUAGES:
            assert all(reason.text(language) for reason in result.reasons)
