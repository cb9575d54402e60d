"""Verdicts: from what the evidence holds and what the calendar asks to one word, with its reasons.

One function per kind of deadline, each pure. The order of verdicts and the meaning of each is that of
``docs/verdicts``; who is judged, and on what, is :mod:`perda_rules.assessment.scope`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from perda_rules.assessment.deadlines import Period, age_limit, due_day, windows
from perda_rules.assessment.demand import (
    Found,
    Keep,
    Outside,
    always,
    completion,
    count,
    leaf_results,
    pairs,
    part_way,
    progress,
    wanted,
)
from perda_rules.assessment.models import EventResult, LeafResult, Reason, Verdict, WindowResult
from perda_rules.assessment.readings import Resolved
from perda_rules.assessment.wording import duration_label
from perda_rules.evidence.models import CheckedItem
from perda_rules.evidence.types import EvidenceType
from perda_rules.obligations.models import Once, Recurring


class Frame(NamedTuple):
    """The calendar of one audit."""

    at: date
    period: Period
    in_force: date | None
    """None: before entry into force, a readiness assessment."""
    types: Mapping[str, EvidenceType]


@dataclass(frozen=True)
class Outcome:
    """What the rules found on one duty."""

    verdict: Verdict
    done: int
    of: int
    due: date | None = None
    overdue_since: date | None = None
    """The last day on which it would have been in time, where that is past."""
    reasons: tuple[Reason, ...] = ()
    accepted: tuple[str, ...] = ()
    leaves: tuple[LeafResult, ...] = ()
    windows: tuple[WindowResult, ...] = ()
    events: tuple[EventResult, ...] = ()
    decisive: bool = False
    """The verdict would be better without the interpretation."""


def judge_standing(found: Found, frame: Frame, resolved: Resolved) -> Outcome:
    """Judge a duty that must be met on the day of the assessment: ``continuous``, and ``none`` (no length at all).

    Where there is no length, the usual validity of the document's type stands in: a habit, so an interpretation.
    """
    at = frame.at

    def unexpired(item: CheckedItem) -> bool:
        return item.expires is None or item.expires >= at

    def fresh(item: CheckedItem) -> bool:
        lasts = resolved.length or frame.types[item.item.type].validity
        return unexpired(item) and (lasts is None or item.occurred >= age_limit(at, lasts))

    def outside(item: CheckedItem) -> Reason:
        if not unexpired(item) and item.expires:
            return Reason(code="expired_on", dates={"date": item.expires})
        lasts = resolved.length or frame.types[item.item.type].validity or "P1Y"
        return Reason(code="too_old", labels={"length": duration_label(lasts)}, dates={"date": item.occurred})

    leaves = tuple(leaf_results(found, fresh, at, outside))
    accepted = tuple(item.key for item in found.items(fresh))
    done, of = progress(found, fresh, at)
    base = Outcome("met", done, of, accepted=accepted, leaves=leaves)
    if count(found, fresh, at):
        return base
    if count(found, unexpired, at):
        if resolved.length and resolved.from_text:
            since = _newest(found, unexpired)
            last_day = due_day(since, resolved.length) if since else None
            return replace(base, verdict="stale", overdue_since=last_day, reasons=_not_fresh(found, fresh, outside))
        return replace(base, verdict="partial", reasons=_not_fresh(found, fresh, outside), decisive=True)
    if count(found, always, at):
        last_days = [item.expires for item in found.items() if item.expires and item.expires < at]
        return replace(
            base,
            verdict="stale",
            overdue_since=max(last_days, default=None),
            reasons=_not_fresh(found, fresh, outside),
        )
    once_done = progress(found, always, at)[0]
    kept = done if resolved.from_text else once_done
    return _short(found, base, some=kept > 0)


def judge_once(found: Found, frame: Frame, deadline: Once, resolved: Resolved, due: date | None) -> Outcome:
    """Judge a duty that is due once, ``due`` being its last day in time (None: none yet, or none at all).

    It stays met though the document has since expired, unless the duty says ``still_valid``.
    """
    at = frame.at

    def usable(item: CheckedItem) -> bool:
        return not deadline.still_valid or item.expires is None or item.expires >= at

    def outside(item: CheckedItem) -> Reason:
        return Reason(code="expired_on", dates={"date": item.expires or item.occurred})

    done, of = progress(found, usable, at)
    base = Outcome(
        "met",
        done,
        of,
        due=due,
        accepted=tuple(item.key for item in found.items(usable)),
        leaves=tuple(leaf_results(found, usable, at, outside)),
    )
    first = completion(found, usable, at)
    interpreted = not resolved.from_text or deadline.start_source == "interpretation"
    if first is not None:
        if due is not None and first > due:
            reason = Reason(code="late_on", dates={"date": first, "due": due})
            return replace(base, verdict="late", reasons=(reason,), decisive=interpreted)
        return base
    if completion(found, always, at) is not None:
        return replace(base, verdict="stale", reasons=_not_fresh(found, usable, outside))
    waits = not isinstance(deadline.start, date) and frame.in_force is None and resolved.length is not None
    if waits or (due is not None and at <= due):
        ahead = Reason(code="due_ahead", dates={"due": due}) if due else Reason(code="waits_for_force")
        return replace(base, verdict="not_due", reasons=(ahead,))
    return _short(found, replace(base, overdue_since=due), some=done > 0)


def judge_recurring(
    found: Found, frame: Frame, deadline: Recurring, per: str, earliest: date | None, *, from_text: bool
) -> Outcome:
    """Judge a duty that recurs in calendar windows of length ``per``, from ``earliest`` on (None: no bound).

    A window is due when the day of the assessment has reached its last day, and met as soon as it is satisfied.
    """
    at = frame.at
    results: list[WindowResult] = []
    used: dict[str, CheckedItem] = {}
    some = False
    for window in windows(frame.period, per, earliest):
        keep = _within(window)
        have = count(found, keep, window.end)
        done, _ = progress(found, keep, window.end)
        items = found.items(keep)
        if have >= deadline.at_least:
            state = "met"
        elif at < window.end:
            state = "pending"
        else:
            state = "partial" if have or done else "missing"
        some = some or state == "partial"
        if state != "pending":
            used.update((item.key, item) for item in items)
        results.append(
            WindowResult(
                start=window.start,
                end=window.end,
                state=state,
                have=have,
                need=deadline.at_least,
                items=tuple(item.key for item in items),
            )
        )
    judged = [window for window in results if window.state != "pending"]
    met = [window for window in judged if window.state == "met"]
    counted = {window.start: window for window in results}

    def inside(item: CheckedItem) -> bool:
        return any(w.start <= item.occurred <= w.end for w in counted.values())

    def outside(item: CheckedItem) -> Reason:
        return Reason(code="outside_windows", dates={"date": item.occurred})

    base = Outcome(
        "met",
        len(met),
        len(judged),
        accepted=tuple(sorted(used)),
        leaves=tuple(leaf_results(found, inside, at, outside)),
        windows=tuple(results),
    )
    if not judged:
        reason = Reason(code="windows_ahead", dates={"first": results[0].end}) if results else Reason(code="no_window")
        return replace(base, verdict="not_due", of=len(results), reasons=(reason,))
    if len(met) == len(judged):
        return base
    missed = [window for window in judged if window.state != "met"]
    short = Reason(
        code="windows_short",
        params={"met": str(len(met)), "judged": str(len(judged))},
        dates={"first": missed[0].end},
    )
    base = replace(base, verdict="partial", overdue_since=missed[0].end, reasons=(short,))
    # With every document at hand, only the length that we gave a vague word stands between the verdict and met.
    decisive = not from_text and not met and count(found, always, at) > 0
    if met or some or (not from_text and progress(found, always, at)[0]):
        return replace(base, decisive=decisive)
    return replace(base, verdict="unmet", reasons=(short, *_nothing(found)))


def _within(window: Period) -> Keep:
    return lambda item: window.start <= item.occurred <= window.end


def _short(found: Found, base: Outcome, *, some: bool) -> Outcome:
    """Tell partial from unmet for a duty that is due and not satisfied."""
    reasons = _nothing(found)
    if some:
        return replace(base, verdict="partial", reasons=reasons)
    parts = part_way(found)
    if parts is not None:
        done, of = parts if base.of == 1 else (base.done, base.of)
        return replace(base, verdict="partial", done=done, of=of, reasons=reasons)
    return replace(base, verdict="unmet", reasons=reasons)


def _nothing(found: Found) -> tuple[Reason, ...]:
    """Say for every leaf that counts and has no acceptable item what is missing."""
    reasons = []
    counting = wanted(found, always, date.max)
    for one in found.asked:
        accepted = found.accepted[one.path]
        if one.path not in counting or len(accepted) >= one.leaf.min:
            continue
        tried = len(found.misses(one.path))
        reasons.append(
            Reason(
                code="too_few" if accepted else "none_accepted" if tried else "none_found",
                params={"have": str(len(accepted)), "need": str(one.leaf.min), "tried": str(tried)},
                labels={"type": one.type.label},
            )
        )
    if not reasons and pairs(found.demand):
        reasons.append(Reason(code="not_paired"))
    return tuple(reasons)


def _not_fresh(found: Found, keep: Keep, outside: Outside) -> tuple[Reason, ...]:
    reasons = []
    for one in found.asked:
        accepted = found.accepted[one.path]
        if accepted and not any(keep(item) for item in accepted):
            newest = max(accepted, key=lambda item: (item.occurred, item.key))
            reasons.append(outside(newest))
    return tuple(reasons)


def _newest(found: Found, keep: Keep) -> date | None:
    """Return the oldest of the leaves' newest items: the day from which the demand as a whole ages."""
    days = [
        max(item.occurred for item in items if keep(item))
        for items in found.accepted.values()
        if any(keep(item) for item in items)
    ]
    return min(days, default=None)


def overdue_days(outcome: Outcome, at: date) -> int:
    """Return the whole days since the duty was last in time; 0 when nothing is overdue."""
    if outcome.overdue_since is None or outcome.verdict in ("met", "late", "not_due", "not_applicable"):
        return 0
    return max((at - outcome.overdue_since) // timedelta(days=1), 0)
