"""What a department has to collect: every document that its duties ask for, each once, with the duties that it serves.

Worked out from an assessment of an empty bundle: what is asked there is what is asked of any. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perda_rules.assessment.models import Assessment, Duty, LeafResult, Result
from perda_rules.language import Label


class Wanted(NamedTuple):
    """One document to collect."""

    type: str
    type_label: Label
    asks: tuple[Label, ...]
    """What must be true of it."""
    copies: int
    duties: tuple[Duty, ...]
    """The duties that it serves, in the order of the regulation."""
    choice: bool
    """Whether it is one of several ways to meet the duty."""


def checklist(assessment: Assessment) -> tuple[Wanted, ...]:
    """Return the documents that the duties of ``assessment`` ask for, by type; those alike are collected once."""
    found: dict[tuple[str, tuple[str, ...]], list[tuple[Result, LeafResult]]] = {}
    for result in assessment.results:
        for leaf in result.leaves:
            key = (leaf.type, tuple(sorted(ask.id for ask in leaf.asks)))
            found.setdefault(key, []).append((result, leaf))
    wanted = [_wanted(assessment, pairs) for pairs in found.values()]
    return tuple(sorted(wanted, key=lambda one: (one.type_label.id.casefold(), one.type)))


def _wanted(assessment: Assessment, pairs: list[tuple[Result, LeafResult]]) -> Wanted:
    leaf = pairs[0][1]
    duties = {result.obligation: assessment.duties[result.obligation] for result, _ in pairs}
    return Wanted(
        type=leaf.type,
        type_label=leaf.type_label,
        asks=leaf.asks,
        copies=max(each.needed for _, each in pairs),
        duties=tuple(duties.values()),
        choice=all(len(result.leaves) > result.of for result, _ in pairs),
    )


def by_type(found: tuple[Wanted, ...]) -> Iterator[tuple[Label, tuple[Wanted, ...]]]:
    """Yield the documents of each type together."""
    for kind in dict.fromkeys(one.type for one in found):
        own = tuple(one for one in found if one.type == kind)
        yield own[0].type_label, own
