"""What changed between two assessments: gaps that were closed, are new, got worse or better, and decisions that lapsed.

A result is the same one when its obligation and its unit are. Nothing here judges: the verdicts are those of the two
assessments, and where these cannot be compared without doubt, the comparison says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day  # noqa: N812 (fields are called date)
from typing import Literal

from perda_rules.assessment.models import (
    GAPS,
    Assessment,
    Decision,
    Duty,
    Mode,
    Plain,
    Rate,
    Reason,
    Result,
    Verdict,
)
from perda_rules.language import Label

Kind = Literal["new", "worse", "better", "closed", "lifted", "gone", "open"]
KINDS: tuple[Kind, ...] = ("new", "worse", "open", "better", "closed", "lifted", "gone")
"""New: no gap before; worse, better, open: a gap then and now; closed: now met; lifted: now not due or not applicable;
gone: no longer judged."""


class Side(Plain):
    """One of the two assessments."""

    at: Day
    mode: Mode
    corpus: str
    """Fingerprint of the encoding that judged."""
    rate: Rate
    gaps: int
    parties: tuple[str, ...]


class Changed(Plain):
    """One gap of either assessment, and how it stands in the other."""

    kind: Kind
    obligation: str
    unit: str
    before: Verdict | None
    after: Verdict | None
    """None where the assessment did not judge it."""
    done_before: str
    done_after: str
    """ "9/12"; empty where it was not judged."""
    overdue_days: int = 0
    reasons: tuple[Reason, ...] = ()
    """Those of the newer assessment."""


class Lapsed(Plain):
    """An exception that held in the older assessment and no longer does, while the gap stands."""

    obligation: str
    unit: str
    decision: Decision | None


class Comparison(Plain):
    """Two assessments side by side."""

    format: Literal["perda-rules/comparison/1"] = "perda-rules/comparison/1"
    old: Side
    new: Side
    doubts: tuple[Reason, ...]
    """Why the two may not be of the same thing."""
    counts: dict[Kind, int]
    changes: tuple[Changed, ...]
    """By kind in the order of KINDS, then as in the regulation."""
    lapsed: tuple[Lapsed, ...]
    duties: dict[str, Duty]
    """The duties that are named."""
    names: dict[str, Label]
    """What their leads and units are called."""

    @property
    def fell(self) -> bool:
        """Whether something is new or worse."""
        return bool(self.counts["new"] or self.counts["worse"])


def compare(old: Assessment, new: Assessment) -> Comparison:
    """Compare ``new`` with ``old``, the assessment made before it."""
    before = {(result.obligation, result.unit): result for result in old.results}
    after = {(result.obligation, result.unit): result for result in new.results}
    changes = [
        change for key in dict.fromkeys([*after, *before]) if (change := _changed(before.get(key), after.get(key)))
    ]
    changes.sort(key=lambda change: KINDS.index(change.kind))
    lapsed = tuple(_lapsed(before, new))
    known = {**old.duties, **new.duties}
    named = {change.obligation for change in changes} | {one.obligation for one in lapsed}
    return Comparison(
        old=_side(old),
        new=_side(new),
        doubts=tuple(_doubts(old, new)),
        counts={kind: sum(change.kind == kind for change in changes) for kind in KINDS},
        changes=tuple(changes),
        lapsed=lapsed,
        duties={key: duty for key, duty in known.items() if key in named},
        names={**old.names, **new.names},
    )


def _side(assessment: Assessment) -> Side:
    return Side(
        at=assessment.at,
        mode=assessment.mode,
        corpus=assessment.corpus.fingerprint,
        rate=assessment.total.rate,
        gaps=sum(result.verdict in GAPS for result in assessment.results),
        parties=tuple(party.id for party in assessment.parties),
    )


def _changed(old: Result | None, new: Result | None) -> Changed | None:
    kind = _kind(old, new)
    if kind is None:
        return None
    some = new or old
    assert some is not None  # noqa: S101 (a key stands in one of the two)
    return Changed(
        kind=kind,
        obligation=some.obligation,
        unit=some.unit,
        before=old.verdict if old else None,
        after=new.verdict if new else None,
        done_before=_done(old),
        done_after=_done(new),
        overdue_days=new.overdue_days if new else 0,
        reasons=new.reasons if new and new.verdict in GAPS else (),
    )


def _done(result: Result | None) -> str:
    return f"{result.done}/{result.of}" if result else ""


def _kind(old: Result | None, new: Result | None) -> Kind | None:
    """Say how a gap changed; None where neither side has one."""
    was_gap = old is not None and old.verdict in GAPS
    if new is None:
        return "gone" if was_gap else None
    if new.verdict not in GAPS:
        if not was_gap:
            return None
        return "closed" if new.verdict == "met" else "lifted"
    if old is None or not was_gap:
        return "new"
    if old.verdict != new.verdict:
        return "better" if GAPS.index(new.verdict) > GAPS.index(old.verdict) else "worse"
    # The same verdict on more or fewer parts: 9 of 12 months after 7 of 12.
    share, share_before = new.done * max(old.of, 1), old.done * max(new.of, 1)
    return "open" if share == share_before else "better" if share > share_before else "worse"


def _lapsed(before: dict[tuple[str, str], Result], new: Assessment) -> Iterator[Lapsed]:
    for result in new.results:
        old = before.get((result.obligation, result.unit))
        if old is not None and old.excepted and result.verdict in GAPS and not result.excepted:
            granted = [decision for decision in old.decisions if decision.kind == "except"]
            yield Lapsed(obligation=result.obligation, unit=result.unit, decision=granted[-1] if granted else None)


def _doubts(old: Assessment, new: Assessment) -> Iterator[Reason]:
    if new.at < old.at:
        yield Reason(code="compared_backwards", dates={"old": old.at, "new": new.at})
    if old.corpus.fingerprint != new.corpus.fingerprint:
        yield Reason(
            code="compared_corpora",
            params={"old": str(old.corpus.obligations), "new": str(new.corpus.obligations)},
        )
    if old.mode != new.mode:
        yield Reason(code="compared_modes")
    if old.strict != new.strict:
        yield Reason(code="compared_profiles")
    gone = [party.id for party in old.parties if party.id not in {other.id for other in new.parties}]
    came = [party.id for party in new.parties if party.id not in {other.id for other in old.parties}]
    if gone or came or old.all_duties != new.all_duties:
        yield Reason(code="compared_scopes", params={"gone": ", ".join(gone) or "–", "came": ", ".join(came) or "–"})
