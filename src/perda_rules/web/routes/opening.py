"""The bundle that an address names, for those who may see it, and what every page of it shows around its content."""

from __future__ import annotations

from typing import Any

from starlette.exceptions import HTTPException

from perda_rules.assessment.models import Result
from perda_rules.language import write_date
from perda_rules.web.desk import Judged
from perda_rules.web.visit import Visit


def opened(visit: Visit) -> Judged:
    """Return the bundle that the address names, for those who may see it: its own department, and the inspectorate
    once it was handed in. For everybody else there is no such page.
    """
    organisation, account = visit.path("organisation"), visit.signed_in
    if account.role == "department":
        allowed = account.organisation == organisation
    else:
        allowed = visit.site.submissions.latest(organisation) is not None
    if not allowed or organisation not in visit.site.settings.corpus.actors:
        raise HTTPException(404)
    return visit.site.desk.judged(organisation)


def frame(visit: Visit, judged: Judged, tab: str) -> dict[str, Any]:
    """Return what every page of a bundle shows around its content."""
    submission = visit.site.submissions.latest(judged.organisation)
    closed = submission is not None and submission.state == "submitted"
    own = visit.signed_in.role == "department"
    return {
        "organisation": judged.organisation,
        "base": f"/bundles/{judged.organisation}",
        "tab": tab,
        "name": judged.bundle.organisation.name,
        "submission": submission,
        "submitted": write_date(submission.submitted.date(), visit.language) if submission else "",
        "may_edit": own and not closed,
        "may_judge": not own and closed,
    }


def find(judged: Judged, finding: str) -> tuple[int, Result]:
    """Return the result of a finding, and its place. There is no page for another."""
    if finding not in judged.results:
        raise HTTPException(404)
    return judged.results[finding]
