"""An assessment as OSCAL assessment results: what was observed, what was found, and the risk that each gap is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from perda_rules.assessment.findings import finding_id, ordered_gaps
from perda_rules.assessment.models import GAPS, Assessment, Result, Shown
from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.oscal.document import (
    identify,
    line,
    metadata,
    moment,
    properties,
    token,
    write_document,
)

PLAN = "#plan"
_NO_SAY = ("not_applicable", "not_due")
"""Verdicts that say neither that a duty is met nor that it is not."""
_STATES = {"met": "satisfied", "late": "satisfied"}


def write_results(assessment: Assessment, language: Language) -> bytes:
    """Write the results of one audit, the same bytes for the same assessment."""
    return write_document("assessment-results", _Results(assessment, language).body())


class _Results:
    """Lays out one assessment."""

    def __init__(self, assessment: Assessment, language: Language) -> None:
        self.assessment = assessment
        self.language = language
        self.start = moment(assessment.at)
        self.same = (assessment.at.isoformat(), assessment.corpus.fingerprint, *(p.id for p in assessment.parties))
        self.judged = [result for result in assessment.results if result.verdict not in _NO_SAY]
        self.gaps = ordered_gaps(assessment)
        self.used = {key for result in assessment.results for key in _seen(result)}

    def body(self) -> dict[str, Any]:
        made = self.assessment
        parties = [(party.id, party.name) for party in made.parties]
        resources = [self.resource(item) for item in made.items if item.key in self.used]
        # OSCAL wants a plan; there is none beside the corpus, which the first resource names.
        plan = {"uuid": identify("plan", made.corpus.fingerprint), "title": say("oscal.plan", self.language)}
        return {
            "uuid": identify("results", *self.same),
            "metadata": metadata(say("oscal.results", self.language), made.at, made.at.isoformat(), parties),
            "import-ap": {"href": f"#{plan['uuid']}"},
            "results": [self.result()],
            "back-matter": {"resources": [plan, *resources]},
        }

    def result(self) -> dict[str, Any]:
        made = self.assessment
        found: dict[str, Any] = {
            "uuid": identify("result", *self.same),
            "title": say(f"report.mode.{made.mode}.name", self.language),
            "description": say("oscal.result", self.language, n=len(made.results), gaps=len(self.gaps)),
            "start": moment(made.period_start),
            "end": self.start,
            "props": properties([("corpus", made.corpus.fingerprint), ("ledger", made.ledger)]),
            "reviewed-controls": {"control-selections": [{"include-controls": list(self.reviewed())}]},
        }
        observations = [self.observation(result) for result in self.judged]
        parts = {
            "observations": observations,
            "risks": [self.risk(result) for result in self.gaps],
            "findings": [self.finding(result) for result in self.judged],
        }
        return {**found, **{name: part for name, part in parts.items() if part}}

    def reviewed(self) -> Iterator[dict[str, Any]]:
        statements: dict[str, list[str]] = {}
        for result in self.assessment.results:
            of = statements.setdefault(self.assessment.duties[result.obligation].article, [])
            if token(result.obligation) not in of:
                of.append(token(result.obligation))
        for control, ids in statements.items():
            yield {"control-id": control, "statement-ids": ids}

    def observation(self, result: Result) -> dict[str, Any]:
        duty = self.assessment.duties[result.obligation]
        reasons = " ".join(reason.text(self.language) for reason in result.reasons)
        seen: dict[str, Any] = {
            "uuid": identify("observation", *self.same, result.obligation, result.unit),
            "title": line(duty.citation.text(self.language)),
            "description": line(f"{say(f'verdict.{result.verdict}', self.language)}. {reasons}"),
            "props": self.about(result),
            "methods": ["EXAMINE"],
            "types": ["control-objective"],
            "collected": self.start,
        }
        evidence = [
            {"href": f"#{identify('item', key)}", "description": line(self.named(key))} for key in _seen(result)
        ]
        return {**seen, "relevant-evidence": evidence} if evidence else seen

    def finding(self, result: Result) -> dict[str, Any]:
        duty = self.assessment.duties[result.obligation]
        state = _STATES.get(result.verdict, "not-satisfied")
        reason = "pass" if state == "satisfied" else "other" if result.verdict == "needs_review" else "fail"
        found: dict[str, Any] = {
            "uuid": identify("finding", *self.same, result.obligation, result.unit),
            "title": line(duty.action.text(self.language)),
            "description": line(say(f"verdict.{result.verdict}", self.language)),
            "props": self.about(result),
            "target": {
                "type": "statement-id",
                "target-id": token(result.obligation),
                "title": line(duty.citation.text(self.language)),
                "status": {"state": state, "reason": reason},
            },
            "related-observations": [
                {"observation-uuid": identify("observation", *self.same, result.obligation, result.unit)}
            ],
        }
        if result.verdict in GAPS:
            found["related-risks"] = [{"risk-uuid": risk_uuid(result.obligation, result.unit)}]
        return found

    def risk(self, result: Result) -> dict[str, Any]:
        duty = self.assessment.duties[result.obligation]
        deadline = self.assessment.at + timedelta(days=self.assessment.followup_days)
        return {
            "uuid": risk_uuid(result.obligation, result.unit),
            "title": line(f"{finding_id(result.obligation, result.unit)} {duty.citation.text(self.language)}"),
            "description": line(duty.action.text(self.language)),
            "statement": line(duty.recommendation.text(self.language)),
            "props": properties([("severity", duty.severity), *_pairs(result)]),
            "status": "deviation-approved" if result.excepted else "open",
            "deadline": moment(deadline),
        }

    def about(self, result: Result) -> list[dict[str, str]]:
        return properties(_pairs(result))

    def named(self, key: str) -> str:
        item = next((item for item in self.assessment.items if item.key == key), None)
        return f"{item.title} ({item.type_label.text(self.language)})" if item else key

    def resource(self, item: Shown) -> dict[str, Any]:
        made: dict[str, Any] = {
            "uuid": identify("item", item.key),
            "title": line(item.title),
            "props": properties(
                [
                    ("item", item.key),
                    ("type", item.type_label.text(self.language)),
                    ("number", item.number),
                    ("date", item.date.isoformat()),
                    ("level", item.level),
                ]
            ),
        }
        return {**made, "rlinks": [{"href": href(item.file)}]} if item.file else made


def risk_uuid(obligation: str, unit: str) -> str:
    """Return the id of the risk that a gap is: the same in every audit, and in the follow-up."""
    return identify("risk", obligation, unit)


def href(file: str) -> str:
    """Write the name of a file as a relative reference."""
    from urllib.parse import quote

    return quote(file)


def _pairs(result: Result) -> list[tuple[str, object]]:
    return [
        ("obligation", result.obligation),
        ("unit", result.unit),
        ("verdict", result.verdict),
        ("found", result.found),
        ("due", result.due.isoformat() if result.due else None),
        ("overdue-days", result.overdue_days or None),
        ("basis", result.basis),
    ]


def _seen(result: Result) -> list[str]:
    """Return the items that bear on a verdict: those accepted, and those that came nearest."""
    near = [leaf.near.item for leaf in result.leaves if leaf.near is not None]
    return list(dict.fromkeys([*result.accepted, *near]))
