"""The year on both sides of the assessment: what is overdue since which month, and what falls due in which month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from perda_rules.assessment.agenda import WHENS, Dated, When, agenda
from perda_rules.assessment.models import GAPS, Assessment
from perda_rules.language import Language, write_date, write_month
from perda_rules.messages import say
from perda_rules.reports.charts.drawing import box, frame, line, text
from perda_rules.reports.wording import count_of, write_number

BEHIND, AHEAD = 12, 12
"""Months on either side of the day; what lies beyond is gathered in one column."""
WIDTH, HEIGHT = 1000, 250
_LEFT, _TOP, _FLOOR = 20.0, 34.0, 206.0
_LEAST = 3.0
"""A column of one must be seen beside a column of hundreds."""


class Month(NamedTuple):
    """One column: a month, or all before or after those that are shown."""

    name: str
    short: str
    year: str
    counts: tuple[int, ...]
    """In the order of WHENS."""


class Timeline(NamedTuple):
    """The timeline as the page places it."""

    drawing: str
    whens: tuple[tuple[When, str], ...]
    months: tuple[Month, ...]
    """Those in which something falls, for the table."""
    sentences: tuple[str, ...]


def draw_timeline(assessment: Assessment, language: Language) -> Timeline | None:
    """Draw what has a day; None where nothing has one."""
    found = agenda(assessment)
    if not found:
        return None
    at = assessment.at
    behind = _months(at, [d for d in found if d.when == "overdue"], range(-BEHIND, 1), language)
    ahead = _months(at, [d for d in found if d.when != "overdue"], range(AHEAD + 1), language)
    title = say("charts.timeline.title", language, day=write_date(at, language))
    sentences = tuple(_sentences(assessment, found, ahead, language))
    return Timeline(
        drawing=frame("waktu-g", WIDTH, HEIGHT, title, " ".join(sentences), _draw(at, behind, ahead, language)),
        whens=tuple((when, say(f"charts.timeline.{when}", language)) for when in WHENS),
        months=tuple(month for month in (*behind, *ahead) if any(month.counts)),
        sentences=sentences,
    )


def _months(at: date, found: Sequence[Dated], places: range, language: Language) -> tuple[Month, ...]:
    """Count by month; what lies outside ``places`` goes to one more column at the outer end."""
    counts: dict[int, Counter[When]] = {place: Counter() for place in places}
    outer = places[0] - 1 if places[0] < 0 else places[-1] + 1
    for dated in found:
        place = (dated.day.year - at.year) * 12 + dated.day.month - at.month
        counts.setdefault(place if place in places else outer, Counter())[dated.when] += 1
    months = []
    for place in sorted(counts):
        first = at.replace(day=1) + relativedelta(months=place)
        name = write_month(first, language)
        short, year = name[:3], str(first.year)
        if place == outer:
            name = say(f"charts.timeline.{'before' if outer < 0 else 'after'}", language)
            short, year = "…", ""
        months.append(Month(name, short, year, tuple(counts[place][when] for when in WHENS)))
    return tuple(months)


def _draw(at: date, behind: Sequence[Month], ahead: Sequence[Month], language: Language) -> list[str]:
    columns = [*behind, *ahead]
    step = (WIDTH - 2 * _LEFT) / len(columns)
    most = max(sum(month.counts) for month in columns)
    parts = [line(_LEFT, _FLOOR, WIDTH - _LEFT, _FLOOR, "axis")]
    for number, month in enumerate(columns):
        middle = _LEFT + step * (number + 0.5)
        y = _FLOOR
        for when, count in zip(WHENS, month.counts, strict=True):
            if count:
                height = max((_FLOOR - _TOP - 16) * count / most, _LEAST)
                y -= height
                parts.append(box(middle - step * 0.36, y, step * 0.72, height, when))
        if total := sum(month.counts):
            parts.append(text(middle, y - 4, write_number(total, language), "name", "middle"))
        parts.append(text(middle, _FLOOR + 14, month.short, "", "middle"))
        # The year stands below the first month that is shown of it.
        if month.year and (number == 0 or month.year != columns[number - 1].year):
            parts.append(text(middle, _FLOOR + 28, month.year, "name", "middle"))
    today = _LEFT + step * len(behind)
    parts += [
        line(today, 16, today, _FLOOR + 4, "today"),
        text(today - 8, 24, say("charts.timeline.left", language), "low", "end"),
        text(today + 8, 24, say("charts.timeline.right", language), "name"),
        text(today, _FLOOR + 42, write_date(at, language), "name", "middle"),
    ]
    return parts


def _sentences(assessment: Assessment, found: Sequence[Dated], ahead: Sequence[Month], language: Language) -> list[str]:
    """Say what the drawing shows, and what it cannot."""
    overdue = sum(dated.when == "overdue" for dated in found)
    gaps = sum(result.verdict in GAPS and not result.excepted for result in assessment.results)
    sentences = [count_of("charts.timeline.overdue_gaps", overdue, language)] if overdue else []
    if gaps > overdue:
        sentences.append(count_of("charts.timeline.undated_gaps", gaps - overdue, language))
    fullest = max(ahead, key=lambda month: sum(month.counts))
    if total := sum(fullest.counts):
        sentences.append(say("charts.timeline.fullest", language, month=fullest.name, n=write_number(total, language)))
    if any(dated.when == "ageing" for dated in found):
        sentences.append(say("charts.timeline.ageing_rule", language))
    return sentences
