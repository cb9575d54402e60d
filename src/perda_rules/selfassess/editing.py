"""The JSON Schema of ``bundle.yaml`` for editors: they complete types, attributes, offices and duties while one types.

It is made from the evidence types and the corpus, so it knows what the program knows. The program's own reading says
more, and in better words; where both speak, they agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from perda_rules.assessment.models import Duty
from perda_rules.evidence.models import Answer, BundleFile, Item, Statement, Waiver
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Language
from perda_rules.obligations.models import Corpus

NAME = "bundle.schema.json"
_MAPPING = ["object", "null"]
"""A part of a new bundle may be left blank."""
_DEFS = "#/$defs/{model}"


def bundle_schema(
    corpus: Corpus, types: Mapping[str, EvidenceType], duties: Mapping[str, Duty], language: Language
) -> dict[str, Any]:
    """Return the schema (draft 2020-12), its help in ``language``. ``duties`` are those that may be answered for."""
    schema = BundleFile.model_json_schema(ref_template=_DEFS)
    defs: dict[str, Any] = schema.setdefault("$defs", {})
    for model in (Item, Answer, Waiver, Statement):
        made = model.model_json_schema(ref_template=_DEFS)
        defs |= made.pop("$defs", {})
        defs[model.__name__] = made
    properties = schema["properties"]
    properties["context"] = {
        "type": _MAPPING,
        "additionalProperties": False,
        "properties": {
            name: {
                "description": fact.question.text(language),
                "anyOf": [{"type": "boolean"}, {"$ref": "#/$defs/Statement"}],
            }
            for name, fact in corpus.context.items()
        },
    }
    for part, model in (("answers", Answer), ("waivers", Waiver)):
        properties[part] = {
            "type": _MAPPING,
            "additionalProperties": {"$ref": f"#/$defs/{model.__name__}"},
            "propertyNames": {"$ref": "#/$defs/Duty"},
        }
    defs["Duty"] = _one_of(
        {name: f"{duty.citation.text(language)}: {duty.action.text(language)}" for name, duty in duties.items()}
    )
    properties["items"] = {"type": ["array", "null"], "items": {"$ref": "#/$defs/Item"}}
    offices = {name: actor.name.text(language) for name, actor in corpus.actors.items()}
    defs["Organisation"]["properties"]["id"] = _one_of(offices)
    item = defs["Item"]
    item["properties"]["type"] = _one_of({name: kind.label.text(language) for name, kind in types.items()})
    item["properties"]["memuat"]["propertyNames"] = {"enum": list(corpus.parts)}
    item["allOf"] = [
        {
            "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
            "then": {"properties": _body(kind, language)},
        }
        for name, kind in types.items()
    ]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _one_of(named: Mapping[str, str]) -> dict[str, Any]:
    return {"type": "string", "enum": list(named), "enumDescriptions": list(named.values())}


def _body(kind: EvidenceType, language: Language) -> dict[str, Any]:
    """Return what a type says of its attributes and rows, with labels and help as editors show them."""
    said: dict[str, Any] = _described(kind.schema_["properties"], language)
    return {name: part for name, part in said.items() if name in ("attributes", "rows")}


def _described(value: Any, language: Language) -> Any:
    """Turn our own keywords into those that editors know."""
    if isinstance(value, list):
        return [_described(each, language) for each in value]
    if not isinstance(value, dict):
        return value
    made = {key: _described(each, language) for key, each in value.items() if not str(key).startswith("x-")}
    if isinstance(label := value.get("x-label"), dict):
        made["title"] = label[language]
    if isinstance(text := value.get("x-help"), dict):
        made["description"] = text[language]
    choices = value.get("x-choices")
    if isinstance(choices, dict) and "enum" in made:
        made["enumDescriptions"] = [choices[each][language] for each in made["enum"] if each in choices]
    return made
