"""Every obligation has a scenario; it is met by its evidence, missed by the near miss, and by every mutant."""

from __future__ import annotations

from pathlib import Path

import pytest
from scenario_harness import ROOT, Scenario, changed, choices, expand, judge, mutants, obligations, scenarios

SATISFIED = ("met", "late")


def name(scenario: Scenario) -> str:
    return f"{scenario.obligation}"


def test_every_obligation_has_a_scenario_and_every_scenario_an_obligation() -> None:
    told = {scenario.obligation for scenario in scenarios()}
    assert told == {duty.id for duty in obligations().values() if duty.modality != "permission"}


def test_every_scenario_stands_beside_its_pasal() -> None:
    encoded = {path.relative_to(ROOT / "obligations") for path in (ROOT / "obligations").rglob("pasal-*.yaml")}
    assert {Path(scenario.file) for scenario in scenarios()} <= encoded


@pytest.mark.parametrize("scenario", scenarios(), ids=name)
def test_the_evidence_satisfies_the_law(scenario: Scenario) -> None:
    result = judge(scenario, expand(scenario.evidence))
    near = [(leaf.path, leaf.near) for leaf in result.leaves if leaf.near]
    assert result.verdict == "met", (scenario.law, [r.text("id") for r in result.reasons], near)


@pytest.mark.parametrize("scenario", scenarios(), ids=name)
def test_the_near_miss_does_not(scenario: Scenario) -> None:
    result = judge(scenario, changed(scenario.evidence, scenario.near_miss["change"]))
    assert result.verdict == scenario.near_miss["verdict"], scenario.near_miss["law"]
    assert result.verdict not in SATISFIED


@pytest.mark.parametrize("scenario", scenarios(), ids=name)
def test_whatever_is_lacking_worsens_the_verdict(scenario: Scenario) -> None:
    survivors = [what for what, evidence in mutants(scenario) if judge(scenario, evidence).verdict in SATISFIED]
    assert not survivors


@pytest.mark.parametrize("scenario", scenarios(), ids=name)
def test_documents_without_files_prove_nothing(scenario: Scenario) -> None:
    assert judge(scenario, scenario.evidence, level="declared").verdict not in SATISFIED


def test_every_alternative_that_the_law_leaves_is_taken_by_some_scenario() -> None:
    alternatives = {(duty.id, path) for duty in obligations().values() for path in choices(duty)}
    taken = {
        (scenario.obligation, path)
        for scenario in scenarios()
        for path in choices(obligations()[scenario.obligation])
        for leaf in judge(scenario, expand(scenario.evidence)).leaves
        if leaf.satisfied and f"{leaf.path}.".startswith(f"{path}.")
    }
    assert sorted(alternatives - taken) == []
