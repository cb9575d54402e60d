"""Accepting a wording: writing into the Pasal files which wording of the provision each obligation was encoded from.

The fingerprint is the only thing that is ever rewritten in a file that people write, and only on an explicit command.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Collection
from pathlib import Path

from perda_rules.obligations.loading import read_corpus_files
from perda_rules.obligations.models import Corpus
from perda_rules.obligations.register_index import RegisterIndex
from perda_rules.source import parse_yaml


def accept(folder: Path, corpus: Corpus, wanted: Collection[str] | None) -> list[str]:
    """Set ``encoded_from`` of the ``wanted`` obligations (None: of all) to the register's fingerprint.

    Returns the ids of the obligations that changed. Files keep everything else to the byte.
    """
    index = RegisterIndex(corpus.register_)
    changed: list[str] = []
    for name, content in sorted(read_corpus_files(folder).contents.items()):
        source = parse_yaml(content, name)
        if not isinstance(source.value, dict) or "pasal" not in source.value:
            continue
        lines = content.decode("utf-8").splitlines(keepends=True)
        touched = False
        for number, duty in enumerate(source.value.get("obligations") or []):
            provision = duty["id"].partition("#")[0]
            fingerprint = index[provision].context
            if (wanted is not None and duty["id"] not in wanted) or duty["encoded_from"] == fingerprint:
                continue
            line, column = source.place(("obligations", number, "encoded_from"))
            old = lines[line - 1]
            written = str(duty["encoded_from"])
            lines[line - 1] = old[: column - 1] + old[column - 1 :].replace(written, fingerprint, 1)
            changed.append(duty["id"])
            touched = True
        if touched:
            _replace(folder / name, "".join(lines).encode("utf-8"))
    return changed


def _replace(path: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(name).chmod(path.stat().st_mode)
    Path(name).replace(path)
