"""Reading the documents that are to be proposed from: which files, what they hold, and the ids that they would bear."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from perda_rules.errors import InputError, Problem, problem
from perda_rules.evidence.bundle import NAME
from perda_rules.evidence.files import Files
from perda_rules.evidence.kinds import KINDS, known_kind
from perda_rules.evidence.models import Limits
from perda_rules.evidence.proposals.models import Proposal
from perda_rules.evidence.proposals.proposing import Proposer
from perda_rules.evidence.store import FolderStore, Refused
from perda_rules.source import read_yaml

MAX_FILES = 10_000
_NO_EVIDENCE = frozenset({"json", "xml", "yaml", "yml", "zip"})
"""Kinds that a folder holds for other ends; a file of them that is named is read."""
_ID_LENGTH = 80


class Proposed(NamedTuple):
    """A document with what is proposed of it."""

    id: str
    file: str
    """Its path as an item would give it: from the bundle where there is one, else as the user named it."""
    sha256: str
    proposal: Proposal


class Documents(NamedTuple):
    """What came of the files that were named."""

    proposed: tuple[Proposed, ...]
    skipped: tuple[str, ...]
    """Files that the bundle names already."""
    problems: tuple[Problem, ...]
    """Files that could not be used."""


class _Listed(NamedTuple):
    """What a bundle names already."""

    ids: frozenset[str] = frozenset()
    files: frozenset[str] = frozenset()


def read_documents(
    paths: Sequence[Path],
    proposer: Proposer,
    bundle: Path | None = None,
    *,
    ignored: Collection[str] = (),
    limits: Limits | None = None,
) -> Documents:
    """Propose from every file of ``paths``, and of folders from every file in them that may be evidence.

    With ``bundle``, a folder, what it names already is left out. ``ignored`` are names of files that folders hold for
    other ends. Raises InputError where ``bundle`` is no bundle (B101) or its listing cannot be read (Y…), and where
    there are too many files (U192).
    """
    limits = limits or Limits()
    listed = _listed(bundle)
    reader = _Reader(proposer, bundle, limits)
    taken = set(listed.ids)
    proposed: list[Proposed] = []
    skipped: list[str] = []
    problems: list[Problem] = []
    try:
        for path in _files(paths, {NAME, *ignored}):
            try:
                file = reader.name_of(path)
                if file in listed.files:
                    skipped.append(file)
                    continue
                digest, proposal = reader.read(path, file)
            except Refused as refused:
                problems.append(problem(refused.code, path, **refused.params))
                continue
            made = _free(_slug(path.stem), taken)
            taken.add(made)
            proposed.append(Proposed(made, file, digest, proposal))
    finally:
        reader.close()
    return Documents(tuple(proposed), tuple(skipped), tuple(problems))


def _listed(bundle: Path | None) -> _Listed:
    """Read the ids and files that a bundle names, whatever else is wrong with its items."""
    if bundle is None:
        return _Listed()
    if not (bundle / NAME).is_file():
        raise InputError(problem("B101", bundle))
    value: Any = read_yaml(bundle / NAME).value
    items = value.get("items") if isinstance(value, Mapping) else None
    entries = [item for item in items if isinstance(item, Mapping)] if isinstance(items, list) else []
    return _Listed(
        frozenset(str(item["id"]) for item in entries if item.get("id")),
        frozenset(str(item["file"]) for item in entries if item.get("file")),
    )


def _files(paths: Sequence[Path], ignored: Collection[str]) -> Iterator[Path]:
    """Yield every file once, those of a folder in the order of their paths."""
    seen: set[str] = set()
    for path in paths:
        for file in _inside(path, ignored) if _is_folder(path) else (path,):
            place = os.path.abspath(file)  # noqa: PTH100 (a link is not followed but refused later)
            if place in seen:
                continue
            if len(seen) >= MAX_FILES:
                raise InputError(problem("U192", path, limit=MAX_FILES))
            seen.add(place)
            yield file


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # a name that no system takes; opening it will say so
        return False


def _inside(folder: Path, ignored: Collection[str]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            extension = name.rpartition(".")[2].lower()
            if not name.startswith(".") and name not in ignored and extension in KINDS.keys() - _NO_EVIDENCE:
                yield Path(root) / name


class _Reader:
    """Reads files, each through the rules of the folder that it is in."""

    def __init__(self, proposer: Proposer, bundle: Path | None, limits: Limits) -> None:
        self._proposer = proposer
        self._bundle = bundle
        self._limits = limits
        self._files: dict[Path, Files] = {}

    def name_of(self, path: Path) -> str:
        """Return the path as an item would give it. Raises Refused (B120) for a file outside the bundle."""
        if self._bundle is None:
            return path.as_posix()
        for root, file in ((self._bundle.absolute(), path.absolute()), (self._bundle.resolve(), path.resolve())):
            normal = Path(os.path.normpath(file))
            if normal.is_relative_to(os.path.normpath(root)):
                return normal.relative_to(os.path.normpath(root)).as_posix()
        raise Refused("B120", name=path.as_posix())

    def read(self, path: Path, file: str) -> tuple[str, Proposal]:
        """Return the digest of a file and what is proposed of it. Raises Refused."""
        root, name = (self._bundle, file) if self._bundle is not None else (path.parent, path.name)
        if root not in self._files:
            self._files[root] = Files(FolderStore(root, self._limits), self._limits, texts=True)
        files = self._files[root]
        examined = files.examine(name)
        if examined.refusal is not None:
            raise examined.refusal
        kind = known_kind(name)
        try:
            text, unreadable = files.text(name), False
        except Refused:
            text, unreadable = None, True
        return examined.digest or "", self._proposer.propose(text, kind, file, unreadable=unreadable)

    def close(self) -> None:
        for files in self._files.values():
            files.close()


def _slug(stem: str) -> str:
    """Make an id of a file name."""
    plain = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return "-".join(words)[:_ID_LENGTH].strip("-") or "dokumen"


def _free(wanted: str, taken: Collection[str]) -> str:
    """Return ``wanted``, or with a number behind it where it is taken."""
    if wanted not in taken:
        return wanted
    return next(made for number in range(2, MAX_FILES + 3) if (made := f"{wanted}-{number}") not in taken)
