"""All that the pages share: the settings, the stores, the templates."""

from __future__ import annotations

import hashlib
import secrets
from functools import cached_property
from pathlib import Path

from jinja2 import Environment

from perda_rules.dataset import data_folder
from perda_rules.reports.templating import environment
from perda_rules.web.accounts import Accounts
from perda_rules.web.database import Database
from perda_rules.web.desk import Desk
from perda_rules.web.hints import Hints, hints
from perda_rules.web.sessions import Attempts, Sessions
from perda_rules.web.settings import Settings
from perda_rules.web.shelf import Shelf
from perda_rules.web.submissions import Submissions

STATIC = {"web.css": "text/css", "web.js": "text/javascript"}


class Site:
    """The stores of one data folder, and the pages' looks."""

    def __init__(self, settings: Settings) -> None:
        """Open the stores. Raises InputError where the data folder cannot be written (U121)."""
        self.settings = settings
        database = Database(settings.data)
        self.accounts = Accounts(database)
        self.sessions = Sessions(database)
        self.attempts = Attempts(database)
        self.submissions = Submissions(database)
        self.shelf = Shelf(settings.data, settings.corpus, self.submissions)
        self.desk = Desk(settings, self.shelf)
        self.secret = database.secret("forms", secrets.token_bytes(32))
        # The prefix makes browsers refuse a cookie that a neighbouring host, or a page without TLS, would plant.
        prefix = "__Host-" if settings.secure else ""
        self.session_cookie = f"{prefix}perda-rules-session"
        self.visitor_cookie = f"{prefix}perda-rules-visitor"

    @cached_property
    def hints(self) -> Hints:
        """What the regulation asks of each type of document."""
        return hints(self.settings.corpus)

    @cached_property
    def templates(self) -> Environment:
        """The templates of the pages; everything that is placed in them is escaped."""
        made = environment("web", None, autoescape=True)
        made.globals["static"] = {name: f"/static/{name}?{digest(content)}" for name, content in self.static.items()}
        return made

    @cached_property
    def static(self) -> dict[str, bytes]:
        """The style sheet and the script."""
        folder: Path = data_folder("reports") / "web"
        return {name: (folder / name).read_bytes() for name in STATIC}


def digest(content: bytes) -> str:
    """Return a short name of a content, so that browsers keep a file exactly as long as it stays the same."""
    return hashlib.sha256(content).hexdigest()[:12]
