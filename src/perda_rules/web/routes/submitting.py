"""Handing a bundle in to the inspectorate, and what becomes of it there."""

from __future__ import annotations

from starlette.responses import Response

from perda_rules.language import write_date
from perda_rules.messages import say
from perda_rules.web.pages import failure, go, page
from perda_rules.web.routes.opening import frame, opened
from perda_rules.web.shelf import StaleError
from perda_rules.web.submissions import State, Submission
from perda_rules.web.visit import Visit

_NOTE = 4000
"""Characters of a note."""
_ENDS: dict[str, State] = {"return": "returned", "conclude": "concluded"}


def show(visit: Visit) -> Response:
    """Show what was handed in so far; the department may hand in, the inspector send back."""
    return _show(visit)


def submit(visit: Visit) -> Response:
    """Hand the bundle in as the page showed it; from then on nobody changes it."""
    judged = opened(visit)
    site, account = visit.site, visit.signed_in

    def note() -> None:
        site.submissions.submit(judged.organisation, judged.revision, account.name, site.settings.clock())

    try:
        site.shelf.submit(judged.organisation, visit.value("revision"), note)
    except StaleError:
        return _show(visit, 409, say("web.submission.stale", visit.language))
    return go(f"/bundles/{judged.organisation}/submission", note="submitted")


def settle(visit: Visit) -> Response:
    """Send a bundle back with a note, or conclude."""
    judged = opened(visit)
    site, account = visit.site, visit.signed_in
    state, note = _ENDS.get(visit.value("end")), visit.value("note")
    latest = site.submissions.latest(judged.organisation)
    if latest is None or state is None or (state == "returned" and not note) or len(note) > _NOTE:
        return _show(visit, 400, say("web.submission.note_needed", visit.language, most=_NOTE), note)
    if not site.submissions.settle(latest.number, state, note or None, account.name, site.settings.clock()):
        title, how = say("web.submission.settled", visit.language), say("web.error.again", visit.language)
        return failure(visit, 409, title, how)
    return go("/submissions", note=state)


def show_all(visit: Visit) -> Response:
    """List the last submission of every department, those that wait first."""
    latest: dict[str, Submission] = {}
    for one in visit.site.submissions.all():
        latest.setdefault(one.organisation, one)
    actors = visit.site.settings.corpus.actors
    rows = [
        {
            "submission": one,
            "name": actors[one.organisation].name.text(visit.language),
            "day": write_date(one.submitted.date(), visit.language),
        }
        for one in sorted(latest.values(), key=lambda one: (one.state != "submitted", -one.number))
        if one.organisation in actors
    ]
    return page(visit, "submissions", rows=rows)


def _show(visit: Visit, status: int = 200, error: str | None = None, note: str = "") -> Response:
    judged = opened(visit)
    history = [
        {
            "one": one,
            "day": write_date(one.submitted.date(), visit.language),
            "settled": write_date(one.settled.date(), visit.language) if one.settled else "",
        }
        for one in visit.site.submissions.of(judged.organisation)
    ]
    return page(
        visit,
        "submission",
        status,
        **frame(visit, judged, "submission"),
        history=history,
        revision=judged.revision,
        gaps=sum(1 for entry in judged.entries(visit.language) if entry.gap),
        documents=len(judged.bundle.items),
        problems=len(judged.assessment.problems),
        error=error,
        typed=note,
    )
