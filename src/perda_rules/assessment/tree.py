"""The evidence tree over what its leaves accept: how often, when and how far it is satisfied by the items of some time.

Pure functions over what :mod:`perda_rules.assessment.demand` found; a verdict asks them with a filter by time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from perda_rules.assessment.deadlines import age_limit
from perda_rules.assessment.demand import Asked, Found, Keep, branches
from perda_rules.assessment.models import LeafResult, NearMiss, Reason
from perda_rules.assessment.wording import duration_label
from perda_rules.evidence.models import CheckedItem
from perda_rules.obligations.models import AllOf, AnyOf, Demand, Leaf, MinOf

Outside = Callable[[CheckedItem], Reason]
"""Says in words why an item that a leaf accepts is not kept."""


def count(found: Found, keep: Keep, reference: date) -> int:
    """Say how many times the demand is satisfied by the items that ``keep`` keeps.

    What is satisfied twice on one day, by however many records of it, is satisfied once. ``reference`` is the day from
    which a leaf's ``within`` counts back.
    """
    return len(_days(found.demand, "", found, keep, reference))


def _days(demand: Demand, path: str, found: Found, keep: Keep, reference: date) -> list[date]:
    """Return the days on which the demand was satisfied anew, each once, oldest first."""
    if isinstance(demand, Leaf):
        return _completions(_kept(demand, path, found, keep, reference), demand.min)
    below = _below(demand, path)
    if isinstance(demand, AllOf) and demand.same:
        days = set()
        for group in _groups(demand, path, found, keep):
            days.update(_joined([_days(b, p, found, _both(keep, group), reference) for p, b in below]))
        return sorted(days)
    each = [_days(b, p, found, keep, reference) for p, b in below]
    if isinstance(demand, AllOf):
        return _joined(each)
    if isinstance(demand, AnyOf):
        return sorted({day for days in each for day in days})
    return _joined(sorted(each, key=len, reverse=True)[: demand.min_of])


def _completions(items: Sequence[CheckedItem], needed: int) -> list[date]:
    """Return the days on which ``needed`` more documents were there, each once."""
    days: list[date] = []
    waiting = 0
    for item in items:
        waiting += 1
        if waiting >= needed and (not days or item.occurred > days[-1]):
            days.append(item.occurred)
            waiting = 0
    return days


def _joined(each: Sequence[Sequence[date]]) -> list[date]:
    """Return the days on which all were satisfied: the first day of each together, the second of each, and so on."""
    return [max(days) for days in zip(*each, strict=False)]


def completion(found: Found, keep: Keep, reference: date) -> date | None:
    """Return the first day on which the demand was satisfied, or None."""
    return _completion(found.demand, "", found, keep, reference)


def _completion(demand: Demand, path: str, found: Found, keep: Keep, reference: date) -> date | None:
    if isinstance(demand, Leaf):
        documents = _kept(demand, path, found, keep, reference)
        return documents[demand.min - 1].occurred if len(documents) >= demand.min else None
    below = _below(demand, path)
    if isinstance(demand, AllOf):
        filters = [_both(keep, g) for g in _groups(demand, path, found, keep)] if demand.same else [keep]
        days = [_latest(_completion(b, p, found, chosen, reference) for p, b in below) for chosen in filters]
        return min((day for day in days if day), default=None)
    reached = sorted(day for p, b in below if (day := _completion(b, p, found, keep, reference)))
    needed = 1 if isinstance(demand, AnyOf) else demand.min_of
    return reached[needed - 1] if len(reached) >= needed else None


def progress(found: Found, keep: Keep, reference: date) -> tuple[int, int]:
    """Return how many of the leaves that the demand needs are satisfied, and how many it needs."""
    return _progress(found.demand, "", found, keep, reference)


def _progress(demand: Demand, path: str, found: Found, keep: Keep, reference: date) -> tuple[int, int]:
    if isinstance(demand, Leaf):
        return (1 if len(_kept(demand, path, found, keep, reference)) >= demand.min else 0), 1
    parts = [_progress(b, p, found, keep, reference) for p, b in _below(demand, path)]
    if isinstance(demand, AllOf):
        needed = sum(of for _, of in parts)
        if not demand.same:
            return sum(done for done, _ in parts), needed
        # Pairs count, not leaves: minutes of one meeting and the attendance list of another are one leaf of two.
        paired = [
            sum(_progress(b, p, found, _both(keep, group), reference)[0] for p, b in _below(demand, path))
            for group in _groups(demand, path, found, keep)
        ]
        return max(paired, default=0), needed
    wanted = 1 if isinstance(demand, AnyOf) else demand.min_of
    best = sorted(parts, key=lambda part: (-part[0] / part[1], part[1]))[:wanted]
    return sum(done for done, _ in best), sum(of for _, of in best)


def some_documents(found: Found, keep: Keep, reference: date) -> tuple[int, int] | None:
    """Return how many documents there are, of those asked for, where a leaf has some of several and not all."""
    several = [(len(kept(one, found, keep, reference)), one.leaf.min) for one in found.asked]
    return max((pair for pair in several if 0 < pair[0] < pair[1]), default=None)


def wanted(found: Found, keep: Keep, reference: date) -> frozenset[str]:
    """Return the paths of the leaves that count: of alternatives only the ones that came furthest."""
    return frozenset(_wanted(found.demand, "", found, keep, reference))


def _wanted(demand: Demand, path: str, found: Found, keep: Keep, reference: date) -> Iterator[str]:
    if isinstance(demand, Leaf):
        yield path
        return
    below = _below(demand, path)
    if not isinstance(demand, AllOf):
        parts = [(_progress(branch, at, found, keep, reference), at, branch) for at, branch in below]
        parts.sort(key=lambda part: (-part[0][0] / part[0][1], part[0][1]))
        if isinstance(demand, AnyOf) and parts[0][0][0] == 0:
            chosen = below  # nothing was tried: every alternative is open
        else:
            chosen = [(at, branch) for _, at, branch in parts[: 1 if isinstance(demand, AnyOf) else demand.min_of]]
        below = chosen
    for at, branch in below:
        yield from _wanted(branch, at, found, keep, reference)


def kept(one: Asked, found: Found, keep: Keep, reference: date) -> Sequence[CheckedItem]:
    """Return the documents that serve a leaf of ``found``, oldest first."""
    return _kept(one.leaf, one.path, found, keep, reference)


def _kept(leaf: Leaf, path: str, found: Found, keep: Keep, reference: date) -> Sequence[CheckedItem]:
    """Return the documents that serve a leaf, oldest first; the same file handed in twice for one day is one."""
    oldest = age_limit(reference, leaf.within) if leaf.within else None
    documents: dict[tuple[date, str], CheckedItem] = {}
    for item in found.accepted[path]:
        if keep(item) and (oldest is None or item.occurred >= oldest):
            documents.setdefault((item.occurred, item.digest or item.key), item)
    return list(documents.values())


def _below(demand: AllOf | AnyOf | MinOf, path: str) -> list[tuple[str, Demand]]:
    return [(f"{path}.{n}" if path else str(n), branch) for n, branch in enumerate(branches(demand))]


def _groups(demand: AllOf, path: str, found: Found, keep: Keep) -> list[Keep]:
    """Return one filter per combination of values that the paired items share, in a fixed order."""
    inside = [one.path for one in found.asked if not path or one.path == path or one.path.startswith(f"{path}.")]
    keys = {
        key
        for leaf_path in inside
        for item in found.accepted[leaf_path]
        if keep(item) and (key := _pairing(item, demand.same)) is not None
    }
    return [lambda item, key=key: _pairing(item, demand.same) == key for key in sorted(keys)]  # type: ignore[misc]


def _pairing(item: CheckedItem, attributes: Sequence[str]) -> tuple[str, ...] | None:
    values = [item.item.attributes.get(attribute) for attribute in attributes]
    return None if any(value in (None, "") for value in values) else tuple(str(value) for value in values)


def _both(first: Keep, second: Keep) -> Keep:
    return lambda item: first(item) and second(item)


def _latest(days: Iterable[date | None]) -> date | None:
    known: list[date] = []
    for day in days:
        if day is None:
            return None
        known.append(day)
    return max(known)


# Results per leaf ----------------------------------------------------------------------------------------------------


def leaf_results(found: Found, keep: Keep, reference: date, outside: Outside) -> list[LeafResult]:
    """Describe every leaf: what it asks, what it accepted, and the nearest miss."""
    results = []
    counting = wanted(found, keep, reference)
    for one in found.asked:
        documents = kept(one, found, keep, reference)
        satisfied = len(documents) >= one.leaf.min
        results.append(
            LeafResult(
                path=one.path,
                type=one.leaf.type,
                type_label=one.type.label,
                asks=tuple(one.checklist),
                needed=one.leaf.min,
                satisfied=satisfied,
                accepted=tuple(item.key for item in documents),
                near=_near(one, found, keep, reference, outside) if not satisfied and one.path in counting else None,
            )
        )
    return results


def _near(one: Asked, found: Found, keep: Keep, reference: date, outside: Outside) -> NearMiss | None:
    newest = set_aside(one, found, keep, reference, outside)
    if newest is not None:
        item, reason = newest
        return NearMiss(item=item.key, failed=(reason,))
    for item, lacks in found.misses(one.path):
        return NearMiss(item=item.key, failed=lacks)
    return None


def set_aside(
    one: Asked, found: Found, keep: Keep, reference: date, outside: Outside
) -> tuple[CheckedItem, Reason] | None:
    """Return the newest item that a leaf accepts and that does not count for all that, and why it does not."""
    counted = {item.key for item in kept(one, found, keep, reference)}
    aside = [item for item in found.accepted[one.path] if item.key not in counted]
    if not aside:
        return None
    newest = aside[-1]
    if not keep(newest):
        return newest, outside(newest)
    if one.leaf.within is not None and newest.occurred < age_limit(reference, one.leaf.within):
        return newest, too_old(newest, one.leaf.within)
    return newest, Reason(code="counted_already")


def too_old(item: CheckedItem, length: str) -> Reason:
    """Say that an item is older than ``length``."""
    return Reason(code="too_old", labels={"length": duration_label(length)}, dates={"date": item.occurred})
