"""What a form carries of a bundle, and how two states of an entry are told apart.

A spreadsheet keeps neither line breaks nor the difference between 3 and 3.0, so neither do the digests.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from perda_rules.evidence.models import Answer, Item, Statement

CARRIED = tuple(name for name in Item.model_fields if name != "sha256")
"""The digest of a file is for the program to say, not for a form."""


def of_item(item: Item) -> dict[str, Any]:
    """Return what a form shows of an item; what is empty or goes without saying is left out."""
    return plainly({name: getattr(item, name) for name in CARRIED})


def plainly(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of an item without those that go without saying, in the order in which they are written."""
    usual = {name: one.default for name, one in Item.model_fields.items()}
    return _filled({name: values[name] for name in CARRIED if name in values and values[name] != usual[name]})


def of_answer(answer: Answer) -> dict[str, Any]:
    """Return what a form shows of an own answer."""
    return _filled({"answer": answer.answer, "reason": answer.reason, "date": answer.date})


def of_fact(statement: Statement) -> dict[str, Any]:
    """Return what a form shows of a fact."""
    return _filled({"value": statement.value, "reason": statement.reason})


def digest(values: Mapping[str, Any]) -> str:
    """Return a short digest of an entry; the same for all that a spreadsheet makes the same."""
    written = json.dumps(_plain(values), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(written.encode()).hexdigest()[:16]


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in values.items() if value not in (None, "", {}, [], ())}


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {key: made for key, each in value.items() if (made := _plain(each)) not in (None, "", {}, [])}
    if isinstance(value, list | tuple):
        return [made for each in value if (made := _plain(each)) not in (None, "", {}, [])]
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, date):
        return value.isoformat()
    return " ".join(value.split()).removeprefix("'") if isinstance(value, str) else value
