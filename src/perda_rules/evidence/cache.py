"""The evidence types, kept between runs: reading them anew from their schemas takes a twentieth of an audit."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path

from pydantic import RootModel, ValidationError

from perda_rules import __version__
from perda_rules.cache import keep, recall
from perda_rules.evidence.types import EvidenceType


class _Types(RootModel[dict[str, EvidenceType]], defer_build=True):
    """An entry of the cache. The schemas themselves are left out: judging needs only what was read from them."""


def types_key(folder: Path) -> str:
    """Return a digest over the schemas of ``folder`` and the program's version."""
    digest = hashlib.sha256(__version__.encode())
    for file in sorted(folder.glob("*.json")):
        with suppress(OSError):  # what cannot be read is load_types's to report
            digest.update(f"\0{file.name}\0".encode() + file.read_bytes())
    return digest.hexdigest()


def cached_types(folder: Path, cache: Path | None = None, *, key: str | None = None) -> dict[str, EvidenceType]:
    """Return the evidence types of ``folder`` without their schemas, from the cache where it holds this very content.

    ``key`` is that of :func:`types_key`, where the caller has it. Raises InputError like
    :func:`perda_rules.evidence.schemas.load_types`.
    """
    key = key or types_key(folder)
    kept = recall("types", key, cache)
    if kept is not None:
        with suppress(ValidationError):
            return _Types.model_validate_json(kept).root
    from perda_rules.evidence.schemas import load_types

    types = load_types(folder)
    bare = {name: found.model_copy(update={"schema_": {}}) for name, found in types.items()}
    keep("types", key, _Types(bare).model_dump_json(exclude_defaults=True).encode(), cache)
    return bare
