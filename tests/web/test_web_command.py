"""``perda-rules web``: accounts from the command line, and a server that is careful about where it listens."""

from __future__ import annotations

import io
import os
import re
import signal
import socket
import ssl
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from visitor import PASSWORD

from perda_rules.cli.main import run

SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def perda(capsys, monkeypatch, tmp_path):
    """Run one command line with something on its standard input."""

    def ran(*arguments: object, given: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(given))
        code = run([str(one) for one in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return ran


def test_accounts_are_made_changed_listed_and_removed(perda, tmp_path) -> None:
    data = tmp_path / "data"
    account = ("web", "account")
    made = perda(*account, "add", "dishub", "--data", data, "--organisation", "dishub", given=f"{PASSWORD}\n")
    assert made[0] == 0, made[2]
    assert perda(*account, "add", "irban", "--data", data, "--role", "inspector", given=PASSWORD)[0] == 0
    assert perda(*account, "list", "--data", data)[1].splitlines() == [
        "dishub · department · dishub",
        "irban · inspector",
    ]
    assert perda(*account, "password", "irban", "--data", data, given="kata-sandi-lain\n")[0] == 0
    assert perda(*account, "remove", "irban", "--data", data)[0] == 0
    assert "irban" not in perda(*account, "list", "--data", data)[1]
    assert PASSWORD not in "".join(made[1:])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("account", "add", "a", "--organisation", "dishub"), "U103"),
        (("account", "add", "a", "--data", "{}"), "P105"),
        (("account", "add", "a", "--data", "{}", "--role", "inspector", "--organisation", "dishub"), "P105"),
        (("account", "add", "a", "--data", "{}", "--organisation", "dishubb"), "U142"),
        (("account", "add", "a", "--data", "{}", "--role", "raja"), "U112"),
        (("account", "add", "A b", "--data", "{}", "--organisation", "dishub"), "P101"),
        (("account", "add", "a", "--data", "{}", "--organisation", "dishub"), "P104"),
        (("account", "password", "a", "--data", "{}"), "P104"),
        (("account", "remove", "a", "--data", "{}"), "P103"),
        (("serve",), "U103"),
        (("serve", "--data", "{}", "--host", "::"), "P106"),
        (("serve", "--data", "{}", "--host", "192.0.2.1"), "P106"),
        (("serve", "--data", "{}", "--host", "::", "--tls-cert", "x.pem"), "P106"),
        (("serve", "--data", "{}", "--tls-cert", "x.pem", "--tls-key", "y.pem"), "P107"),
        (("serve", "--data", "{}", "--port", "99999"), "P109"),
        (("serve", "--data", "{}", "--host", "192.0.2.1", "--behind-proxy"), "P109"),
        (("serve", "--data", "{}", "--max-upload", "0"), "U114"),
    ],
)
def test_wrong_use_is_told(perda, tmp_path, arguments, code) -> None:
    ended, _, told = perda("web", *(one.format(tmp_path / "data") for one in arguments), given="x\n")
    assert ended == 2
    assert code in told


def test_a_port_that_is_taken_is_told(perda, tmp_path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ended, _, told = perda("web", "serve", "--data", tmp_path, "--port", taken.getsockname()[1])
    assert (ended, "P109" in told) == (2, True)


def test_without_its_libraries_the_command_says_what_to_install(perda, tmp_path, monkeypatch) -> None:
    monkeypatch.setitem(sys.modules, "argon2", None)
    ended, _, told = perda("web", "account", "list", "--data", tmp_path)
    assert ended == 2
    assert "P108" in told
    assert "perda-rules[web]" in told


@contextmanager
def serve(data: Path, *more: str) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "perda_rules", "web", "serve", "--data", str(data), "--port", "0", *more]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment
    ) as server:
        try:
            yield server
        finally:
            server.kill()


def address_of(server: subprocess.Popen[str]) -> str:
    assert server.stdout
    found = re.search(r"https?://\S+/", server.stdout.readline())
    assert found
    return found[0]


def test_the_server_ends_quietly_when_it_is_interrupted(data: Path) -> None:
    with serve(data) as server:
        with urllib.request.urlopen(f"{address_of(server)}login", timeout=20) as answer:  # noqa: S310 (our own address)
            assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
            assert "server" not in answer.headers
        server.send_signal(signal.SIGINT)
        _, told = server.communicate(timeout=20)
    assert (server.returncode, told) == (0, "")


def test_under_tls_cookies_never_travel_without_it(data: Path, tmp_path: Path) -> None:
    certificate, key = tmp_path / "cert.pem", tmp_path / "key.pem"
    made = subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate, "-days", "1",
         "-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"],
        capture_output=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    context = ssl.create_default_context(cafile=certificate)
    with serve(data, "--tls-cert", str(certificate), "--tls-key", str(key)) as server:
        address = address_of(server)
        assert address.startswith("https://")
        with urllib.request.urlopen(f"{address}login", context=context, timeout=20) as answer:  # noqa: S310 (our own address)
            assert "; Secure" in answer.headers["Set-Cookie"]
        server.terminate()
        server.communicate(timeout=20)
