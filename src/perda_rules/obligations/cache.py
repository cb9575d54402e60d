"""The validated corpus, kept between runs in the user's cache folder.

The entry is keyed by the content of every file that it was made from and by the program's version; it is plain JSON,
read back through the models, so a damaged or foreign file is merely ignored. Writing goes through a temporary file and
a rename: two processes that write at once both leave a whole entry.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from perda_rules import __version__
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.loading import build_corpus, read_corpus_files
from perda_rules.obligations.models import Corpus

KEPT = 8
"""How many entries stay in the cache; the oldest go first."""


def cache_folder() -> Path:
    """Return where this program keeps its cache; nothing is created. ``PERDA_RULES_CACHE`` overrides it."""
    named = os.environ.get("PERDA_RULES_CACHE")
    if named:
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("perda-rules", appauthor=False)


def cached_corpus(folder: Path, types: Mapping[str, EvidenceType], cache: Path | None = None) -> Corpus:
    """Load the corpus below ``folder``, from the cache where it holds this very content.

    Raises InputError like :func:`perda_rules.obligations.loading.load_corpus`; a cache that cannot be read or
    written never stops anything.
    """
    files = read_corpus_files(folder)
    key = hashlib.sha256(f"{__version__}\0{files.fingerprint}\0".encode())
    for name in sorted(types):
        key.update(types[name].model_dump_json().encode())
    entry = (cache or cache_folder()) / f"corpus-{key.hexdigest()[:32]}.json"
    with suppress(OSError, ValidationError, ValueError):
        corpus = Corpus.model_validate_json(entry.read_bytes())
        if corpus.fingerprint == files.fingerprint:
            return corpus
    corpus = build_corpus(files, types)
    with suppress(OSError):
        _write(entry, corpus.model_dump_json(by_alias=True).encode())
    return corpus


def _write(entry: Path, content: bytes) -> None:
    entry.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    handle, name = tempfile.mkstemp(dir=entry.parent, prefix=".corpus-")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
        Path(name).replace(entry)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    for old in sorted(entry.parent.glob("corpus-*.json"), key=_written_at, reverse=True)[KEPT:]:
        with suppress(OSError):
            old.unlink()


def _written_at(entry: Path) -> float:
    try:
        return entry.stat().st_mtime
    except OSError:  # another process was faster
        return 0.0
