"""Verdicts, kind of deadline by kind of deadline. Every name is a sentence of ``docs/verdicts``."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_law import AT, item, judge, obligation

from perda_rules.assessment.deadlines import Period
from perda_rules.assessment.models import VERDICTS, Result

LEAF = {"type": "keputusan", "where": {"forum": "dewan"}}
TEXT = {"source": "text"}
ONCE = {"kind": "once", "length": "P6M", **TEXT}  # from 2025-06-01: due 2025-12-01
MONTHLY = {"kind": "recurring", "per": "P1M", **TEXT}
YEARLY = {"kind": "continuous", "length": "P1Y", **TEXT}
HABIT = {"kind": "continuous", "source": "interpretation", "practice": "dokumen"}


def decree(day: str, **more: Any) -> Any:
    return item("keputusan", day, attributes={"forum": "dewan", **more.pop("attributes", {})}, **more)


def meeting(day: str, kind: str = "notula", **more: Any) -> Any:
    return item(kind, day, attributes={"forum": "tim", "tanggal-rapat": day}, **more)


def codes(result: Result) -> set[str]:
    return {reason.code for reason in result.reasons}


class TestOnce:
    def test_a_document_in_time_meets_it(self) -> None:
        result = judge(obligation(ONCE, LEAF), decree("2025-10-10"))
        assert (result.verdict, result.due, result.overdue_days) == ("met", date(2025, 12, 1), 0)

    def test_the_due_day_still_counts(self) -> None:
        assert judge(obligation(ONCE, LEAF), decree("2025-12-01")).verdict == "met"
        assert judge(obligation(ONCE, LEAF), decree("2025-12-02")).verdict == "late"

    def test_nothing_before_the_due_day_is_not_due_and_after_it_unmet_and_overdue(self) -> None:
        assert judge(obligation(ONCE, LEAF), at=date(2025, 12, 1)).verdict == "not_due"
        result = judge(obligation(ONCE, LEAF), at=date(2025, 12, 3))
        assert (result.verdict, result.overdue_days) == ("unmet", 2)

    def test_it_stays_met_though_the_document_has_since_expired(self) -> None:
        expired = decree("2025-10-10", attributes={"berlaku-sampai": "2026-03-31"})
        assert judge(obligation(ONCE, LEAF), expired).verdict == "met"

    def test_unless_the_duty_asks_that_it_still_be_valid(self) -> None:
        expired = decree("2025-10-10", attributes={"berlaku-sampai": "2026-12-30"})
        result = judge(obligation({**ONCE, "still_valid": True}, LEAF), expired)
        assert result.verdict == "stale"
        assert codes(result) == {"expired_on"}
        lasting = decree("2025-10-10", attributes={"berlaku-sampai": "2026-12-31"})
        assert judge(obligation({**ONCE, "still_valid": True}, LEAF), lasting).verdict == "met"

    def test_a_document_in_time_that_was_renewed_since_is_not_late(self) -> None:
        first = decree("2025-10-10", attributes={"berlaku-sampai": "2026-03-31"})
        renewed = decree("2026-03-20", attributes={"berlaku-sampai": "2027-03-31"})
        assert judge(obligation({**ONCE, "still_valid": True}, LEAF), first, renewed).verdict == "met"
        assert judge(obligation({**ONCE, "still_valid": True}, LEAF), renewed).verdict == "late"

    def test_what_expired_before_the_due_day_is_not_due_again(self) -> None:
        expired = decree("2025-06-10", attributes={"berlaku-sampai": "2025-07-31"})
        duty = obligation({**ONCE, "still_valid": True}, LEAF)
        assert judge(duty, expired, at=date(2025, 12, 1)).verdict == "not_due"
        stale = judge(duty, expired, at=date(2025, 12, 2))
        assert (stale.verdict, stale.overdue_days) == ("stale", (date(2025, 12, 2) - date(2025, 7, 31)).days)

    def test_before_entry_into_force_it_is_not_due_but_met_where_it_is_done_already(self) -> None:
        assert judge(obligation(ONCE, LEAF), in_force=None).verdict == "not_due"
        assert judge(obligation(ONCE, LEAF), decree("2025-10-10"), in_force=None).verdict == "met"

    def test_before_entry_into_force_what_follows_another_duty_waits_with_it(self) -> None:
        first = obligation(ONCE, LEAF, id="chp_I__art_3", action="Lain")
        after = obligation({"kind": "once", "from": "chp_I__art_3", "length": "P1M", **TEXT}, LEAF)
        assert judge(after, others=(first,), in_force=None).verdict == "not_due"

    def test_without_a_length_it_is_asked_for_even_before_entry_into_force(self) -> None:
        open_ended = obligation({"kind": "once", **TEXT}, LEAF)
        assert judge(open_ended, in_force=None).verdict == "unmet"
        assert judge(open_ended).overdue_days == 0

    def test_a_part_of_the_documents_after_the_due_day_is_partial_and_overdue(self) -> None:
        two = {"all_of": [LEAF, {"type": "notula", "where": {"forum": "tim"}}]}
        result = judge(obligation(ONCE, two), decree("2025-10-10"))
        assert (result.verdict, result.done, result.of, result.overdue_days) == ("partial", 1, 2, 395)

    def test_it_may_start_from_another_duty(self) -> None:
        first = obligation(ONCE, LEAF, id="chp_I__art_3", action="Lain")
        after = obligation({"kind": "once", "from": "chp_I__art_3", "length": "P1M", **TEXT}, LEAF)
        assert judge(after, decree("2026-01-01"), others=(first,)).verdict == "met"
        assert judge(after, decree("2026-01-02"), others=(first,)).verdict == "late"

    def test_a_start_that_we_gave_it_makes_lateness_an_interpretation(self) -> None:
        duty = obligation({**ONCE, "start_source": "interpretation"}, LEAF)
        result = judge(duty, decree("2026-03-01"))
        assert result.verdict == "late"
        assert result.reading is not None
        assert result.reading.decisive


class TestRecurring:
    def test_every_month_is_asked_for_anew(self) -> None:
        months = [meeting(f"2026-{month:02d}-10") for month in range(1, 13)]
        duty = obligation(MONTHLY, {"type": "notula", "where": {"forum": "tim"}})
        assert judge(duty, *months).verdict == "met"
        result = judge(duty, *months[:5], *months[6:])
        assert (result.verdict, result.done, result.of) == ("partial", 11, 12)
        assert [w.state for w in result.windows].count("missing") == 1
        assert result.overdue_days == (AT - date(2026, 6, 30)).days

    def test_a_window_is_due_on_its_last_day_and_met_as_soon_as_it_is_satisfied(self) -> None:
        duty = obligation(MONTHLY, {"type": "notula"})
        january = meeting("2026-01-10")
        assert judge(duty, at=date(2026, 1, 30)).verdict == "not_due"
        assert judge(duty, at=date(2026, 1, 31)).verdict == "unmet"
        assert judge(duty, january, at=date(2026, 1, 15)).verdict == "met"

    def test_twice_a_year_is_not_once_each_half_year(self) -> None:
        duty = obligation({"kind": "recurring", "at_least": 2, "per": "P1Y", **TEXT}, {"type": "notula"})
        assert judge(duty, meeting("2026-01-10"), meeting("2026-02-10")).verdict == "met"
        once = judge(duty, meeting("2026-01-10"))
        assert (once.verdict, once.windows[0].have) == ("partial", 1)

    def test_a_body_cannot_meet_before_it_must_exist(self) -> None:
        formation = obligation(ONCE, LEAF, id="chp_I__art_3", action="Bentuk")
        duty = obligation({**MONTHLY, "starts_after": "chp_I__art_3"}, {"type": "notula"})
        period = Period(date(2025, 6, 1), date(2026, 2, 28))
        result = judge(duty, at=date(2026, 2, 28), period=period, others=(formation,))
        assert [w.start for w in result.windows] == [date(2026, 1, 1), date(2026, 2, 1)]

    def test_windows_before_entry_into_force_do_not_count(self) -> None:
        result = judge(obligation(MONTHLY, {"type": "notula"}), in_force=date(2026, 10, 2))
        assert result.of == 2

    def test_no_whole_window_in_the_period_is_not_due(self) -> None:
        result = judge(obligation(MONTHLY, {"type": "notula"}), period=Period(date(2026, 1, 2), date(2026, 1, 31)))
        assert (result.verdict, codes(result)) == ("not_due", {"no_window"})

    def test_before_a_day_of_entry_into_force_no_window_is_due(self) -> None:
        result = judge(obligation(MONTHLY, {"type": "notula"}), in_force=date(2027, 6, 1))
        assert (result.verdict, codes(result)) == ("not_due", {"before_force"})

    def test_minutes_and_attendance_must_be_of_the_same_meeting(self) -> None:
        pair = {"all_of": [{"type": "notula"}, {"type": "hadir"}], "same": ["forum", "tanggal-rapat"]}
        duty = obligation({"kind": "recurring", "per": "P1Y", **TEXT}, pair)
        assert judge(duty, meeting("2026-03-01"), meeting("2026-03-01", "hadir")).verdict == "met"
        assert judge(duty, meeting("2026-03-01"), meeting("2026-03-02", "hadir")).verdict == "partial"

    def test_two_meetings_are_two_pairs(self) -> None:
        pair = {"all_of": [{"type": "notula"}, {"type": "hadir"}], "same": ["tanggal-rapat"]}
        duty = obligation({"kind": "recurring", "at_least": 2, "per": "P1Y", **TEXT}, pair)
        both = [meeting(d, k) for d in ("2026-03-01", "2026-04-01") for k in ("notula", "hadir")]
        assert judge(duty, *both).verdict == "met"
        assert judge(duty, *both[:3]).verdict == "partial"

    def test_two_records_of_one_day_are_one_event(self) -> None:
        duty = obligation({"kind": "recurring", "at_least": 2, "per": "P1Y", **TEXT}, {"type": "notula"})
        result = judge(duty, meeting("2026-03-01"), meeting("2026-03-01"))
        assert (result.verdict, result.windows[0].have) == ("partial", 1)

    def test_minutes_and_attendance_of_one_meeting_are_no_two_meetings_where_either_is_enough(self) -> None:
        either = {"any_of": [{"type": "notula"}, {"type": "hadir"}]}
        duty = obligation({"kind": "recurring", "at_least": 2, "per": "P1Y", **TEXT}, either)
        assert judge(duty, meeting("2026-03-01"), meeting("2026-03-01", "hadir")).verdict == "partial"
        assert judge(duty, meeting("2026-03-01"), meeting("2026-04-01", "hadir")).verdict == "met"

    def test_two_meetings_of_one_forum_are_two_though_only_the_forum_pairs_their_documents(self) -> None:
        pair = {"all_of": [{"type": "notula"}, {"type": "hadir"}], "same": ["forum"]}
        duty = obligation({"kind": "recurring", "at_least": 2, "per": "P1Y", **TEXT}, pair)
        both = [meeting(d, k) for d in ("2026-03-01", "2026-04-01") for k in ("notula", "hadir")]
        assert judge(duty, *both).verdict == "met"
        assert judge(duty, *both[:3]).verdict == "partial"

    def test_the_day_of_the_meeting_decides_and_not_that_of_its_minutes(self) -> None:
        late_minutes = item("notula", "2026-02-03", attributes={"forum": "tim", "tanggal-rapat": "2026-01-31"})
        result = judge(obligation(MONTHLY, {"type": "notula"}), late_minutes, at=date(2026, 2, 5))
        assert result.windows[0].state == "met"

    def test_a_vague_word_makes_at_worst_a_partial_verdict_where_there_is_evidence(self) -> None:
        vague = {"kind": "recurring", "source": "interpretation", "term": "berkala"}
        old = meeting("2024-03-01")
        result = judge(obligation(vague, {"type": "notula"}), old)
        assert result.verdict == "partial"
        assert result.reading is not None
        assert result.reading.decisive
        assert (
            judge(obligation({"kind": "recurring", "per": "P1Y", **TEXT}, {"type": "notula"}), old).verdict == "unmet"
        )
        assert judge(obligation(vague, {"type": "notula"})).verdict == "unmet"

    def test_the_strict_profile_takes_the_shorter_length(self) -> None:
        vague = {"kind": "recurring", "source": "interpretation", "term": "berkala"}
        one = meeting("2026-03-01")
        assert judge(obligation(vague, {"type": "notula"}), one).of == 1
        assert judge(obligation(vague, {"type": "notula"}), one, strict=True).of == 4


class TestContinuous:
    def test_the_newest_document_may_be_exactly_as_old_as_the_length(self) -> None:
        assert judge(obligation(YEARLY, LEAF), decree("2025-12-31")).verdict == "met"

    def test_older_by_the_text_is_stale(self) -> None:
        result = judge(obligation(YEARLY, LEAF), decree("2025-12-30"))
        assert (result.verdict, result.overdue_days) == ("stale", 1)

    def test_of_alternatives_the_newest_one_says_since_when_it_is_overdue(self) -> None:
        either = {"any_of": [LEAF, {"type": "notula"}]}
        result = judge(obligation(YEARLY, either), decree("2020-01-01"), meeting("2025-12-29"))
        assert (result.verdict, result.overdue_days) == ("stale", 2)

    def test_a_pair_that_has_aged_is_overdue_since_then_though_single_documents_are_newer(self) -> None:
        pair = {"all_of": [{"type": "notula"}, {"type": "hadir"}], "same": ["tanggal-rapat"]}
        old = [meeting("2025-12-29"), meeting("2025-12-29", "hadir")]
        result = judge(obligation(YEARLY, pair), *old, meeting("2026-06-01"), meeting("2026-06-02", "hadir"))
        assert (result.verdict, result.overdue_days, codes(result)) == ("stale", 2, {"too_old"})

    def test_what_lacks_its_other_half_is_not_complete_for_having_once_been_valid(self) -> None:
        expired = decree("2026-06-01", attributes={"berlaku-sampai": "2026-07-01"})
        two = {"all_of": [LEAF, {"type": "notula"}]}
        result = judge(obligation(HABIT, two), expired)
        assert (result.verdict, codes(result)) == ("unmet", {"expired_on", "none_found"})

    def test_of_two_documents_the_one_that_expired_first_says_since_when_it_is_overdue(self) -> None:
        two = {"all_of": [LEAF, {"type": "keputusan", "where": {"forum": "tim"}}]}
        first = decree("2026-01-01", attributes={"berlaku-sampai": "2026-06-30"})
        second = decree("2026-01-01", attributes={"forum": "tim", "berlaku-sampai": "2026-09-30"})
        result = judge(obligation(HABIT, two), first, second)
        assert (result.verdict, result.overdue_days) == ("stale", (AT - date(2026, 6, 30)).days)

    def test_older_by_an_interpretation_is_partial_and_says_so(self) -> None:
        result = judge(obligation(HABIT, LEAF), decree("2025-12-30"))
        assert result.verdict == "partial"
        assert result.reading is not None
        assert result.reading.decisive
        assert codes(result) == {"too_old"}

    def test_past_its_own_last_day_is_stale_whatever_the_deadline(self) -> None:
        expired = decree("2026-06-01", attributes={"berlaku-sampai": "2026-11-30"})
        assert judge(obligation(HABIT, LEAF), expired).verdict == "stale"

    def test_the_usual_life_of_a_document_is_habit_so_outliving_it_is_partial(self) -> None:
        duty = obligation({"kind": "none"}, {"type": "laporan"})
        assert judge(duty, item("laporan", "2025-12-31")).verdict == "met"
        result = judge(duty, item("laporan", "2025-12-30"))
        assert result.verdict == "partial"
        assert result.reading is not None
        assert result.reading.entry == "validity"

    def test_no_evidence_at_all_is_unmet_whatever_the_deadline(self) -> None:
        for deadline in (YEARLY, HABIT, {"kind": "none"}):
            assert judge(obligation(deadline, LEAF)).verdict == "unmet"


class TestWhatAFileProves:
    def test_a_draft_satisfies_a_duty_to_prepare_but_never_one_to_stipulate(self) -> None:
        draft = decree("2026-06-01", status="draf")
        assert judge(obligation(YEARLY, LEAF), draft).verdict == "unmet"
        assert judge(obligation(YEARLY, {**LEAF, "status": "draf"}), draft).verdict == "met"

    def test_an_item_that_is_only_listed_proves_nothing_by_default(self) -> None:
        listed = decree("2026-06-01", level="declared")
        assert judge(obligation(YEARLY, LEAF), listed).verdict == "unmet"
        assert judge(obligation(YEARLY, {**LEAF, "level": "declared"}), listed).verdict == "met"

    def test_a_demand_for_a_digest_is_not_met_by_a_mere_file(self) -> None:
        assert judge(obligation(YEARLY, {**LEAF, "level": "intact"}), decree("2026-06-01")).verdict == "unmet"

    def test_a_document_from_after_the_day_of_the_assessment_does_not_count_yet(self) -> None:
        assert judge(obligation(YEARLY, LEAF), decree("2026-06-02"), at=date(2026, 6, 1)).verdict == "unmet"

    def test_some_of_the_content_parts_make_it_partial_with_their_number(self) -> None:
        parts = {**LEAF, "memuat": ["kemajuan", "kendala"]}
        result = judge(obligation(YEARLY, parts), decree("2026-06-01", memuat={"kemajuan": 1}))
        assert (result.verdict, result.done, result.of) == ("partial", 1, 2)
        assert judge(obligation(YEARLY, parts), decree("2026-06-01")).verdict == "unmet"

    def test_a_part_whose_place_is_not_in_the_file_does_not_count(self) -> None:
        parts = {**LEAF, "memuat": ["kemajuan", "kendala"]}
        full = {"kemajuan": 1, "kendala": 9}
        result = judge(obligation(YEARLY, parts), decree("2026-06-01", memuat=full, unplaced=("kendala",)))
        assert result.verdict == "partial"
        (near,) = [leaf.near for leaf in result.leaves]
        assert near is not None
        assert [reason.code for reason in near.failed] == ["part_unplaced"]

    def test_the_same_file_handed_in_twice_is_one_document(self) -> None:
        two = obligation(YEARLY, {**LEAF, "min": 2})
        first = decree("2026-06-01", digest="a" * 64)
        assert judge(two, first, decree("2026-06-01", digest="b" * 64)).verdict == "met"
        again = judge(two, first, decree("2026-06-01", digest="a" * 64))
        assert (again.verdict, again.done, again.of, codes(again)) == ("partial", 1, 2, {"too_few"})

    def test_some_of_the_documents_asked_for_make_it_partial_with_their_number(self) -> None:
        three = {**LEAF, "min": 3}
        two = [decree("2026-06-01"), decree("2026-07-01")]
        for deadline in (YEARLY, HABIT, {"kind": "none"}, ONCE):
            result = judge(obligation(deadline, three), *two)
            assert (result.verdict, result.done, result.of) == ("partial", 2, 3)
        beside = judge(obligation(YEARLY, {"all_of": [three, {"type": "notula"}]}), *two)
        assert (beside.verdict, beside.done, beside.of) == ("partial", 0, 2)

    def test_an_item_serves_only_the_duties_that_it_claims_where_it_claims_any(self) -> None:
        assert judge(obligation(YEARLY, LEAF), decree("2026-06-01", claims=["chp_I__art_5"])).verdict == "unmet"
        assert judge(obligation(YEARLY, LEAF), decree("2026-06-01", claims=["chp_I__art_2"])).verdict == "met"

    def test_the_near_miss_is_the_item_that_lacks_least(self) -> None:
        demand = {"type": "keputusan", "where": {"forum": "dewan", "nomor-perubahan": "7"}}
        far = item("keputusan", "2026-06-01", id="far")
        near = decree("2026-06-01", id="near")
        result = judge(obligation(YEARLY, demand), far, near)
        miss = result.leaves[0].near
        assert miss is not None
        assert miss.item == "dinas/near"
        assert [reason.code for reason in miss.failed] == ["clause_failed"]


class TestWithin:
    """A leaf may itself ask that its document be young."""

    YOUNG: ClassVar[dict[str, Any]] = {**LEAF, "within": "P3M"}

    @pytest.mark.parametrize("deadline", [YEARLY, HABIT, {"kind": "none"}, ONCE], ids=lambda d: str(d["kind"]))
    def test_an_older_document_is_named_with_the_length_that_the_leaf_gives(self, deadline: dict[str, Any]) -> None:
        assert judge(obligation(deadline, self.YOUNG), decree("2026-09-30")).verdict in ("met", "late")
        result = judge(obligation(deadline, self.YOUNG), decree("2026-09-29"))
        (near,) = [leaf.near for leaf in result.leaves]
        assert near is not None
        assert result.verdict == "unmet"
        for (reason,) in (result.reasons, near.failed):
            assert (reason.code, reason.labels["length"].en) == ("too_old", "3 months")

    def test_in_a_window_the_age_counts_from_its_end(self) -> None:
        duty = obligation({"kind": "recurring", "per": "P1Y", **TEXT}, {"type": "notula", "within": "P1M"})
        assert judge(duty, meeting("2026-11-30")).verdict == "met"
        result = judge(duty, meeting("2026-11-29"))
        assert (result.verdict, codes(result)) == ("unmet", {"windows_short", "too_old"})

    def test_a_second_copy_is_named_as_one(self) -> None:
        first, again = (decree("2026-06-01", digest="a" * 64) for _ in range(2))
        result = judge(obligation(YEARLY, {**LEAF, "min": 2}), first, again)
        (near,) = [leaf.near for leaf in result.leaves]
        assert near is not None
        assert (near.item, near.failed[0].code) == (f"dinas/{again.item.id}", "counted_already")


class TestContext:
    DUTY = obligation(YEARLY, LEAF, applies_when=[{"fact": "alih-daya"}])

    def test_an_unknown_fact_needs_a_person(self) -> None:
        assert judge(self.DUTY, decree("2026-06-01")).verdict == "needs_review"

    def test_what_is_not_due_yet_asks_nobody_whether_it_applies(self) -> None:
        later = obligation(ONCE, LEAF, applies_when=[{"fact": "alih-daya"}])
        assert judge(later, at=date(2025, 11, 1)).verdict == "not_due"
        assert judge(later, at=date(2025, 12, 2)).verdict == "needs_review"

    def test_a_fact_that_holds_makes_the_duty_apply(self) -> None:
        assert judge(self.DUTY, decree("2026-06-01"), context={"alih-daya": {"value": True}}).verdict == "met"

    def test_a_fact_that_excludes_needs_a_reason(self) -> None:
        bare = judge(self.DUTY, context={"alih-daya": {"value": False}})
        assert (bare.verdict, codes(bare)) == ("needs_review", {"context_without_reason"})
        reasoned = judge(self.DUTY, context={"alih-daya": {"value": False, "reason": "dikelola sendiri"}})
        assert reasoned.verdict == "not_applicable"

    def test_a_term_that_a_person_must_fill_needs_one_where_there_is_evidence(self) -> None:
        duty = obligation({"kind": "once", "source": "interpretation", "term": "ditentukan"}, LEAF)
        assert judge(duty, decree("2026-06-01")).verdict == "needs_review"
        assert judge(duty).verdict == "unmet"


class TestTriggered:
    DEADLINE: ClassVar[dict[str, Any]] = {
        "kind": "triggered", **TEXT, "length": "P3D",
        "events": {"type": "register", "rows": True, "where": {"darurat": True}, "date": "tanggal", "key": "nomor"},
        "response": {"where": {"otorisasi": {"exists": True}}, "date": "tanggal-otorisasi"},
        "nil": {"type": "nihil", "where": {"forum": "perubahan"}},
    }  # fmt: skip
    DUTY = obligation(DEADLINE, None)

    @staticmethod
    def row(number: str, day: str, answered: str | None, *, urgent: bool = True) -> dict[str, Any]:
        answer = {"otorisasi": "kepala", "tanggal-otorisasi": answered} if answered else {}
        return {"nomor": number, "tanggal": day, "darurat": urgent, **answer}

    def changes(self, *rows: dict[str, Any]) -> Any:
        return item("register", "2026-12-01", rows=list(rows))

    def test_every_event_answered_in_time_meets_it(self) -> None:
        result = judge(
            self.DUTY,
            self.changes(self.row("1", "2026-03-01", "2026-03-04"), self.row("2", "2026-05-01", "2026-05-01")),
        )
        assert (result.verdict, result.done, result.of) == ("met", 2, 2)

    def test_one_unanswered_event_makes_it_partial_and_none_answered_unmet(self) -> None:
        result = judge(
            self.DUTY, self.changes(self.row("1", "2026-03-01", "2026-03-02"), self.row("2", "2026-05-01", None))
        )
        assert (result.verdict, result.done, result.of) == ("partial", 1, 2)
        assert judge(self.DUTY, self.changes(self.row("2", "2026-05-01", None))).verdict == "unmet"

    def test_an_answer_after_its_time_is_late_and_one_before_the_event_is_none(self) -> None:
        assert judge(self.DUTY, self.changes(self.row("1", "2026-03-01", "2026-03-05"))).verdict == "late"
        assert judge(self.DUTY, self.changes(self.row("1", "2026-03-01", "2026-02-28"))).verdict == "unmet"

    def test_only_rows_of_the_register_that_is_meant_are_events(self) -> None:
        events = {**self.DEADLINE["events"], "register": {"forum": "perubahan"}}
        duty = obligation({**self.DEADLINE, "events": events}, None)
        rows = [self.row("1", "2026-03-01", None)]
        meant = item("register", "2026-12-01", rows=rows, attributes={"forum": "perubahan"})
        other = item("register", "2026-12-01", rows=rows, attributes={"forum": "insiden"})
        assert judge(duty, meant).verdict == "unmet"
        assert (judge(duty, other).verdict, codes(judge(duty, other))) == ("needs_review", {"no_event"})

    def test_rows_that_are_no_events_ask_for_nothing(self) -> None:
        calm = self.changes(self.row("1", "2026-03-01", None, urgent=False))
        assert judge(self.DUTY, calm).verdict == "needs_review"

    def test_silence_is_not_compliance_but_a_signed_nil_declaration_is(self) -> None:
        assert judge(self.DUTY).verdict == "needs_review"
        nil = item("nihil", "2026-12-20", attributes={"forum": "perubahan"})
        assert judge(self.DUTY, nil).verdict == "met"

    def test_before_a_day_of_entry_into_force_no_event_asks_for_anything(self) -> None:
        event = self.changes(self.row("1", "2026-03-01", None))
        for items in ((), (event,)):
            result = judge(self.DUTY, *items, in_force=date(2027, 6, 1))
            assert (result.verdict, codes(result)) == ("not_due", {"before_force"})

    def test_a_nil_declaration_signed_before_its_own_time_is_over_declares_nothing(self) -> None:
        deadline = {**self.DEADLINE, "nil": {"type": "notula", "where": {"forum": "perubahan"}}}
        duty = obligation(deadline, None)
        said = {"forum": "perubahan", "tanggal-rapat": "2026-12-30"}
        assert judge(duty, item("notula", "2026-12-30", attributes=said)).verdict == "met"
        early = judge(duty, item("notula", "2026-01-02", attributes=said))
        assert (early.verdict, codes(early)) == ("needs_review", {"nil_early"})

    @pytest.mark.parametrize(
        ("spans", "silent"),
        [
            ([("2026-01-01", "2026-12-31")], None),
            ([("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-31")], None),
            ([("2026-07-01", "2026-12-31"), ("2025-12-01", "2026-08-01")], None),
            ([("2026-12-30", "2026-12-31")], ("2026-01-01", "2026-12-29")),
            ([("2026-01-01", "2026-12-20")], ("2026-12-21", "2026-12-31")),
            ([("2026-01-01", "2026-03-31"), ("2026-05-01", "2026-12-31")], ("2026-04-01", "2026-04-30")),
        ],
    )
    def test_a_nil_declaration_speaks_only_of_its_own_time(
        self, spans: list[tuple[str, str]], silent: tuple[str, str] | None
    ) -> None:
        duty = obligation({**self.DEADLINE, "nil": {"type": "nihil-masa"}}, None)
        declared = [
            item("nihil-masa", "2026-12-31", attributes={"tanggal-rapat": start, "berlaku-sampai": end})
            for start, end in spans
        ]
        result = judge(duty, *declared)
        if silent is None:
            assert result.verdict == "met"
            return
        assert (result.verdict, codes(result)) == ("needs_review", {"nil_silent"})
        assert tuple(day.isoformat() for day in result.reasons[0].dates.values()) == silent

    def test_an_event_whose_time_is_not_over_is_pending(self) -> None:
        fresh = item("register", "2026-12-30", rows=[self.row("1", "2026-12-30", None)])
        assert judge(self.DUTY, fresh).verdict == "not_due"

    @pytest.mark.parametrize(
        "hollow",
        [{"status": "draf"}, {"day": "2027-01-01"}, {"claims": ["chp_I__art_5"]}],
        ids=["draft", "future", "claimed elsewhere"],
    )
    def test_a_register_that_would_satisfy_no_leaf_answers_no_event_either_though_its_events_count(
        self, hollow: dict[str, Any]
    ) -> None:
        rows = [self.row("1", "2026-03-01", "2026-03-02")]
        register = item("register", **{"day": "2026-12-01", **hollow}, rows=rows)
        nil = item("nihil", "2026-12-20", attributes={"forum": "perubahan"})
        result = judge(self.DUTY, register, nil)
        assert (result.verdict, result.done, result.of) == ("unmet", 0, 1)
        assert codes(result) == {"event_unanswered", "answer_refused"}

    @pytest.mark.parametrize(
        "hollow",
        [{"status": "draf"}, {"day": "2027-01-01"}, {"claims": ["chp_I__art_5"]}],
        ids=["draft", "future", "claimed elsewhere"],
    )
    def test_a_document_that_would_satisfy_no_leaf_answers_nothing(self, hollow: dict[str, Any]) -> None:
        response = {"type": "otorisasi", "key": "nomor-perubahan", "date": "tanggal-rapat"}
        duty = obligation({**self.DEADLINE, "response": response}, None)
        event = self.changes(self.row("7", "2026-03-01", None))
        said = {"nomor-perubahan": "7", "tanggal-rapat": "2026-03-02"}
        assert judge(duty, event, item("otorisasi", "2026-03-02", attributes=said)).verdict == "met"
        answer = item("otorisasi", **{"day": "2026-03-02", **hollow}, attributes=said)
        assert judge(duty, event, answer).verdict == "unmet"

    def test_a_wrong_file_hides_no_event(self) -> None:
        register = self.changes(self.row("1", "2026-03-01", None)).model_copy(update={"level": "declared"})
        nil = item("nihil", "2026-12-20", attributes={"forum": "perubahan"})
        assert judge(self.DUTY, register, nil).verdict == "unmet"

    def test_a_time_that_a_person_must_set_needs_one_where_there_is_an_answer(self) -> None:
        open_time = {**self.DEADLINE, "source": "interpretation", "term": "ditentukan", "length": None}
        answered, silent = self.row("1", "2026-03-01", "2026-11-02"), self.row("1", "2026-03-01", None)
        assert judge(obligation(open_time, None), self.changes(answered)).verdict == "needs_review"
        assert judge(obligation(open_time, None), self.changes(silent)).verdict == "unmet"

    def test_what_is_accepted_is_the_document_that_answers(self) -> None:
        duty = obligation({**self.DEADLINE, "response": {"type": "otorisasi", "key": "nomor-perubahan"}}, None)
        answer = item("otorisasi", "2026-03-02", attributes={"nomor-perubahan": "7"}, id="jawaban")
        result = judge(duty, self.changes(self.row("7", "2026-03-01", None)), answer)
        assert result.accepted == ("dinas/jawaban",)

    def test_a_response_may_be_a_document_that_names_the_event(self) -> None:
        deadline = {**self.DEADLINE, "response": {"type": "otorisasi", "key": "nomor-perubahan"}}
        duty = obligation(deadline, None)
        event = self.changes(self.row("7", "2026-03-01", None))
        answer = item("otorisasi", "2026-03-02", attributes={"nomor-perubahan": "7"})
        assert judge(duty, event, answer).verdict == "met"
        assert (
            judge(duty, event, item("otorisasi", "2026-03-02", attributes={"nomor-perubahan": "8"})).verdict == "unmet"
        )


RANK = {"unmet": 0, "stale": 1, "partial": 1, "late": 2, "met": 3}
"""What was complete and has aged is neither better nor worse than what is fresh and incomplete."""
DEMANDS = [
    LEAF,
    {"all_of": [LEAF, {"type": "notula"}]},
    {"any_of": [LEAF, {"type": "notula"}]},
    {"min_of": 2, "of": [LEAF, {"type": "notula"}, {"type": "hadir"}]},
    {"all_of": [{"type": "notula"}, {"type": "hadir"}], "same": ["tanggal-rapat"]},
]
dates = st.dates(date(2025, 1, 1), date(2027, 3, 1)).map(str)
evidence = st.lists(
    st.one_of(
        st.builds(decree, dates),
        st.builds(meeting, dates),
        st.builds(lambda day: meeting(day, "hadir"), dates),
    ),
    max_size=6,
)


@pytest.mark.parametrize("deadline", [ONCE, MONTHLY, YEARLY, HABIT, {"kind": "none"}], ids=lambda d: str(d["kind"]))
@given(
    items=evidence, more=evidence, demand=st.sampled_from(DEMANDS), at=st.dates(date(2026, 1, 1), date(2026, 12, 31))
)
def test_more_evidence_never_worsens_a_verdict(
    deadline: dict[str, Any], items: list[Any], more: list[Any], demand: dict[str, Any], at: date
) -> None:
    duty = obligation(deadline, demand)
    before, after = judge(duty, *items, at=at), judge(duty, *items, *more, at=at)
    assert before.verdict in VERDICTS
    if before.verdict == "not_due" or after.verdict == "not_due":
        # Nothing is due yet: what is handed in early can only be counted as done.
        assert (
            after.verdict in ("not_due", "met", "partial")
            if deadline is MONTHLY
            else after.verdict in ("not_due", "met")
        )
    else:
        assert RANK[after.verdict] >= RANK[before.verdict]
