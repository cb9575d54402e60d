"""An organisation's own answer stands beside the verdict, says where it differs, and changes nothing."""

from __future__ import annotations

from typing import Any

import pytest
from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.models import Assessment
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.models import Answer

ID = "chp_I__art_2"
DUTY = obligation(
    {"kind": "continuous", "source": "text", "length": "P1Y"}, {"all_of": [{"type": "notula"}, {"type": "hadir"}]}
)
MET = [item(kind, "2026-11-01", attributes={"tanggal-rapat": "2026-11-01"}) for kind in ("notula", "hadir")]
SHOWN = {"met": MET, "partial": MET[:1], "unmet": []}


def audit(items: list[Any], answers: dict[str, Any], *others: Any) -> Assessment:
    given = {key: Answer.model_validate(value) for key, value in answers.items()}
    own = bundle(*items).model_copy(update={"answers": given})
    request = Request(at=AT, period=YEAR, in_force_from=FORCE)
    return assess(corpus(DUTY), TYPES, [own, *others], NativeMatcher(), request)


@pytest.mark.parametrize(
    ("answer", "verdict", "differs"),
    [
        ("terpenuhi", "met", None),
        ("terpenuhi", "partial", "over"),
        ("terpenuhi", "unmet", "over"),
        ("sebagian", "met", "under"),
        ("sebagian", "partial", None),
        ("sebagian", "unmet", "over"),
        ("belum", "met", "under"),
        ("belum", "partial", "under"),
        ("belum", "unmet", None),
        ("tidak-berlaku", "unmet", "over"),
        ("tidak-berlaku", "met", "over"),
    ],
)
def test_an_answer_is_held_against_the_verdict(answer: str, verdict: str, differs: str | None) -> None:
    without = audit(SHOWN[verdict], {})
    made = audit(SHOWN[verdict], {ID: {"answer": answer, "reason": "Menurut kami begitu"}})
    (result,) = made.results
    assert result.verdict == verdict
    (own,) = result.answers
    assert (own.organisation, own.reason, own.differs) == ("dinas", "Menurut kami begitu", differs)
    assert result.model_copy(update={"answers": ()}) == without.results[0]
    assert made.total == without.total


def test_the_answers_of_all_who_answer_for_a_duty_are_shown() -> None:
    given = {ID: Answer(answer="belum", reason="Belum ada")}
    other = bundle(organisation="badan").model_copy(update={"answers": given})
    (result,) = audit(MET, {ID: {"answer": "terpenuhi", "reason": "Ada"}}, other).results
    assert [(own.organisation, own.differs) for own in result.answers] == [("badan", "under"), ("dinas", None)]


def test_an_answer_about_no_duty_is_told_with_what_was_probably_meant() -> None:
    made = audit(MET, {"chp_I__art_22": {"answer": "terpenuhi", "reason": "Ada"}})
    (warned,) = [warning for warning in made.warnings if warning.code == "answer_unknown"]
    assert (warned.params["obligation"], warned.params["close"]) == ("chp_I__art_22", ID)
