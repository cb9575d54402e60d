"""Charts of the HTML report, as inline SVG: a radar per COBIT domain, the timeline of dated duties, and the trend.

Drawn from numbers and labels alone; every one has a title that says what it shows, and its figures stand in a table or
beside the marks too. Shapes differ as well as colours, for print and for those who do not see them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from html import escape
from typing import NamedTuple

from dateutil.relativedelta import relativedelta

from perda_rules.assessment.models import GAPS, Assessment, Rate, Roll
from perda_rules.language import Language, write_month, write_percent
from perda_rules.messages import say
from perda_rules.reports.wording import clean, count_of, write

MONTHS = 12
"""Before and after the day of the assessment, in the timeline; what lies beyond is counted in the outermost bars."""
_RADIUS, _CENTRE = 78, 128
_AXES = 3
"""So many axes a radar needs to have an area."""


class Chart(NamedTuple):
    """One chart and what it is called."""

    title: str
    svg: str


def radars(assessment: Assessment, language: Language) -> list[Chart]:
    """Draw one radar for each domain of the objectives, one axis for each objective: met, and verified."""
    domains: dict[str, list[Roll]] = {}
    for roll in assessment.rolls.get("objective", ()):
        if roll.rate.of:
            domains.setdefault(roll.key.rstrip("0123456789"), []).append(roll)
    return [
        Chart(_domain(name, rolls, language), _radar(name, rolls, language))
        for name, rolls in domains.items()
        if len(rolls) >= _AXES
    ]


def _domain(name: str, rolls: Sequence[Roll], language: Language) -> str:
    met, of = sum(roll.rate.met for roll in rolls), sum(roll.rate.of for roll in rolls)
    return say("chart.radar", language, domain=clean(name), rate=write_percent(met, of, language))


def _radar(name: str, rolls: Sequence[Roll], language: Language) -> str:
    size = 2 * _CENTRE
    angles = [2 * math.pi * number / len(rolls) - math.pi / 2 for number in range(len(rolls))]
    rates = [roll.rate for roll in rolls]
    lines = [_open(size, size, _domain(name, rolls, language))]
    for ring in (0.25, 0.5, 0.75, 1.0):
        lines.append(f'<polygon class="grid" points="{_points(angles, [ring] * len(angles))}"/>')
    for angle, roll in zip(angles, rolls, strict=True):
        x, y = _at(angle, 1.0)
        lines.append(f'<line class="grid" x1="{_CENTRE}" y1="{_CENTRE}" x2="{x:.1f}" y2="{y:.1f}"/>')
        x, y = _at(angle, 1.2)
        anchor = "middle" if abs(math.cos(angle)) < 0.3 else "start" if math.cos(angle) > 0 else "end"
        told = write_percent(roll.rate.met, roll.rate.of, language)
        lines.append(
            f'<text x="{x:.1f}" y="{y + 4:.1f}" text-anchor="{anchor}">{escape(clean(roll.key))}'
            f"<title>{escape(write(roll.label, language, 80))}: {told}</title></text>"
        )
    lines.append(f'<polygon class="met" points="{_points(angles, [_share(rate) for rate in rates])}"/>')
    verified = [rate.verified / rate.of for rate in rates]
    lines.append(f'<polygon class="verified" points="{_points(angles, verified)}"/>')
    for angle, rate in zip(angles, rates, strict=True):
        x, y = _at(angle, _share(rate))
        lines.append(f'<circle class="met" cx="{x:.1f}" cy="{y:.1f}" r="3"/>')
    return "".join([*lines, "</svg>"])


def _share(rate: Rate) -> float:
    return rate.met / rate.of if rate.of else 0.0


def _at(angle: float, share: float) -> tuple[float, float]:
    return _CENTRE + _RADIUS * share * math.cos(angle), _CENTRE + _RADIUS * share * math.sin(angle)


def _points(angles: Iterable[float], shares: Iterable[float]) -> str:
    return " ".join(
        f"{x:.1f},{y:.1f}" for x, y in (_at(angle, share) for angle, share in zip(angles, shares, strict=True))
    )


class _Month(NamedTuple):
    """What falls in one month of the timeline."""

    first: date
    overdue: int
    ahead: int


def timeline(assessment: Assessment, language: Language) -> Chart | None:
    """Draw since when gaps are overdue, and when the next duties fall due; None where nothing is dated."""
    months = _months(assessment)
    if not months:
        return None
    overdue, ahead = sum(month.overdue for month in months), sum(month.ahead for month in months)
    title = say(
        "chart.timeline",
        language,
        overdue=count_of("chart.overdue", overdue, language),
        ahead=count_of("chart.ahead", ahead, language),
    )
    step, base, height = 36, 150, 110
    width = step * len(months) + 40
    most = max(max(month.overdue, month.ahead) for month in months)
    lines = [_open(width, 200, title)]
    for number, month in enumerate(months):
        x = 20 + step * number
        for kind, value in (("overdue", month.overdue), ("ahead", month.ahead)):
            if value:
                tall = max(height * value / most, 3)
                left = x + (14 if kind == "ahead" and month.overdue else 4)
                told = f"{_named(month, number, len(months), language)}: {count_of(f'chart.{kind}', value, language)}"
                lines.append(
                    f'<rect class="{kind}" x="{left}" y="{base - tall:.1f}" width="{step - 12}" height="{tall:.1f}">'
                    f"<title>{escape(told)}</title></rect>"
                )
                middle = left + (step - 12) / 2
                lines.append(f'<text class="n" x="{middle}" y="{base - tall - 4:.1f}">{value}</text>')
        outermost = number in (0, len(months) - 1)
        if outermost or (month.first.month in (1, 4, 7, 10) and 1 < number < len(months) - 2):
            label = _named(month, number, len(months), language)
            lines.append(f'<text class="m" x="{x + step / 2}" y="{base + 16}">{escape(label)}</text>')
    now = 20 + step * (MONTHS if len(months) == 2 * MONTHS + 1 else _now(assessment.at, months)) + step / 2
    lines.append(f'<line class="axis" x1="10" y1="{base}" x2="{width - 10}" y2="{base}"/>')
    lines.append(f'<line class="now" x1="{now}" y1="14" x2="{now}" y2="{base + 22}"/>')
    lines.append(f'<text class="m" x="{now}" y="{base + 36}">{escape(say("chart.now", language))}</text>')
    return Chart(title, "".join([*lines, "</svg>"]))


def _now(at: date, months: Sequence[_Month]) -> int:
    return next(number for number, month in enumerate(months) if month.first == at.replace(day=1))


def _named(month: _Month, number: int, of: int, language: Language) -> str:
    name = write_month(month.first, language)
    short = f"{name[:3]} {str(month.first.year)[2:]}"
    return f"≤ {short}" if number == 0 else f"≥ {short}" if number == of - 1 else short


def _months(assessment: Assessment) -> list[_Month]:
    """Count what is overdue since, and due in, each month around the day of the assessment."""
    at = assessment.at
    overdue: Counter[date] = Counter()
    ahead: Counter[date] = Counter()
    for result in assessment.results:
        if result.verdict in GAPS and result.overdue_days:
            overdue[at - relativedelta(days=result.overdue_days)] += 1
        if result.verdict == "not_due" and result.due is not None and result.due >= at:
            ahead[result.due] += 1
        for window in result.windows:
            if window.state == "pending":
                ahead[window.end] += 1
                break
    if not overdue and not ahead:
        return []
    first = at.replace(day=1) - relativedelta(months=MONTHS)
    firsts = [first + relativedelta(months=number) for number in range(2 * MONTHS + 1)]
    counted = {each: [0, 0] for each in firsts}
    for kind, days in enumerate((overdue, ahead)):
        for day, number in days.items():
            counted[min(max(day.replace(day=1), firsts[0]), firsts[-1])][kind] += number
    return [_Month(each, *counted[each]) for each in firsts]


def trend(previous: Assessment, assessment: Assessment, language: Language) -> Chart:
    """Draw the rate of each chapter then and now, as two marks on a line."""
    before = {roll.key: roll for roll in previous.rolls.get("chapter", ())}
    rows = [
        (roll, before[roll.key])
        for roll in assessment.rolls.get("chapter", ())
        if roll.rate.of and roll.key in before and before[roll.key].rate.of
    ]
    pairs = [(assessment.total, previous.total), *rows]
    title = say(
        "chart.trend",
        language,
        before=write_percent(previous.total.rate.met, previous.total.rate.of, language),
        now=write_percent(assessment.total.rate.met, assessment.total.rate.of, language),
    )
    width, left, step = 760, 300, 34
    height = step * len(pairs) + 50
    scale = width - left - 150
    lines = [_open(width, height, title)]
    for share in (0, 0.25, 0.5, 0.75, 1):
        x = left + scale * share
        lines.append(f'<line class="grid" x1="{x}" y1="10" x2="{x}" y2="{height - 34}"/>')
        lines.append(f'<text class="m" x="{x}" y="{height - 18}">{round(100 * share)}%</text>')
    for number, (now, then) in enumerate(pairs):
        y = 28 + step * number
        old, new = left + scale * _share(then.rate), left + scale * _share(now.rate)
        name = say("chart.all", language) if number == 0 else write(now.label, language, 60)
        change = f"{_percent(then.rate, language)} → {_percent(now.rate, language)}"
        kind = "up" if new > old else "down" if new < old else "same"
        lines += [
            f'<text class="l" x="{left - 14}" y="{y + 4}">{escape(name)}</text>',
            f'<line class="{kind}" x1="{old:.1f}" y1="{y}" x2="{new:.1f}" y2="{y}"/>',
            f'<circle class="then" cx="{old:.1f}" cy="{y}" r="5"/>',
            f'<rect class="{kind}" x="{new - 5:.1f}" y="{y - 5}" width="10" height="10"/>',
            f'<text x="{left + scale + 14}" y="{y + 4}">{escape(change)}</text>',
        ]
    return Chart(title, "".join([*lines, "</svg>"]))


def _percent(rate: Rate, language: Language) -> str:
    return write_percent(rate.met, rate.of, language)


def _open(width: float, height: float, title: str) -> str:
    return f'<svg class="chart" viewBox="0 0 {width} {height}" role="img" aria-label="{escape(title)}">'
