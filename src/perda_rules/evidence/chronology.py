"""The dates that documents state, against the days on which they came into the repository: what is dated back shows."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import NamedTuple

from perda_rules.evidence.bundle import NAME
from perda_rules.evidence.models import Bundle, CheckedItem
from perda_rules.evidence.repository import Kept, entries_kept, files_kept


class Dated(NamedTuple):
    """An item, and since when the repository has it."""

    item: CheckedItem
    kept: Kept | None
    """None where it was never committed."""

    @property
    def id(self) -> str:
        """Return the id of the item within its bundle."""
        return self.item.key.partition("/")[2]

    @property
    def date(self) -> datetime.date:
        """Return the day that the document states."""
        return self.item.item.date

    @property
    def days(self) -> int | None:
        """Return how many days after its date it came into the repository."""
        return (self.kept.first - self.date).days if self.kept else None


def chronology(bundle: Bundle, folder: Path) -> tuple[Dated, ...]:
    """Return every item with what git knows of its file, or of its entry where it has no file.

    Raises InputError: the bundle is in no repository, or there is no git (K101, K102).
    """
    files = files_kept(folder)
    entries = entries_kept(folder, NAME, {item.item.id for item in bundle.items if item.item.file is None})
    return tuple(
        Dated(item, files.get(item.item.file) if item.item.file else entries.get(item.item.id)) for item in bundle.items
    )


def dated_back(found: tuple[Dated, ...], within: int) -> tuple[Dated, ...]:
    """Return the documents that came, or changed, more than ``within`` days after their date; the latest first."""
    late = [one for one in found if one.kept and (one.kept.last - one.date).days > within]
    return tuple(sorted(late, key=lambda one: (-(one.days or 0), one.id)))
