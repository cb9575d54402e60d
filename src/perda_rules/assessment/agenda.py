"""What falls due when: deadlines that were missed and are still open, and those ahead of the day of the assessment.

Worked out from an assessment alone. Nothing here judges: a day ahead is what follows from the calendar, from a due day
that the assessment gives, or from the age of the documents that were accepted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date as Day  # noqa: N812 (fields are called date)
from datetime import timedelta
from typing import Literal, NamedTuple

from dateutil.relativedelta import relativedelta

from perda_rules.assessment.deadlines import due_day
from perda_rules.assessment.models import GAPS, Assessment, Result

When = Literal["overdue", "once", "window", "ageing"]
"""Overdue: a gap whose deadline is past. Once: a due day ahead. Window: a calendar window of a recurring duty ends.
Ageing: the day on which the proof of a duty that is met grows older than it may be."""
WHENS: tuple[When, ...] = ("overdue", "once", "window", "ageing")
HORIZON = relativedelta(months=12)
"""How far ahead windows are told: they come back for ever."""


class Dated(NamedTuple):
    """A duty that has a day."""

    day: Day
    when: When
    result: Result


def agenda(assessment: Assessment) -> tuple[Dated, ...]:
    """Return what has a day, in the order of the days.

    A gap for which an exception was granted is left out, since nobody need act on it now. Before entry into force no
    proof ages: nothing demands it yet.
    """
    dates = {item.key: item.date for item in assessment.items}
    found = [
        dated
        for result in assessment.results
        if result.verdict != "not_applicable"
        for dated in _dated(result, assessment, dates)
    ]
    return tuple(sorted(found, key=lambda dated: dated.day))


def _dated(result: Result, assessment: Assessment, dates: Mapping[str, Day]) -> Iterator[Dated]:
    at = assessment.at
    met = result.verdict in ("met", "late")
    if result.verdict in GAPS and result.overdue_days and not result.excepted:
        yield Dated(at - timedelta(days=result.overdue_days), "overdue", result)
    if result.due is not None and result.due >= at and not met:
        yield Dated(result.due, "once", result)
    for day in _window_ends(result, at):
        yield Dated(day, "window", result)
    if met and assessment.mode != "readiness" and (last := _ages(result, dates)) is not None and last >= at:
        yield Dated(last, "ageing", result)


def _window_ends(result: Result, at: Day) -> Iterator[Day]:
    """Yield the ends of the windows ahead: those that the assessment holds, then those that follow them."""
    if not result.windows:
        return
    last = result.windows[-1]
    for window in result.windows:
        if window.state == "pending":
            yield window.end
    following = last.end + timedelta(days=1)
    months = (following.year - last.start.year) * 12 + following.month - last.start.month
    while months and (following := following + relativedelta(months=months)) - timedelta(days=1) <= at + HORIZON:
        if following > at:
            yield following - timedelta(days=1)


def _ages(result: Result, dates: Mapping[str, Day]) -> Day | None:
    """Return the last day on which the documents of a duty that must always be met are young enough, by their dates."""
    length = result.reading.length if result.reading else None
    if length is None or result.windows or result.events or result.due is not None:
        return None
    last: list[Day] = []
    for leaf in result.leaves:
        known = sorted((dates[key] for key in leaf.accepted if key in dates), reverse=True)
        if leaf.satisfied and len(known) >= max(leaf.needed, 1):
            last.append(due_day(known[max(leaf.needed, 1) - 1], length))
    return min(last, default=None)
