"""Answers: pages filled from templates, the way back after a form, files to take away."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote, urlencode

from starlette.responses import HTMLResponse, RedirectResponse, Response

from perda_rules.errors import Problem
from perda_rules.language import LANGUAGES, Language
from perda_rules.messages import say, say_problem
from perda_rules.reports.templating import fill
from perda_rules.web.visit import Visit

NOTES = ("saved", "removed", "submitted", "returned", "concluded", "password", "decided")
"""What a page says at its head after a form was taken: ``web.note.<name>``."""


def page(visit: Visit, template: str, status: int = 200, /, **context: Any) -> Response:
    """Fill a template; it also gets the visit, the csrf token and the note of the form before."""
    noted = visit.query("note")
    note = say(f"web.note.{noted}", visit.language) if noted in NOTES else None
    text = fill(
        visit.site.templates,
        f"{template}.html.j2",
        visit.language,
        visit=visit,
        account=visit.account,
        language=visit.language,
        csrf=visit.csrf,
        note=note,
        switch=_switch(visit),
        word=lambda group, key: say(f"{group}.{key}", visit.language),
        **context,
    )
    return HTMLResponse(text, status)


def _switch(visit: Visit) -> dict[Language, str]:
    """Return where a page is in the other languages; the answer to a form is nowhere else."""
    if visit.request.method != "GET":
        return {}
    query = visit.request.query_params
    kept = {name: value for name, value in query.items() if name not in ("note", "lang")}
    here = visit.request.url.path
    return {one: f"{here}?{urlencode({**kept, 'lang': one})}" for one in LANGUAGES if one != visit.language}


def failure(visit: Visit, status: int, title: str, text: str, problems: Iterable[Problem] = ()) -> Response:
    """Say that something did not work, why, and what to do."""
    told = [say_problem(one, visit.language) for one in problems]
    return page(visit, "failure", status, title=title, text=text, problems=told)


def go(path: str, **query: str) -> Response:
    """Send the browser to another page, by a GET."""
    return RedirectResponse(f"{path}?{urlencode(query)}" if query else path, 303)


def take_away(content: bytes, name: str, kind: str = "application/octet-stream") -> Response:
    """Give a file to be kept; a browser never shows it as a page of ours."""
    plain = "".join(c if c.isascii() and (c.isalnum() or c in "-_.") else "_" for c in name)
    disposition = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
    return Response(content, headers={"Content-Disposition": disposition}, media_type=kind)
