"""Loading the corpus: every YAML file below ``obligations/``, read with places and validated against its model.

This module knows which file holds what. Whether the files fit together is :mod:`perda_rules.obligations.consistency`;
keeping the result for the next run is :mod:`perda_rules.obligations.cache`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import TypeVar

from pydantic import RootModel

from perda_rules.errors import InputError, Problem, problem
from perda_rules.evidence.types import EvidenceType
from perda_rules.language import Label
from perda_rules.obligations.consistency import Vocabularies, Written, inconsistencies, register_problems
from perda_rules.obligations.files import CorpusFiles, read_corpus_files
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
ACTORS = "actors.yaml"
OBJECTIVES = "cobit.yaml"
INTERPRETATION = "interpretation.yaml"
CONTEXT = "context.yaml"
STRUCTURE = "structure.yaml"
SIGNALS = "signals.yaml"
"""Read by the corpus check alone."""
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


def load_corpus(folder: Path, types: Mapping[str, EvidenceType]) -> Corpus:
    """Load and validate everything below ``folder``; ``types`` are the evidence types that obligations may name.

    Raises InputError with every problem of every file.
    """
    return build_corpus(read_corpus_files(folder), types)


def build_corpus(files: CorpusFiles, types: Mapping[str, EvidenceType]) -> Corpus:
    """Validate files that were read. See :func:`load_corpus`."""
    problems: list[Problem] = []
    sources: dict[str, Source] = {}

    def take(name: str, model: type[Model], absent: Model | None = None) -> Model | None:
        if name not in files.contents:
            if absent is None:
                problems.append(problem("O099", files.shown(name)))
            return absent
        try:
            source = parse_yaml(files.contents[name], files.shown(name))
            taken = validate(model, source)
        except InputError as error:
            problems.extend(error.problems)
            return None
        sources[name] = source
        return taken

    register = take(REGISTER, Register)
    actors = take(ACTORS, Actors)
    objectives = take(OBJECTIVES, Objectives)
    interpretation = take(INTERPRETATION, Interpretation)
    context = take(CONTEXT, Context, Context({}))
    structure = take(STRUCTURE, Structure, Structure(elements={}, dimensions={}))
    parts = _parts(files, take, sources, problems)
    pasal: list[Written] = []
    unread = False
    for name in _pasal_files(files):
        file = take(name, Pasal)
        if file is None:
            unread = True
        else:
            pasal.append(Written(file, sources[name]))
    problems.extend(problem("O097", files.shown(name)) for name in _strays(files))
    if register is not None:
        problems.extend(found := list(register_problems(register.root, sources[REGISTER])))
        register = None if found else register
    if (
        register is None or actors is None or objectives is None or interpretation is None
        or context is None or structure is None or parts is None
    ):  # fmt: skip
        # Holding the Pasal files against a vocabulary that could not be read would only report its absence.
        raise InputError(_in_place(problems))
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
    vocabularies = Vocabularies(sources[ACTORS], sources[OBJECTIVES], sources[INTERPRETATION])
    problems.extend(inconsistencies(corpus, pasal, types, vocabularies, unread=unread))
    if problems:
        raise InputError(_in_place(problems))
    return corpus


Take = Callable[[str, type[Parts]], Parts | None]


def _parts(
    files: CorpusFiles, take: Take, sources: Mapping[str, Source], problems: list[Problem]
) -> dict[Slug, Label] | None:
    """Join the files of content parts; None where one cannot be read."""
    parts: dict[Slug, Label] = {}
    whole = True
    for name in _below(files, PARTS):
        vocabulary = take(name, Parts)
        if vocabulary is None:
            whole = False
            continue
        problems.extend(
            sources[name].problem("O098", (part,), at_key=True, part=part) for part in vocabulary.root if part in parts
        )
        parts.update(vocabulary.root)
    return parts if whole else None


def _in_place(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda p: (p.place.file, p.place.line, p.place.column, p.code))


def _strays(files: CorpusFiles) -> Iterator[str]:
    """Yield the files that stand beside the vocabularies and that nothing would ever read."""
    known = {REGISTER, ACTORS, OBJECTIVES, INTERPRETATION, CONTEXT, STRUCTURE, SIGNALS}
    return (name for name in sorted(files.contents) if "/" not in name and name not in known)


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
