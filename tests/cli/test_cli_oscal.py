"""OSCAL documents: trestle reads them, they say what the assessment says, and results of elsewhere can be proposed."""

from __future__ import annotations

import importlib
import json
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from town import AT, LAW, Perda, make_bundle
from trestle.core.validator_factory import validator_factory

from perda_rules.assessment.models import VERDICTS
from perda_rules.reports.oscal.document import identify, line, token

MODULES = {
    "catalog": "catalog.Catalog",
    "mapping-collection": "mapping.MappingCollection",
    "component-definition": "component.ComponentDefinition",
    "assessment-results": "assessment_results.AssessmentResults",
    "plan-of-action-and-milestones": "poam.PlanOfActionAndMilestones",
}
CORPUS = ("--corpus", str(LAW))


def load(path: Path, kind: str) -> dict[str, Any]:
    """Read a document by trestle, examine it by all its validators, and return it as it is."""
    module, name = MODULES[kind].split(".")
    model = getattr(importlib.import_module(f"trestle.oscal.{module}"), name).oscal_read(path)
    assert validator_factory.get(Namespace(mode="all")).model_is_valid(model, False, None), kind
    found: dict[str, Any] = json.loads(path.read_bytes())[kind]
    return found


def uuids(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["uuid"]] if "uuid" in value else []
        return own + [found for part in value.values() for found in uuids(part)]
    return [found for part in value for found in uuids(part)] if isinstance(value, list) else []


def props(value: dict[str, Any]) -> dict[str, str]:
    return {prop["name"]: prop["value"] for prop in value.get("props", ())}


@pytest.fixture
def assessment(bundle: Path, tmp_path: Path, perda: Perda) -> dict[str, Any]:
    assert perda("audit", bundle, *AT, "-o", tmp_path / "out").code == 0
    found: dict[str, Any] = json.loads((tmp_path / "out" / "assessment.json").read_bytes())
    return found


@pytest.fixture
def results(assessment: dict[str, Any], tmp_path: Path, perda: Perda) -> dict[str, Any]:
    made = tmp_path / "results.json"
    assert perda("report", tmp_path / "out" / "assessment.json", "--format", "oscal", "-o", made).code == 0
    return load(made, "assessment-results")


def test_the_catalog_holds_every_pasal_and_duty(tmp_path: Path, perda: Perda, assessment: dict[str, Any]) -> None:
    for lang in ("id", "en"):
        assert (
            perda("oscal", "catalog", *CORPUS, "--at", "2026-12-31", "--lang", lang, "-o", tmp_path / "c.json").code
            == 0
        )
    text = (tmp_path / "c.json").read_text(encoding="utf-8")
    load(tmp_path / "c.json", "catalog")
    for duty in assessment["duties"].values():
        assert json.dumps(token(duty["id"])) in text
        assert json.dumps(line(duty["action"]["en"]), ensure_ascii=False) in text
        assert f'"id": "{duty["article"]}"' in text


def test_the_mapping_ties_each_duty_to_its_practices(tmp_path: Path, perda: Perda, assessment: dict[str, Any]) -> None:
    assert perda("oscal", "mapping", *CORPUS, "--at", "2026-12-31", "-o", tmp_path / "m.json").code == 0
    (mapping,) = load(tmp_path / "m.json", "mapping-collection")["mappings"]
    found = {each["sources"][0]["id-ref"]: [one["id-ref"] for one in each["targets"]] for each in mapping["maps"]}
    tied = {token(d["id"]): d for d in assessment["duties"].values() if d["practice"] or d["objective"]}
    assert tied
    for name, duty in tied.items():
        assert found[name][0] == (duty["practice"] or duty["objective"])


def test_every_verdict_is_a_finding_with_its_observation(results: dict[str, Any], assessment: dict[str, Any]) -> None:
    (result,) = results["results"]
    judged = [each for each in assessment["results"] if each["verdict"] not in VERDICTS[:2]]
    assert judged
    findings = {(props(each)["obligation"], props(each)["unit"]): each for each in result["findings"]}
    assert findings.keys() == {(each["obligation"], each["unit"]) for each in judged}
    risks = {each["uuid"] for each in result["risks"]}
    observations = {each["uuid"]: each for each in result["observations"]}
    resources = {each["uuid"] for each in results["back-matter"]["resources"]}
    for each in judged:
        finding = findings[each["obligation"], each["unit"]]
        good = each["verdict"] in ("met", "late")
        assert finding["target"]["status"]["state"] == ("satisfied" if good else "not-satisfied")
        assert finding["target"]["target-id"] == token(each["obligation"])
        assert all(one["risk-uuid"] in risks for one in finding.get("related-risks", ()))
        assert bool(finding.get("related-risks")) == (each["verdict"] != "met")
        seen = observations[finding["related-observations"][0]["observation-uuid"]]
        assert all(one["href"][1:] in resources for one in seen.get("relevant-evidence", ()))
        assert len(seen.get("relevant-evidence", ())) >= len(each["accepted"])


def test_no_two_things_share_an_id(results: dict[str, Any]) -> None:
    found = uuids(results)
    assert len(found) == len(set(found)) > 5


def test_the_same_assessment_gives_the_same_bytes(tmp_path: Path, perda: Perda, results: dict[str, Any]) -> None:
    again = perda("report", tmp_path / "out" / "assessment.json", "--format", "oscal")
    assert again.data == (tmp_path / "results.json").read_bytes()


def test_a_bundle_is_a_component_with_its_documents(tmp_path: Path, perda: Perda, bundle: Path) -> None:
    assert perda("oscal", "bundle", bundle, *AT, "-o", tmp_path / "b.json").code == 0
    made = load(tmp_path / "b.json", "component-definition")
    (component,) = made["components"]
    assert component["title"] == "Dinkominfo"
    resources = {each["uuid"]: each for each in made["back-matter"]["resources"]}
    linked = {
        link["href"][1:]
        for requirement in component["control-implementations"][0]["implemented-requirements"]
        for statement in requirement["statements"]
        for link in statement["links"]
    }
    assert linked == resources.keys()
    (rlink,) = resources[identify("item", "dinkominfo/notula")]["rlinks"]
    assert rlink["href"] == "notula.pdf"
    assert len(rlink["hashes"][0]["value"]) == 64


def test_a_bundle_without_evidence_is_a_component_too(tmp_path: Path, perda: Perda) -> None:
    empty = make_bundle(tmp_path / "kosong")
    assert perda("oscal", "bundle", empty, *AT, "-o", tmp_path / "b.json").code == 0
    assert "back-matter" not in load(tmp_path / "b.json", "component-definition")


def test_the_follow_up_is_a_plan_of_action_over_the_same_risks(
    tmp_path: Path, perda: Perda, results: dict[str, Any]
) -> None:
    register, plan = tmp_path / "tindak-lanjut.yaml", tmp_path / "p.json"
    assert perda("followup", "start", tmp_path / "out" / "assessment.json", "-o", register).code == 0
    assert perda("oscal", "followup", register, "--at", "2027-01-10", "-o", plan).code == 0
    made = load(plan, "plan-of-action-and-milestones")
    known = {each["uuid"] for each in results["results"][0]["risks"]}
    assert made["poam-items"]
    assert {each["uuid"] for each in made["risks"]} <= known
    finding = props(made["poam-items"][0])["finding"]
    step = ("--status", "sesuai", "--by", "Inspektorat", "--at", "2027-02-01", "--note", "Sudah diperiksa")
    ran = perda("followup", "set", register, finding, *step)
    assert ran.code == 0, ran
    perda("oscal", "followup", register, "--at", "2027-02-10", "-o", plan)
    risks = {each["status"]: each for each in load(plan, "plan-of-action-and-milestones")["risks"]}
    assert "Sudah diperiksa" in risks["closed"]["risk-log"]["entries"][0]["description"]


def test_results_of_elsewhere_become_proposals_that_an_audit_can_use(
    tmp_path: Path, perda: Perda, results: dict[str, Any], assessment: dict[str, Any]
) -> None:
    proposed = tmp_path / "usulan.yaml"
    ran = perda("import-oscal", tmp_path / "results.json", *CORPUS, "--author", "Alat lain", "-o", proposed)
    assert ran.code == 0, ran
    empty = make_bundle(tmp_path / "kosong")
    ran = perda("audit", empty, *AT, "--judgements", proposed, "-o", tmp_path / "out2")
    assert ran.code == 0, ran
    again = json.loads((tmp_path / "out2" / "assessment.json").read_bytes())
    verdicts = {(r["obligation"], r["unit"]): r["verdict"] for r in again["results"]}
    for each in assessment["results"]:
        if each["verdict"] not in VERDICTS[:2]:
            want = "met" if each["verdict"] in ("met", "late") else "unmet"
            assert verdicts[each["obligation"], each["unit"]] == want


def test_a_finding_about_something_else_is_told_and_left_out(
    tmp_path: Path, perda: Perda, results: dict[str, Any]
) -> None:
    (result,) = results["results"]
    findings = result["findings"][:2]
    findings[0]["target"]["target-id"] = "ac-2_smt.a"
    del findings[1]["target"]["status"]
    result["findings"] = findings
    (tmp_path / "lain.json").write_text(json.dumps({"assessment-results": results}), encoding="utf-8")
    ran = perda("import-oscal", tmp_path / "lain.json", *CORPUS, "--author", "Alat lain")
    assert ran.code == 0
    assert ran.out == "judgements: 1\nentries: []\n"
    assert [line.split()[2] for line in ran.err.splitlines() if ": peringatan " in line] == ["Q104:", "Q105:"]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"catalog": {}}', '{"assessment-results": {}}', "[" * 100_000, "\xff"]
)
def test_what_is_no_result_is_told(text: str, tmp_path: Path, perda: Perda) -> None:
    (tmp_path / "x.json").write_text(text, encoding="latin-1")
    ran = perda("import-oscal", tmp_path / "x.json", *CORPUS, "--author", "x")
    assert ran.code == 2
    assert f"{tmp_path / 'x.json'}: galat Q103: " in ran.err


def test_a_file_that_is_not_there_and_an_author_left_out_are_told(tmp_path: Path, perda: Perda) -> None:
    assert " Q101: " in perda("import-oscal", tmp_path / "x.json", *CORPUS, "--author", "x").err
    ran = perda("import-oscal", tmp_path / "x.json", *CORPUS)
    assert ran.code == 2
    assert " U103: " in ran.err


def test_without_trestle_it_says_how_to_get_it(perda: Perda, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "trestle.oscal.catalog", None)
    ran = perda("oscal", "catalog", *CORPUS)
    assert ran.code == 2
    assert "perda-rules[oscal]" in ran.err
