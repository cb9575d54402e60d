"""A condition in words, in both languages; the words are in the message catalogue, the names in the evidence type."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.language import Label, Language, write_date
from perda_rules.messages import say
from perda_rules.obligations.conditions import Condition, Other, item_fields

Names = Mapping[str, Label]
"""Names for ids that no evidence type labels."""

_ABOUT_DATES = {"gt": "after", "gte": "from", "lt": "before", "lte": "until"}
_OF_ROWS = ("complete", "min_rows", "some_row", "every_row")


def phrase(condition: Condition, evidence_type: EvidenceType, language: Language, names: Names) -> str:
    """Say a condition on an item of this type as a phrase without a full stop."""
    fields = evidence_type.columns if condition.operator in _OF_ROWS else item_fields(evidence_type)
    return _phrase(condition, fields, language, names)


def phrase_alike(conditions: Sequence[Condition], evidence_type: EvidenceType, language: Language, names: Names) -> str:
    """Say conditions that :func:`alike` holds for one phrase as one: "every row fills the columns A, B, C"."""
    fields = evidence_type.columns if conditions[0].operator in _OF_ROWS else item_fields(evidence_type)

    def subject(condition: Condition) -> str:
        attribute = fields.get(condition.subject)
        return attribute.label.text(language) if attribute else _name(condition.subject, None, language, names)

    first = conditions[0]
    subjects = dict.fromkeys(subject(condition) for condition in conditions)
    values = (_name(condition.operand, fields.get(first.subject), language, names) for condition in conditions)
    return say(f"condition.{first.operator}", language, subject=", ".join(subjects), value=", ".join(values))


def alike(one: Condition, other: Condition) -> bool:
    """Say whether two conditions differ only in what one phrase can list: columns, content parts, values of a list."""
    if one.operator != other.operator:
        return False
    return one.operator in ("complete", "part") or (one.operator == "contains" and one.subject == other.subject)


def _phrase(condition: Condition, fields: Mapping[str, Attribute], language: Language, names: Names) -> str:
    attribute = fields.get(condition.subject)
    subject = attribute.label.text(language) if attribute else _name(condition.subject, None, language, names)
    operator: str = condition.operator
    operand = condition.operand
    if operator in ("any_item", "all_items", "some_row", "every_row", "not"):
        inside = attribute.fields if attribute and operator in ("any_item", "all_items") else fields
        parts = (_phrase(part, inside, language, names) for part in cast("tuple[Condition, ...]", operand))
        return say(f"condition.{operator}", language, subject=subject, value=say("condition.and", language).join(parts))
    if isinstance(operand, Other):
        other = fields.get(operand.attribute)
        value = other.label.text(language) if other else operand.attribute
        operator = _ABOUT_DATES.get(operator, operator) if other and other.kind == "date" else operator
    elif isinstance(operand, tuple):
        value = ", ".join(_name(part, attribute, language, names) for part in operand)
    else:
        value = _name(operand, attribute, language, names)
        operator = _ABOUT_DATES.get(operator, operator) if isinstance(operand, date) else operator
    if operator == "exists" and not operand:
        operator = "absent"
    return say(f"condition.{operator}", language, subject=subject, value=value)


def _name(value: object, attribute: Attribute | None, language: Language, names: Names) -> str:
    """Write a value as people read it: the label of a choice, the name of an id, a date, a number."""
    if isinstance(value, bool):
        return say(f"condition.{str(value).lower()}", language)
    if isinstance(value, date):
        return write_date(value, language)
    if isinstance(value, float):
        written = str(int(value) if value.is_integer() else value)
        return written.replace(".", ",") if language == "id" else written
    text = str(value)
    label = (attribute.choice_labels.get(text) if attribute else None) or names.get(text)
    if label is not None:
        return label.text(language)
    return text if attribute else text.replace("-", " ")
