"""What was worked out from files, kept between runs in the user's cache folder.

An entry is keyed by the content of all that it was made from, so it is never out of date, only unused; it is plain
JSON, so reading a foreign one runs nothing. Writing goes through a temporary file and a rename: two processes that
write at once both leave a whole entry. A cache that cannot be read or written never stops anything.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

KEPT = 8
"""How many entries of one kind stay; the oldest go first."""


def cache_folder() -> Path:
    """Return where this program keeps its cache; nothing is created. ``PERDA_RULES_CACHE`` overrides it."""
    named = os.environ.get("PERDA_RULES_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("perda-rules", appauthor=False)


def recall(kind: str, key: str, folder: Path | None = None) -> bytes | None:
    """Return the entry of ``kind`` under ``key`` (a hexadecimal digest), or None where there is none."""
    with suppress(OSError):
        return _entry(kind, key, folder).read_bytes()
    return None


def keep(kind: str, key: str, content: bytes, folder: Path | None = None) -> None:
    """Keep ``content`` as the entry of ``kind`` under ``key``, and drop the oldest entries of that kind."""
    with suppress(OSError):
        _write(_entry(kind, key, folder), content)
        entries = sorted((folder or cache_folder()).glob(f"{kind}-*.json"), key=_written_at, reverse=True)
        for old in entries[KEPT:]:
            with suppress(OSError):
                old.unlink()


def _entry(kind: str, key: str, folder: Path | None) -> Path:
    return (folder or cache_folder()) / f"{kind}-{key[:32]}.json"


def _write(entry: Path, content: bytes) -> None:
    entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=entry.parent, prefix=f".{entry.stem}-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(entry)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _written_at(entry: Path) -> float:
    try:
        return entry.stat().st_mtime
    except OSError:  # another process was faster
        return 0.0
