"""The baseline: today's gaps, accepted for now, so that only new or worse ones fail. By itself it only shrinks.

An entry is a gap by its duty, its unit and its reason. A gap is no longer the one that was accepted when its reason is
another, or less of it is done, or its verdict is worse.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from perda_rules.assessment.models import GAPS, Assessment, Result, Verdict
from perda_rules.errors import InputError, problem, reason_of

MAX_BYTES = 20_000_000


class Accepted(BaseModel):
    """One gap of the baseline."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    obligation: str
    unit: str
    verdict: Verdict
    reason: str
    """The codes of what led to it."""
    done: int
    of: int


class Baseline(BaseModel):
    """The file of a baseline, version 1."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    baseline: Literal[1] = 1
    entries: tuple[Accepted, ...] = ()


Standing = Literal["new", "worse", "known"]


class Held(NamedTuple):
    """The gaps of an assessment against a baseline."""

    standings: dict[tuple[str, str], Standing]
    unneeded: tuple[Accepted, ...]
    """Entries that no gap needs any more."""


def accepted(result: Result) -> Accepted:
    """Return a gap as a baseline keeps it."""
    return Accepted(
        obligation=result.obligation,
        unit=result.unit,
        verdict=result.verdict,
        reason="+".join(dict.fromkeys(reason.code for reason in result.reasons)),
        done=result.done,
        of=result.of,
    )


def hold(assessment: Assessment, baseline: Baseline) -> Held:
    """Hold the gaps of an assessment against a baseline."""
    known = {(entry.obligation, entry.unit): entry for entry in baseline.entries}
    standings: dict[tuple[str, str], Standing] = {}
    for result in assessment.results:
        if result.verdict not in GAPS:
            continue
        key = (result.obligation, result.unit)
        entry = known.get(key)
        standings[key] = "new" if entry is None else "worse" if _worse(result, entry) else "known"
    judged = {(result.obligation, result.unit) for result in assessment.results}
    unneeded = tuple(entry for key, entry in known.items() if key in judged and key not in standings)
    return Held(standings, unneeded)


def _worse(result: Result, entry: Accepted) -> bool:
    now = accepted(result)
    if GAPS.index(result.verdict) < (GAPS.index(entry.verdict) if entry.verdict in GAPS else len(GAPS)):
        return True
    share, before = (now.done / now.of if now.of else 0), (entry.done / entry.of if entry.of else 0)
    return share < before or (now.reason != entry.reason and result.verdict == entry.verdict and share <= before)


def updated(assessment: Assessment, baseline: Baseline, *, add: bool) -> Baseline:
    """Return the baseline without what is no longer needed; with ``add`` also with every gap as it is today."""
    gaps = {(r.obligation, r.unit): accepted(r) for r in assessment.results if r.verdict in GAPS}
    judged = {(result.obligation, result.unit) for result in assessment.results}
    if add:
        others = [entry for entry in baseline.entries if (entry.obligation, entry.unit) not in judged]
        return Baseline(entries=_sorted([*others, *gaps.values()]))
    kept = [e for e in baseline.entries if (e.obligation, e.unit) not in judged or (e.obligation, e.unit) in gaps]
    return Baseline(entries=_sorted(kept))


def _sorted(entries: Iterable[Accepted]) -> tuple[Accepted, ...]:
    return tuple(sorted(entries, key=lambda entry: (entry.obligation, entry.unit)))


def read_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises InputError: it cannot be read (G111), or is none (G112)."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MAX_BYTES + 1)
    except OSError as error:
        raise InputError(problem("G111", path, reason=reason_of(error))) from error
    try:
        if len(data) > MAX_BYTES:
            raise ValueError
        return Baseline.model_validate(json.loads(data))
    except (ValueError, ValidationError, RecursionError) as error:
        raise InputError(problem("G112", path)) from error


def write_baseline(baseline: Baseline) -> bytes:
    """Write a baseline: one line an entry, so that a change shows well."""
    lines: Sequence[str] = [json.dumps(entry.model_dump(), ensure_ascii=False) for entry in baseline.entries]
    body = ",\n  ".join(lines)
    return f'{{"baseline": 1, "entries": [{chr(10) + "  " + body + chr(10) if lines else ""}]}}\n'.encode()
