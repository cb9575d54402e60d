"""The files of a corpus: their bytes, read once, and the fingerprint over all of them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from perda_rules.errors import InputError, Problem, problem, reason_of
from perda_rules.source import MAX_BYTES


class CorpusFiles(NamedTuple):
    """The bytes of every YAML file below a corpus folder, by path relative to it."""

    folder: Path
    contents: Mapping[str, bytes]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over names and contents."""
        digest = hashlib.sha256()
        for name, content in sorted(self.contents.items()):
            digest.update(f"{name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
            digest.update(content)
        return digest.hexdigest()

    def shown(self, name: str) -> str:
        """Return how problems call the file ``name``."""
        return str(self.folder / name)


def read_corpus_files(folder: Path) -> CorpusFiles:
    """Read the YAML files below ``folder``.

    Raises InputError where the folder is missing (O100), or a file cannot be read (Y001) or is too large (Y002).
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    if not folder.is_dir():
        raise InputError(problem("O100", folder))
    for path in sorted(folder.rglob("*.yaml")):
        try:
            with path.open("rb") as stream:
                content = stream.read(MAX_BYTES + 1)
        except OSError as error:
            problems.append(problem("Y001", path, reason=reason_of(error)))
            continue
        if len(content) > MAX_BYTES:
            problems.append(problem("Y002", path, limit=MAX_BYTES))
        contents[path.relative_to(folder).as_posix()] = content
    if problems:
        raise InputError(problems)
    return CorpusFiles(folder, contents)
