"""The validated corpus, kept between runs, keyed by the content of every file that it was made from.

It is read back through the models, so a damaged or foreign entry is merely ignored. What builds a corpus is imported
only where there is none to read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from pydantic import ValidationError

from perda_rules import __version__
from perda_rules.cache import KEPT, cache_folder, keep, recall
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.files import CorpusFiles, read_corpus_files
from perda_rules.obligations.models import Corpus

__all__ = ["KEPT", "cache_folder", "cached_corpus"]


def cached_corpus(
    folder: Path, types: Mapping[str, EvidenceType], cache: Path | None = None, *, types_key: str | None = None
) -> Corpus:
    """Load the corpus below ``folder``, from the cache where it holds this very content.

    ``types_key`` stands for the content of ``types`` where the caller knows it; else it is worked out. Raises
    InputError like :func:`perda_rules.obligations.loading.load_corpus`.
    """
    files = read_corpus_files(folder)
    key = hashlib.sha256(f"{__version__}\0{files.fingerprint}\0{types_key or _key(types)}".encode()).hexdigest()
    kept = recall("corpus", key, cache)
    if kept is not None:
        with suppress(ValidationError, ValueError):
            corpus = Corpus.model_validate_json(kept)
            if corpus.fingerprint == files.fingerprint:
                return corpus
    corpus = build_corpus(files, types)
    keep("corpus", key, corpus.model_dump_json(by_alias=True, exclude_defaults=True).encode(), cache)
    return corpus


def build_corpus(files: CorpusFiles, types: Mapping[str, EvidenceType]) -> Corpus:
    """Build the corpus anew. See :func:`perda_rules.obligations.loading.build_corpus`."""
    from perda_rules.obligations.loading import build_corpus as build

    return build(files, types)


def _key(types: Mapping[str, EvidenceType]) -> str:
    digest = hashlib.sha256()
    for name in sorted(types):
        digest.update(types[name].model_dump_json().encode())
    return digest.hexdigest()
