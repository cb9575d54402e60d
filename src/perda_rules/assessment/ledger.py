"""The ledger of judgements: who decided what when, append-only, each line chained to the one before by its digest.

A line is the whole judgement with what was done to it, so that the ledger alone tells how the judgement file came to be
what it is. Reading tells of everything that does not fit; nothing here repairs.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from perda_rules import __version__
from perda_rules.assessment.judgements import Judgement
from perda_rules.errors import InputError, Problem, problem, reason_of

Act = Literal["add", "change", "withdraw"]
START = "0" * 64
"""What the first line names as the digest before it."""
MAX_BYTES = 64_000_000
_KEYS = {"seq", "time", "act", "judgement", "program", "previous", "hash"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the ledger."""

    seq: int
    time: str
    act: Act
    judgement: Mapping[str, Any]
    program: str
    previous: str
    hash: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """The lines of a ledger that hold together, and what is wrong with the first that does not."""

    path: Path
    entries: tuple[Entry, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def head(self) -> str:
        """Return the digest of the last line, which stands for the whole chain."""
        return self.entries[-1].hash if self.entries else START

    @property
    def standing(self) -> dict[str, Mapping[str, Any]]:
        """Return the judgements as the ledger leaves them, by id."""
        found: dict[str, Mapping[str, Any]] = {}
        for entry in self.entries:
            name = str(entry.judgement.get("id"))
            if entry.act == "withdraw":
                found.pop(name, None)
            else:
                found[name] = entry.judgement
        return found


def ledger_of(judgements: Path) -> Path:
    """Return where the ledger of a judgement file stands: beside it."""
    return judgements.with_name(f"{judgements.stem}.ledger.jsonl")


def read_ledger(path: Path) -> Ledger:
    """Read a ledger; one that does not exist is empty.

    Raises InputError where the file cannot be read (L101) or is too large (L102). A line that does not fit ends the
    reading and is told in ``problems``: no such line (L103), changed (L104), out of the chain (L105), cut off (L106).
    """
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return Ledger(path)
    except OSError as error:
        raise InputError(problem("L101", path, reason=reason_of(error))) from error
    if len(data) > MAX_BYTES:
        raise InputError(problem("L102", path, limit=MAX_BYTES))
    entries: list[Entry] = []
    previous = START
    lines = data.split(b"\n")
    for number, line in enumerate(lines[:-1], start=1):
        entry = _entry(line)
        if entry is None:
            return Ledger(path, tuple(entries), (problem("L103", path, number, 1),))
        if entry.hash != _digest(_plain(entry)) or _line(entry) != line:
            return Ledger(path, tuple(entries), (problem("L104", path, number, 1, id=entry.judgement.get("id", "?")),))
        if entry.previous != previous or entry.seq != number:
            return Ledger(path, tuple(entries), (problem("L105", path, number, 1),))
        previous = entry.hash
        entries.append(entry)
    if lines[-1]:
        return Ledger(path, tuple(entries), (problem("L106", path, len(lines), 1),))
    return Ledger(path, tuple(entries))


def changes(ledger: Ledger, judgements: Sequence[Judgement]) -> list[tuple[Act, Mapping[str, Any]]]:
    """Return what must be entered for the ledger to tell of ``judgements`` as they are now."""
    before = ledger.standing
    now = {judgement.id: plain(judgement) for judgement in judgements}
    found: list[tuple[Act, Mapping[str, Any]]] = []
    for name, judgement in now.items():
        if name not in before:
            found.append(("add", judgement))
        elif before[name] != judgement:
            found.append(("change", judgement))
    found += [("withdraw", before[name]) for name in before if name not in now]
    return found


def differences(ledger: Ledger, judgements: Sequence[Judgement], file: Path) -> list[Problem]:
    """Say where a judgement file and its ledger differ: L110 not entered, L111 changed since, L112 vanished."""
    codes: dict[Act, str] = {"add": "L110", "change": "L111", "withdraw": "L112"}
    return [problem(codes[act], file, id=judgement["id"]) for act, judgement in changes(ledger, judgements)]


def lines_for(ledger: Ledger, acts: Iterable[tuple[Act, Mapping[str, Any]]], now: datetime) -> bytes:
    """Return the lines that carry ``ledger`` on with ``acts``, done at ``now`` (with its zone)."""
    previous, seq, written = ledger.head, len(ledger.entries), b""
    for act, judgement in acts:
        seq += 1
        made = {
            "seq": seq,
            "time": now.isoformat(timespec="seconds"),
            "act": act,
            "judgement": dict(judgement),
            "program": __version__,
            "previous": previous,
        }
        previous = _digest(made)
        written += _json({**made, "hash": previous}) + b"\n"
    return written


def plain(judgement: Judgement) -> Mapping[str, Any]:
    """Return a judgement as the ledger keeps it: what is said, and nothing that is not."""
    found: dict[str, Any] = judgement.model_dump(mode="json", exclude_none=True)
    return found


def _entry(line: bytes) -> Entry | None:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or value.keys() != _KEYS or not isinstance(value["judgement"], dict):
        return None
    return Entry(**value)


def _plain(entry: Entry) -> dict[str, Any]:
    return {
        "seq": entry.seq,
        "time": entry.time,
        "act": entry.act,
        "judgement": entry.judgement,
        "program": entry.program,
        "previous": entry.previous,
    }


def _line(entry: Entry) -> bytes:
    return _json({**_plain(entry), "hash": entry.hash})


def _digest(value: Mapping[str, Any]) -> str:
    return hashlib.sha256(_json(value)).hexdigest()


def _json(value: Mapping[str, Any]) -> bytes:
    return json.dumps(value, ensure_ascii=True, separators=(",", ":")).encode()
