"""The few strokes that every chart is made of: texts, lines, shapes, and the frame that names them for a screen reader.

Colours and letters come from the style sheet of the page, by class: so a chart follows its dark and its printed form.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from perda_rules.reports.wording import clean


def frame(name: str, width: float, height: float, title: str, described: str, parts: Iterable[str]) -> str:
    """Return a drawing; ``name`` is its id on the page, ``title`` and ``described`` are what a screen reader reads."""
    return (
        f'<svg class="chart {name}" viewBox="0 0 {width:g} {height:g}" role="img" '
        f'aria-labelledby="{name}-t {name}-d"><title id="{name}-t">{escape(clean(title))}</title>'
        f'<desc id="{name}-d">{escape(clean(described))}</desc>{"".join(parts)}</svg>'
    )


def text(x: float, y: float, words: str, look: str = "", anchor: str = "start") -> str:
    """Write ``words``; ``anchor`` is start, middle or end."""
    placed = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text{_look(look)} x="{_n(x)}" y="{_n(y)}"{placed}>{escape(clean(words))}</text>'


def line(x1: float, y1: float, x2: float, y2: float, look: str) -> str:
    """Draw a straight line."""
    return f'<path{_look(look)} d="M{_n(x1)} {_n(y1)}L{_n(x2)} {_n(y2)}"/>'


def shape(points: Iterable[tuple[float, float]], look: str) -> str:
    """Draw a closed shape through ``points``."""
    return f'<path{_look(look)} d="M{"L".join(f"{_n(x)} {_n(y)}" for x, y in points)}Z"/>'


def box(x: float, y: float, width: float, height: float, look: str) -> str:
    """Draw a rectangle."""
    return f'<rect{_look(look)} x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}"/>'


def dot(x: float, y: float, radius: float, look: str) -> str:
    """Draw a disc."""
    return f'<circle{_look(look)} cx="{_n(x)}" cy="{_n(y)}" r="{_n(radius)}"/>'


def _look(look: str) -> str:
    return f' class="{look}"' if look else ""


def _n(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")
