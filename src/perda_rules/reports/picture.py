"""The city on one page: its seven dimensions and the thirteen parts of its elements, each filled as far as it is met.

Plain SVG, drawn from numbers and labels alone: it stands in the HTML report and by itself, and other programs turn it
into a picture for slides. No outside request, no script, no style sheet that it could miss.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from perda_rules.assessment.models import Assessment, Rate, Roll
from perda_rules.language import Language, write_date, write_percent
from perda_rules.messages import say
from perda_rules.reports.wording import clean, write

WIDTH, HEIGHT = 1280, 720
"""The proportions of a slide."""
_GROUND, _INK, _QUIET, _EMPTY = "#ffffff", "#1d2733", "#5b6875", "#e6eaee"
_SCALE = ("#b3403a", "#c9772b", "#b8982a", "#5f9a4a", "#2f7d4f")
"""From hardly met to met; the figure beside each says the same without colour."""
_LINE = 20
"""About how many characters a line of a name holds."""


class Part(NamedTuple):
    """One dimension or part of an element, with its rate; none where nothing was judged."""

    name: str
    rate: Rate | None


def draw_city(assessment: Assessment, language: Language) -> str:
    """Draw the dimensions and the parts of the elements with their rates."""
    dimensions = [_part(roll, language) for roll in assessment.rolls.get("dimension", ()) if "/" not in roll.key]
    elements = [roll for roll in assessment.rolls.get("element", ()) if "/" not in roll.key]
    children = [roll for roll in assessment.rolls.get("element", ()) if "/" in roll.key]
    title = escape(say("picture.title", language))
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'font-family="Segoe UI, Noto Sans, DejaVu Sans, sans-serif" aria-label="{title}">',
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{_GROUND}"/>',
        _text(40, 52, say("picture.title", language), 28, weight="600"),
        _text(40, 82, _under(assessment, language), 16, colour=_QUIET),
        _text(WIDTH - 40, 62, _percent(assessment.total.rate, language), 44, weight="700", anchor="end"),
        _text(WIDTH - 40, 86, _count(assessment.total.rate, language), 15, colour=_QUIET, anchor="end"),
        *_dimensions(dimensions, language),
        *_elements(elements, children, language),
        *_legend(language),
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def draw_city_png(assessment: Assessment, language: Language, width: int = 2 * WIDTH) -> bytes:
    """Draw the same as PNG, ``width`` pixels wide, for slides. Its letters are those of the machine."""
    import resvg_py

    return bytes(resvg_py.svg_to_bytes(svg_string=draw_city(assessment, language), width=width))


def _part(roll: Roll, language: Language) -> Part:
    return Part(write(roll.label, language, 80), roll.rate if roll.rate.of else None)


def _under(assessment: Assessment, language: Language) -> str:
    return say(
        "picture.under",
        language,
        mode=say(f"report.mode.{assessment.mode}.name", language),
        day=write_date(assessment.at, language),
        parties=len(assessment.parties),
    )


def _dimensions(parts: Sequence[Part], language: Language) -> list[str]:
    """Draw the dimensions as a row of rings."""
    lines = [_text(40, 134, say("picture.dimensions", language), 18, weight="600")]
    step = (WIDTH - 80) / max(len(parts), 1)
    for number, part in enumerate(parts):
        x, y, radius = 40 + step * (number + 0.5), 214, 54
        lines += _ring(x, y, radius, part.rate)
        lines.append(_text(x, y + 8, _percent(part.rate, language), 20, weight="700", anchor="middle"))
        for at, line in enumerate(_lines(part.name)):
            lines.append(_text(x, y + radius + 28 + 18 * at, line, 15, anchor="middle"))
    return lines


def _elements(elements: Sequence[Roll], children: Sequence[Roll], language: Language) -> list[str]:
    """Draw the elements as columns, their parts as bars."""
    lines = [_text(40, 352, say("picture.elements", language), 18, weight="600")]
    step = (WIDTH - 80) / max(len(elements), 1)
    for number, element in enumerate(elements):
        x, width = 40 + step * number, step - 40
        lines.append(_text(x, 386, write(element.label, language, 60), 16, weight="600"))
        lines.append(_text(x + width, 386, _percent(_known(element), language), 16, weight="700", anchor="end"))
        mine = [child for child in children if child.key.startswith(f"{element.key}/")]
        for at, child in enumerate(mine):
            lines += _bar(x, 404 + 42 * at, width, _part(child, language), language)
    return lines


def _known(roll: Roll) -> Rate | None:
    return roll.rate if roll.rate.of else None


def _bar(x: float, y: float, width: float, part: Part, language: Language) -> list[str]:
    share = part.rate.met / part.rate.of if part.rate else 0.0
    figures = "–"
    if part.rate:
        rate = part.rate
        figures = say("picture.share", language, rate=_percent(rate, language), met=rate.met, of=rate.of)
    lines = [
        _text(x, y + 14, part.name, 14),
        _text(x + width, y + 14, figures, 14, anchor="end"),
        _rounded(x, y + 20, width, _EMPTY),
    ]
    if share:
        lines.append(_rounded(x, y + 20, max(width * share, 9), _colour(share)))
    return lines


def _rounded(x: float, y: float, width: float, colour: str) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="9" rx="4.5" fill="{colour}"/>'


def _ring(x: float, y: float, radius: float, rate: Rate | None) -> list[str]:
    share = rate.met / rate.of if rate else 0.0
    lines = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="none" stroke="{_EMPTY}" stroke-width="14"/>']
    around = 2 * math.pi * radius
    if share:
        lines.append(
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius}" fill="none" stroke="{_colour(share)}" stroke-width="14" '
            f'stroke-dasharray="{around * share:.1f} {around:.1f}" transform="rotate(-90 {x:.1f} {y:.1f})"/>'
        )
    return lines


def _legend(language: Language) -> list[str]:
    lines = [_text(40, HEIGHT - 22, say("picture.legend", language), 13, colour=_QUIET)]
    steps = len(_SCALE)
    for number, colour in enumerate(_SCALE):
        x = WIDTH - 40 - (steps - number) * 74
        lines.append(f'<rect x="{x}" y="{HEIGHT - 34}" width="14" height="14" rx="3" fill="{colour}"/>')
        first, last = 100 * number // steps, 100 * (number + 1) // steps
        lines.append(_text(x + 20, HEIGHT - 22, f"{first}–{last}", 12, colour=_QUIET))
    return lines


def _colour(share: float) -> str:
    return _SCALE[min(int(share * len(_SCALE)), len(_SCALE) - 1)]


def _percent(rate: Rate | None, language: Language) -> str:
    return write_percent(rate.met, rate.of, language) if rate else "–"


def _count(rate: Rate | None, language: Language) -> str:
    return say("picture.count", language, met=rate.met, of=rate.of) if rate else ""


def _lines(text: str) -> list[str]:
    """Break a name into lines at its blanks."""
    lines: list[str] = [""]
    for word in text.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) > _LINE and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = joined
    return lines


def _text(
    x: float, y: float, text: str, size: int, *, weight: str = "400", colour: str = _INK, anchor: str = "start"
) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" font-weight="{weight}" fill="{colour}" '
        f'text-anchor="{anchor}">{escape(clean(text))}</text>'
    )
