"""What a gate makes of an assessment: each setting decides what it says it does."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from small_gate import HABIT, ID, ONCE, OPEN, YEARLY, duty, item, judged, ruled

from perda_rules.assessment.judgements import Except
from perda_rules.gate.baseline import Baseline, hold, read_baseline, updated, write_baseline
from perda_rules.gate.policy import Policy
from perda_rules.gate.ruling import rule

REACTIONS = pytest.mark.parametrize(
    ("reaction", "found"), [("fail", [("2", "error")]), ("warn", [("2", "warning")]), ("ignore", [])]
)
WAIVER = {"reason": "Menunggu", "owner": "Kepala Dinas"}


def test_what_is_met_passes() -> None:
    assert ruled([duty()], item("notula", "2026-11-01")) == []


def test_a_verdict_fails_only_where_the_policy_says_so() -> None:
    assert ruled([duty()]) == [("2", "error")]
    assert ruled([duty()], fail_on=["stale"]) == [("2", "warning")]


def test_a_light_duty_only_warns() -> None:
    assert ruled([duty(severity="low"), duty(3, severity="high")], least_severity="high") == [
        ("3", "error"),
        ("2", "warning"),
    ]


def test_what_is_overdue_fails_whatever_its_verdict_and_waits_for_its_grace() -> None:
    assert ruled([duty(2, ONCE)], fail_on=["stale"]) == [("2", "error")]
    assert ruled([duty(2, ONCE)], fail_on=["stale"], overdue="warn") == [("2", "warning")]
    days = (date(2026, 12, 31) - date(2025, 12, 1)).days
    assert ruled([duty(2, ONCE)], grace_days=days) == [("2", "warning")]
    assert ruled([duty(2, ONCE)], grace_days=days - 1) == [("2", "error")]


@pytest.mark.parametrize(
    ("reaction", "found"), [("fail", [("2", "error")]), ("warn", [("2", "warning")]), ("ignore", [])]
)
def test_what_an_auditor_must_decide_reacts_as_asked(reaction: str, found: list[Any]) -> None:
    assert ruled([duty(2, OPEN)], item("notula", "2026-11-01"), needs_review=reaction) == found


@pytest.mark.parametrize(
    ("reaction", "found"), [("fail", [("2", "error")]), ("warn", [("2", "warning")]), ("ignore", [])]
)
def test_what_is_met_as_declared_reacts_as_asked(reaction: str, found: list[Any]) -> None:
    assert ruled([duty()], item("notula", "2026-11-01"), declared=reaction) == found


@pytest.mark.parametrize(
    ("reaction", "found"), [("fail", [("2", "error")]), ("warn", [("2", "warning")]), ("ignore", [])]
)
def test_a_gap_by_our_reading_reacts_as_asked(reaction: str, found: list[Any]) -> None:
    assert ruled([duty(2, HABIT)], item("notula", "2025-03-01"), interpretation=reaction) == found


def test_an_exception_of_the_inspectorate_passes() -> None:
    granted = Except(
        kind="except", id="e", obligation=ID, reason="r", author="a", date=date(2026, 12, 1), expires=date(2027, 1, 1)
    )
    assert ruled([duty()], judgements=(granted,)) == [("2", "notice")]


def test_thresholds_are_held_against_the_rates() -> None:
    duties, met = [duty(), duty(3, kind="hadir")], item("notula", "2026-11-01")
    asked = {"fail_on": [], "overdue": "ignore"}
    assert ("gate-threshold", "error") in ruled(duties, met, **asked, thresholds={"total": 50.1})
    assert ("gate-threshold", "error") not in ruled(duties, met, **asked, thresholds={"total": 50})
    assert ("gate-threshold", "error") in ruled(duties, met, **asked, thresholds={"bab": {"I": 51}})
    assert ("gate-threshold", "error") in ruled(duties, met, **asked, thresholds={"lead": {"dinas": 51}})
    assert ("gate-threshold", "error") in ruled(duties, met, **asked, thresholds={"severity": {"medium": 51}})
    assert ("gate-threshold", "warning") in ruled(duties, met, **asked, thresholds={"bab": {"XX": 51}})


class TestWaivers:
    def test_one_holds_through_its_last_day(self) -> None:
        assert ruled([duty()], waivers={ID: {**WAIVER, "expires": "2026-12-31"}}) == [("2", "notice")]

    def test_one_that_is_past_waives_nothing_and_is_told(self) -> None:
        found = ruled([duty()], waivers={ID: {**WAIVER, "expires": "2026-12-30"}})
        assert sorted(found) == [("2", "error"), ("gate-waiver", "error")]

    def test_one_that_nothing_needs_is_told(self) -> None:
        asked = {ID: {**WAIVER, "expires": "2027-12-31"}, "chp_I__art_4": {**WAIVER, "expires": "2027-12-31"}}
        found = ruled([duty()], item("notula", "2026-11-01"), waivers=asked)
        assert found == [("gate-waiver", "warning"), ("gate-waiver", "warning")]

    def test_the_truth_can_be_asked_for(self) -> None:
        assert ruled([duty()], waivers={ID: {**WAIVER, "expires": "2027-12-31"}}, heed=False) == [("2", "error")]

    def test_no_verdict_heeds_one(self) -> None:
        with_, _ = judged([duty()], waivers={ID: {**WAIVER, "expires": "2027-12-31"}})
        without, _ = judged([duty()])
        assert with_.results == without.results
        assert [waiver.state for waiver in with_.waivers] == ["active"]


class TestBaseline:
    TREE = ({"all_of": [{"type": "notula"}, {"type": "hadir"}]},)

    def made(self, *items: Any) -> Any:
        from small_law import obligation

        return judged([obligation(YEARLY, self.TREE[0], id=ID)], *items)

    def test_a_known_gap_passes_and_a_new_one_fails(self) -> None:
        before, _ = judged([duty()])
        baseline = updated(before, Baseline(), add=True)
        assert ruled([duty(), duty(3, kind="hadir")], baseline=baseline) == [("3", "error"), ("2", "notice")]

    def test_a_gap_that_got_worse_fails(self) -> None:
        half, _ = self.made(item("notula", "2026-11-01"))
        none, own = self.made()
        baseline = updated(half, Baseline(), add=True)
        assert hold(none, baseline).standings == {(ID, "city"): "worse"}
        assert hold(half, updated(none, Baseline(), add=True)).standings == {(ID, "city"): "known"}
        assert [found.severity for found in rule(none, Policy(), [own], baseline).findings] == ["error"]

    def test_what_was_closed_is_told_and_removed_and_nothing_is_added(self) -> None:
        open_, _ = judged([duty(), duty(3, kind="hadir")])
        baseline = updated(open_, Baseline(), add=True)
        closed, own = judged([duty(), duty(3, kind="hadir"), duty(4, kind="laporan")], item("notula", "2026-11-01"))
        found = [(f.code, f.severity) for f in rule(closed, Policy(), [own], baseline).findings]
        assert ("gate-baseline", "notice") in found
        shrunk = updated(closed, baseline, add=False)
        assert [entry.obligation for entry in shrunk.entries] == ["chp_I__art_3"]

    def test_it_is_read_back_as_written(self, tmp_path: Any) -> None:
        assessment, _ = judged([duty(), duty(3, kind="hadir")])
        for baseline in (Baseline(), updated(assessment, Baseline(), add=True)):
            path = tmp_path / "acuan.json"
            path.write_bytes(write_baseline(baseline))
            assert read_baseline(path) == baseline


def test_a_finding_stands_at_the_nearest_document_else_at_the_items() -> None:
    assessment, own = judged([duty(), duty(3, kind="hadir")], item("notula", "2024-11-01"))
    made = {found.code: (found.file, found.line) for found in rule(assessment, Policy(), [own]).findings}
    assert made == {"chp_I__art_2": ("bundle.yaml", 1), "chp_I__art_3": ("bundle.yaml", 7)}


def test_a_finding_is_the_same_one_wherever_it_stands() -> None:
    def prints(*items: Any) -> list[str | None]:
        assessment, own = judged([duty()], *items)
        return [found.fingerprint for found in rule(assessment, Policy(), [own]).findings]

    assert prints() == prints(item("notula", "2024-11-01"))


def test_proof_that_soon_grows_too_old_warns() -> None:
    met = item("notula", "2026-01-10")
    assert ruled([duty(2, HABIT)], met, expiring_days=9) == []
    assert ruled([duty(2, HABIT)], met, expiring_days=10) == [("2", "warning")]
