"""The HTML report: one self-contained file that asks nothing of the network and runs only the script that it brings."""

from __future__ import annotations

import base64
import hashlib
import zlib
from pathlib import Path

from markupsafe import Markup

from perda_rules.assessment.models import Assessment
from perda_rules.language import Language
from perda_rules.reports.charts.radar import draw_radars
from perda_rules.reports.charts.timeline import draw_timeline
from perda_rules.reports.charts.trend import draw_trend
from perda_rules.reports.picture import draw_city
from perda_rules.reports.templating import environment, fill, read_beside
from perda_rules.reports.view import make_view

IN_FULL = 150
"""Of so many gaps, the most urgent ones, everything stands in the page itself. Of the others condition, criteria and
recommendation do, and their evidence is packed: the page of a city with hundreds of gaps must still open at once."""


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
    found.filters["pack"] = _pack
    timeline = draw_timeline(assessment, language)
    trend = draw_trend(previous, assessment, language) if previous is not None else None
    return fill(
        found,
        "laporan.html.j2",
        language,
        in_full=IN_FULL,
        view=make_view(assessment, language),
        picture=_drawn(draw_city(assessment, language)),
        radars=[radar._replace(drawing=_drawn(radar.drawing)) for radar in draw_radars(assessment, language)],
        timeline=timeline and timeline._replace(drawing=_drawn(timeline.drawing)),
        trend=trend and trend._replace(drawing=_drawn(trend.drawing)),
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
    ).encode()


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
