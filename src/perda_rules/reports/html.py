"""The HTML report: one self-contained file that asks nothing of the network and runs only the script that it brings."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from perda_rules.assessment.models import Assessment
from perda_rules.language import Language, write_date
from perda_rules.reports.charts import Chart, radars, timeline, trend
from perda_rules.reports.picture import draw_city
from perda_rules.reports.templating import environment, fill, read_beside
from perda_rules.reports.view import make_view


def write_html(
    assessment: Assessment, language: Language, templates: Path | None = None, previous: Assessment | None = None
) -> bytes:
    """Write the report; ``previous`` is the assessment that it is drawn beside.

    Everything is escaped by the template; style and script are allowed by their digests alone.

    Raises InputError where one's own template is missing or wrong (A010, A011).
    """
    style = _inline(read_beside("html", "laporan.css", templates))
    script = _inline(read_beside("html", "laporan.js", templates))
    return fill(
        environment("html", templates, autoescape=True),
        "laporan.html.j2",
        language,
        view=make_view(assessment, language),
        picture=Markup(draw_city(assessment, language)),  # noqa: S704 (drawn by this program, every text escaped)
        radars=[_drawn(chart) for chart in radars(assessment, language)],
        timeline=_drawn(timeline(assessment, language)),
        trend=_drawn(trend(previous, assessment, language)) if previous else None,
        previous_at=write_date(previous.at, language) if previous else "",
        style=style,
        script=script,
        style_hash=_digest(style),
        script_hash=_digest(script),
    ).encode()


def _drawn(chart: Chart | None) -> Markup | None:
    return Markup(chart.svg) if chart else None  # noqa: S704 (drawn by this program, every text escaped)


def _inline(text: str) -> Markup:
    """Make a file safe to stand between its tags: nothing in it may look like the end of them."""
    return Markup(text.replace("</", "<\\/").replace("<!--", "<\\!--"))  # noqa: S704 (the program's or the user's own file)


def _digest(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
