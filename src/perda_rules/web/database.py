"""The SQLite file of the data folder: accounts, sessions, attempts to sign in, submissions.

Bundles and judgements are not in it: they stay files that people and the other commands read.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from perda_rules.errors import InputError, problem, reason_of

NAME = "web.sqlite3"
_WAIT_SECONDS = 10
_TABLES = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, organisation TEXT, hash TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (
    digest TEXT PRIMARY KEY, account TEXT NOT NULL, expires REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS attempts (name TEXT NOT NULL, address TEXT NOT NULL, time REAL NOT NULL);
CREATE INDEX IF NOT EXISTS attempts_by_time ON attempts (time);
CREATE TABLE IF NOT EXISTS submissions (
    number INTEGER PRIMARY KEY, organisation TEXT NOT NULL, revision TEXT NOT NULL, state TEXT NOT NULL,
    submitted TEXT NOT NULL, submitted_by TEXT NOT NULL, note TEXT, settled TEXT, settled_by TEXT
);
CREATE TABLE IF NOT EXISTS secrets (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""


class Database:
    """One SQLite file; every use opens it anew, which costs less than a page and is safe in every thread."""

    def __init__(self, folder: Path) -> None:
        """Open or make the file in ``folder``. Raises InputError (U121) where that is impossible."""
        self.path = folder / NAME
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self.path.touch(mode=0o600)
            with self.open() as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.executescript(_TABLES)
        except OSError as error:
            raise InputError(problem("U121", self.path, reason=reason_of(error))) from error
        except sqlite3.Error as error:
            raise InputError(problem("U121", self.path, reason=type(error).__name__)) from error

    @contextmanager
    def open(self) -> Iterator[sqlite3.Connection]:
        """Open the database; what is done in the block is done whole or not at all."""
        with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS)) as connection:
            connection.row_factory = sqlite3.Row
            with connection:
                yield connection

    def secret(self, name: str, fresh: bytes) -> bytes:
        """Return the secret ``name``; ``fresh`` where there was none."""
        with self.open() as connection:
            connection.execute("INSERT OR IGNORE INTO secrets VALUES (?, ?)", (name, fresh))
            found: bytes = connection.execute("SELECT value FROM secrets WHERE name = ?", (name,)).fetchone()[0]
            return found
