"""What the inspectorate decides stands beside what the rules found, holds from its day to its last, and is listed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, judge, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.judgements import Bench, Judgement, read_judgements
from perda_rules.assessment.models import VERDICTS, Assessment
from perda_rules.engine.native import NativeMatcher
from perda_rules.errors import InputError
from perda_rules.language import LANGUAGES
from perda_rules.messages import say_problem

DUTY = "chp_I__art_2"
LEAF = {"type": "keputusan", "where": {"forum": "dewan"}}
YEARLY = {"kind": "continuous", "source": "text", "length": "P1Y"}
OPEN = {"kind": "once", "source": "interpretation", "term": "ditentukan"}
HABIT = {"kind": "continuous", "source": "interpretation", "practice": "dokumen"}
JUDGEMENT: TypeAdapter[Judgement] = TypeAdapter(Judgement)


def decided(kind: str, id_: str = "k-1", day: str = "2026-06-01", **more: Any) -> Judgement:
    if kind not in ("accept_item", "reject_item"):
        more = {"obligation": DUTY, **more}
    return JUDGEMENT.validate_python(
        {"id": id_, "kind": kind, "reason": "Dibaca", "author": "Inspektorat", "date": date.fromisoformat(day), **more}
    )


def accepted(key: str = "a", **more: Any) -> Judgement:
    return decided("accept_item", item=f"dinas/{key}", **more)


def refused(key: str = "a", **more: Any) -> Judgement:
    return decided("reject_item", item=f"dinas/{key}", **more)


def decree(forum: str | None = "dewan", day: str = "2026-05-01", id_: str = "a", **more: Any) -> Any:
    return item("keputusan", day, id=id_, attributes={"forum": forum} if forum else {}, **more)


def audit(duties: list[Any], items: list[Any], *judgements: Judgement, at: date = AT) -> Assessment:
    request = Request(at=at, period=YEAR, in_force_from=FORCE, judgements=judgements)
    return assess(corpus(*duties), TYPES, [bundle(*items)], NativeMatcher(), request)


def ids(decisions: Any) -> list[str]:
    return [decision.id for decision in decisions]


class TestAnAcceptedDocument:
    def test_is_taken_to_say_what_is_asked_of_it_and_makes_the_basis_verified(self) -> None:
        duty = obligation(YEARLY, {**LEAF, "memuat": ["kemajuan"]})
        assert judge(duty, decree("tim")).verdict == "unmet"
        result = judge(duty, decree("tim"), judgements=(accepted(),))
        assert (result.verdict, result.found, result.basis) == ("met", "met", "verified")
        assert ids(result.decisions) == ["k-1"]

    def test_that_fits_by_itself_is_declared_until_somebody_accepted_it(self) -> None:
        assert judge(obligation(YEARLY, LEAF), decree()).basis == "declared"
        assert judge(obligation(YEARLY, LEAF), decree(), judgements=(accepted(),)).basis == "verified"

    @pytest.mark.parametrize(
        ("more", "code"),
        [
            ({"level": "declared"}, "level_low"),
            ({"status": "draf"}, "is_draft"),
            ({"day": "2027-01-01"}, "after_assessment"),
            ({"claims": ["chp_I__art_5"]}, "claimed_elsewhere"),
        ],
    )
    def test_needs_its_file_its_status_and_its_day_all_the_same(self, more: dict[str, Any], code: str) -> None:
        result = judge(obligation(YEARLY, LEAF), decree("tim", **more), judgements=(accepted(),))
        assert (result.verdict, result.basis) == ("unmet", None)
        near = result.leaves[0].near
        assert near is not None
        assert [reason.code for reason in near.failed] == [code]

    def test_is_no_fresher_for_it(self) -> None:
        old = decree(day="2024-01-01")
        assert judge(obligation(YEARLY, LEAF), old, judgements=(accepted(),)).verdict == "stale"

    def test_for_one_obligation_is_accepted_for_no_other(self) -> None:
        other = accepted(obligation="chp_I__art_5")
        assert judge(obligation(YEARLY, LEAF), decree("tim"), judgements=(other,)).verdict == "unmet"
        same = accepted(obligation=DUTY)
        assert judge(obligation(YEARLY, LEAF), decree("tim"), judgements=(same,)).verdict == "met"

    def test_verifies_only_where_every_document_that_counts_is_accepted(self) -> None:
        two = obligation(YEARLY, {"all_of": [LEAF, {"type": "notula"}]})
        items = [decree(), item("notula", "2026-05-02", id="b")]
        assert judge(two, *items, judgements=(accepted(),)).basis == "declared"
        both = (accepted(), accepted("b", id_="k-2"))
        assert judge(two, *items, judgements=both).basis == "verified"


class TestARefusedDocument:
    def test_counts_for_nothing_and_the_nearest_miss_says_who_refused_it(self) -> None:
        result = judge(obligation(YEARLY, LEAF), decree(), judgements=(refused(),))
        assert (result.verdict, result.accepted) == ("unmet", ())
        near = result.leaves[0].near
        assert near is not None
        assert [reason.code for reason in near.failed] == ["rejected_by_auditor"]
        assert ids(result.decisions) == ["k-1"]

    def test_beside_one_that_serves_is_used_though_the_verdict_stands(self) -> None:
        made = audit([obligation(YEARLY, LEAF)], [decree(), decree(id_="b")], refused())
        (result,) = made.results
        assert (result.verdict, result.accepted, ids(result.decisions)) == ("met", ("dinas/b",), ["k-1"])
        assert made.unused_decisions == ()

    def test_for_one_obligation_still_serves_the_others(self) -> None:
        first, second = obligation(YEARLY, LEAF), obligation(YEARLY, LEAF, id="chp_I__art_3", action="Lain")
        made = audit([first, second], [decree()], refused(obligation="chp_I__art_3"))
        assert [result.verdict for result in made.results] == ["met", "unmet"]
        everywhere = audit([first, second], [decree()], refused())
        assert [result.verdict for result in everywhere.results] == ["unmet", "unmet"]


class TestTheLaterJudgementPrevails:
    EARLY, LATE = "2026-06-01", "2026-07-01"

    @pytest.mark.parametrize("general_first", [True, False])
    @pytest.mark.parametrize(("first", "second", "verdict"), [
        (refused, accepted, "met"), (accepted, refused, "unmet"),
    ])  # fmt: skip
    def test_on_one_document_whichever_of_them_is_for_one_obligation(
        self, first: Any, second: Any, verdict: str, general_first: bool
    ) -> None:
        narrow = {"obligation": DUTY}
        early = first(id_="k-1", day=self.EARLY, **({} if general_first else narrow))
        late = second(id_="k-2", day=self.LATE, **(narrow if general_first else {}))
        for judgements in ((early, late), (late, early)):
            result = judge(obligation(YEARLY, LEAF), decree("tim"), judgements=judgements)
            assert (result.verdict, ids(result.decisions)) == (verdict, ["k-2"])

    def test_and_the_one_that_it_replaces_bears_on_nothing(self) -> None:
        early, late = refused(id_="k-1", day=self.EARLY), accepted(id_="k-2", day=self.LATE)
        assert ids(audit([obligation(YEARLY, LEAF)], [decree()], early, late).unused_decisions) == ["k-1"]

    def test_an_earlier_one_for_all_still_goes_for_those_that_the_later_is_not_about(self) -> None:
        first, second = obligation(YEARLY, LEAF), obligation(YEARLY, LEAF, id="chp_I__art_3", action="Lain")
        early, late = refused(id_="k-1", day=self.EARLY), accepted(id_="k-2", day=self.LATE, obligation=DUTY)
        made = audit([first, second], [decree()], early, late)
        assert [result.verdict for result in made.results] == ["met", "unmet"]
        assert made.unused_decisions == ()

    def test_of_two_verdicts_lengths_exceptions_or_findings(self) -> None:
        override = [
            decided("override", f"k-{n}", day, verdict=verdict)
            for n, day, verdict in ((1, self.LATE, "met"), (2, self.EARLY, "unmet"))
        ]
        assert judge(obligation(YEARLY, LEAF), judgements=tuple(override)).verdict == "met"
        fill = [decided("fill", f"k-{n}", day, length=length) for n, day, length in (
            (1, self.LATE, "P1M"), (2, self.EARLY, "P2Y"),
        )]  # fmt: skip
        result = judge(obligation(OPEN, LEAF), decree(), judgements=tuple(fill))
        assert (result.verdict, result.due) == ("late", date(2025, 7, 1))
        exceptions = [
            decided("except", f"k-{n}", day, expires=date(2027, n, 1))
            for n, day in ((1, self.LATE), (2, self.EARLY))
        ]  # fmt: skip
        assert ids(judge(obligation(YEARLY, LEAF), judgements=tuple(exceptions)).decisions) == ["k-1"]
        findings = [decided("finding", f"k-{n}", day, cause=f"sebab {n}") for n, day in (
            (1, self.LATE), (2, self.EARLY),
        )]  # fmt: skip
        assert judge(obligation(YEARLY, LEAF), judgements=tuple(findings)).cause == "sebab 1"

    def test_of_two_on_one_day_the_order_of_the_file_decides_nothing(self) -> None:
        pair = (refused(id_="k-1"), accepted(id_="k-2"))
        verdicts = {judge(obligation(YEARLY, LEAF), decree(), judgements=p).verdict for p in (pair, pair[::-1])}
        assert verdicts == {"met"}


class TestEventsAndTheirResponses:
    ROWS: ClassVar[dict[str, Any]] = {
        "kind": "triggered", "source": "text", "length": "P3D",
        "events": {"type": "register", "rows": True, "date": "tanggal", "key": "nomor"},
        "response": {"where": {"otorisasi": {"exists": True}}, "date": "tanggal-otorisasi"},
    }  # fmt: skip
    LETTERS: ClassVar[dict[str, Any]] = {**ROWS, "response": {"type": "otorisasi", "key": "nomor-perubahan"}}
    ROW: ClassVar[dict[str, Any]] = {
        "nomor": "7",
        "tanggal": "2026-03-01",
        "otorisasi": "kepala",
        "tanggal-otorisasi": "2026-03-02",
    }

    def test_a_refused_register_answers_nothing_but_what_happened_happened(self) -> None:
        register = item("register", "2026-12-01", id="a", rows=[self.ROW])
        assert judge(obligation(self.ROWS, None), register).verdict == "met"
        result = judge(obligation(self.ROWS, None), register, judgements=(refused(),))
        assert (result.verdict, [event.state for event in result.events]) == ("unmet", ["missing"])
        assert ids(result.decisions) == ["k-1"]

    def test_a_refused_letter_answers_nothing(self) -> None:
        items = [
            item("register", "2026-12-01", id="r", rows=[self.ROW]),
            item("otorisasi", "2026-03-02", id="a", attributes={"nomor-perubahan": "7"}),
        ]
        assert judge(obligation(self.LETTERS, None), *items).verdict == "met"
        made = audit([obligation(self.LETTERS, None)], items, refused())
        assert (made.results[0].verdict, made.unused_decisions) == ("unmet", ())

    def test_a_draft_of_a_letter_answers_nothing_either(self) -> None:
        items = [
            item("register", "2026-12-01", rows=[self.ROW]),
            item("otorisasi", "2026-03-02", status="draf", attributes={"nomor-perubahan": "7"}),
        ]
        assert judge(obligation(self.LETTERS, None), *items).verdict == "unmet"

    def test_an_accepted_register_verifies_the_verdict(self) -> None:
        register = item("register", "2026-12-01", id="a", rows=[self.ROW])
        assert judge(obligation(self.ROWS, None), register, judgements=(accepted(),)).basis == "verified"

    def test_a_refused_declaration_that_nothing_happened_declares_nothing(self) -> None:
        duty = obligation({**self.ROWS, "nil": {"type": "nihil"}}, None)
        nil = item("nihil", "2026-12-20", id="a")
        assert judge(duty, nil).verdict == "met"
        assert judge(duty, nil, judgements=(refused(),)).verdict == "needs_review"


class TestAnOverride:
    @pytest.mark.parametrize("verdict", VERDICTS)
    def test_sets_the_verdict_and_leaves_what_the_rules_found_beside_it(self, verdict: str) -> None:
        result = judge(obligation(YEARLY, LEAF), judgements=(decided("override", verdict=verdict),))
        assert (result.verdict, result.found) == (verdict, "unmet")
        assert [reason.code for reason in result.reasons] == ["none_found"]
        assert [decision.kind for decision in result.decisions] == ["override"]

    def test_is_what_the_roll_up_counts(self) -> None:
        made = audit([obligation(YEARLY, LEAF)], [], decided("override", verdict="met"))
        assert (made.total.rate.met, made.total.counts["unmet"]) == (1, 0)

    def test_for_one_unit_leaves_the_others(self) -> None:
        duty = obligation(YEARLY, LEAF, scope="each")
        request = Request(
            at=AT, period=YEAR, in_force_from=FORCE, judgements=(decided("override", unit="badan", verdict="met"),)
        )
        bundles = [bundle(), bundle(organisation="badan")]
        made = assess(corpus(duty), TYPES, bundles, NativeMatcher(), request)
        assert {result.unit: result.verdict for result in made.results} == {"dinas": "unmet", "badan": "met"}

    def test_ends_what_is_overdue_where_it_ends_the_gap(self) -> None:
        once = {"kind": "once", "source": "text", "length": "P6M"}
        assert judge(obligation(once, LEAF)).overdue_days == 395
        met = decided("override", verdict="met")
        assert judge(obligation(once, LEAF), judgements=(met,)).overdue_days == 0
        partial = decided("override", verdict="partial")
        assert judge(obligation(once, LEAF), judgements=(partial,)).overdue_days == 395

    def test_confirms_an_interpretation(self) -> None:
        old = decree(day="2024-01-01")
        reading = judge(obligation(HABIT, LEAF), old).reading
        assert reading is not None
        assert reading.decisive
        confirmed = judge(obligation(HABIT, LEAF), old, judgements=(decided("override", verdict="partial"),)).reading
        assert confirmed is not None
        assert not confirmed.decisive


class TestAFill:
    def test_gives_a_length_where_the_text_leaves_one_open(self) -> None:
        assert judge(obligation(OPEN, LEAF), decree()).verdict == "needs_review"
        result = judge(obligation(OPEN, LEAF), decree(), judgements=(decided("fill", length="P1Y"),))
        assert (result.verdict, result.due) == ("met", date(2026, 6, 1))
        assert result.reading is not None
        assert result.reading.length == "P1Y"
        assert ids(result.decisions) == ["k-1"]

    def test_goes_before_the_table_and_says_that_a_person_set_it(self) -> None:
        old = decree(day="2024-06-01")
        assert judge(obligation(HABIT, LEAF), old).verdict == "partial"
        result = judge(obligation(HABIT, LEAF), old, judgements=(decided("fill", length="P3Y"),))
        assert result.verdict == "met"
        assert result.reading is not None
        assert result.reading.ground.en.startswith("Set by the person")

    @pytest.mark.parametrize("deadline", [YEARLY, {"kind": "none"}], ids=["text", "none"])
    def test_never_goes_before_the_text(self, deadline: dict[str, Any]) -> None:
        old, fill = decree(day="2024-01-01"), decided("fill", length="P9Y")
        made = audit([obligation(deadline, LEAF)], [old], fill)
        assert made.results == audit([obligation(deadline, LEAF)], [old]).results
        assert ids(made.unused_decisions) == ["k-1"]

    def test_dates_a_duty_to_which_the_text_gives_no_time(self) -> None:
        duty = obligation({"kind": "once", "source": "text"}, LEAF)
        made = audit([duty], [decree()], decided("fill", length="P1M"))
        assert (made.results[0].verdict, made.results[0].due) == ("late", date(2025, 7, 1))
        assert "Set by the person" in str(made.results[0].reading)
        assert "operational reading" in made.duties[DUTY].deadline.en

    def test_moves_the_day_from_which_another_duty_counts(self) -> None:
        first = obligation(OPEN, LEAF, id="chp_I__art_3", action="Lain")
        after = obligation(
            {"kind": "recurring", "source": "text", "per": "P1M", "starts_after": "chp_I__art_3"}, {"type": "notula"}
        )
        fill = decided("fill", obligation="chp_I__art_3", length="P17M")  # due 2026-11-01
        result = judge(after, judgements=(fill,), others=(first,))
        assert [window.start for window in result.windows] == [date(2026, 12, 1)]


class TestAnException:
    UNTIL = date(2027, 1, 31)

    def test_leaves_the_gap_and_flags_it(self) -> None:
        result = judge(obligation(YEARLY, LEAF), judgements=(decided("except", expires=self.UNTIL),))
        assert (result.verdict, result.found, result.excepted) == ("unmet", "unmet", True)
        assert [decision.kind for decision in result.decisions] == ["except"]

    def test_counts_as_a_gap_in_every_rate(self) -> None:
        made = audit([obligation(YEARLY, LEAF)], [], decided("except", expires=self.UNTIL))
        assert (made.total.rate.met, made.total.rate.of) == (0, 1)

    def test_of_a_duty_that_is_met_bears_on_nothing(self) -> None:
        made = audit([obligation(YEARLY, LEAF)], [decree()], decided("except", expires=self.UNTIL))
        assert (made.results[0].excepted, ids(made.unused_decisions)) == (False, ["k-1"])

    def test_must_end(self) -> None:
        with pytest.raises(ValueError, match="expires"):
            decided("except")


class TestAFinding:
    def test_gives_cause_and_effect_of_a_gap(self) -> None:
        finding = decided("finding", cause="Mutasi pejabat", effect="Rapat tertunda", response="Pengganti ditunjuk")
        result = judge(obligation(YEARLY, LEAF), judgements=(finding,))
        assert (result.cause, result.effect) == ("Mutasi pejabat", "Rapat tertunda")
        assert result.response == "Pengganti ditunjuk"

    def test_of_no_gap_is_not_shown_and_bears_on_nothing(self) -> None:
        made = audit([obligation(YEARLY, LEAF)], [decree()], decided("finding", cause="Mutasi"))
        assert (made.results[0].cause, ids(made.unused_decisions)) == (None, ["k-1"])

    def test_without_one_nothing_is_made_up(self) -> None:
        result = judge(obligation(YEARLY, LEAF))
        assert (result.cause, result.effect) == (None, None)


KINDS = [
    accepted(),
    refused(),
    decided("override", verdict="late"),
    decided("fill", length="P1M"),
    decided("except", expires=date(2026, 12, 1)),
    decided("finding", cause="sebab"),
]


class TestTime:
    @pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry.kind)
    def test_a_judgement_holds_from_its_day_to_its_last_both_included(self, entry: Judgement) -> None:
        last = date(2026, 8, 31)
        entry = entry.model_copy(update={"expires": last})
        day = timedelta(days=1)
        held = [entry.date - day, entry.date, last, last + day]
        assert [bool(Bench([entry], at).active) for at in held] == [False, True, True, False]
        assert [bool(Bench([entry], at).expired) for at in held] == [False, False, False, True]

    @pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry.kind)
    def test_an_expired_one_is_listed_and_counts_for_nothing(self, entry: Judgement) -> None:
        entry = entry.model_copy(update={"expires": AT - timedelta(days=1)})
        duties, items = [obligation(OPEN, LEAF)], [decree("tim")]
        made, plain = audit(duties, items, entry), audit(duties, items)
        assert made.results == plain.results
        assert (ids(made.expired_decisions), made.unused_decisions) == (["k-1"], ())

    @pytest.mark.parametrize("entry", KINDS, ids=lambda entry: entry.kind)
    def test_one_that_bears_on_nothing_is_reported(self, entry: Judgement) -> None:
        away = {"item": "dinas/zzz"} if hasattr(entry, "item") else {"obligation": "chp_I__art_5"}
        entry = entry.model_copy(update={**away, "expires": None})
        made = audit([obligation(YEARLY, LEAF)], [decree()], entry)
        assert ids(made.unused_decisions) == ["k-1"]
        assert made.results[0].decisions == ()

    @pytest.mark.parametrize("entry", [e for e in KINDS if hasattr(e, "unit")], ids=lambda entry: entry.kind)
    def test_one_for_a_unit_that_is_not_judged_bears_on_nothing(self, entry: Judgement) -> None:
        entry = entry.model_copy(update={"unit": "badan", "expires": None})
        assert ids(audit([obligation(YEARLY, LEAF)], [], entry).unused_decisions) == ["k-1"]


days = st.dates(date(2026, 1, 1), date(2027, 6, 1))
judgements = st.lists(
    st.builds(
        lambda entry, day, lasts: entry.model_copy(update={"date": day, "expires": day + timedelta(days=lasts)}),
        st.sampled_from(KINDS),
        days,
        st.integers(0, 400),
    ),
    max_size=5,
).map(lambda entries: [entry.model_copy(update={"id": f"k-{n}"}) for n, entry in enumerate(entries)])
DUTIES = [obligation(OPEN, LEAF), obligation(YEARLY, LEAF, id="chp_I__art_3", action="Lain")]


@given(entries=judgements, at=days, forum=st.sampled_from(["dewan", "tim"]))
def test_only_judgements_that_hold_on_the_day_change_anything(entries: list[Judgement], at: date, forum: str) -> None:
    items = [decree(forum)]
    holding = [entry for entry in entries if entry.date <= at <= (entry.expires or at)]
    made, among = audit(DUTIES, items, *entries, at=at), audit(DUTIES, items, *holding, at=at)
    assert made.results == among.results
    assert made.total == among.total
    assert set(ids(made.expired_decisions)) == {e.id for e in entries if e.expires is not None and e.expires < at}


@given(entries=judgements, at=days, data=st.data())
def test_the_order_of_the_file_changes_nothing(entries: list[Judgement], at: date, data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(entries))
    assert audit(DUTIES, [decree()], *entries, at=at) == audit(DUTIES, [decree()], *shuffled, at=at)


@given(entries=judgements, at=days)
def test_every_judgement_that_holds_is_either_used_or_reported(entries: list[Judgement], at: date) -> None:
    made = audit(DUTIES, [decree()], *entries, at=at)
    used = {decision.id for result in made.results for decision in result.decisions}
    unused = set(ids(made.unused_decisions))
    holding = {entry.id: entry.kind for entry in entries if entry.date <= at <= (entry.expires or at)}
    assert used | unused <= set(holding)
    assert not used & unused
    # A finding shows as cause and effect, a length also where it is counted from: neither need be a decision.
    assert {id_ for id_, kind in holding.items() if kind not in ("finding", "fill")} == {
        id_ for id_ in used | unused if holding[id_] not in ("finding", "fill")
    }


@given(entries=judgements, at=days, forum=st.sampled_from(["dewan", "tim"]))
def test_only_an_override_parts_the_verdict_from_what_the_rules_found(
    entries: list[Judgement], at: date, forum: str
) -> None:
    for result in audit(DUTIES, [decree(forum)], *entries, at=at).results:
        overridden = any(decision.kind == "override" for decision in result.decisions)
        assert overridden or result.verdict == result.found


class TestTheFile:
    WHOLE = f"""judgements: 1
entries:
  - {{id: k-1, kind: accept_item, item: dinas/a, reason: Dibaca, author: Inspektorat, date: 2026-06-01}}
  - {{id: k-2, kind: reject_item, item: dinas/a, obligation: {DUTY}, reason: r, author: a, date: 2026-06-01}}
  - {{id: k-3, kind: override, obligation: {DUTY}, unit: city, verdict: met, reason: r, author: a, date: 2026-06-01}}
  - {{id: k-4, kind: fill, obligation: {DUTY}, length: P1Y6M, reason: r, author: a, date: 2026-06-01}}
  - {{id: k-5, kind: except, obligation: {DUTY}, reason: r, author: a, date: 2026-06-01, expires: 2026-06-01}}
  - {{id: k-6, kind: finding, obligation: {DUTY}, cause: c, effect: e, reason: r, author: a, date: 2026-06-01}}
"""
    LAW = corpus(
        obligation(OPEN, LEAF),
        obligation({"kind": "recurring", "source": "interpretation", "term": "berkala"}, LEAF, id="chp_I__art_3"),
        obligation(YEARLY, LEAF, id="chp_I__art_4"),
    )

    def read(self, folder: Path, text: str) -> tuple[Judgement, ...]:
        path = folder / "judgements.yaml"
        path.write_text(text, encoding="utf-8")
        return read_judgements(path, self.LAW)

    def problems(self, folder: Path, text: str) -> list[tuple[str, str]]:
        """Return the codes, each with the line from the place on that it names."""
        with pytest.raises(InputError) as caught:
            self.read(folder, text)
        for found in caught.value.problems:
            assert all(say_problem(found, language) for language in LANGUAGES)
        lines = text.splitlines()
        return [(p.code, lines[p.place.line - 1][p.place.column - 1 :]) for p in caught.value.problems]

    def test_every_kind_is_read(self, tmp_path: Path) -> None:
        entries = self.read(tmp_path, self.WHOLE)
        assert [entry.kind for entry in entries] == [
            "accept_item", "reject_item", "override", "fill", "except", "finding",
        ]  # fmt: skip
        assert self.read(tmp_path, "judgements: 1\n") == ()

    def test_every_mistake_in_it_is_told_with_its_place(self, tmp_path: Path) -> None:
        text = (
            self.WHOLE.replace("id: k-2", "id: k-1")
            .replace(f"override, obligation: {DUTY}", "override, obligation: chp_I__art_22")
            .replace("expires: 2026-06-01", "expires: 2026-05-31")
        )
        found = self.problems(tmp_path, text)
        assert [code for code, _ in found] == ["J102", "J101", "J103"]
        assert found[0][1].startswith("k-1, kind: reject_item")
        assert found[1][1].startswith("chp_I__art_22, unit: city")
        assert found[2][1] == "2026-05-31}"

    def test_a_mistyped_obligation_gets_the_closest_one(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as caught:
            self.read(tmp_path, self.WHOLE.replace(f"fill, obligation: {DUTY}", "fill, obligation: chp_I__art_22"))
        (found,) = caught.value.problems
        assert DUTY in say_problem(found, "id")[1]

    def test_a_length_must_fit_the_duty_that_it_is_for(self, tmp_path: Path) -> None:
        for target, code, at in (("chp_I__art_3", "J104", "P1Y6M"), ("chp_I__art_4", "J105", "chp_I__art_4")):
            text = self.WHOLE.replace(f"fill, obligation: {DUTY}", f"fill, obligation: {target}")
            ((found, place),) = self.problems(tmp_path, text)
            assert found == code
            assert place.startswith(at)
        text = self.WHOLE.replace(
            f"fill, obligation: {DUTY}, length: P1Y6M", "fill, obligation: chp_I__art_3, length: P6M"
        )
        assert self.read(tmp_path, text)[3].length == "P6M"  # type: ignore[union-attr]

    @pytest.mark.parametrize(
        ("old", "new", "code", "at"),
        [
            ("judgements: 1", "judgements: 2", "S003", "2"),
            ("kind: accept_item", "kind: accept", "S003", "accept,"),
            ("cause: c", "causes: c", "S002", "causes: c"),
            (", expires: 2026-06-01", "", "S001", "{id: k-5"),
            ("verdict: met", "verdict: ok", "S003", "ok,"),
            ("P1Y6M", "18 bulan", "S004", "18 bulan"),
            ("P1Y6M", "P1000Y", "S004", "P1000Y"),
            ("reason: Dibaca", 'reason: "  "', "S004", '"  "'),
            ("date: 2026-06-01}\n  - {id: k-2", "date: 2026-02-30}\n  - {id: k-2", "Y014", "2026-02-30"),
            ("id: k-1", "id: K 1", "S003", "K 1"),
        ],
    )
    def test_its_shape_is_checked(self, tmp_path: Path, old: str, new: str, code: str, at: str) -> None:
        assert self.WHOLE.count(old) == 1
        ((found, place),) = self.problems(tmp_path, self.WHOLE.replace(old, new))
        assert found == code
        assert place.startswith(at)

    def test_a_file_that_is_not_there_is_a_problem(self, tmp_path: Path) -> None:
        with pytest.raises(InputError) as caught:
            read_judgements(tmp_path / "none.yaml", self.LAW)
        assert [found.code for found in caught.value.problems] == ["Y001"]
