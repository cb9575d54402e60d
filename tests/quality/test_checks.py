"""The checks of the files: each finds what it is for, nothing where it is not there, and a waiver answers it."""

from __future__ import annotations

from typing import Any

import pytest
from little_law import LEAF, duty, law

from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Label
from perda_rules.quality.checks import find
from perda_rules.quality.models import Finding
from perda_rules.quality.waiving import waive

TEXT = "(1) Pengelola Kebun menyiram kebun.\n(2) Pengelola Kebun memangkas pohon."
FIRST, SECOND = "chp_II__art_2__para_1", "chp_II__art_2__para_2"
OTHER = {"type": "laporan", "where": {"objek": "pohon"}}


def types(*names: str) -> dict[str, EvidenceType]:
    label = Label(id="Laporan", en="Report")
    return {name: EvidenceType(id=name, label=label, attributes={}, columns={}) for name in names}


def found(*duties: dict[str, Any], kinds: tuple[str, ...] = ("laporan",), **pasal: Any) -> list[tuple[str, str]]:
    corpus, _ = law(TEXT, obligations=list(duties), **pasal)
    left, _ = waive(find(corpus, types(*kinds)), corpus, CHECKS)
    return [(finding.check, finding.about) for finding in left]


CHECKS = {"same-evidence", "repeated-action", "unconditioned"}


def test_two_different_duties_are_no_finding() -> None:
    assert found(duty(FIRST), duty(SECOND, evidence=OTHER)) == []


@pytest.mark.parametrize(
    ("check", "changes"),
    [
        ("repeated-action", {"action": "Yang dilakukan menurut chp_II__art_2__para_1."}),
        ("repeated-action", {"en": {"action": f"What  {FIRST} asks", "recommendation": "Do"}}),
        ("repeated-recommendation", {"recommendation": f"lakukan yang diminta {FIRST}"}),
        ("repeated-recommendation", {"en": {"action": "What", "recommendation": f"Do what {FIRST} asks"}}),
        ("same-evidence", {"evidence": LEAF}),
    ],
)
def test_what_two_duties_have_in_common_is_found(check: str, changes: dict[str, Any]) -> None:
    assert found(duty(FIRST), duty(SECOND, **{"evidence": OTHER, **changes})) == [(check, SECOND)]


def test_the_same_events_and_responses_are_found() -> None:
    deadline = {"kind": "triggered", "source": "text", "events": {"type": "laporan"}, "response": {"type": "laporan"}}
    both = [duty(id_, evidence=None, deadline=deadline) for id_ in (FIRST, SECOND)]
    assert found(*both) == [("same-evidence", SECOND)]


def test_a_document_without_any_condition_is_found() -> None:
    bare = {"type": "laporan", "memuat": ["jadwal"]}
    rows = {"type": "laporan", "rows": {"complete": ["petak"]}}
    assert found(duty(FIRST, evidence=bare), duty(SECOND, evidence=rows)) == [("unconditioned", FIRST)]


def test_one_document_for_two_leaves_is_found() -> None:
    assert found(duty(FIRST, evidence={"all_of": [LEAF, LEAF]})) == [("same-leaf", FIRST)]


def test_a_type_that_nothing_asks_for_is_found() -> None:
    assert found(duty(FIRST), kinds=("laporan", "surat")) == [("unused-type", "surat")]


def test_a_practice_without_an_article_needs_a_reason_and_a_reason_needs_a_practice_without_one() -> None:
    assert found(duty(FIRST, cobit=None)) == [("practice-without-article", "GAR01.01")]
    assert found(duty(FIRST), duty(SECOND, evidence=OTHER, cobit="GAR01.02")) == [("stale-reason", "GAR01.02")]


def test_a_deadline_of_the_text_without_a_length_is_found() -> None:
    assert found(duty(FIRST, deadline={"kind": "continuous", "source": "text"})) == [("vague-deadline", FIRST)]
    assert found(duty(FIRST, deadline={"kind": "continuous", "source": "text", "length": "P1Y"})) == []


def test_a_waiver_answers_its_finding_and_one_without_a_finding_is_found() -> None:
    reason = "Satu laporan membuktikan keduanya"
    same = {"check": "same-evidence", "provision": SECOND, "reason": reason}
    idle = {"check": "unconditioned", "provision": SECOND, "reason": reason}
    both = (duty(FIRST), duty(SECOND))
    assert found(*both, waivers=[same]) == []
    assert found(*both, waivers=[same, idle]) == [("stale-waiver", SECOND)]


def test_a_waiver_of_a_check_that_did_not_run_is_left_alone() -> None:
    corpus, _ = law(TEXT, waivers=[{"check": "time", "provision": FIRST, "reason": "Sudah dibaca"}])
    assert waive([], corpus, CHECKS) == ([], 0)
    assert waive([Finding("time", FIRST)], corpus, {"time"}) == ([], 1)
