"""Loading the corpus: every YAML file below ``obligations/``, read with places and validated against its model.

This module knows which file holds what. Whether the files fit together is :mod:`perda_rules.obligations.consistency`;
keeping the result for the next run is :mod:`perda_rules.obligations.cache`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import RootModel

from perda_rules.errors import InputError, Problem, problem
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Label
from perda_rules.obligations.consistency import Written, inconsistencies
from perda_rules.obligations.models import (
    Actor,
    ContextFact,
    Corpus,
    Interpretation,
    Objective,
    Pasal,
    Slug,
    Structure,
)
from perda_rules.regulation.models import Provision
from perda_rules.source import Source, parse_yaml, validate

REGISTER = "register.yaml"
PARTS = "parts"


class Actors(RootModel[dict[Slug, Actor]]):
    """``actors.yaml``."""


class Objectives(RootModel[dict[str, Objective]]):
    """``cobit.yaml``."""


class Context(RootModel[dict[Slug, ContextFact]]):
    """``context.yaml``."""


class Parts(RootModel[dict[Slug, Label]]):
    """One file of ``parts/``."""


class Register(RootModel[tuple[Provision, ...]]):
    """``register.yaml``."""


Model = TypeVar("Model", Actors, Objectives, Context, Parts, Register, Interpretation, Structure, Pasal)


@dataclass(frozen=True)
class CorpusFiles:
    """The bytes of every YAML file below a corpus folder, by path relative to it."""

    folder: Path
    contents: Mapping[str, bytes]

    @property
    def fingerprint(self) -> str:
        """SHA-256 over names and contents."""
        digest = hashlib.sha256()
        for name, content in sorted(self.contents.items()):
            digest.update(f"{name}\0{len(content)}\0".encode())
            digest.update(content)
        return digest.hexdigest()

    def shown(self, name: str) -> str:
        """Return how problems call the file ``name``."""
        return str(self.folder / name)


def read_corpus_files(folder: Path) -> CorpusFiles:
    """Read the YAML files below ``folder``.

    Raises InputError (Y001) where the folder is missing or a file cannot be read.
    """
    contents: dict[str, bytes] = {}
    problems: list[Problem] = []
    if not folder.is_dir():
        raise InputError(problem("O100", folder))
    for path in sorted(folder.rglob("*.yaml")):
        try:
            contents[path.relative_to(folder).as_posix()] = path.read_bytes()
        except OSError as error:
            problems.append(problem("Y001", path, reason=error.strerror or type(error).__name__))
    if problems:
        raise InputError(problems)
    return CorpusFiles(folder, contents)


def load_corpus(folder: Path, types: Mapping[str, EvidenceType]) -> Corpus:
    """Load and validate everything below ``folder``; ``types`` are the evidence types that obligations may name.

    Raises InputError with every problem of every file.
    """
    return build_corpus(read_corpus_files(folder), types)


def build_corpus(files: CorpusFiles, types: Mapping[str, EvidenceType]) -> Corpus:
    """Validate files that were read. See :func:`load_corpus`."""
    problems: list[Problem] = []

    def take(name: str, model: type[Model], empty: Model | None = None) -> tuple[Model | None, Source | None]:
        if name not in files.contents:
            if empty is None:
                problems.append(problem("O099", files.shown(name)))
            return empty, None
        try:
            source = parse_yaml(files.contents[name], files.shown(name))
            return validate(model, source), source
        except InputError as error:
            problems.extend(error.problems)
            return empty, None

    register, _ = take(REGISTER, Register)
    actors, _ = take("actors.yaml", Actors)
    objectives, objectives_source = take("cobit.yaml", Objectives)
    interpretation, _ = take("interpretation.yaml", Interpretation)
    context, _ = take("context.yaml", Context, Context({}))
    structure, _ = take("structure.yaml", Structure, Structure(elements={}, dimensions={}))
    parts: dict[Slug, Label] = {}
    for name in _below(files, PARTS):
        vocabulary, source = take(name, Parts)
        if vocabulary is not None and source is not None:
            problems.extend(
                source.problem("O098", (part,), at_key=True, part=part) for part in vocabulary.root if part in parts
            )
            parts.update(vocabulary.root)
    pasal: list[Written] = []
    for name in _pasal_files(files):
        file, source = take(name, Pasal)
        if file is not None and source is not None:
            pasal.append(Written(file, source))
    if (
        register is None or actors is None or objectives is None or interpretation is None
        or context is None or structure is None
    ):  # fmt: skip
        raise InputError(problems)
    corpus = Corpus(
        fingerprint=files.fingerprint,
        register_=register.root,
        pasal=tuple(_in_order(pasal, register)),
        actors=actors.root,
        objectives=objectives.root,
        interpretation=interpretation,
        context=context.root,
        parts=parts,
        structure=structure,
    )
    problems.extend(inconsistencies(corpus, pasal, types, objectives_source))
    if problems:
        raise InputError(sorted(problems, key=lambda p: (p.place.file, p.place.line, p.place.column, p.code)))
    return corpus


def _below(files: CorpusFiles, folder: str) -> Iterator[str]:
    return (name for name in sorted(files.contents) if PurePosixPath(name).parts[0] == folder)


def _pasal_files(files: CorpusFiles) -> Iterator[str]:
    """Every file in a subfolder holds a Pasal, except the vocabulary of content parts."""
    for name in sorted(files.contents):
        folders = PurePosixPath(name).parts[:-1]
        if folders and folders[0] != PARTS:
            yield name


def _in_order(written: list[Written], register: Register) -> list[Pasal]:
    position = {provision.id: index for index, provision in enumerate(register.root)}
    return [w.pasal for w in sorted(written, key=lambda w: position.get(w.pasal.pasal, len(position)))]
