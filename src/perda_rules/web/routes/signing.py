"""Signing in and out, and changing one's password."""

from __future__ import annotations

from starlette.responses import Response

from perda_rules.errors import InputError
from perda_rules.messages import say, say_problem
from perda_rules.web.accounts import LONGEST, SHORTEST
from perda_rules.web.pages import go, page
from perda_rules.web.visit import Cookie, Visit


def ask(visit: Visit) -> Response:
    """Ask who it is."""
    if visit.account is not None:
        return go("/")
    error = say("web.login.ended", visit.language) if visit.query("ended") else None
    return page(visit, "login", name="", error=error)


def sign_in(visit: Visit) -> Response:
    """Begin a session, under a new token; wrong name and wrong password are told alike."""
    site, now = visit.site, visit.site.settings.clock()
    name, password = visit.value("name").lower(), str(visit.form.get("password", ""))
    if not site.attempts.may(name, visit.address, now):
        return page(visit, "login", 429, name=name, error=say("web.login.wait", visit.language))
    account = site.accounts.check(name, password)
    if account is None:
        site.attempts.failed(name, visit.address, now)
        return page(visit, "login", 403, name=name, error=say("web.login.wrong", visit.language))
    site.attempts.succeeded(name, visit.address)
    visit.cookies = [Cookie(site.session_cookie, site.sessions.begin(account, now)), Cookie(site.visitor_cookie, None)]
    return go("/")


def sign_out(visit: Visit) -> Response:
    """End the session."""
    visit.site.sessions.end(visit.key)
    visit.cookies.append(Cookie(visit.site.session_cookie, None))
    return go("/login")


def ask_password(visit: Visit) -> Response:
    """Ask for the old password and a new one."""
    return _password(visit)


def change_password(visit: Visit) -> Response:
    """Change the password; all other sessions of the account end."""
    site, now, account = visit.site, visit.site.settings.clock(), visit.signed_in
    if not site.attempts.may(account.name, visit.address, now):
        return _password(visit, 429, say("web.login.wait", visit.language))
    if site.accounts.check(account.name, str(visit.form.get("old", ""))) is None:
        site.attempts.failed(account.name, visit.address, now)
        return _password(visit, 403, say("web.password.wrong", visit.language))
    new = str(visit.form.get("new", ""))
    if new != visit.form.get("again"):
        return _password(visit, 400, say("web.password.differ", visit.language))
    try:
        site.accounts.change_password(account.name, new)
    except InputError as error:
        return _password(visit, 400, say_problem(error.problems[0], visit.language)[0])
    visit.cookies.append(Cookie(site.session_cookie, site.sessions.begin(account, now)))
    return go("/password", note="password")


def _password(visit: Visit, status: int = 200, error: str | None = None) -> Response:
    return page(visit, "password", status, error=error, least=SHORTEST, most=LONGEST)
