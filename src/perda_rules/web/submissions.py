"""What was handed in to the inspectorate, when, by whom, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from perda_rules.web.database import Database

State = Literal["submitted", "returned", "concluded"]


@dataclass(frozen=True)
class Submission:
    """A bundle that was handed in, as it then was."""

    number: int
    organisation: str
    revision: str
    """The digest of its ``bundle.yaml``."""
    state: State
    """With the inspectorate; sent back to be mended; judged, with nothing more to mend."""
    submitted: datetime
    submitted_by: str
    note: str | None
    settled: datetime | None
    settled_by: str | None


class Submissions:
    """The submissions of a data folder; none is ever removed."""

    def __init__(self, database: Database) -> None:
        """Keep the database."""
        self._database = database

    def latest(self, organisation: str) -> Submission | None:
        """Return the last submission of an organisation."""
        return next(iter(self.of(organisation)), None)

    def of(self, organisation: str) -> list[Submission]:
        """Return the submissions of an organisation, the last first."""
        return [one for one in self.all() if one.organisation == organisation]

    def all(self) -> list[Submission]:
        """Return every submission, the last first."""
        with self._database.open() as connection:
            rows = connection.execute("SELECT * FROM submissions ORDER BY number DESC").fetchall()
        return [_submission(dict(row)) for row in rows]

    def is_open(self, organisation: str) -> bool:
        """Say whether the bundle is with the inspectorate, so that nothing in it may change."""
        latest = self.latest(organisation)
        return latest is not None and latest.state == "submitted"

    def submit(self, organisation: str, revision: str, account: str, now: datetime) -> None:
        """Note that a bundle was handed in."""
        with self._database.open() as connection:
            connection.execute(
                "INSERT INTO submissions (organisation, revision, state, submitted, submitted_by)"
                " VALUES (?, ?, 'submitted', ?, ?)",
                (organisation, revision, now.isoformat(timespec="seconds"), account),
            )

    def settle(self, number: int, state: State, note: str | None, account: str, now: datetime) -> bool:
        """Note what became of a submission; False where somebody else has said so already."""
        with self._database.open() as connection:
            done = connection.execute(
                "UPDATE submissions SET state = ?, note = ?, settled = ?, settled_by = ?"
                " WHERE number = ? AND state = 'submitted'",
                (state, note, now.isoformat(timespec="seconds"), account, number),
            )
            return done.rowcount == 1


def _submission(row: dict[str, str | None]) -> Submission:
    for name in ("submitted", "settled"):
        value = row[name]
        row[name] = datetime.fromisoformat(value) if value else None  # type: ignore[assignment]
    return Submission(**row)  # type: ignore[arg-type]
