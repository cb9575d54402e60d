"""Who may sign in, and as what. Passwords are kept as argon2 digests alone."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from threading import Semaphore
from typing import Literal, get_args

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from perda_rules.errors import InputError, problem
from perda_rules.web.database import Database

Role = Literal["department", "inspector"]
ROLES: tuple[Role, ...] = get_args(Role)
SHORTEST, LONGEST = 10, 200
"""Characters of a password."""
_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,63}\Z")
_AT_ONCE = Semaphore(2)
"""Each check of a password takes a processor and 19 MB: no crowd at the door may take the whole machine."""


@dataclass(frozen=True)
class Account:
    """Somebody who may sign in."""

    name: str
    role: Role
    organisation: str | None
    """Whose bundle a department's account keeps; None for an inspector."""


class Accounts:
    """The accounts of a data folder."""

    def __init__(self, database: Database) -> None:
        """Keep the database."""
        self._database = database

    def add(self, account: Account, password: str) -> None:
        """Add an account. Raises InputError: its name cannot be one (P101), is taken (P102), a bad password (P104)."""
        if not _NAME.match(account.name):
            raise InputError(problem("P101", account.name, name=account.name))
        hashed = _hashed(password)
        try:
            with self._database.open() as connection:
                connection.execute(
                    "INSERT INTO accounts VALUES (?, ?, ?, ?)",
                    (account.name, account.role, account.organisation, hashed),
                )
        except sqlite3.IntegrityError:
            raise InputError(problem("P102", account.name, name=account.name)) from None

    def change_password(self, name: str, password: str) -> None:
        """Give an account another password, and end its sessions. Raises InputError: no account (P103), P104."""
        self._change(name, "UPDATE accounts SET hash = ? WHERE name = ?", (_hashed(password), name))

    def remove(self, name: str) -> None:
        """Remove an account and end its sessions. Raises InputError where there is none (P103)."""
        self._change(name, "DELETE FROM accounts WHERE name = ?", (name,))

    def _change(self, name: str, statement: str, values: tuple[str, ...]) -> None:
        with self._database.open() as connection:
            if connection.execute(statement, values).rowcount == 0:
                raise InputError(problem("P103", name, name=name))
            connection.execute("DELETE FROM sessions WHERE account = ?", (name,))

    def all(self) -> list[Account]:
        """Return every account, in the order of the names."""
        with self._database.open() as connection:
            return [_account(row) for row in connection.execute("SELECT * FROM accounts ORDER BY name")]

    def check(self, name: str, password: str) -> Account | None:
        """Return the account that this name and password open; an unknown name takes as long as a wrong password."""
        with self._database.open() as connection:
            row = connection.execute("SELECT * FROM accounts WHERE name = ?", (name,)).fetchone()
        with _AT_ONCE:
            try:
                _hasher().verify(row["hash"] if row else _nobody(), password[:LONGEST])
            except (VerificationError, InvalidHashError):
                return None
        return _account(row) if row else None


def _account(row: sqlite3.Row) -> Account:
    return Account(row["name"], row["role"], row["organisation"])


@cache
def _hasher() -> PasswordHasher:
    # Argon2id with the least cost that OWASP's cheat sheet on passwords recommends (19 MiB, two passes).
    return PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)


@cache
def _nobody() -> str:
    """Return the digest that an unknown name is checked against."""
    return _hasher().hash("nobody")


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise InputError(problem("P104", "-", least=SHORTEST, most=LONGEST))
    return _hasher().hash(password)
