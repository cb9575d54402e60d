"""Deadlines as calendar arithmetic: lengths of time, due days, and the windows of recurring duties.

Pure functions over dates in Asia/Jakarta; there is no clock here. The rules are those of ``docs/verdicts``: the due
day still counts, months clamp to the month's end, and only windows count that lie wholly inside what is audited.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?\Z")
_WINDOW_MONTHS = {"P1M": 1, "P3M": 3, "P6M": 6, "P1Y": 12}


class Period(NamedTuple):
    """Days from ``start`` to ``end``, both included."""

    start: date
    end: date


@cache
def duration(text: str) -> relativedelta:
    """Read an ISO 8601 length in years, months, weeks and days. Raises ValueError on anything else, and on ``P``."""
    match = _DURATION.match(text)
    if not match or not any(match.groups()):
        raise ValueError(f"no duration: {text!r}")
    years, months, weeks, days = (int(part or 0) for part in match.groups())
    return relativedelta(years=years, months=months, weeks=weeks, days=days)


@cache
def due_day(start: date, length: str) -> date:
    """Return the last day on which a duty of ``length`` from ``start`` is in time (31 August + P6M is 28 February)."""
    return start + duration(length)


@cache
def age_limit(at: date, length: str) -> date:
    """Return the oldest day that is at most ``length`` before ``at``."""
    return at - duration(length)


def windows(period: Period, per: str, earliest: date | None = None) -> Iterator[Period]:
    """Yield the calendar windows of length ``per`` that lie wholly in ``period`` and start on or after ``earliest``.

    Windows are those of the calendar (months, quarters, halves, years), not counted from the period's own first day.
    """
    months = _WINDOW_MONTHS[per]
    first = date(period.start.year, (period.start.month - 1) // months * months + 1, 1)
    while first <= period.end:
        following = first + relativedelta(months=months)
        last = following - timedelta(days=1)
        if first >= period.start and last <= period.end and (earliest is None or first >= earliest):
            yield Period(first, last)
        first = following
