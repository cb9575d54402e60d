"""The example bundles are made by their generator, come out as expected, and show what they say they show."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import judge_examples  # noqa: E402
import make_examples  # noqa: E402

from perda_rules.assessment.models import GAPS, VERDICTS, Assessment  # noqa: E402
from perda_rules.engine.choice import engine_status  # noqa: E402

pytestmark = pytest.mark.product

AUDITS = sorted(judge_examples.cases())
BUNDLES = sorted(make_examples.plan()["bundles"])
ENGINES = [status.name for status in engine_status() if status.works]


def test_the_committed_bundles_are_what_the_generator_makes() -> None:
    made, there = make_examples.build(), make_examples.committed()
    assert sorted(made) == sorted(there)
    assert [path for path in made if made[path] != there[path]] == []


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("name", AUDITS)
def test_an_audit_comes_out_as_expected(name: str, engine: str) -> None:
    found = judge_examples.condense(judge_examples.audit(judge_examples.cases()[name], engine))
    assert found == (judge_examples.EXPECTED / f"{name}.txt").read_text(encoding="utf-8")


def test_every_expected_file_belongs_to_an_audit() -> None:
    assert sorted(path.stem for path in judge_examples.EXPECTED.iterdir()) == AUDITS


def test_the_examples_show_every_verdict() -> None:
    audits = map(judge_examples.audit, judge_examples.cases().values())
    shown = {result.verdict for audit in audits for result in audit.results}
    assert shown == set(VERDICTS)


@cache
def _alone(name: str) -> Assessment:
    return judge_examples.audit({"bundles": [name]})


def test_the_nearly_compliant_bundles_are_nearly_compliant_and_one_has_every_kind_of_gap() -> None:
    rates = {name: _alone(name).total.rate for name in BUNDLES}
    share = {name: rate.met / rate.of for name, rate in rates.items()}
    assert share["sekretariat-daerah-2026"] > 0.85
    assert share["dinkominfo-2026"] > 0.85
    assert {result.verdict for result in _alone("bapperida-2026").results} >= set(GAPS)


def test_every_objective_has_something_met_and_something_missing() -> None:
    city = judge_examples.audit(judge_examples.cases()["kota"])
    for node in city.rolls["objective"]:
        assert node.rate.met, node.key
        assert node.rate.met < node.rate.of, node.key


def _verdicts(name: str) -> dict[str, str]:
    return {result.obligation: result.verdict for result in _alone(name).results}


@pytest.mark.parametrize("gap", make_examples.gaps(), ids=[gap["id"] for gap in make_examples.gaps()])
def test_a_gap_makes_the_verdict_that_it_says(gap: dict[str, Any]) -> None:
    made = {
        (obligation, verdicts[obligation])
        for name in BUNDLES
        if gap in make_examples.gaps_of(name, make_examples.held(name))
        for verdicts in [_verdicts(name)]
        for obligation in gap["makes"]
        if obligation in verdicts
    }
    assert made == set(gap["makes"].items())


@pytest.mark.parametrize("name", BUNDLES)
def test_without_its_gaps_a_bundle_is_compliant(name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(make_examples, "gaps", list)
    for path, data in make_examples.make(name).files.items():
        place = tmp_path / name / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)
    monkeypatch.setattr(judge_examples, "BUNDLES", tmp_path)
    judge_examples._bundle.cache_clear()
    assessment = judge_examples.audit({"bundles": [name]})
    judge_examples._bundle.cache_clear()
    assert assessment.problems == ()
    short = [result for result in assessment.results if result.verdict not in ("met", "not_applicable")]
    # What is left is for people: a time that the text leaves open, and a fact that nobody stated.
    assert {reason.code for result in short for reason in result.reasons} <= {"person_decides", "context_unknown"}


@pytest.mark.parametrize("name", BUNDLES)
def test_every_file_of_a_bundle_is_listed(name: str) -> None:
    named = {item.item.file for item in judge_examples._bundle(name).items}
    files = {path.removeprefix(f"{name}/") for path in make_examples.committed() if path.startswith(f"{name}/")}
    assert files - {"bundle.yaml"} <= named


def test_the_examples_are_small() -> None:
    there = make_examples.committed()
    assert sum(map(len, there.values())) < 16_000_000
    assert len(there) < 5_000


def test_office_programs_can_open_the_documents() -> None:
    from docx import Document
    from openpyxl import load_workbook

    for path in sorted(make_examples.TARGET.rglob("*.docx")):
        assert any(paragraph.style.name == "Title" for paragraph in Document(str(path)).paragraphs)
    for path in sorted(make_examples.TARGET.rglob("*.xlsx")):
        assert load_workbook(path, read_only=True).sheetnames[0] == "Keterangan"
