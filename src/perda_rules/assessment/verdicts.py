"""Verdicts: from what the evidence holds and what the calendar asks to one word, with its reasons.

One function per kind of deadline, each pure. The order of verdicts and the meaning of each is that of
``docs/verdicts``; who is judged, and on what, is :mod:`perda_rules.assessment.scope`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from perda_rules.assessment.deadlines import Period, age_limit, due_day, windows
from perda_rules.assessment.demand import Found, Keep, always, pairs, part_way
from perda_rules.assessment.models import EventResult, LeafResult, Reason, Verdict, WindowResult
from perda_rules.assessment.readings import Resolved
from perda_rules.assessment.tree import (
    Outside,
    completion,
    count,
    kept,
    leaf_results,
    progress,
    set_aside,
    some_documents,
    too_old,
    wanted,
)
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
        lasts = resolved.length or frame.types[item.item.type].validity
        return _expired(item) if not unexpired(item) or lasts is None else too_old(item, lasts)

    done, of = progress(found, fresh, at)
    base = Outcome(
        "met",
        done,
        of,
        accepted=tuple(item.key for item in found.items(fresh)),
        leaves=tuple(leaf_results(found, fresh, at, outside)),
    )
    if count(found, fresh, at):
        return base
    base = replace(base, reasons=_lacking(found, fresh, at, outside))
    if count(found, unexpired, at):
        if not (resolved.length and resolved.from_text):
            return replace(base, verdict="partial", decisive=True)
        since = _last(found, lambda item: item.occurred, unexpired, at)
        return replace(base, verdict="stale", overdue_since=since and due_day(since, resolved.length))
    if count(found, always, at):
        return replace(base, verdict="stale", overdue_since=_last(found, lambda item: item.expires, always, at))
    # An interpretation takes nothing away: what is only older than the length that we gave is still something.
    acceptable = fresh if resolved.from_text else unexpired
    return _short(found, base, acceptable, at, some=progress(found, acceptable, at)[0] > 0)


def judge_once(found: Found, frame: Frame, deadline: Once, resolved: Resolved, due: date | None) -> Outcome:
    """Judge a duty that is due once, ``due`` being its last day in time (None: none yet, or none at all).

    It stays met though the document has since expired, unless the duty says ``still_valid``.
    """
    at = frame.at

    def usable(item: CheckedItem) -> bool:
        return not deadline.still_valid or item.expires is None or item.expires >= at

    done, of = progress(found, usable, at)
    base = Outcome(
        "met",
        done,
        of,
        due=due,
        accepted=tuple(item.key for item in found.items(usable)),
        leaves=tuple(leaf_results(found, usable, at, _expired)),
    )
    first = completion(found, always, at)
    if first is not None and count(found, usable, at):
        if due is not None and first > due:
            reason = Reason(code="late_on", dates={"date": first, "due": due})
            interpreted = not resolved.from_text or deadline.start_source == "interpretation"
            return replace(base, verdict="late", reasons=(reason,), decisive=interpreted)
        return base
    waits = not isinstance(deadline.start, date) and frame.in_force is None and resolved.length is not None
    if waits or (due is not None and at <= due):
        ahead = Reason(code="due_ahead", dates={"due": due}) if due else Reason(code="waits_for_force")
        return replace(base, verdict="not_due", reasons=(ahead,))
    base = replace(base, reasons=_lacking(found, usable, at, _expired))
    if first is not None:
        return replace(base, verdict="stale", overdue_since=_last(found, lambda item: item.expires, always, at))
    return _short(found, replace(base, overdue_since=due), usable, at, some=done > 0)


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
        leaves=tuple(leaf_results(found, inside, min(at, frame.period.end), outside)),
        windows=tuple(results),
    )
    if not judged:
        if frame.in_force is not None and at < frame.in_force:
            reason = before_force(frame.in_force)
        elif results:
            reason = Reason(code="windows_ahead", dates={"first": results[0].end})
        else:
            reason = Reason(code="no_window")
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
    missing = _lacking(found, always, min(at, frame.period.end), outside)
    return replace(base, verdict="unmet", reasons=(short, *missing))


def before_force(day: date) -> Reason:
    """Say that the day of the assessment is before entry into force."""
    return Reason(code="before_force", dates={"date": day})


def _within(window: Period) -> Keep:
    return lambda item: window.start <= item.occurred <= window.end


def _expired(item: CheckedItem) -> Reason:
    return Reason(code="expired_on", dates={"date": item.expires or item.occurred})


def _short(found: Found, base: Outcome, keep: Keep, reference: date, *, some: bool) -> Outcome:
    """Tell partial from unmet for a duty that is due and not satisfied."""
    if some:
        return replace(base, verdict="partial")
    parts = part_way(found) or some_documents(found, keep, reference)
    if parts is not None:
        done, of = parts if base.of == 1 else (base.done, base.of)
        return replace(base, verdict="partial", done=done, of=of)
    return replace(base, verdict="unmet")


def _lacking(found: Found, keep: Keep, reference: date, outside: Outside) -> tuple[Reason, ...]:
    """Say for every leaf that counts and is not satisfied what is missing."""
    reasons = []
    counting = wanted(found, always, reference)
    for one in found.asked:
        have = len(kept(one, found, keep, reference))
        if one.path not in counting or have >= one.leaf.min:
            continue
        aside = set_aside(one, found, keep, reference, outside)
        if aside is not None and not have:
            reasons.append(aside[1])
            continue
        tried = len(found.misses(one.path))
        reasons.append(
            Reason(
                code="too_few" if have else "none_accepted" if tried else "none_found",
                params={"have": str(have), "need": str(one.leaf.min), "tried": str(tried)},
                labels={"type": one.type.label},
            )
        )
    if not reasons and pairs(found.demand):
        aged = [item for item in found.items() if not keep(item)]
        complete = count(found, always, reference)
        reasons.append(outside(max(aged, key=_age)) if complete and aged else Reason(code="not_paired"))
    return tuple(reasons)


def _age(item: CheckedItem) -> tuple[date, str]:
    return item.occurred, item.key


def _last(found: Found, day_of: Callable[[CheckedItem], date | None], keep: Keep, reference: date) -> date | None:
    """Return the last day from which on nothing satisfied the demand any more.

    It is the latest of the items' days (``day_of``: when each was made, or expired) such that those which have no
    earlier one satisfy the demand together.
    """
    days = {day for item in found.items(keep) if (day := day_of(item)) is not None}
    for last in sorted(days, reverse=True):
        if count(found, lambda item, last=last: keep(item) and (day_of(item) or last) >= last, reference):  # type: ignore[misc]
            return last
    return None


def overdue_days(outcome: Outcome, at: date) -> int:
    """Return the whole days since the duty was last in time; 0 when nothing is overdue."""
    if outcome.overdue_since is None or outcome.verdict in ("met", "late", "not_due", "not_applicable"):
        return 0
    return max((at - outcome.overdue_since) // timedelta(days=1), 0)
