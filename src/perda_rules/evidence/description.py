"""The reference of evidence types for people who encode obligations or fill bundles, generated from the schemas."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perda_rules.evidence.types import ENVELOPE, Attribute, EvidenceType
from perda_rules.language import Language
from perda_rules.messages import say


def describe_types(types: Mapping[str, EvidenceType], language: Language) -> str:
    """Describe all types in Markdown: what each is, when it counts and how long, its attributes and columns."""
    envelope = ", ".join(f"`{name}`" for name in ENVELOPE)
    lines = [
        f"# {say('evidence_type.title', language)}",
        "",
        say("evidence_type.intro", language, envelope=envelope),
        "",
        say("evidence_type.count", language, count=len(types)),
    ]
    for type_ in types.values():
        lines += ["", *_type_lines(type_, language)]
    return "\n".join(lines) + "\n"


def _type_lines(type_: EvidenceType, language: Language) -> Iterator[str]:
    yield f"## `{type_.id}` · {type_.label.text(language)}"
    yield ""
    if type_.help:
        yield type_.help.text(language)
        yield ""
    life = "; ".join(_life(type_, language))
    yield f"{life[0].upper()}{life[1:]}."
    yield ""
    yield from _attribute_lines(type_.attributes, language)
    if type_.columns:
        yield ""
        yield say("evidence_type.rows", language)
        yield ""
        yield from _attribute_lines(type_.columns, language)


def _life(type_: EvidenceType, language: Language) -> Iterator[str]:
    if type_.occurred:
        yield say("evidence_type.occurred", language, name=type_.occurred)
    else:
        yield say("evidence_type.undated", language)
    if type_.expires:
        yield say("evidence_type.expires", language, name=type_.expires)
    if type_.validity:
        yield say("evidence_type.validity", language, length=type_.validity)


def _attribute_lines(attributes: Mapping[str, Attribute], language: Language, indent: str = "") -> Iterator[str]:
    for name, attribute in attributes.items():
        notes = [_kind(attribute, language)]
        if attribute.required:
            notes.append(say("evidence_type.required", language))
        choices = f": {', '.join(f'`{choice}`' for choice in attribute.choices)}" if attribute.choices else ""
        yield f"{indent}- `{name}` {attribute.label.text(language)} ({', '.join(notes)}){choices}"
        yield from _attribute_lines(attribute.fields, language, indent + "  ")


def _kind(attribute: Attribute, language: Language) -> str:
    if attribute.kind == "entries":
        return say("evidence_type.kind.entries", language)
    kind: str = "text" if attribute.kind == "texts" else attribute.kind
    if attribute.choices:
        kind = "choice"
    elif attribute.form:
        kind = attribute.form
    elif attribute.integer:
        kind = "integer"
    single = say(f"evidence_type.kind.{kind}", language)
    return say("evidence_type.kind.list", language, kind=single) if attribute.kind == "texts" else single
