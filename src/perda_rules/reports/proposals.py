"""Proposed items in words: a readable list, YAML to be taken over into ``bundle.yaml``, and JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from perda_rules.evidence.proposals.documents import Documents, Proposed
from perda_rules.evidence.proposals.models import FIELDS, Found
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Label, Language, write_date
from perda_rules.messages import say
from perda_rules.reports.wording import MAX_NAME, clean, write
from perda_rules.yaml_style import field, flow

FORMATS = ("text", "yaml", "json")
_REQUIRED = ("type", "title", "date")
_KEYS = ("id", "type", "title", "number", "date", "status", "signatory", "file", "sha256")
_WIDTH = 17
_ENOUGH = 52
_SKIPPED = 10
"""Skipped files that people are told by name; all of them are counted, and in JSON named."""


def write_proposals(
    documents: Documents,
    types: Mapping[str, EvidenceType],
    offices: Mapping[str, Label],
    form: str,
    language: Language,
) -> bytes:
    """Write what is proposed in one of the FORMATS; ``offices`` names those who may sign."""
    if form == "json":
        told = {
            "format": "perda-rules/proposals/1",
            "proposals": [_told(one) for one in documents.proposed],
            "skipped": list(documents.skipped),
        }
        return (json.dumps(told, ensure_ascii=False, indent=2) + "\n").encode()
    lines = _yaml(documents, types, language) if form == "yaml" else _text(documents, types, offices, language)
    return ("\n".join(lines) + "\n").encode()


def _told(one: Proposed) -> dict[str, Any]:
    fields = {
        name: {
            "value": found.value.isoformat() if isinstance(found.value, date) else found.value,
            "confidence": found.confidence,
            "place": {"spot": found.place.spot, "value": found.place.value},
            "others": list(found.others),
        }
        for name, found in one.proposal.fields.items()
    }
    return {"id": one.id, "file": one.file, "sha256": one.sha256, "reading": one.proposal.reading, "fields": fields}


# YAML --------------------------------------------------------------------------------------------------------------


def _yaml(documents: Documents, types: Mapping[str, EvidenceType], language: Language) -> Iterator[str]:
    yield f"# {say('proposals.check', language)}"
    yield from (f"# {say('proposals.skipped', language, file=clean(file))}" for file in documents.skipped[:_SKIPPED])
    if not documents.proposed:
        yield "items: []"
        return
    yield "items:"
    for one in documents.proposed:
        yield ""
        if one.proposal.reading != "read":
            yield f"  # {_reading(one, language)}"
        begin = "  - "
        for line in _item(one, types, language):
            yield f"{begin}{line}"
            begin = "    "


def _item(one: Proposed, types: Mapping[str, EvidenceType], language: Language) -> Iterator[str]:
    values: dict[str, Any] = {"id": one.id, "file": one.file, "sha256": one.sha256}
    for key in _KEYS:
        found = one.proposal.fields.get(key)
        if found is not None:
            (line,) = field(key, _printable(found.value))[:1]
            yield f"{line}  # {_remark(found, language)}"
        elif key in values:
            yield f"{key}: {flow(values[key])}"
        elif key in _REQUIRED:
            yield f"# {key}: {say('proposals.missing', language)}"
    kind = types.get(str(one.proposal.fields["type"].value)) if "type" in one.proposal.fields else None
    needed = [name for name, attribute in kind.attributes.items() if attribute.required] if kind else []
    if needed:
        yield f"# attributes: {say('proposals.needed', language, names=', '.join(needed))}"


def _printable(value: str | date) -> str | date:
    return clean(value) if isinstance(value, str) else value


def _remark(found: Found, language: Language) -> str:
    return clean("; ".join([_sure(found, language), _place(found, language), *_others(found, language)]))


def _others(found: Found, language: Language) -> list[str]:
    """Name what it may be instead, as it would be written."""
    names = ", ".join(found.others)
    return [say("proposals.or", language, names=names)] if names else []


# Text --------------------------------------------------------------------------------------------------------------


def _text(
    documents: Documents, types: Mapping[str, EvidenceType], offices: Mapping[str, Label], language: Language
) -> Iterator[str]:
    for one in documents.proposed:
        yield clean(one.file)
        if one.proposal.reading != "read":
            yield f"  {_reading(one, language)}"
        for name in FIELDS:
            found = one.proposal.fields.get(name)
            label = say(f"proposals.field.{name}", language)
            if found is None:
                if name in _REQUIRED:
                    yield f"  {label:<{_WIDTH}}{say('proposals.missing', language)}"
                continue
            shown = _shown(name, found, types, offices, language)
            yield f"  {label:<{_WIDTH}}{shown:<{_ENOUGH}}  {_remark(found, language)}"
        yield ""
    yield from (say("proposals.skipped", language, file=clean(file)) for file in documents.skipped[:_SKIPPED])
    yield say("proposals.count", language, n=len(documents.proposed), skipped=len(documents.skipped))


def _shown(
    name: str,
    found: Found,
    types: Mapping[str, EvidenceType],
    offices: Mapping[str, Label],
    language: Language,
) -> str:
    if isinstance(found.value, date):
        return write_date(found.value, language)
    if name == "type" and found.value in types:
        return write(types[found.value].label, language, MAX_NAME)
    if name == "signatory" and found.value in offices:
        return write(offices[found.value], language, MAX_NAME)
    return clean(found.value)


def _reading(one: Proposed, language: Language) -> str:
    if one.proposal.reading == "unreadable":
        return say("proposals.unreadable", language)
    return say("proposals.wordless", language)


def _sure(found: Found, language: Language) -> str:
    return say(f"proposals.sure.{found.confidence}", language)


def _place(found: Found, language: Language) -> str:
    return say(f"proposals.place.{found.place.spot}", language, value=clean(str(found.place.value), MAX_NAME))
