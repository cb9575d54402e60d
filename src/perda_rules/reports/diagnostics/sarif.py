"""Findings in SARIF 2.1.0, the OASIS format that code scanners and editors exchange."""

from __future__ import annotations

import json
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from perda_rules.language import Language
from perda_rules.reports.diagnostics.models import Checked, Diagnostic, RuleInfo
from perda_rules.reports.wording import clean, write

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "notice": "note"}


def render(checked: Checked, language: Language) -> str:
    """Write one run with its rules and results, in the language of the run."""
    index = {rule.code: number for number, rule in enumerate(checked.rules)}
    run = {
        "tool": {
            "driver": {
                "name": checked.tool,
                "version": checked.version,
                "language": language,
                "rules": [_rule(rule, language) for rule in checked.rules],
            }
        },
        "artifacts": [{"location": {"uri": _uri(file)}} for file in checked.files],
        "columnKind": "unicodeCodePoints",
        "language": language,
        "results": [_result(found, index[found.code], language) for found in checked.findings],
    }
    document = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: RuleInfo, language: Language) -> dict[str, Any]:
    return {
        "id": rule.code,
        "shortDescription": {"text": write(rule.title, language)},
        "fullDescription": {"text": write(rule.why, language)},
        "help": {"text": write(rule.do, language)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
    }


def _result(found: Diagnostic, rule: int, language: Language) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": _uri(found.file)}}
    if found.line:
        physical["region"] = {"startLine": found.line, "startColumn": max(found.column, 1)}
    location: dict[str, Any] = {"physicalLocation": physical}
    if found.eid is not None:
        logical = {"fullyQualifiedName": found.eid, "kind": "member"}
        if found.citation is not None:
            logical["name"] = write(found.citation, language)
        location["logicalLocations"] = [logical]
    told: dict[str, Any] = {
        "ruleId": found.code,
        "ruleIndex": rule,
        "level": _LEVELS[found.severity],
        "message": {"text": write(found.message, language)},
        "locations": [location],
    }
    if found.fingerprint is not None:
        told["partialFingerprints"] = {"perdaRules/v1": found.fingerprint}
    return told


def _uri(file: str) -> str:
    return quote(PurePath(clean(file)).as_posix())
