"""Opening the history that the user named, by option, by environment, or by default."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perda_rules.fleet.history import History


@contextmanager
def opened(database: str | None) -> Iterator[History]:
    """Open the history at a URL or file; by default ``PERDA_RULES_DATABASE``, else one in the user's data folder."""
    from platformdirs import user_data_path

    from perda_rules.fleet.history import History, database_url

    default = user_data_path("perda-rules", appauthor=False) / "history.sqlite3"
    history = History(database_url(database or os.environ.get("PERDA_RULES_DATABASE"), default))
    try:
        yield history
    finally:
        history.close()
