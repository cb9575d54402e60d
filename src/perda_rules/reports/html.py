"""The HTML report: one self-contained file that asks nothing of the network and runs only the script that it brings."""

from __future__ import annotations

import base64
import hashlib
import zlib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from markupsafe import Markup

from perda_rules.assessment.models import Assessment
from perda_rules.language import Language
from perda_rules.reports.charts.radar import draw_radars
from perda_rules.reports.charts.timeline import draw_timeline
from perda_rules.reports.charts.trend import draw_trend
from perda_rules.reports.entries import Entry, Named
from perda_rules.reports.picture import draw_city
from perda_rules.reports.templating import environment, fill, read_beside
from perda_rules.reports.view import Row, View, make_view

IN_FULL = 100
"""Of so many gaps, the most urgent ones, everything stands in the page itself. Of the others duty, condition and
recommendation do, and the rest is packed: the page of a city with hundreds of gaps must still open at once."""


def write_html(
    assessment: Assessment, language: Language, templates: Path | None = None, previous: Assessment | None = None
) -> bytes:
    """Write the report; ``previous`` is the assessment with which it is compared.

    Everything is escaped by the template; style and script are allowed by their digests alone. Raises InputError where
    one's own template is missing or wrong (A010, A011).
    """
    style = _inline(read_beside("html", "laporan.css", templates))
    script = _inline(read_beside("html", "laporan.js", templates))
    found = environment("html", templates, autoescape=True)
    view = make_view(assessment, language)
    choices = _choices(view)
    found.filters["pack"] = _pack
    found.filters["places"] = _places(choices)
    timeline = draw_timeline(assessment, language)
    trend = draw_trend(previous, assessment, language) if previous is not None else None
    return fill(
        found,
        "laporan.html.j2",
        language,
        in_full=IN_FULL,
        view=view,
        choices=choices,
        picture=_drawn(draw_city(assessment, language)),
        radars=[radar._replace(drawing=_drawn(radar.drawing)) for radar in draw_radars(assessment, language)],
        timeline=timeline and timeline._replace(drawing=_drawn(timeline.drawing)),
        trend=trend and trend._replace(drawing=_drawn(trend.drawing)),
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
    ).encode()


def _choices(view: View) -> dict[str, Sequence[Named | Row]]:
    """Return what the filters offer, by the letter that stands for an axis in the address of the page."""
    axes = {"c": "chapter", "o": "objective", "e": "element", "d": "dimension"}
    judged = {letter: [row for row in view.axes[axis] if row.judged] for letter, axis in axes.items()}
    units = view.units if len(view.units) > 1 else ()
    return {"c": judged["c"], "o": judged["o"], "l": view.leads, "e": judged["e"], "d": judged["d"], "u": units}


def _places(choices: Mapping[str, Sequence[Named | Row]]) -> Callable[[Entry], str]:
    """Return what writes where an entry stands among the choices of each filter, from 1; 0 where it does not."""
    known = [{choice.key: place for place, choice in enumerate(each, start=1)} for each in choices.values()]

    def places(entry: Entry) -> str:
        nodes = (entry.chapter, entry.objective, entry.lead, entry.element, entry.dimension, entry.unit)
        return ".".join(str(of.get(node.key, 0)) if node else "0" for of, node in zip(known, nodes, strict=True))

    return places


def _drawn(drawing: str) -> Markup:
    """Let a drawing stand as it is: this program drew it, with every text escaped."""
    return Markup(drawing)  # noqa: S704


def _pack(markup: str) -> str:
    """Pack markup that the script unfolds when somebody asks for it: deflate (RFC 1951), in letters."""
    squeezed = zlib.compressobj(level=9, wbits=-zlib.MAX_WBITS)
    return base64.b64encode(squeezed.compress(markup.encode()) + squeezed.flush()).decode("ascii")


def _inline(text: str) -> Markup:
    """Make a file safe to stand between its tags: nothing in it may look like the end of them."""
    return Markup(text.replace("</", "<\\/").replace("<!--", "<\\!--"))  # noqa: S704 (the program's or the user's own file)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
