"""Offices that are others too: the head of the transport department signs as a head of department.

A condition that names the wider office is met by each that counts as it. What the condition says in words stays as it
was written: a list of twenty offices would help nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from perda_rules.obligations.models import Actor, Leaf, Triggered

Members = Mapping[str, tuple[str, ...]]
"""Office → the offices that count as it."""


def members_of(actors: Mapping[str, Actor]) -> dict[str, tuple[str, ...]]:
    """Return which offices count as which."""
    found: dict[str, tuple[str, ...]] = {}
    for name, actor in actors.items():
        if actor.counts_as is not None:
            found[actor.counts_as] = (*found.get(actor.counts_as, ()), name)
    return found


def widen(where: Mapping[str, Any], members: Members) -> dict[str, Any]:
    """Let each condition on a wider office take all that count as it."""
    return {subject: _widened(asked, members) for subject, asked in where.items()}


def _widened(asked: Any, members: Members) -> Any:
    if isinstance(asked, str):
        return {"in": [asked, *members[asked]]} if asked in members else asked
    if not isinstance(asked, Mapping):
        return asked
    made: dict[str, Any] = {}
    for operator, operand in asked.items():
        if operator == "eq" and isinstance(operand, str) and operand in members:
            made["in"] = [operand, *members[operand]]
        elif operator == "in":
            made["in"] = [*operand, *(name for one in operand if one in members for name in members[one])]
        elif operator == "not":
            made["not"] = _widened(operand, members)
        elif operator == "any_item" and isinstance(operand, list | tuple):
            made["any_item"] = [widen(one, members) for one in operand]
        elif operator in ("any_item", "all_items"):
            made[operator] = widen(operand, members)
        else:
            made[operator] = operand
    return made


def widen_leaf(leaf: Leaf, members: Members) -> Leaf:
    """Return ``leaf`` with its conditions widened; the same where nothing in it names a wider office."""
    where = widen(leaf.where, members)
    rows = leaf.rows
    if rows is not None and (rows.some or rows.every):
        some = tuple(widen(one, members) for one in rows.some)
        every = widen(rows.every, members)
        if (some, every) != (rows.some, rows.every):
            rows = rows.model_copy(update={"some": some, "every": every})
    if where == leaf.where and rows is leaf.rows:
        return leaf
    return leaf.model_copy(update={"where": where, "rows": rows})


def widen_triggered(deadline: Triggered, members: Members) -> Triggered:
    """Return a deadline with the conditions on its events and responses widened."""
    events = deadline.events
    return deadline.model_copy(
        update={
            "events": events.model_copy(
                update={"where": widen(events.where, members), "register_": widen(events.register_, members)}
            ),
            "response": deadline.response.model_copy(update={"where": widen(deadline.response.where, members)}),
        }
    )
