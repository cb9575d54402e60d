"""The application: every address and what answers it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

from anyio.to_thread import current_default_thread_limiter
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp

from perda_rules.messages import say
from perda_rules.web.door import YEAR, Door, Handler, SafeHeaders, behind, missing
from perda_rules.web.pages import failure
from perda_rules.web.routes import answers, context, documents, duties, duty, judging, reports, signing, submitting
from perda_rules.web.settings import Settings
from perda_rules.web.site import STATIC, Site
from perda_rules.web.visit import greet

_AT_ONCE = 200
"""Pages that are being made, most of which wait for a file or for each other."""
_BUNDLE = "/bundles/{organisation}"


def build(settings: Settings) -> ASGIApp:
    """Build the application. Raises InputError where the data folder cannot be used (U121)."""
    site = Site(settings)

    def route(path: str, door: Door, handler: Handler, *, form: bool = False, upload: bool = False) -> BaseRoute:
        methods = ["POST"] if form else ["GET"]
        return Route(path, behind(site, door, handler, upload=upload), methods=methods)

    document = _BUNDLE + "/documents/{document}"
    one = _BUNDLE + "/duties/{finding}"
    routes = [
        Route("/static/{name}", partial(_static, site)),
        route("/", "both", duties.home),
        route("/login", "anyone", signing.ask),
        route("/login", "anyone", signing.sign_in, form=True),
        route("/logout", "both", signing.sign_out, form=True),
        route("/password", "both", signing.ask_password),
        route("/password", "both", signing.change_password, form=True),
        route(_BUNDLE + "/duties", "both", duties.show_all),
        route(one, "both", duty.show),
        route(one + "/answer", "department", answers.save, form=True),
        route(one + "/decision", "inspector", judging.decide, form=True),
        route(_BUNDLE + "/context", "both", context.show),
        route(_BUNDLE + "/context", "department", context.save, form=True),
        route(_BUNDLE + "/documents", "both", documents.show_all),
        route(_BUNDLE + "/new-document", "department", documents.begin),
        route(_BUNDLE + "/new-document", "department", documents.add, form=True, upload=True),
        route(document, "both", documents.show),
        route(document + "/file", "both", documents.give_file),
        route(document + "/edit", "department", documents.edit),
        route(document + "/edit", "department", documents.save, form=True, upload=True),
        route(document + "/remove", "department", documents.remove, form=True),
        route(_BUNDLE + "/report", "both", reports.show),
        route(_BUNDLE + "/report/{format}", "both", reports.give),
        route(_BUNDLE + "/submission", "both", submitting.show),
        route(_BUNDLE + "/submission", "department", submitting.submit, form=True),
        route(_BUNDLE + "/settle", "inspector", submitting.settle, form=True),
        route("/submissions", "inspector", submitting.show_all),
    ]
    handlers = {404: partial(_missing, site), 405: partial(_missing, site), 500: partial(_fault, site)}
    return SafeHeaders(Starlette(routes=routes, exception_handlers=handlers, lifespan=_living))


@asynccontextmanager
async def _living(_: Starlette) -> AsyncIterator[None]:
    """Let many wait at once: those of one department for its assessment must not hold off all the others."""
    current_default_thread_limiter().total_tokens = _AT_ONCE
    yield


def _static(site: Site, request: Request) -> Response:
    """Give the style sheet or the script; their addresses change with what is in them."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    headers = {"Cache-Control": f"public, max-age={YEAR}, immutable"}
    return Response(site.static[name], headers=headers, media_type=STATIC[name])


async def _missing(site: Site, request: Request, _: Exception) -> Response:
    return missing(await run_in_threadpool(greet, site, request))


async def _fault(site: Site, request: Request, _: Exception) -> Response:
    visit = await run_in_threadpool(greet, site, request)
    return failure(visit, 500, say("web.error.fault", visit.language), say("web.error.fault_how", visit.language))
