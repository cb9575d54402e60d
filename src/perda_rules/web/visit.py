"""One request: who makes it, in which language, and what was typed. Reading it is bounded in every way."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Message

from perda_rules.language import DEFAULT_LANGUAGE, LANGUAGES, Language
from perda_rules.web.accounts import Account

if TYPE_CHECKING:
    from perda_rules.web.site import Site

LANGUAGE_COOKIE = "perda-rules-language"
FIELDS = 20_000
"""Fields of one form: a register of a thousand rows has that many cells."""
TEXTS = 4_000_000
"""Bytes of a form beside its file."""
_PART = 1_000_000
_DRAINED = 4
"""So many times the limit is read and thrown away: a browser shows our answer only once it has sent all."""

Typed = Mapping[str, list[str]]
"""What was typed: the name of a field and its values."""


class Cookie(NamedTuple):
    """A cookie to set; one without a value is taken away."""

    name: str
    value: str | None
    seconds: int | None = None


class TooLargeError(Exception):
    """More was sent than is taken."""


class MalformedError(Exception):
    """What was sent is no form."""


@dataclass
class Visit:
    """A request as the pages see it."""

    site: Site
    request: Request
    account: Account | None
    language: Language
    key: str
    """What the browser shows again with every request, secret to it: the session, or a number of its own."""
    form: FormData = field(default_factory=FormData)
    cookies: list[Cookie] = field(default_factory=list)

    @property
    def csrf(self) -> str:
        """What every form of this browser carries, and no other page can know."""
        return hmac.new(self.site.secret, self.key.encode(), hashlib.sha256).hexdigest()

    def is_genuine(self) -> bool:
        """Say whether the form came from one of our pages."""
        return hmac.compare_digest(self.csrf.encode(), self.value("csrf").encode())

    @property
    def signed_in(self) -> Account:
        """The account; only pages behind the door ask."""
        if self.account is None:
            raise HTTPException(404)
        return self.account

    def path(self, name: str) -> str:
        """Return a part of the address."""
        return str(self.request.path_params[name])

    def query(self, name: str) -> str:
        """Return what stands behind the question mark; empty where nothing does."""
        return self.request.query_params.get(name, "")

    def value(self, name: str) -> str:
        """Return one text that was typed, without blanks around it; empty where there is none."""
        value = self.form.get(name)
        return value.strip() if isinstance(value, str) else ""

    def typed(self) -> dict[str, list[str]]:
        """Return all texts that were typed."""
        found: dict[str, list[str]] = {}
        for name, value in self.form.multi_items():
            if isinstance(value, str) and name != "csrf":
                found.setdefault(name, []).append(value.replace("\r\n", "\n").strip())
        return found

    def file(self) -> UploadFile | None:
        """Return the file that was sent, where one was chosen."""
        file = self.form.get("file")
        return file if isinstance(file, UploadFile) and file.filename else None

    @property
    def address(self) -> str:
        """Where the request comes from."""
        return self.request.client.host if self.request.client else "?"


def greet(site: Site, request: Request) -> Visit:
    """Find out who comes; whoever is new gets a number of its own to be known by."""
    language = next((one for one in LANGUAGES if one == request.cookies.get(LANGUAGE_COOKIE)), DEFAULT_LANGUAGE)
    token = request.cookies.get(site.session_cookie, "")
    account = site.sessions.find(token, site.settings.clock()) if token else None
    if account is not None:
        return Visit(site, request, account, language, token)
    number = request.cookies.get(site.visitor_cookie, "")
    visit = Visit(site, request, None, language, number or secrets.token_urlsafe(24))
    if not number:
        visit.cookies.append(Cookie(site.visitor_cookie, visit.key))
    return visit


async def read_form(request: Request, limit: int) -> FormData:
    """Read a form of at most ``limit`` bytes. Raises TooLargeError, MalformedError."""
    large, more = False, True
    seen = 0

    async def receive() -> Message:
        nonlocal large, more, seen
        message = await request.receive()
        seen += len(message.get("body", b""))
        more = bool(message.get("more_body"))
        if seen > limit:
            large = True
            raise MultiPartException("")
        return message

    if _announced(request) > limit:
        await _drain(request, limit)
        raise TooLargeError
    try:
        return await Request(request.scope, receive).form(max_files=1, max_fields=FIELDS, max_part_size=_PART)
    except (HTTPException, MultiPartException) as error:
        if large:
            # After the last part there is nothing to read: waiting for more would never end.
            if more:
                await _drain(request, limit)
            raise TooLargeError from error
        raise MalformedError from error


def _announced(request: Request) -> int:
    length = request.headers.get("content-length", "0")
    return int(length) if length.isdecimal() and len(length) < 16 else 0


async def _drain(request: Request, limit: int) -> None:
    """Read on for a while what nobody wants, unless the other side waits to be asked for it."""
    left = 0 if "expect" in request.headers else _DRAINED * limit
    while left > 0:
        message = await request.receive()
        left -= len(message.get("body", b"")) + 1
        if message["type"] != "http.request" or not message.get("more_body"):
            return
