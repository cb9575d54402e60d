"""What stands before every page: who may come in, whether a form is ours, and what the answer tells the browser."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import Literal

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from perda_rules.errors import InputError
from perda_rules.language import LANGUAGES
from perda_rules.messages import say
from perda_rules.web.pages import failure, go
from perda_rules.web.shelf import ClosedError
from perda_rules.web.site import Site
from perda_rules.web.visit import (
    LANGUAGE_COOKIE,
    TEXTS,
    Cookie,
    MalformedError,
    TooLargeError,
    Visit,
    greet,
    read_form,
)

Handler = Callable[[Visit], Response]
Door = Literal["anyone", "department", "inspector", "both"]
"""Who may come in."""
YEAR = 365 * 24 * 3600
"""Seconds for which a browser remembers a language or a file."""
_TEMPLATE = "A011"
"""The problem of a template: the pages' templates are our own, so that it is a fault."""
SMALL = 20_000
"""Bytes of a form of somebody who has not signed in."""
_LOG = logging.getLogger(__name__)
_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; form-action 'self'; "
    "frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": _POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}


class SafeHeaders:
    """Puts the headers on every answer, whoever made it."""

    def __init__(self, app: ASGIApp) -> None:
        """Keep the application."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, and the answer back with its headers."""

        async def send_safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        await self.app(scope, receive, send_safely if scope["type"] == "http" else send)


def behind(
    site: Site, door: Door, handler: Handler, *, upload: bool = False
) -> Callable[[Request], Awaitable[Response]]:
    """Make what answers requests: ``handler`` for whom the ``door`` lets in. ``upload``: a form may bring a file."""

    async def answer(request: Request) -> Response:
        visit = await run_in_threadpool(greet, site, request)
        try:
            response = await _answer(visit, door, handler, upload)
        except ClientDisconnect:
            response = Response(status_code=400)
        finally:
            await visit.form.close()
        return _with_cookies(visit, response)

    return answer


async def _answer(visit: Visit, door: Door, handler: Handler, upload: bool) -> Response:
    language, request = visit.language, visit.request
    if request.method == "GET" and visit.query("lang") in LANGUAGES:
        visit.cookies.append(Cookie(LANGUAGE_COOKIE, visit.query("lang"), YEAR))
        rest = {name: value for name, value in request.query_params.items() if name != "lang"}
        return go(request.url.path, **rest)
    if door != "anyone" and visit.account is None:
        return go("/login", **({"ended": "1"} if request.method == "POST" else {}))
    if door in ("department", "inspector") and visit.signed_in.role != door:
        return missing(visit)
    if request.method == "POST":
        # Browsers say where a form comes from, before any of it is read.
        if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return forged(visit)
        limit = TEXTS + (visit.site.settings.upload if upload else 0) if visit.account else SMALL
        try:
            visit.form = await read_form(request, limit)
        except TooLargeError:
            return too_large(visit)
        except MalformedError:
            return failure(visit, 400, say("web.error.malformed", language), say("web.error.again", language))
        if not visit.is_genuine():
            return forged(visit)
    return await run_in_threadpool(answered, visit, handler)


def answered(visit: Visit, handler: Handler) -> Response:
    """Let a handler answer; what it cannot is told on a page, never as a traceback."""
    language = visit.language
    try:
        return handler(visit)
    except HTTPException as error:
        if error.status_code != 404:
            raise
        return missing(visit)
    except ClosedError:
        return failure(visit, 409, say("web.error.closed", language), say("web.error.closed_how", language))
    except InputError as error:
        if any(one.code == _TEMPLATE for one in error.problems):
            return _failed(visit)
        return failure(visit, 400, say("web.error.input", language), "", error.problems)
    except Exception:
        return _failed(visit)


def _failed(visit: Visit) -> Response:
    """Note the fault that is being handled, and say that there was one."""
    _LOG.exception("a page failed: %s", visit.request.url.path)
    return failure(visit, 500, say("web.error.fault", visit.language), say("web.error.fault_how", visit.language))


def missing(visit: Visit) -> Response:
    """Say that there is no such page: the same whether it does not exist or is somebody else's."""
    return failure(visit, 404, say("web.error.missing", visit.language), say("web.error.missing_how", visit.language))


def forged(visit: Visit) -> Response:
    """Refuse a form that does not come from a page of ours, or from one of before the signing in."""
    return failure(visit, 403, say("web.error.forged", visit.language), say("web.error.again", visit.language))


def too_large(visit: Visit) -> Response:
    """Refuse what is larger than is taken."""
    most = visit.site.settings.upload // 1_000_000
    how = say("web.error.large_how", visit.language, most=most)
    return failure(visit, 413, say("web.error.large", visit.language), how)


def _with_cookies(visit: Visit, response: Response) -> Response:
    for cookie in visit.cookies:
        if cookie.value is None:
            response.delete_cookie(cookie.name, secure=visit.site.settings.secure, httponly=True, samesite="lax")
        else:
            response.set_cookie(
                cookie.name,
                cookie.value,
                max_age=cookie.seconds,
                secure=visit.site.settings.secure,
                httponly=True,
                samesite="lax",
            )
    return response
