"""Who is judged on what, whose documents count, and whose word takes a duty out of an audit."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.models import Assessment
from perda_rules.assessment.scope import CITY, units
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.models import Bundle
from perda_rules.language import LANGUAGES, Label
from perda_rules.obligations.models import Actor, Obligation

LEAF = {"type": "keputusan", "where": {"forum": "dewan"}}
YEARLY = {"kind": "continuous", "source": "text", "length": "P1Y"}


def duty(number: int = 2, **more: Any) -> Obligation:
    return obligation(YEARLY, LEAF, id=f"chp_I__art_{number}", action=f"Kewajiban {number}", **more)


def decree(id_: str = "a", day: str = "2026-05-01", **more: Any) -> Any:
    return item("keputusan", day, id=id_, attributes={"forum": "dewan"}, **more)


def audit(duties: list[Obligation], bundles: list[Bundle], **request: Any) -> Assessment:
    asked = Request(at=AT, period=YEAR, in_force_from=FORCE, **request)
    return assess(corpus(*duties), TYPES, bundles, NativeMatcher(), asked)


def verdicts(made: Assessment) -> dict[tuple[str, str], str]:
    return {(result.obligation, result.unit): result.verdict for result in made.results}


class TestOneBundle:
    LED, SUPPORTED = duty(1, lead="dinas"), duty(2, lead="badan", support=["inspektorat", "dinas"])
    OTHERS, EACH = duty(3, lead="badan"), duty(4, lead="badan", scope="each")
    ALL = (LED, SUPPORTED, OTHERS, EACH)

    def test_is_judged_on_what_it_leads_and_supports_and_on_what_everyone_owes(self) -> None:
        made = audit(list(self.ALL), [bundle(decree())])
        assert verdicts(made) == {
            ("chp_I__art_1", CITY): "met", ("chp_I__art_2", CITY): "met", ("chp_I__art_4", "dinas"): "met",
        }  # fmt: skip

    def test_all_else_is_listed_as_out_of_scope_and_stands_outside_every_rate(self) -> None:
        made = audit(list(self.ALL), [bundle(decree())])
        assert made.out_of_scope == ("chp_I__art_3",)
        assert made.total.rate.of == 3
        assert made.total.encoded == 4
        assert "chp_I__art_3" not in made.duties

    def test_all_duties_judges_it_on_everything(self) -> None:
        made = audit(list(self.ALL), [bundle(decree())], all_duties=True)
        assert (made.out_of_scope, made.total.rate.of, made.all_duties) == ((), 4, True)

    def test_nobody_is_judged_on_a_permission(self) -> None:
        made = audit([duty(1, modality="permission")], [bundle(decree())], all_duties=True)
        assert (made.results, made.out_of_scope) == ((), ())

    def test_the_results_come_in_the_order_of_the_regulation(self) -> None:
        made = audit(list(reversed(self.ALL)), [bundle()], all_duties=True)
        assert [result.obligation for result in made.results] == [f"chp_I__art_{n}" for n in (1, 2, 3, 4)]

    def test_an_organisation_that_nobody_knows_is_warned_of_with_the_closest_name(self) -> None:
        made = audit([self.LED], [bundle(organisation="dinass")])
        assert made.out_of_scope == ("chp_I__art_1",)
        (warned,) = [warning for warning in made.warnings if warning.code == "organisation_unknown"]
        for language in LANGUAGES:
            assert "“dinass”" in warned.text(language)
            assert warned.text(language).endswith(" dinas.")
        assert "organisation_unknown" not in {w.code for w in audit([self.LED], [bundle()]).warnings}

    def test_the_auditor_that_judges_itself_is_warned_of(self) -> None:
        own = [duty(1, lead="inspektorat"), duty(2, lead="dinas", support=["inspektorat"]), duty(3, scope="each")]
        made = audit(own, [bundle(organisation="inspektorat")])
        (warned,) = [warning for warning in made.warnings if warning.code == "judges_itself"]
        assert warned.params["n"] == "2"
        assert "judges_itself" not in {w.code for w in audit(own, [bundle()]).warnings}
        nothing_of_its_own = audit([own[1]], [bundle(organisation="inspektorat")])
        assert "judges_itself" not in {w.code for w in nothing_of_its_own.warnings}


class TestSeveralBundles:
    def test_a_duty_of_the_city_is_matched_against_the_union_of_their_documents(self) -> None:
        two = obligation(YEARLY, {"all_of": [LEAF, {"type": "notula"}]}, id="chp_I__art_2")
        decrees, minutes = bundle(decree("x")), bundle(item("notula", "2026-05-01", id="x"), organisation="badan")
        assert verdicts(audit([two], [decrees]))[two.id, CITY] == "partial"
        made = audit([two], [decrees, minutes])
        assert verdicts(made) == {(two.id, CITY): "met"}
        assert made.results[0].accepted == ("badan/x", "dinas/x")

    def test_it_is_judged_though_none_of_them_leads_it(self) -> None:
        foreign = duty(2, lead="inspektorat")
        assert verdicts(audit([foreign], [bundle(decree()), bundle(organisation="badan")])) == {
            ("chp_I__art_2", CITY): "met"
        }

    def test_a_duty_of_each_gives_one_verdict_per_organisation_from_its_own_documents(self) -> None:
        each = duty(2, scope="each")
        made = audit([each], [bundle(decree()), bundle(organisation="badan")])
        assert verdicts(made) == {(each.id, "badan"): "unmet", (each.id, "dinas"): "met"}
        assert made.total.rate.of == 2
        assert made.total.encoded == 1

    def test_what_each_department_owes_a_team_or_council_does_not(self) -> None:
        law = corpus(duty(2, scope="each"))
        team = Actor(name=Label(id="Tim", en="Team"), kind="body")
        law = law.model_copy(update={"actors": {**law.actors, "tim": team}})
        request = Request(at=AT, period=YEAR, in_force_from=FORCE)
        made = assess(law, TYPES, [bundle(decree()), bundle(organisation="tim")], NativeMatcher(), request)
        assert {result.unit for result in made.results} == {"dinas"}
        alone = assess(law, TYPES, [bundle(organisation="tim")], NativeMatcher(), request)
        assert (alone.results, alone.out_of_scope) == ((), ("chp_I__art_2",))

    def test_documents_of_one_id_in_two_bundles_are_two_documents(self) -> None:
        twice = obligation({"kind": "recurring", "source": "text", "per": "P1Y", "at_least": 2}, LEAF)
        assert verdicts(audit([twice], [bundle(decree("x"))]))[twice.id, CITY] == "partial"
        both = [bundle(decree("x")), bundle(decree("x", day="2026-07-01"), organisation="badan")]
        assert verdicts(audit([twice], both))[twice.id, CITY] == "met"

    def test_every_document_is_shown_with_how_often_it_served(self) -> None:
        each = duty(3, scope="each")
        made = audit(
            [duty(2), each], [bundle(decree("x"), item("notula", "2026-01-01", id="y")), bundle(organisation="badan")]
        )
        assert {shown.key: shown.used_by for shown in made.items} == {"dinas/x": 2, "dinas/y": 0}
        assert [(party.id, party.items) for party in made.parties] == [("badan", 0), ("dinas", 2)]


class TestWithoutABundle:
    def test_every_duty_is_there_once_to_be_explained(self) -> None:
        duties = [duty(2), duty(3, scope="each")]
        made = audit(duties, [], all_duties=True)
        assert [(result.obligation, result.unit) for result in made.results] == [
            ("chp_I__art_2", CITY), ("chp_I__art_3", CITY),
        ]  # fmt: skip
        assert audit(duties, []).results == ()

    def test_units_say_whose_documents_count(self) -> None:
        (unit,) = units(duty(3, scope="each"), [bundle()], {}, all_duties=False)
        assert (unit.name, unit.organisations) == ("dinas", ("dinas",))
        (unit,) = units(duty(3), [bundle(), bundle(organisation="badan")], {}, all_duties=False)
        assert (unit.name, unit.organisations) == (CITY, ("dinas", "badan"))


FACT = {"applies_when": [{"fact": "alih-daya"}]}
NO = {"alih-daya": {"value": False, "reason": "dikelola sendiri"}}
BARE_NO = {"alih-daya": {"value": False}}
YES = {"alih-daya": {"value": True}}


class TestContextFacts:
    def judged(self, duty_: Obligation, *bundles: Bundle, **request: Any) -> tuple[str, ...]:
        return tuple(result.verdict for result in audit([duty_], list(bundles), **request).results)

    @pytest.mark.parametrize(
        ("leads", "supports", "verdict"),
        [
            (NO, {}, "not_applicable"),
            (NO, NO, "not_applicable"),
            (NO, YES, "met"),
            (YES, NO, "met"),
            ({}, YES, "met"),
            ({}, NO, "not_applicable"),
            (NO, BARE_NO, "needs_review"),
            (BARE_NO, {}, "needs_review"),
            ({}, {}, "needs_review"),
        ],
    )
    def test_those_that_answer_for_a_duty_of_the_city_speak_and_one_for_whom_it_holds_is_enough(
        self, leads: Any, supports: Any, verdict: str
    ) -> None:
        asked = duty(2, lead="dinas", support=["badan"], **FACT)
        bundles = [bundle(decree(), context=leads), bundle(organisation="badan", context=supports)]
        assert self.judged(asked, *bundles) == (verdict,)

    @pytest.mark.parametrize("blank", [" ", "-", "…", "\u200b", "\u00a0"])
    def test_a_reason_without_a_word_is_none(self, blank: str) -> None:
        hollow = bundle(decree(), context={"alih-daya": {"value": False, "reason": blank}})
        assert self.judged(duty(2, **FACT), hollow) == ("needs_review",)

    def test_who_does_not_answer_for_a_duty_cannot_take_it_out(self) -> None:
        asked = duty(2, lead="dinas", **FACT)
        stranger = bundle(decree(), organisation="badan", context=NO)
        assert self.judged(asked, bundle(), stranger) == ("needs_review",)
        nobody_answers = duty(2, lead="inspektorat", **FACT)
        assert self.judged(nobody_answers, bundle(context=NO), stranger) == ("needs_review",)

    def test_a_lone_bundle_that_is_judged_on_everything_speaks_for_itself(self) -> None:
        foreign = duty(2, lead="badan", **FACT)
        assert self.judged(foreign, bundle(decree(), context=NO), all_duties=True) == ("not_applicable",)

    def test_of_a_duty_of_each_everyone_speaks_for_itself(self) -> None:
        each = duty(2, scope="each", **FACT)
        mine, yours = bundle(decree(), context=NO), bundle(organisation="badan", context=YES)
        assert self.judged(each, mine, yours) == ("unmet", "not_applicable")  # badan before dinas

    def test_a_fact_may_have_to_be_false(self) -> None:
        asked = duty(2, applies_when=[{"fact": "alih-daya", "equals": False}])
        assert self.judged(asked, bundle(decree(), context=BARE_NO)) == ("met",)
        assert self.judged(asked, bundle(decree(), context={"alih-daya": {"value": True, "reason": "ya"}})) == (
            "not_applicable",
        )
        assert self.judged(asked, bundle(decree(), context=YES)) == ("needs_review",)

    def test_every_statement_that_took_a_duty_out_is_listed_with_its_reason_and_its_duties(self) -> None:
        duties = [duty(2, **FACT), duty(3, **FACT), duty(4)]
        made = audit(duties, [bundle(context=NO)])
        (listed,) = made.exclusions
        assert (listed.organisation, listed.fact, listed.value) == ("dinas", "alih-daya", False)
        assert (listed.reason, listed.obligations) == ("dikelola sendiri", ("chp_I__art_2", "chp_I__art_3"))
        assert made.total.rate.of == 1
        assert audit(duties, [bundle(context=YES)]).exclusions == ()

    def test_a_statement_that_did_not_take_a_duty_out_is_not_listed(self) -> None:
        asked = duty(2, lead="dinas", support=["badan"], **FACT)
        made = audit([asked], [bundle(context=NO), bundle(organisation="badan", context=YES)])
        assert made.exclusions == ()

    def test_the_reasons_say_who_stated_what(self) -> None:
        (result,) = audit([duty(2, **FACT)], [bundle(context=NO)]).results
        (reason,) = result.reasons
        assert "Dinas" in reason.text("id")
        assert "dikelola sendiri" in reason.text("id")


def test_a_bundle_with_what_no_type_describes_is_shown_and_judged_all_the_same() -> None:
    """The reader keeps such an item, broken; a report that lists it must not fall over it."""
    stray = decree("x").model_copy(update={"rejected": "B140", "broken": True})
    stray = stray.model_copy(update={"item": stray.item.model_copy(update={"type": "surat-kaleng"})})
    from perda_rules.errors import problem

    found = problem("B140", "bundle.yaml", 5, 11, subject="x", type="surat-kaleng", near="–")
    whole = bundle(stray, decree("a")).model_copy(update={"problems": (found,)})
    made = audit([duty(2)], [whole])
    assert verdicts(made) == {("chp_I__art_2", CITY): "met"}
    assert {shown.key: (shown.type_label.id, shown.rejected) for shown in made.items}["dinas/x"] == (
        "surat-kaleng", "B140",
    )  # fmt: skip
    assert made.problems == (found,)


@pytest.mark.parametrize(
    ("request_", "mode"),
    [
        ({"in_force_from": None}, "readiness"),
        ({"in_force_from": None, "promulgation": "Perda 1/2025"}, "readiness"),
        ({}, "simulation"),
        ({"promulgation": "Perda 1/2025"}, "compliance"),
        ({"promulgation": "Perda 1/2025", "at": FORCE}, "compliance"),
        ({"promulgation": "Perda 1/2025", "at": FORCE - timedelta(days=1)}, "readiness"),
    ],
)
def test_before_force_and_before_promulgation_it_is_no_compliance_audit(request_: dict[str, Any], mode: str) -> None:
    asked = Request(**{"at": AT, "period": YEAR, "in_force_from": FORCE, **request_})
    assert assess(corpus(duty(2)), TYPES, [bundle()], NativeMatcher(), asked).mode == mode


def test_a_day_before_entry_into_force_is_warned_of() -> None:
    def codes(at: Any) -> set[str]:
        asked = Request(at=at, period=YEAR, in_force_from=FORCE)
        made = assess(corpus(duty(2)), TYPES, [bundle()], NativeMatcher(), asked)
        return {warning.code for warning in made.warnings}

    assert "before_force" in codes(FORCE - timedelta(days=1))
    assert "before_force" not in codes(FORCE)


def test_what_the_corpus_lacks_is_warned_of() -> None:
    made = audit([duty(2)], [bundle()])
    (warned,) = [warning for warning in made.warnings if warning.code == "corpus_incomplete"]
    assert warned.params == {"missing": "4", "total": "5"}
    whole = audit([duty(n) for n in range(1, 6)], [bundle()])
    assert "corpus_incomplete" not in {warning.code for warning in whole.warnings}
