"""The report of a bundle as it stands, to take away in any format."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from perda_rules.reports import SUFFIXES, Format, render
from perda_rules.web.pages import page, take_away
from perda_rules.web.routes.opening import frame, opened
from perda_rules.web.visit import Visit

FORMATS: tuple[Format, ...] = ("html", "docx", "pdf", "xlsx", "csv", "json")
"""What people take away; the others are for machines and for the command line."""


def show(visit: Visit) -> Response:
    """Offer the formats."""
    judged = opened(visit)
    return page(visit, "report", **frame(visit, judged, "report"), formats=FORMATS)


def give(visit: Visit) -> Response:
    """Make the report and give it away; nothing of it is kept."""
    judged = opened(visit)
    wanted = next((one for one in FORMATS if one == visit.path("format")), None)
    if wanted is None:
        raise HTTPException(404)
    made = render(judged.assessment, wanted, visit.language)
    return take_away(made, f"{judged.organisation}-{judged.assessment.at}{SUFFIXES[wanted]}")
