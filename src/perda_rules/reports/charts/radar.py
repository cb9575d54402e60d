"""The profile of a COBIT domain: one axis for each objective, how far it is met, and how much of that is verified."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from perda_rules.assessment.models import Assessment, Rate, Roll
from perda_rules.language import Language, write_percent
from perda_rules.messages import say, sentence_keys
from perda_rules.reports.charts.drawing import dot, frame, line, shape, text
from perda_rules.reports.wording import MAX_NAME, clean

WIDTH, HEIGHT = 300, 262
_CENTRE = (150.0, 132.0)
_RADIUS = 88.0
LEAST_AXES = 3
"""Fewer axes span no area."""
_OBJECTIVE = re.compile(r"([A-Z]{2,5})\d")


class Radar(NamedTuple):
    """One domain as the page places it."""

    domain: str
    name: str
    rate: str
    met: int
    of: int
    weakest: str
    """What stands lowest, in words; empty where all of it is met."""
    drawing: str


def draw_radars(assessment: Assessment, language: Language) -> tuple[Radar, ...]:
    """Draw every domain of which at least three objectives were judged, in the order of the objectives."""
    domains: dict[str, list[Roll]] = {}
    for roll in assessment.rolls.get("objective", ()):
        if roll.rate.of and (found := _OBJECTIVE.match(roll.key)):
            domains.setdefault(found[1], []).append(roll)
    return tuple(_radar(domain, rolls, language) for domain, rolls in domains.items() if len(rolls) >= LEAST_AXES)


def _radar(domain: str, rolls: Sequence[Roll], language: Language) -> Radar:
    met, of = sum(roll.rate.met for roll in rolls), sum(roll.rate.of for roll in rolls)
    verified = sum(roll.rate.verified for roll in rolls)
    low = min(rolls, key=lambda roll: _share(roll.rate))
    weakest = ""
    if low.rate.met < low.rate.of:
        rate = write_percent(low.rate.met, low.rate.of, language)
        weakest = say("charts.radar.weakest", language, objective=clean(low.key, MAX_NAME), rate=rate)
    key = f"charts.domain.{domain}"
    name = say(key, language) if key in sentence_keys() else ""
    rate = write_percent(met, of, language)
    described = "; ".join(
        say(
            "charts.radar.axis",
            language,
            objective=clean(roll.key, MAX_NAME),
            rate=write_percent(roll.rate.met, roll.rate.of, language),
            verified=write_percent(roll.rate.verified, roll.rate.of, language),
        )
        for roll in rolls
    )
    title = say("charts.radar.title", language, domain=f"{domain} {name}".strip(), rate=rate)
    parts = [*_web(len(rolls)), *_axes(rolls, low, language), *_area(rolls)]
    if verified:
        parts += _verified(rolls)
    return Radar(
        domain, name, rate, met, of, weakest, frame(f"r-{domain}", WIDTH, HEIGHT, title, described, parts)
    )  # fmt: skip


def _web(axes: int) -> list[str]:
    rings = [shape([_at(axis, axes, share) for axis in range(axes)], "web") for share in (0.25, 0.5, 0.75, 1.0)]
    return [*rings, *(line(*_CENTRE, *_at(axis, axes, 1.0), "web") for axis in range(axes))]


def _axes(rolls: Sequence[Roll], low: Roll, language: Language) -> list[str]:
    parts = []
    for axis, roll in enumerate(rolls):
        x, y = _at(axis, len(rolls), 1.0 + 15 / _RADIUS)
        side = x - _CENTRE[0]
        anchor = "middle" if abs(side) < 12 else "start" if side > 0 else "end"
        weak = roll is low and roll.rate.met < roll.rate.of
        parts.append(text(x, y, clean(roll.key, MAX_NAME), "name low" if weak else "name", anchor))
        parts.append(
            text(x, y + 11, write_percent(roll.rate.met, roll.rate.of, language), "low" if weak else "", anchor)
        )
    return parts


def _area(rolls: Sequence[Roll]) -> list[str]:
    points = [_at(axis, len(rolls), _share(roll.rate)) for axis, roll in enumerate(rolls)]
    return [shape(points, "area"), *(dot(x, y, 2.6, "point") for x, y in points)]


def _verified(rolls: Sequence[Roll]) -> list[str]:
    points = [_at(axis, len(rolls), roll.rate.verified / roll.rate.of) for axis, roll in enumerate(rolls)]
    return [shape(points, "checked")]


def _share(rate: Rate) -> float:
    return rate.met / rate.of


def _at(axis: int, axes: int, share: float) -> tuple[float, float]:
    """Return where ``share`` stands on an axis; the first axis points up, the others follow the clock."""
    angle = 2 * math.pi * axis / axes - math.pi / 2
    return _CENTRE[0] + share * _RADIUS * math.cos(angle), _CENTRE[1] + share * _RADIUS * math.sin(angle)
