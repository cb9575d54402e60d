"""What became of every chapter since an assessment before: where its rate stood, and where it stands now."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from perda_rules.assessment.comparing import KINDS, Comparison, Kind, compare
from perda_rules.assessment.findings import finding_id
from perda_rules.assessment.models import Assessment, Rate, Roll
from perda_rules.language import Language, write_date, write_percent
from perda_rules.messages import say
from perda_rules.reports.charts.drawing import box, dot, frame, line, shape, text
from perda_rules.reports.wording import MAX_NAME, write, write_reason

WIDTH = 1000
_ROW, _TOP = 34.0, 46.0
_FROM, _TO = 330.0, 870.0
_NAME = 44
"""How many characters of a name stand before the scale."""


class Step(NamedTuple):
    """One chapter then and now."""

    name: str
    before: str
    after: str
    change: str
    """In percentage points, with its sign; empty where one of the two has no rate."""
    numbers: tuple[str, str]
    """ "12/15" then and now."""


class Trend(NamedTuple):
    """The trend as the page places it."""

    drawing: str
    steps: tuple[Step, ...]
    days: tuple[str, str]
    counts: tuple[tuple[Kind, str, int], ...]
    """How many gaps are new, worse, closed and so on; those of which there are none are left out."""
    doubts: tuple[str, ...]
    marks: dict[str, str]
    """By id of the finding: that it is new, worse or better."""


def draw_trend(previous: Assessment, assessment: Assessment, language: Language) -> Trend:
    """Draw the chapters of ``assessment`` beside those of ``previous``, and count what became of the gaps."""
    comparison = compare(previous, assessment)
    before = {roll.key: roll for roll in previous.rolls.get("chapter", ())}
    pairs = [(previous.total, assessment.total)]
    pairs += [
        (before[roll.key], roll)
        for roll in assessment.rolls.get("chapter", ())
        if roll.key in before and (roll.rate.of or before[roll.key].rate.of)
    ]
    days = (write_date(previous.at, language), write_date(assessment.at, language))
    steps = tuple(_step(old, new, language) for old, new in pairs)
    described = "; ".join(
        say("charts.trend.step", language, name=step.name, before=step.before, after=step.after) for step in steps
    )
    title = say("charts.trend.title", language, before=days[0], after=days[1])
    height = _TOP + _ROW * len(steps) + 8
    return Trend(
        drawing=frame("tren-g", WIDTH, height, title, described, _draw(pairs, steps, days, language)),
        steps=steps,
        days=days,
        counts=tuple(
            (kind, say(f"comparison.kind.{kind}", language), comparison.counts[kind])
            for kind in KINDS
            if comparison.counts[kind]
        ),
        doubts=tuple(write_reason(reason, language) for reason in comparison.doubts),
        marks=_marks(comparison, language),
    )


def _marks(comparison: Comparison, language: Language) -> dict[str, str]:
    return {
        finding_id(change.obligation, change.unit): say(f"charts.trend.mark.{change.kind}", language)
        for change in comparison.changes
        if change.kind in ("new", "worse", "better")
    }


def _step(old: Roll, new: Roll, language: Language) -> Step:
    change = ""
    if old.rate.of and new.rate.of:
        points = round(1000 * (new.rate.met / new.rate.of - old.rate.met / old.rate.of)) / 10
        written = f"{abs(points):.1f}"
        sign = "+" if points > 0 else "−" if points < 0 else "±"
        change = sign + (written.replace(".", ",") if language == "id" else written)
    return Step(
        name=write(new.label, language, MAX_NAME),
        before=write_percent(old.rate.met, old.rate.of, language),
        after=write_percent(new.rate.met, new.rate.of, language),
        change=change,
        numbers=(_fraction(old.rate), _fraction(new.rate)),
    )


def _fraction(rate: Rate) -> str:
    return f"{rate.met}/{rate.of}"


def _draw(
    pairs: Sequence[tuple[Roll, Roll]], steps: Sequence[Step], days: tuple[str, str], language: Language
) -> list[str]:
    parts = [
        dot(_FROM, 14, 5, "then"),
        text(_FROM + 10, 18, days[0]),
        dot(_FROM + 170, 14, 5.5, "now"),
        text(_FROM + 180, 18, days[1], "name"),
        text(WIDTH - 10, 18, say("charts.trend.points", language), "", "end"),
    ]
    for share in (0.0, 0.25, 0.5, 0.75, 1.0):
        x = _x(share)
        parts.append(line(x, 28, x, _TOP + _ROW * len(steps), "web"))
        parts.append(text(x, 38, f"{100 * share:.0f}", "", "middle"))
    for number, ((old, new), step) in enumerate(zip(pairs, steps, strict=True)):
        y = _TOP + _ROW * (number + 0.5)
        name = step.name if len(step.name) <= _NAME else step.name[: _NAME - 1].rstrip() + "…"
        if number == 0:
            parts.append(box(0, y - _ROW / 2, WIDTH, _ROW, "ground"))
        parts.append(text(10, y + 4, name, "name" if number == 0 else ""))
        then, now = (_x(roll.rate.met / roll.rate.of) if roll.rate.of else None for roll in (old, new))
        if then is not None and now is not None:
            parts += _arrow(then, now, y)
        if then is not None:
            parts.append(dot(then, y, 5, "then"))
        if now is not None:
            parts.append(dot(now, y, 5.5, "now"))
        parts.append(
            text(WIDTH - 10, y + 4, step.change or "–", "low" if step.change.startswith("−") else "name", "end")
        )
    return parts


def _arrow(then: float, now: float, y: float) -> list[str]:
    """Draw how far a rate went; backwards it is drawn broken, so that colour is not all that says so."""
    if abs(now - then) < 12:
        return []
    back = now < then
    tip = now + 7 if back else now - 7
    wing = tip + 7 if back else tip - 7
    return [
        line(then, y, tip, y, "back" if back else "forth"),
        shape([(tip, y), (wing, y - 4.5), (wing, y + 4.5)], "backtip" if back else "tip"),
    ]


def _x(share: float) -> float:
    return _FROM + (_TO - _FROM) * share
