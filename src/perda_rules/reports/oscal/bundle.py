"""A bundle as an OSCAL component definition: which documents of an organisation implement which duties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from perda_rules.assessment.models import Assessment, Result
from perda_rules.evidence.models import Bundle, CheckedItem
from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.oscal.catalog import CATALOG
from perda_rules.reports.oscal.document import identify, line, metadata, properties, token, write_document
from perda_rules.reports.oscal.results import href


def write_component(bundles: list[Bundle], assessment: Assessment, language: Language) -> bytes:
    """Write every organisation as a component with the duties that its documents serve."""
    names = [(bundle.organisation.id, bundle.organisation.name) for bundle in bundles]
    same = [bundle.fingerprint for bundle in bundles]
    items = {item.key: item for bundle in bundles for item in bundle.items}
    used = [key for key in items if any(key in result.accepted for result in assessment.results)]
    body: dict[str, Any] = {
        "uuid": identify("component-definition", *same),
        "metadata": metadata(say("oscal.component", language), assessment.at, assessment.at.isoformat(), names),
        "components": [_component(bundle, assessment, language) for bundle in bundles],
    }
    if used:
        body["back-matter"] = {"resources": [_resource(items[key]) for key in used]}
    return write_document("component-definition", body)


def _component(bundle: Bundle, assessment: Assessment, language: Language) -> dict[str, Any]:
    own = bundle.organisation.id
    served = [r for r in assessment.results if any(key.startswith(f"{own}/") for key in r.accepted)]
    component: dict[str, Any] = {
        "uuid": identify("component", own),
        "type": "process-procedure",
        "title": line(bundle.organisation.name),
        "description": line(say("oscal.component_of", language, name=bundle.organisation.name)),
        "props": properties([("organisation", own), ("bundle", bundle.fingerprint)]),
    }
    if served:
        component["control-implementations"] = [
            {
                "uuid": identify("implementation", own),
                "source": CATALOG,
                "description": line(say("oscal.component_of", language, name=bundle.organisation.name)),
                "implemented-requirements": list(_requirements(own, served, assessment, language)),
            }
        ]
    return component


def _requirements(
    own: str, served: list[Result], assessment: Assessment, language: Language
) -> Iterator[dict[str, Any]]:
    controls: dict[str, list[Result]] = {}
    for result in served:
        controls.setdefault(assessment.duties[result.obligation].article, []).append(result)
    for control, results in controls.items():
        yield {
            "uuid": identify("requirement", own, control),
            "control-id": control,
            "description": line(assessment.duties[results[0].obligation].title.text(language)),
            "statements": [_statement(own, result, assessment, language) for result in results],
        }


def _statement(own: str, result: Result, assessment: Assessment, language: Language) -> dict[str, Any]:
    documents = [key for key in result.accepted if key.startswith(f"{own}/")]
    verdict = say(f"verdict.{result.verdict}", language)
    return {
        "statement-id": token(result.obligation),
        "uuid": identify("statement", own, result.obligation, result.unit),
        "description": line(f"{assessment.duties[result.obligation].action.text(language)} ({verdict})"),
        "links": [{"href": f"#{identify('item', key)}", "rel": "evidence"} for key in documents],
    }


def _resource(item: CheckedItem) -> dict[str, Any]:
    told = item.item
    made: dict[str, Any] = {
        "uuid": identify("item", item.key),
        "title": line(told.title),
        "props": properties(
            [("item", item.key), ("type", told.type), ("number", told.number), ("date", told.date.isoformat())]
        ),
    }
    if told.file:
        rlink: dict[str, Any] = {"href": href(told.file)}
        made["rlinks"] = [
            {**rlink, "hashes": [{"algorithm": "SHA-256", "value": item.digest}]} if item.digest else rlink
        ]
    return made
