"""Comparing two assessments: what became of every gap, and when a comparison is in doubt."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perda_rules.assessment.comparing import KINDS, Kind, compare
from perda_rules.assessment.models import (
    GAPS,
    VERDICTS,
    Assessment,
    CorpusState,
    Decision,
    Party,
    Rate,
    Result,
    Roll,
    Run,
    Verdict,
)
from perda_rules.language import Label


def result(verdict: Verdict, done: int = 0, of: int = 1, *, obligation: str = "art_1", **more: Any) -> Result:
    values = {"unit": "city", **more}
    return Result(obligation=obligation, verdict=verdict, found=verdict, done=done, of=of, **values)


def assessment(*results: Result, day: date = date(2026, 12, 31), **changes: Any) -> Assessment:
    nothing = Roll(
        key="", label=Label(id="-", en="-"), counts=dict.fromkeys(VERDICTS, 0), rate=Rate(met=0, of=0, verified=0),
        encoded=0,
    )  # fmt: skip
    made = Assessment(
        mode="compliance", at=day, period_start=date(2026, 1, 1), period_end=date(2026, 12, 31),
        in_force_from=date(2025, 6, 1), parties=(Party(id="dinas", name="Dinas", items=1),),
        corpus=CorpusState(fingerprint="a", places=1, provisions=1, assessable=1, encoded=1, obligations=1),
        duties={}, results=results, out_of_scope=(), exclusions=(), items=(), rolls={}, total=nothing, names={},
        problems=(), run=Run(program="1", engine="native"),
    )  # fmt: skip
    return made.model_copy(update=changes)


@pytest.mark.parametrize(("old", "new", "kind"), [
    (None, result("unmet"), "new"),
    (result("met"), result("stale"), "new"),
    (result("not_due"), result("unmet"), "new"),
    (result("unmet"), result("unmet"), "open"),
    (result("partial", 7, 12), result("partial", 9, 12), "better"),
    (result("partial", 9, 12), result("partial", 7, 12), "worse"),
    (result("partial", 1, 2), result("partial", 2, 4), "open"),
    (result("partial", 1, 2), result("unmet", 0, 2), "worse"),
    (result("unmet", 0, 2), result("partial", 1, 2), "better"),
    (result("unmet"), result("needs_review"), "better"),
    (result("unmet"), result("met"), "closed"),
    (result("stale"), result("not_applicable"), "lifted"),
    (result("stale"), None, "gone"),
])  # fmt: skip
def test_what_became_of_a_gap(old: Result | None, new: Result | None, kind: Kind) -> None:
    made = compare(assessment(*filter(None, [old])), assessment(*filter(None, [new])))
    (change,) = made.changes
    assert change.kind == kind
    assert (change.before, change.after) == (old and old.verdict, new and new.verdict)
    assert made.counts == {**dict.fromkeys(KINDS, 0), kind: 1}
    assert made.fell == (kind in ("new", "worse"))


@pytest.mark.parametrize(("old", "new"), [
    (result("met"), result("met")),
    (result("met"), None),
    (None, result("not_due")),
    (result("not_due"), result("not_applicable")),
])  # fmt: skip
def test_where_neither_side_has_a_gap_there_is_nothing_to_tell(old: Result | None, new: Result | None) -> None:
    assert compare(assessment(*filter(None, [old])), assessment(*filter(None, [new]))).changes == ()


def test_units_are_compared_apart() -> None:
    old = assessment(result("unmet", unit="dinas-a"), result("met", unit="dinas-b"))
    new = assessment(result("met", unit="dinas-a"), result("unmet", unit="dinas-b"))
    assert [(change.unit, change.kind) for change in compare(old, new).changes] == [
        ("dinas-b", "new"), ("dinas-a", "closed"),
    ]  # fmt: skip


def test_an_exception_that_ended_is_named_while_its_gap_stands() -> None:
    granted = Decision(
        id="k1", kind="except", reason="Sebab", author="Tim", date=date(2026, 1, 1), expires=date(2026, 6, 30)
    )
    old = assessment(result("unmet", excepted=True, decisions=(granted,)))
    assert [lapsed.decision for lapsed in compare(old, assessment(result("unmet"))).lapsed] == [granted]
    assert compare(old, assessment(result("unmet", excepted=True))).lapsed == ()
    assert compare(old, assessment(result("met"))).lapsed == ()


@pytest.mark.parametrize(("changes", "code"), [
    ({"at": date(2025, 1, 1)}, "compared_backwards"),
    ({"mode": "readiness"}, "compared_modes"),
    ({"strict": True}, "compared_profiles"),
    ({"all_duties": True}, "compared_scopes"),
    ({"parties": ()}, "compared_scopes"),
    (
        {"corpus": CorpusState(fingerprint="b", places=1, provisions=1, assessable=1, encoded=1, obligations=2)},
        "compared_corpora",
    ),
])  # fmt: skip
def test_a_doubtful_comparison_says_why(changes: dict[str, Any], code: str) -> None:
    doubts = compare(assessment(), assessment(**changes)).doubts
    assert [doubt.code for doubt in doubts] == [code]
    assert doubts[0].text("id") != doubts[0].text("en")
    assert compare(assessment(), assessment()).doubts == ()


verdicts = st.lists(st.sampled_from(VERDICTS), max_size=8)


@given(verdicts, verdicts)
def test_every_gap_of_either_side_is_told_once(old: list[Verdict], new: list[Verdict]) -> None:
    sides = [[result(verdict, obligation=f"art_{n}") for n, verdict in enumerate(side)] for side in (old, new)]
    made = compare(assessment(*sides[0]), assessment(*sides[1]))
    gaps = {one.obligation for side in sides for one in side if one.verdict in GAPS}
    assert sorted(change.obligation for change in made.changes) == sorted(gaps)
    assert sum(made.counts.values()) == len(made.changes)
    assert (made.old.gaps, made.new.gaps) == tuple(sum(one.verdict in GAPS for one in side) for side in sides)


@given(verdicts)
def test_an_assessment_compared_with_itself_has_only_open_gaps(side: list[Verdict]) -> None:
    made = assessment(*(result(verdict, obligation=f"art_{n}") for n, verdict in enumerate(side)))
    assert {change.kind for change in compare(made, made).changes} <= {"open"}
