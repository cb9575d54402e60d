"""Writing judgements: into the YAML file that people may also edit, and at once into the ledger beside it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from perda_rules import yaml_text
from perda_rules.assessment.judgements import Judgement
from perda_rules.assessment.ledger import Ledger, changes, ledger_of, lines_for, read_ledger
from perda_rules.errors import InputError, problem, reason_of
from perda_rules.slugs import slug
from perda_rules.writing import alone, write_file


def begun() -> str:
    """Return the text of a judgement file without judgements."""
    return "judgements: 1\nentries: []\n"


def write_judgements(judgements: Sequence[Judgement]) -> bytes:
    """Write a judgement file that holds ``judgements`` and nothing else."""
    entries = [_plain(judgement) for judgement in judgements]
    return (yaml_text.put_entries(begun(), "entries", entries) if entries else begun()).encode()


def free_id(words: str, taken: Collection[str]) -> str:
    """Make an id of ``words`` that none of the ``taken`` is."""
    base = slug(words, 80)
    return next(name for number in range(1, len(taken) + 2) if (name := f"{base}-{number}") not in taken)


def add(path: Path, judgement: Judgement, now: datetime) -> None:
    """Add one judgement to the file and to its ledger, alone and at once.

    All that people wrote in the file stays. Raises InputError: the file cannot be read or written (Y…, U121, U122), or
    its ledger is broken (L…).
    """
    with alone(path):
        ledger = sound_ledger(path)
        text = yaml_text.read_text(path) if path.exists() else begun()
        write_file(path, yaml_text.put_entry(text, "entries", _plain(judgement)).encode())
        lines = changes_of_one(ledger, judgement)
        _append(ledger, lines_for(ledger, lines, now))


def changes_of_one(ledger: Ledger, judgement: Judgement) -> list[Any]:
    """Return what one judgement adds to a ledger; what else differs from it is not ours to record."""
    return [change for change in changes(ledger, [judgement]) if change[1]["id"] == judgement.id]


def record(path: Path, judgements: Sequence[Judgement], now: datetime) -> int:
    """Enter into the ledger what people changed in the file by hand; return how many lines that took."""
    with alone(path):
        ledger = sound_ledger(path)
        made = changes(ledger, judgements)
        if made or not ledger.path.exists():
            _append(ledger, lines_for(ledger, made, now))
        return len(made)


def sound_ledger(path: Path) -> Ledger:
    """Read the ledger of a judgement file. Raises InputError where it is broken: nothing is chained to that."""
    ledger = read_ledger(ledger_of(path))
    if ledger.problems:
        raise InputError(ledger.problems)
    return ledger


def _append(ledger: Ledger, lines: bytes) -> None:
    try:
        with ledger.path.open("ab") as stream:
            stream.write(lines)
    except OSError as error:
        raise InputError(problem("U121", ledger.path, reason=reason_of(error))) from error


def _plain(judgement: Judgement) -> dict[str, Any]:
    plain: dict[str, Any] = judgement.model_dump(exclude_none=True)
    first = [key for key in ("id", "kind", "item", "obligation", "unit") if key in plain]
    return {key: plain[key] for key in [*first, *plain]}
