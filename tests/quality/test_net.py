"""The net of signal words: what the text says and its encoding leaves open, case by case, in the corpus's own words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from little_law import duty, law

from perda_rules.evidence.schemas import load_types
from perda_rules.obligations.loading import load_corpus
from perda_rules.quality.check import check_corpus
from perda_rules.quality.net import cast, load_signals

ROOT = Path(__file__).resolve().parents[2]
SIGNALS = load_signals(ROOT / "obligations")
CASES = yaml.safe_load((Path(__file__).parent / "net" / "answers.yaml").read_text(encoding="utf-8"))


def pasal(case: dict[str, Any]) -> dict[str, Any]:
    duties = case.get("duties") or ({"chp_II__art_2": case["duty"]} if "duty" in case else {})
    return {
        "obligations": [duty(id_, **changes) for id_, changes in duties.items()],
        "not_assessed": [{"provision": eid, "reason": reason} for eid, reason in case.get("away", {}).items()],
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["says"][:60])
def test_the_net_holds_what_the_encoding_leaves_open(case: dict[str, Any]) -> None:
    corpus, texts = law(case["says"], **pasal(case))
    found = [f"{finding.check} {finding.params['words']}" for finding in cast(corpus, SIGNALS, texts)]
    assert found == case["open"]


def test_every_signal_of_the_corpus_has_a_case_that_opens_it_and_one_that_answers_it() -> None:
    opened = {found.split()[0] for case in CASES for found in case["open"]}
    assert opened == set(SIGNALS)


def test_a_provision_that_nobody_has_encoded_yet_is_left_to_the_coverage() -> None:
    corpus, texts = law("Pengelola Kebun menyiram kebun secara berkala.")
    assert list(cast(corpus, SIGNALS, texts)) == []


def test_the_net_says_which_point_of_a_list_is_open() -> None:
    corpus, texts = law(
        "Pengelola Kebun secara berkala:\na. menyiram kebun; dan\nb. memangkas pohon.",
        obligations=[duty("chp_II__art_2__point_a"), duty("chp_II__art_2__point_b")],
    )
    assert [f.about for f in cast(corpus, SIGNALS, texts)] == ["chp_II__art_2__point_a", "chp_II__art_2__point_b"]


def test_the_real_text_leaves_no_signal_open(draft_path: Path) -> None:
    types = load_types(ROOT / "evidence_schemas")
    corpus = load_corpus(ROOT / "obligations", types)
    outcome = check_corpus(corpus, types, ROOT / "obligations", ROOT / "evidence_schemas", draft_path)
    assert [f"{found.place} {found.code} {found.params}" for found in outcome.problems] == []
    assert outcome.provisions == sum(1 for provision in corpus.register_ if provision.leaf)
