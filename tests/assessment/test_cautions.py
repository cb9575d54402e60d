"""What looks too easy or says nothing to anybody is told to the auditor, and changes no verdict."""

from __future__ import annotations

from typing import Any

from small_law import AT, FORCE, TYPES, YEAR, bundle, corpus, item, obligation

from perda_rules.assessment.assess import Request, assess
from perda_rules.assessment.models import Assessment, Reason
from perda_rules.engine.native import NativeMatcher
from perda_rules.language import LANGUAGES

DUTY = obligation({"kind": "continuous", "source": "text", "length": "P1Y"}, {"type": "notula"})


def audit(*items: Any, **more: Any) -> Assessment:
    request = Request(at=AT, period=YEAR, in_force_from=FORCE)
    return assess(corpus(DUTY), TYPES, [bundle(*items, **more)], NativeMatcher(), request)


def told(made: Assessment, code: str) -> list[Reason]:
    found = [warning for warning in made.warnings if warning.code == code]
    assert all(warning.text(language) for warning in found for language in LANGUAGES)
    return found


def minutes(day: str, **more: Any) -> Any:
    return item("notula", "2026-12-01", attributes={"forum": "tim", "tanggal-rapat": day}, **more)


def test_a_fact_that_no_duty_asks_about_is_told_with_what_was_probably_meant() -> None:
    (warned,) = told(audit(context={"alih-dya": {"value": True}}), "fact_unknown")
    assert (warned.params["fact"], warned.params["close"]) == ("alih-dya", "alih-daya")
    assert not told(audit(context={"alih-daya": {"value": True}}), "fact_unknown")


def test_a_claim_of_what_is_no_duty_is_told_once_with_its_items() -> None:
    wrong = [minutes(f"2026-0{n}-10", id=f"m-{n}", claims=["chp_I__art_22"]) for n in (1, 2)]
    (warned,) = told(audit(*wrong), "claim_unknown")
    assert (warned.params["items"], warned.params["close"]) == ("m-1, m-2", "chp_I__art_2")
    assert not told(audit(minutes("2026-01-10", claims=["chp_I__art_2"])), "claim_unknown")


def test_a_content_part_that_nobody_knows_is_told_with_what_was_probably_meant() -> None:
    (warned,) = told(audit(minutes("2026-01-10", id="m", memuat={"kemajuann": 1})), "part_unknown")
    assert (warned.params["items"], warned.params["part"], warned.params["close"]) == ("m", "kemajuann", "kemajuan")
    assert not told(audit(minutes("2026-01-10", memuat={"kemajuan": 1})), "part_unknown")


def test_a_signatory_that_is_almost_an_office_is_told_and_a_stranger_is_not() -> None:
    (warned,) = told(audit(minutes("2026-01-10", id="m", signatory="inspektoratt")), "signatory_unknown")
    assert (warned.params["items"], warned.params["close"]) == ("m", "inspektorat")
    for signatory in ("inspektorat", "rektor-universitas", None):
        assert not told(audit(minutes("2026-01-10", signatory=signatory)), "signatory_unknown")


def test_one_file_for_the_meetings_of_several_days_is_told() -> None:
    same = [minutes(f"2026-0{n}-10", file="a.pdf", digest="d" * 64) for n in (1, 2, 3)]
    (warned,) = told(audit(*same), "one_file_for_many")
    assert (warned.params["n"], warned.params["file"]) == ("3", "a.pdf")
    assert audit(*same).results[0].verdict == "met"
    other = [minutes("2026-01-10", digest="d" * 64), minutes("2026-02-10", digest="e" * 64)]
    assert not told(audit(*other), "one_file_for_many")


def test_a_file_that_is_both_minutes_and_attendance_of_its_day_is_nothing_odd() -> None:
    list_ = item("hadir", "2026-01-10", attributes={"forum": "tim", "tanggal-rapat": "2026-01-10"}, digest="d" * 64)
    assert not told(audit(minutes("2026-01-10", digest="d" * 64), list_), "one_file_for_many")


def test_all_of_many_parts_at_one_place_are_told() -> None:
    parts = ("kemajuan", "kendala", "lain")
    (warned,) = told(audit(minutes("2026-01-10", id="m", memuat=dict.fromkeys(parts, 1))), "one_place_for_all")
    assert warned.params["items"] == "m"
    assert not told(audit(minutes("2026-01-10", memuat={**dict.fromkeys(parts, 1), "lain": 2})), "one_place_for_all")
    assert not told(audit(minutes("2026-01-10", memuat=dict.fromkeys(parts[:2], 1))), "one_place_for_all")
