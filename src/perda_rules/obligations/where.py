"""The form of ``where``: conditions as plain data, which come through JSON unchanged.

What the conditions may say is :mod:`perda_rules.obligations.conditions`.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, ValidationInfo

_DAY = "$date"


def _in_json(value: Any) -> Any:
    """Mark the dates: JSON has none, and a date compares otherwise than the text that it looks like."""
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    if isinstance(value, dict):
        return {key: _in_json(part) for key, part in value.items()}
    return [_in_json(part) for part in value] if isinstance(value, list | tuple) else value


def _from_json(value: Any, info: ValidationInfo) -> Any:
    return _unmarked(value) if info.mode == "json" else value


def _unmarked(value: Any) -> Any:
    if isinstance(value, dict):
        marked = value.get(_DAY) if len(value) == 1 else None
        if isinstance(marked, str):
            return date.fromisoformat(marked)
        return {key: _unmarked(part) for key, part in value.items()}
    return [_unmarked(part) for part in value] if isinstance(value, list) else value


Where = Annotated[
    dict[str, Any], BeforeValidator(_from_json), PlainSerializer(_in_json, return_type=dict, when_used="json")
]
"""Attribute → value (equality) or ``{operator: operand}``; see docs/encoding."""
