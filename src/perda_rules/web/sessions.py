"""Who is signed in, and how often somebody tried: random tokens whose digests are kept, and a count of failures."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from perda_rules.web.accounts import Account
from perda_rules.web.database import Database

HOURS = 10
"""How long a session lasts: a day's work."""
WINDOW = 15 * 60
"""Seconds in which failures are counted."""
FAILURES = {"pair": 5, "name": 25, "address": 50}
"""How many are borne: of one name from one address, of one name, from one address (where a whole office may sit)."""


class Sessions:
    """The sessions of a data folder. A stolen copy of it opens none: it holds digests alone."""

    def __init__(self, database: Database) -> None:
        """Keep the database."""
        self._database = database

    def begin(self, account: Account, now: datetime) -> str:
        """Begin a session and return its token; those that are over are forgotten."""
        token = secrets.token_urlsafe(32)
        with self._database.open() as connection:
            connection.execute("DELETE FROM sessions WHERE expires <= ?", (now.timestamp(),))
            expires = now.timestamp() + HOURS * 3600
            connection.execute("INSERT INTO sessions VALUES (?, ?, ?)", (_digest(token), account.name, expires))
        return token

    def find(self, token: str, now: datetime) -> Account | None:
        """Return whose session the token is; None where it is over, or of nobody any more."""
        with self._database.open() as connection:
            row = connection.execute(
                "SELECT name, role, organisation FROM sessions JOIN accounts ON accounts.name = sessions.account"
                " WHERE digest = ? AND expires > ?",
                (_digest(token), now.timestamp()),
            ).fetchone()
        return Account(*row) if row else None

    def end(self, token: str) -> None:
        """End a session."""
        with self._database.open() as connection:
            connection.execute("DELETE FROM sessions WHERE digest = ?", (_digest(token),))


class Attempts:
    """Failed attempts to sign in, which are slowed before they can be guesses."""

    def __init__(self, database: Database) -> None:
        """Keep the database."""
        self._database = database

    def may(self, name: str, address: str, now: datetime) -> bool:
        """Say whether one more attempt is borne."""
        since = now.timestamp() - WINDOW
        with self._database.open() as connection:
            rows = connection.execute(
                "SELECT name = ?1 AS same_name, address = ?2 AS same_address FROM attempts"
                " WHERE time > ?3 AND (name = ?1 OR address = ?2)",
                (name, address, since),
            ).fetchall()
        failures = {
            "pair": sum(row["same_name"] and row["same_address"] for row in rows),
            "name": sum(row["same_name"] for row in rows),
            "address": sum(row["same_address"] for row in rows),
        }
        return all(failures[kind] < most for kind, most in FAILURES.items())

    def failed(self, name: str, address: str, now: datetime) -> None:
        """Note a failure; those too old to count are forgotten."""
        with self._database.open() as connection:
            connection.execute("DELETE FROM attempts WHERE time <= ?", (now.timestamp() - WINDOW,))
            connection.execute("INSERT INTO attempts VALUES (?, ?, ?)", (name[:64], address, now.timestamp()))

    def succeeded(self, name: str, address: str) -> None:
        """Forget the failures of a name from the address from which it has now signed in."""
        with self._database.open() as connection:
            connection.execute("DELETE FROM attempts WHERE name = ? AND address = ?", (name, address))


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
