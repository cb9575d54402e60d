"""Loading what the commands work on: evidence types, the corpus, bundles, the draft. Each once per run."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from perda_rules.dataset import data_folder
from perda_rules.errors import InputError, Problem, problem

if TYPE_CHECKING:
    from perda_rules.assessment.judgements import Judgement
    from perda_rules.evidence.models import Bundle
    from perda_rules.evidence.proofs import Words
    from perda_rules.evidence.proposals.models import Known
    from perda_rules.evidence.types import EvidenceType
    from perda_rules.language import Label
    from perda_rules.obligations.models import Corpus
    from perda_rules.regulation.change.version import Version


Read = TypeVar("Read")
"""What a file is read as."""


@dataclass(frozen=True)
class Law:
    """The corpus and the evidence types that it names."""

    corpus: Corpus
    types: Mapping[str, EvidenceType]


def load_law(folder: Path | None = None) -> Law:
    """Load the corpus that came with the program, or the one in ``folder``. Raises InputError."""
    from perda_rules.evidence.cache import cached_types, types_key
    from perda_rules.obligations.cache import cached_corpus

    schemas = data_folder("evidence_schemas")
    key = types_key(schemas)
    types = cached_types(schemas, key=key)
    return Law(cached_corpus(folder or data_folder("obligations"), types, types_key=key), types)


def words_of(corpus: Corpus) -> Words:
    """Return what content parts and offices are called, for looking them up in files."""
    from perda_rules.evidence.proofs import Words

    return Words(corpus.parts, {name: actor.name for name, actor in corpus.actors.items()})


def known_of(corpus: Corpus) -> Known:
    """Return who may sign and whose letterhead a document may bear."""
    from perda_rules.evidence.proposals.models import Known

    def named(kind: str) -> dict[str, Label]:
        return {name: actor.name for name, actor in corpus.actors.items() if actor.kind == kind}

    wider = {name: actor.counts_as for name, actor in corpus.actors.items() if actor.counts_as is not None}
    return Known(named("office"), named("department"), wider)


def read_bundles(
    paths: Sequence[Path],
    types: Mapping[str, EvidenceType],
    words: Words | None = None,
    trusted: Sequence[Path] = (),
) -> list[Bundle]:
    """Read every bundle; with ``words``, the files too, and the signatures that ``trusted`` certificates vouch for.

    Raises InputError with the problems of all bundles that cannot be used, and where two are of one organisation
    (U120).
    """
    from perda_rules.evidence.bundle import read_bundle

    trust = None
    if trusted:
        from perda_rules.evidence.signatures import Trust

        trust = Trust(trusted)
    bundles: dict[str, Bundle] = {}
    found, problems = _gather(paths, lambda path: read_bundle(path, types, words=words, trust=trust))
    for path, bundle in found:
        organisation = bundle.organisation.id
        if organisation in bundles:
            problems.append(problem("U120", path, organisation=organisation))
        bundles[organisation] = bundle
    if problems:
        raise InputError(problems)
    return list(bundles.values())


def read_decisions(path: Path | None, corpus: Corpus) -> tuple[Judgement, ...]:
    """Read the inspectorate's judgements, from YAML or from a working paper that was filled in. Raises InputError."""
    if path is None:
        return ()
    from perda_rules.assessment.judgements import check_judgements, read_judgements
    from perda_rules.evidence.workbook import is_workbook

    if not is_workbook(path):
        return read_judgements(path, corpus)
    from perda_rules.reports.workpaper.reading import read_workpaper

    rows = read_workpaper(path)

    def refuse(code: str, number: int, field: str, **params: Any) -> Problem:
        place = rows[number].key
        return problem(code, place.file, place.row, place.column, **params)

    entries = tuple(row.judgement for row in rows)
    check_judgements(entries, corpus, refuse)
    return entries


def ledger_state(path: Path | None, judgements: tuple[Judgement, ...]) -> tuple[str | None, tuple[str, ...]]:
    """Return the head of the ledger beside a judgement file, and the judgements that it does not hold as they are.

    None and nothing where there is no ledger. Raises InputError where it is broken (L…).
    """
    from perda_rules.assessment.ledger import changes, ledger_of, read_ledger

    if path is None or not ledger_of(path).exists():
        return None, ()
    ledger = read_ledger(ledger_of(path))
    if ledger.problems:
        raise InputError(ledger.problems)
    return ledger.head, tuple(str(judgement["id"]) for _, judgement in changes(ledger, judgements))


def read_texts(draft: Path | None, corpus: Corpus) -> dict[str, str]:
    """Return the provisions' words by eId from the draft that the user supplies; nothing without one.

    A provision whose words differ from those in the register is left out: quoting it would mislead. Raises InputError
    (U141) where none is left.
    """
    if draft is None:
        return {}
    from perda_rules.regulation.reading.reader import read_document
    from perda_rules.regulation.register import texts_as_registered

    texts = {
        eid: " ".join(part for part in (words.lead_in, words.text) if part)
        for eid, words in texts_as_registered(read_document(draft), corpus.register_).items()
    }
    if not texts:
        raise InputError(problem("U141", draft))
    return texts


def read_versions(*paths: Path) -> tuple[Version, ...]:
    """Read texts of a regulation, to be compared. Raises InputError with the problems of all that cannot be read."""
    from perda_rules.regulation.change.version import version_of
    from perda_rules.regulation.reading.reader import read_document

    return tuple(read_each(paths, lambda path: version_of(read_document(path))))


def read_each(paths: Sequence[Path], read: Callable[[Path], Read]) -> list[Read]:
    """Read every file with ``read``. Raises InputError with the problems of all that cannot be read."""
    found, problems = _gather(paths, read)
    if problems:
        raise InputError(problems)
    return [one for _, one in found]


def _gather(paths: Sequence[Path], read: Callable[[Path], Read]) -> tuple[list[tuple[Path, Read]], list[Problem]]:
    """Return what could be read, each with its file, and what was wrong with the others."""
    found: list[tuple[Path, Read]] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            found.append((path, read(path)))
        except InputError as error:
            problems.extend(error.problems)
    return found, problems
