"""What falls due when: missed deadlines behind the day of the assessment, and the days ahead of it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from test_comparing import assessment, result

from perda_rules.assessment.agenda import agenda
from perda_rules.assessment.models import Assessment, LeafResult, Reading, Shown, WindowResult
from perda_rules.language import Label

AT = date(2026, 12, 31)
WORD = Label(id="-", en="-")


def leaf(*keys: str, needed: int = 1) -> LeafResult:
    return LeafResult(
        path="", type="laporan", type_label=WORD, asks=(), needed=needed, satisfied=bool(keys), accepted=keys
    )


def item(key: str, day: date) -> Shown:
    return Shown(
        key=key, organisation="dinas", type_label=WORD, title=key, number=None, date=day, status="final",
        level="attached", file=None, rejected=None, used_by=1,
    )  # fmt: skip


def reading(length: str | None) -> Reading:
    return Reading(entry="laporan", words=None, length=length, ground=WORD, decisive=False)


def window(start: date, end: date, state: Any = "met") -> WindowResult:
    return WindowResult(start=start, end=end, state=state, have=1, need=1)


def told(made: Assessment) -> list[tuple[str, date]]:
    return [(dated.when, dated.day) for dated in agenda(made)]


def test_a_gap_past_its_deadline_stands_at_the_deadline() -> None:
    assert told(assessment(result("unmet", overdue_days=30))) == [("overdue", date(2026, 12, 1))]


@pytest.mark.parametrize("made", [
    result("unmet"),
    result("unmet", overdue_days=30, excepted=True),
    result("not_applicable", due=date(2027, 3, 1)),
    result("met", due=date(2027, 3, 1)),
    result("late", due=date(2026, 3, 1)),
])  # fmt: skip
def test_what_has_no_day_or_asks_nobody_to_act_is_left_out(made) -> None:
    assert told(assessment(made)) == []


def test_a_due_day_ahead_is_told_and_the_day_itself_still_counts() -> None:
    assert told(assessment(result("not_due", due=date(2027, 3, 1)))) == [("once", date(2027, 3, 1))]
    assert told(assessment(result("not_due", due=AT))) == [("once", AT)]


def test_windows_go_on_after_the_period_for_a_year() -> None:
    half = result("met", windows=(window(date(2026, 1, 1), date(2026, 6, 30)), window(date(2026, 7, 1), AT)))
    assert told(assessment(half)) == [("window", date(2027, 6, 30)), ("window", date(2027, 12, 31))]


def test_a_window_that_runs_comes_before_those_that_follow_it() -> None:
    open_one = result("met", windows=(window(date(2026, 1, 1), date(2026, 12, 31), "pending"),))
    day = date(2026, 10, 1)
    assert told(assessment(open_one, day=day)) == [("window", date(2026, 12, 31))]


def test_windows_of_a_period_long_past_are_brought_up_to_the_day() -> None:
    old = result("unmet", windows=(window(date(2024, 1, 1), date(2024, 12, 31), "missing"),))
    assert ("window", date(2027, 12, 31)) in told(assessment(old))
    assert all(day >= AT for _, day in told(assessment(old)))


def test_proof_ages_from_the_newest_document_of_each_kind_and_the_first_to_age_decides() -> None:
    items = (
        item("a", date(2026, 2, 1)),
        item("b", date(2026, 5, 1)),
        item("c", date(2026, 4, 1)),
    )
    made = result("met", leaves=(leaf("a", "b"), leaf("c")), reading=reading("P1Y"))
    assert told(assessment(made, items=items)) == [("ageing", date(2027, 4, 1))]


def test_of_several_documents_that_are_needed_the_last_one_that_counts_decides() -> None:
    items = (item("a", date(2026, 2, 1)), item("b", date(2026, 5, 1)), item("c", date(2026, 4, 1)))
    made = result("met", leaves=(leaf("a", "b", "c", needed=2),), reading=reading("P1Y"))
    assert told(assessment(made, items=items)) == [("ageing", date(2027, 4, 1))]


@pytest.mark.parametrize("changes", [{"reading": reading(None)}, {"reading": None}, {"verdict": "partial"}])
def test_nothing_ages_without_a_length_or_where_it_is_a_gap_already(changes) -> None:
    made = result("met", leaves=(leaf("a"),), reading=reading("P1Y")).model_copy(update=changes)
    assert told(assessment(made, items=(item("a", date(2026, 5, 1)),))) == []


def test_before_entry_into_force_nothing_ages() -> None:
    made = result("met", leaves=(leaf("a"),), reading=reading("P1Y"))
    assert told(assessment(made, items=(item("a", date(2026, 5, 1)),), mode="readiness")) == []
