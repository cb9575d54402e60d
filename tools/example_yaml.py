"""The listing of an example bundle, written as a careful person would: short values on one line, long ones below."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from typing import Any

from perda_rules.evidence.models import Item
from perda_rules.evidence.types import EvidenceType
from perda_rules.yaml_style import WIDTH, field


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
    lines += field("organisation", organisation, "")
    if context:
        lines += ["", "context:", *(line for fact, value in context.items() for line in field(fact, value, "  "))]
    lines += ["", "items:"]
    kind = None
    for item in items:
        if item["type"] != kind:
            kind = item["type"]
            label = types[kind].label.id if kind in types else kind
            lines += ["", f"  # {label}"]
        keys = [key for key in Item.model_fields if item.get(key) not in (None, {}, [])]
        body = [line for key in keys for line in field(key, item[key], "    ")]
        lines += ["  - " + body[0][4:], *body[1:]]
    return "\n".join(lines) + "\n"


def _comment(text: str, first: str = "# ", rest: str = "# ") -> list[str]:
    lines = []
    for paragraph in text.strip().split("\n"):
        lines += textwrap.wrap(paragraph, WIDTH, initial_indent=first, subsequent_indent=rest) or ["#"]
    return lines
