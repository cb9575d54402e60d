"""Changing ``bundle.yaml``: items, facts and own answers. What they are worth is the reader's business."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from perda_rules import yaml_text
from perda_rules.evidence.bundle import NAME
from perda_rules.evidence.models import Item


def put_item(text: str, item: Mapping[str, Any]) -> str:
    """Return the listing with ``item`` in the place of the one of its id, or at the end of the list."""
    shown = {key: item[key] for key in Item.model_fields if item.get(key) not in (None, {}, [], ())}
    return yaml_text.put_entry(text, "items", shown)


def remove_item(text: str, item: str) -> str:
    """Return the listing without the item of the id ``item``; as it was where there is none."""
    return yaml_text.remove(text, "items", item)


def put_fact(text: str, fact: str, value: bool, reason: str | None = None) -> str:
    """Return the listing with a context fact stated, with the reason where one is given."""
    return yaml_text.put_pair(text, "context", fact, {"value": value, "reason": reason} if reason else value)


def remove_fact(text: str, fact: str) -> str:
    """Return the listing without a statement on ``fact``."""
    return yaml_text.remove(text, "context", fact)


def put_answer(text: str, obligation: str, answer: str, reason: str, day: date | None = None) -> str:
    """Return the listing with the organisation's own answer on ``obligation``."""
    told: dict[str, Any] = {"answer": answer, "reason": reason}
    return yaml_text.put_pair(text, "answers", obligation, {**told, "date": day} if day else told)


def remove_answer(text: str, obligation: str) -> str:
    """Return the listing without an own answer on ``obligation``."""
    return yaml_text.remove(text, "answers", obligation)


def update(bundle: Path, change: Callable[[str], str]) -> str:
    """Change the listing of the bundle folder ``bundle``; see :func:`perda_rules.yaml_text.update`."""
    return yaml_text.update(bundle / NAME, change)
