"""The listing of an example bundle, written as a careful person would: short values on one line, long ones below."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from perda_rules.evidence.models import Item
from perda_rules.evidence.types import EvidenceType

WIDTH = 112


def listing(
    about: str,
    shown: Sequence[str],
    organisation: Mapping[str, str],
    context: Mapping[str, Any],
    items: Sequence[Mapping[str, Any]],
    types: Mapping[str, EvidenceType],
) -> str:
    """Write ``bundle.yaml``: a comment on what the bundle shows, then its facts and items, grouped by type."""
    lines = _comment(about)
    if shown:
        lines += ["#", "# Yang sengaja kurang di sini:"]
        for number, text in enumerate(shown, 1):
            lines += _comment(text, first=f"#  {number:>2}. ", rest="#      ")
    lines += ["#", "# Dibuat oleh tools/make_examples.py; jangan disunting langsung.", "", "bundle: 1"]
    lines += _field("organisation", organisation, "")
    if context:
        lines += ["", "context:", *(line for fact, value in context.items() for line in _field(fact, value, "  "))]
    lines += ["", "items:"]
    kind = None
    for item in items:
        if item["type"] != kind:
            kind = item["type"]
            label = types[kind].label.id if kind in types else kind
            lines += ["", f"  # {label}"]
        keys = [key for key in Item.model_fields if item.get(key) not in (None, {}, [])]
        body = [line for key in keys for line in _field(key, item[key], "    ")]
        lines += ["  - " + body[0][4:], *body[1:]]
    return "\n".join(lines) + "\n"


def _comment(text: str, first: str = "# ", rest: str = "# ") -> list[str]:
    lines = []
    for paragraph in text.strip().split("\n"):
        lines += textwrap.wrap(paragraph, WIDTH, initial_indent=first, subsequent_indent=rest) or ["#"]
    return lines


def _field(key: str, value: Any, indent: str) -> list[str]:
    """Write ``key: value``, on one line where it fits."""
    line = f"{indent}{key}: {_flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, dict | list | tuple):
        return [line]
    if isinstance(value, dict):
        below = [line for name, each in value.items() for line in _field(name, each, indent + "  ")]
    else:
        below = [line for each in value for line in _entry(each, indent + "  ")]
    return [f"{indent}{key}:", *below]


def _entry(value: Any, indent: str) -> list[str]:
    line = f"{indent}- {_flow(value)}"
    if len(line) <= WIDTH or not isinstance(value, dict):
        return [line]
    fields = [line for name, each in value.items() for line in _field(name, each, indent + "  ")]
    return [f"{indent}- {fields[0].lstrip()}", *fields[1:]]


def _flow(value: Any) -> str:
    """Write a value on one line."""
    if isinstance(value, dict | list | tuple):
        shown = list(value) if isinstance(value, tuple) else value
        return yaml.safe_dump(shown, default_flow_style=True, sort_keys=False, allow_unicode=True, width=10**9).strip()
    # A scalar alone may stand unquoted where it could not between commas.
    written = yaml.safe_dump(value, allow_unicode=True, width=10**9)
    return written.removesuffix("\n").removesuffix("\n...")
