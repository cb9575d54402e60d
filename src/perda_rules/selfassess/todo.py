"""What a department has to do: what is missing, what will expire, and what falls due next. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date as Day  # noqa: N812 (fields are called day)
from datetime import timedelta
from typing import Literal, NamedTuple

from perda_rules.assessment.agenda import agenda
from perda_rules.assessment.findings import ordered_gaps
from perda_rules.assessment.models import Assessment, Result
from perda_rules.evidence.models import Bundle

Kind = Literal["ageing", "expires", "once", "window"]


class Coming(NamedTuple):
    """A day on which something is due, or after which a document counts no more."""

    day: Day
    kind: Kind
    result: Result | None
    item: str | None
    """The document whose own last day it is."""
    title: str


class Todo(NamedTuple):
    """What there is to do on a day."""

    at: Day
    within: int
    missing: tuple[Result, ...]
    """The gaps, worst first."""
    expiring: tuple[Coming, ...]
    """What expires within so many days."""
    next: tuple[Coming, ...]
    """The deadlines ahead, within a year."""


def todo(assessment: Assessment, bundles: Sequence[Bundle], within: int) -> Todo:
    """Say what there is to do after ``assessment``; ``within`` are days."""
    last = assessment.at + timedelta(days=within)
    coming = [
        Coming(dated.day, dated.when, dated.result, None, "")
        for dated in agenda(assessment)
        if dated.when in ("ageing", "once", "window") and dated.day >= assessment.at
    ]
    used = {key for result in assessment.results for key in result.accepted}
    expiring = [
        Coming(item.expires, "expires", None, item.key, item.item.title)
        for bundle in bundles
        for item in bundle.items
        if item.key in used and item.expires is not None and assessment.at <= item.expires <= last
    ]
    expiring += [one for one in coming if one.kind == "ageing" and one.day <= last]
    return Todo(
        at=assessment.at,
        within=within,
        missing=tuple(result for result in ordered_gaps(assessment) if not result.excepted),
        expiring=tuple(sorted(expiring, key=lambda one: (one.day, one.item or ""))),
        next=tuple(sorted((one for one in coming if one.kind != "ageing"), key=lambda one: one.day)),
    )
