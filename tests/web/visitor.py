"""A browser without a screen: it follows links, fills in the forms of a page and sends them as a browser would."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import httpx2
from lxml import html
from starlette.testclient import TestClient
from starlette.types import ASGIApp

EXAMPLES = Path(__file__).resolve().parents[2] / "examples" / "bundles"
PASSWORD = "sangat-rahasia-sekali"  # noqa: S105 (of the tests alone)
Files = dict[str, tuple[str, bytes]]


class Visitor:
    """One browser with its own cookies."""

    def __init__(self, app: ASGIApp, *, address: str = "10.0.0.1", base: str = "http://localhost") -> None:
        self.client = TestClient(app, base_url=base, client=(address, 50000), raise_server_exceptions=False)

    def get(self, address: str, **more: Any) -> httpx2.Response:
        return self.client.get(address, **more)

    def post(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> httpx2.Response:
        return self.client.post(address, data=data, **more)

    def sign_in(self, name: str, password: str = PASSWORD) -> httpx2.Response:
        return self.send(self.form(self.get("/login"), "/login"), name=name, password=password)

    def form(self, answer: httpx2.Response, ending: str) -> html.FormElement:
        """Return the form of a page whose action ends so."""
        root = html.fromstring(answer.text)
        (found,) = (one for one in root.forms if (one.action or "").endswith(ending) and one.method == "POST")
        return found

    def send(self, form: html.FormElement, files: Files | None = None, **typed: Any) -> httpx2.Response:
        """Send a form with what was typed; ``__`` in a name stands for a full stop."""
        values = self.values(form)
        values |= {name.replace("__", "."): value for name, value in typed.items()}
        if form.get("enctype") == "multipart/form-data":
            # An empty file field is sent as a file without a name.
            return self.post(form.action, values, files=files or {"file": ("", b"")})
        return self.post(form.action, values)

    @staticmethod
    def values(form: html.FormElement) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for name, value in form.form_values():
            # The line break right after <textarea> is not part of what is in it.
            values.setdefault(name, []).append(value.removeprefix("\n"))
        return values


def text_of(answer: httpx2.Response) -> str:
    """Return what a page says, without its markup."""
    return " ".join(html.fromstring(answer.text).text_content().split())
