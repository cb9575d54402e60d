"""The words of files that were read before, kept in the user's cache folder by the digest of the file.

To read the words of a large document takes seconds. A cache that cannot be read or written never stops anything, and
what is damaged in it is read anew.
"""

from __future__ import annotations

import json
import sqlite3
import zlib
from contextlib import closing, suppress
from pathlib import Path

from perda_rules.cache import cache_folder
from perda_rules.evidence.texts import Part, Text

MAX_BYTES = 300_000_000
"""Of all texts together; the ones that were read first go first."""
_FILE = "texts-1.sqlite3"
_TABLE = "CREATE TABLE IF NOT EXISTS texts (digest TEXT PRIMARY KEY, parts BLOB NOT NULL)"
_FAULTS = (sqlite3.Error, OSError, ValueError, TypeError, zlib.error)


class TextCache:
    """One opened cache; without a folder that can be written it remembers nothing."""

    def __init__(self, folder: Path | None = None) -> None:
        """Open the cache in ``folder``, by default the user's."""
        self._base: sqlite3.Connection | None = None
        with suppress(*_FAULTS):
            place = folder or cache_folder()
            place.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._base = sqlite3.connect(place / _FILE, timeout=2, isolation_level=None)
            self._base.execute(_TABLE)

    def recall(self, digest: str) -> Text | None:
        """Return the words of the file with this digest, or None where nobody read it yet."""
        if self._base is not None:
            with suppress(*_FAULTS):
                found = self._base.execute("SELECT parts FROM texts WHERE digest = ?", (digest,)).fetchone()
                if found:
                    return Text(tuple(Part(*part) for part in json.loads(zlib.decompress(found[0]))))
        return None

    def keep(self, digest: str, text: Text) -> None:
        """Keep the words of a file."""
        if self._base is None:
            return
        with suppress(*_FAULTS):
            packed = zlib.compress(json.dumps(text.parts, ensure_ascii=False).encode())
            with closing(self._base.cursor()) as cursor:
                cursor.execute("INSERT OR REPLACE INTO texts VALUES (?, ?)", (digest, packed))
                (size,) = cursor.execute("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
                if size[0] > MAX_BYTES:
                    cursor.execute(
                        "DELETE FROM texts WHERE rowid IN (SELECT rowid FROM texts ORDER BY rowid LIMIT"
                        " (SELECT count(*) / 4 + 1 FROM texts))"
                    )
                    cursor.execute("VACUUM")

    def close(self) -> None:
        """Close the cache."""
        if self._base is not None:
            with suppress(*_FAULTS):
                self._base.close()
