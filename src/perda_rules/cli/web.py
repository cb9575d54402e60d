"""``perda-rules web``: the pages for self-assessment, and who may sign in to them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from perda_rules.cli import options
from perda_rules.cli.help import Command, Group
from perda_rules.cli.language import text
from perda_rules.errors import InputError, problem, reason_of

if TYPE_CHECKING:
    import socket

    from perda_rules.web.accounts import Accounts

ROLES = "department|inspector"
_LAST_PORT = 65535
_WAITING = 2048
"""Browsers that wait to be answered, at most."""


def register(app: typer.Typer) -> None:
    """Add the group to ``app``."""
    group = typer.Typer(cls=Group, rich_markup_mode=None)
    account = typer.Typer(cls=Group, rich_markup_mode=None)

    @group.command("serve", cls=Command, **options.summary("web_serve"))
    def serve(
        data: Path = options.option("web_data", "--data", metavar="DIR"),
        host: str = options.option("web_host", "--host", default="127.0.0.1", metavar="HOST"),
        port: str = options.option("web_port", "--port", default="8000", metavar="N"),
        tls_cert: Path = options.option("tls_cert", metavar="FILE.pem"),
        tls_key: Path = options.option("tls_key", metavar="FILE.pem"),
        behind_proxy: bool = options.option("behind_proxy", default=False),
        max_upload: str = options.option("max_upload", default="25", metavar="MB"),
        in_force_from: str = options.option("in_force_from", metavar="YYYY-MM-DD"),
        promulgated: str = options.option("promulgated", metavar="TEXT"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        folder = _needed(data)
        number = options.read_number(port, "--port", least=0)
        upload = options.read_number(max_upload, "--max-upload", least=1) * 1_000_000
        day = options.read_day(in_force_from, "--in-force-from")
        if not (_is_loopback(host) or behind_proxy or (tls_cert and tls_key)):
            raise InputError(problem("P106", "--host", host=host))
        _require()
        import gc

        import uvicorn

        from perda_rules.cli.inputs import load_law
        from perda_rules.cli.output import console, print_line
        from perda_rules.evidence.models import Limits
        from perda_rules.web.app import build
        from perda_rules.web.settings import Settings

        law = load_law(options.read_folder(corpus, "--corpus"))
        secure = bool(tls_cert and tls_key) or behind_proxy
        if tls_cert and tls_key:
            _check_certificate(tls_cert, tls_key)
        settings = Settings(
            data=folder,
            corpus=law.corpus,
            types=law.types,
            clock=options.now,
            in_force_from=day,
            promulgation=promulgated,
            upload=min(upload, Limits().file),
            secure=secure,
        )
        # The other commands live for a moment and never look for garbage; this one lives on.
        gc.freeze()
        gc.enable()
        server = uvicorn.Server(
            uvicorn.Config(
                build(settings),
                log_level="warning",
                access_log=False,
                server_header=False,
                proxy_headers=behind_proxy,
                ssl_certfile=tls_cert,
                ssl_keyfile=tls_key,
                timeout_keep_alive=30,
                timeout_graceful_shutdown=5,
            )
        )
        with _listening(host, number) as listener:
            scheme, (at, on) = "https" if tls_cert and tls_key else "http", listener.getsockname()[:2]
            shown = f"[{at}]" if ":" in at else at
            print_line(console(), text("web.serving", address=f"{scheme}://{shown}:{on}/"))
            try:
                server.run(sockets=[listener])
            except KeyboardInterrupt:
                return

    @account.command("add", cls=Command, **options.summary("web_account_add"))
    def add(
        name: str = options.argument("web_account", "NAME"),
        data: Path = options.option("web_data", "--data", metavar="DIR"),
        role: str = options.option("web_role", "--role", default="department", metavar=ROLES),
        organisation: str = options.option("web_organisation", "--organisation", metavar="KEY"),
        corpus: Path = options.option("corpus", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        from perda_rules.cli.inputs import load_law
        from perda_rules.obligations.hints import closest

        options.read_choice(role, ROLES.split("|"), "--role")
        if (organisation is None) != (role == "inspector"):
            raise InputError(problem("P105", "--organisation"))
        if organisation is not None:
            actors = load_law(options.read_folder(corpus, "--corpus")).corpus.actors
            if organisation not in actors:
                close = closest(organisation, actors)
                raise InputError(problem("U142", "--organisation", organisation=organisation, close=close))
        accounts = _accounts(data)
        from perda_rules.web.accounts import Account

        accounts.add(Account(name, role, organisation), _password(name))  # type: ignore[arg-type]
        _say(text("web.account.added", name=name))

    @account.command("password", cls=Command, **options.summary("web_account_password"))
    def password(
        name: str = options.argument("web_account", "NAME"),
        data: Path = options.option("web_data", "--data", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        _accounts(data).change_password(name, _password(name))
        _say(text("web.account.changed", name=name))

    @account.command("remove", cls=Command, **options.summary("web_account_remove"))
    def remove(
        name: str = options.argument("web_account", "NAME"),
        data: Path = options.option("web_data", "--data", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        _accounts(data).remove(name)
        _say(text("web.account.removed", name=name))

    @account.command("list", cls=Command, **options.summary("web_account_list"))
    def list_accounts(
        data: Path = options.option("web_data", "--data", metavar="DIR"),
        lang: str = options.lang(),
    ) -> None:
        for one in _accounts(data).all():
            _say(" · ".join(part for part in (one.name, one.role, one.organisation) if part))

    group.add_typer(account, name="account", **options.summary("web_account"))
    app.add_typer(group, name="web", **options.summary("web"))


def _say(line: str) -> None:
    from perda_rules.cli.output import console, print_line

    print_line(console(), line)


def _needed(data: Path | None) -> Path:
    if data is None:
        raise InputError(problem("U103", "--data", parameter="--data"))
    return data


def _require() -> None:
    """Raise InputError (P108) where the libraries of the pages are not installed."""
    from importlib.util import find_spec

    if not all(map(find_spec, ("argon2", "python_multipart", "starlette", "uvicorn"))):
        raise InputError(problem("P108", "web"))


def _accounts(data: Path | None) -> Accounts:
    folder = _needed(data)
    _require()
    from perda_rules.web.accounts import Accounts
    from perda_rules.web.database import Database

    return Accounts(Database(folder))


def _password(name: str) -> str:
    """Ask for a password without showing it; from a pipe or a file it is the first line."""
    import sys
    from getpass import getpass

    if sys.stdin is not None and sys.stdin.isatty():
        return getpass(text("web.account.password", name=name))
    return (sys.stdin.readline() if sys.stdin is not None else "").rstrip("\r\n")


def _is_loopback(host: str) -> bool:
    import ipaddress

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check_certificate(certificate: Path, key: Path) -> None:
    import ssl

    try:
        ssl.create_default_context(ssl.Purpose.CLIENT_AUTH).load_cert_chain(certificate, key)
    except ssl.SSLError as error:
        raise InputError(problem("P107", certificate, reason=error.reason or "SSL")) from error
    except OSError as error:
        raise InputError(problem("P107", certificate, reason=reason_of(error))) from error


def _listening(host: str, port: int) -> socket.socket:
    """Open the place where browsers come. Raises InputError (P109)."""
    import socket

    try:
        # The library would take what is left of a larger number, and listen where nobody asked for.
        if port > _LAST_PORT:
            raise OverflowError
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listener = socket.socket(family, kind)
        try:
            listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listener.bind(address)
            # From here on browsers wait to be answered: the address is told before the server runs.
            listener.listen(_WAITING)
        except BaseException:
            listener.close()
            raise
    except (OSError, OverflowError, UnicodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else type(error).__name__
        raise InputError(problem("P109", "--host", host=host, port=port, reason=reason)) from error
    return listener
