"""Holding a citation against the document: which units it points to, or why none.

A bare Pasal number is looked for in the whole document, an ayat in the Pasal in which the words stand, a Bagian or
Paragraf in its own BAB, a huruf or angka in the list in which the words stand, then in the lists around it, then among
the unit's own items. A number that stands more than once is never decided by nearness, by order or by what the words
are about, and not even by which of the candidates has the rest of the path: a draft that uses a number twice may have
meant the other one and lack the rest. The citation decides only by naming the BAB or Bagian. The candidates that have
the whole path are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from perda_rules.regulation.document import Unit
from perda_rules.regulation.numerals import order
from perda_rules.regulation.references.models import Level, Status, Step, Target
from perda_rules.regulation.references.targets import GROUPS, WIDEST_RANGE, Found, Key, Targets, level_of

_MOST_ROOTS = 10
_MOST_READINGS = 8
_NOTHING = Found((), ())


@dataclass(frozen=True)
class Standing:
    """Where words stand, from which a relative citation starts."""

    unit: Unit | None = None
    above: tuple[Unit, ...] = ()
    """What the unit stands in, outermost first."""
    items: dict[str, tuple[str, ...]] | None = None
    """In the opening: the addresses of the considerations by their letters."""

    @property
    def chain(self) -> tuple[Unit, ...]:
        """What the words stand in, outermost first, with the unit whose words they are."""
        return (*self.above, self.unit) if self.unit is not None else ()

    def around(self, level: Level) -> Unit | None:
        """Return the innermost unit of ``level`` that the words stand in."""
        return next((unit for unit in reversed(self.chain) if level_of(unit) == level and not unit.nested), None)

    def holders(self) -> Iterator[Unit]:
        """Yield the units in whose lists a point may lie, the nearest first, up to the Pasal."""
        if self.unit is None:
            return
        if level_of(self.unit) in ("article", "paragraph", "point"):
            for unit in reversed(self.above):
                if level_of(unit) in GROUPS:
                    break
                yield unit
                if unit.kind == "article":
                    break
            yield self.unit


def resolve(target: Target, standing: Standing, targets: Targets) -> Target:
    """Return ``target`` with what it points to in the document of ``targets``, for words that stand at ``standing``."""
    first = _follow(target.path, standing, targets)
    if not target.until:
        return replace(target, path=first.steps, status=first.status, eids=first.found.eids, lacking=first.lacking)
    last = _follow(target.until, standing, targets)
    made = replace(target, path=first.steps, until=last.steps)
    for end in (first, last):
        if end.status in ("missing", "incomplete"):
            return replace(made, status=end.status, lacking=end.lacking)
    if "ambiguous" in (first.status, last.status):
        return replace(made, status="ambiguous", eids=tuple(dict.fromkeys(first.found.eids + last.found.eids)))
    return _range(made, first.found, last.found, standing, targets)


@dataclass(frozen=True, slots=True)
class _End:
    """Where a path leads."""

    steps: tuple[Step, ...]
    status: Status
    found: Found
    lacking: Level | None = None


def _follow(path: tuple[Step, ...], standing: Standing, targets: Targets) -> _End:
    if path[0].level == "annex" or standing.items is not None:
        return _outside(path, standing, targets)
    start = _start(path[0], standing, targets)
    if start is None:
        return _End(path, "incomplete", _NOTHING, path[0].level if path[0].level == "point" else "article")
    roots: tuple[Unit | None, ...] = (start[0],)
    tails: list[tuple[Key, ...]] = [()]
    found, doubtful = _NOTHING, False
    steps: list[Step] = []
    for at, step in enumerate(path):
        if step.this:
            unit = standing.around(step.level)
            found = Found((unit,), (unit.id,) if unit.id else ()) if unit is not None else _NOTHING
            roots, tails = found.units, [()]
        elif step.numeral is None or not step.numeral.readings:
            return _End((*steps, *path[at:]), "incomplete", _NOTHING, step.level)
        else:
            tails = [(*tail, (step.level, reading.casefold())) for tail in tails for reading in step.numeral.readings]
            found, tails = _look(roots, tails, targets)
            if step.level in GROUPS:
                roots, tails = found.units[:_MOST_ROOTS], [()]
        if not found.units:
            status: Status = "incomplete" if step.this or _many(step) else "missing"
            return _End((*steps, *path[at:]), status, _NOTHING, step.level)
        doubtful = doubtful or len(found.units) > 1
        steps.append(replace(step, eids=found.eids))
    return _End(tuple(steps), "ambiguous" if doubtful else "resolved", found)


def _start(step: Step, standing: Standing, targets: Targets) -> tuple[Unit | None] | None:
    """Return in which unit (None: in the document) the path that begins with ``step`` is to be followed."""
    if step.this or step.level in ("book", "chapter", "article"):
        return (None,)
    if step.level == "part":
        return (standing.around("chapter"),)
    if step.level == "subpart":
        return (standing.around("part") or standing.around("chapter"),)
    if step.level == "paragraph":
        article = standing.around("article")
        return (article,) if article is not None else None
    holders = tuple(standing.holders())
    for wanted in _styles(step):
        for holder in holders:
            if wanted in targets.styles(holder):
                return (holder,)
    return (holders[0],) if holders else None


def _styles(step: Step) -> Iterable[str]:
    """Return how the list that ``step`` cites may number, the likeliest first: "huruf a" → "a.", then "a)"."""
    printed = step.numeral
    figure = step.word == "angka" or (
        printed is not None and any(reading[:1].isdigit() for reading in printed.readings)
    )
    sign = "1" if figure else "a"
    bracketed = printed is not None and printed.text.endswith(")")
    return (f"{sign})", f"{sign}.") if bracketed else (f"{sign}.", f"{sign})")


def _look(
    roots: tuple[Unit | None, ...], tails: list[tuple[Key, ...]], targets: Targets
) -> tuple[Found, list[tuple[Key, ...]]]:
    """Return what ``tails`` lead to from ``roots``, and those of them that lead to something."""
    hits = [(tail, found) for root in roots for tail in tails if (found := targets.find(root, tail)).units]
    if len(hits) == 1:
        return hits[0][1], [hits[0][0]]
    units = {id(unit): unit for _, found in hits for unit in found.units}
    eids = dict.fromkeys(eid for _, found in hits for eid in found.eids)
    return Found(tuple(units.values()), tuple(eids)), list(dict.fromkeys(tail for tail, _ in hits))[:_MOST_READINGS]


def _many(step: Step) -> bool:
    """Say whether a number may be read in several ways, so that none of them is sure to be missing."""
    return step.numeral is not None and step.numeral.damaged and len(step.numeral.readings) > 1


def _outside(path: tuple[Step, ...], standing: Standing, targets: Targets) -> _End:
    """Follow a path to an annex or, in the opening, to a consideration; only its first step can be checked."""
    step = path[0]
    readings = tuple(reading.casefold() for reading in step.numeral.readings) if step.numeral else (None,)
    if step.level == "annex":
        eids = tuple(eid for reading in readings for eid in targets.annexes.get(reading, ()))
    elif step.level == "point" and standing.items is not None:
        eids = tuple(eid for reading in readings for eid in standing.items.get(reading or "", ()))
    else:
        return _follow(path, Standing(), targets)
    if not readings or (step.numeral is None and step.level != "annex"):
        return _End(path, "incomplete", _NOTHING, step.level)
    steps = (replace(step, eids=eids), *path[1:])
    status: Status = "missing" if not eids else "resolved" if len(eids) == 1 else "ambiguous"
    return _End(steps, status, Found((), eids), None if eids else step.level)


def _range(target: Target, first: Found, last: Found, standing: Standing, targets: Targets) -> Target:
    """Return ``target`` with everything from ``first`` to ``last``, which stand once each."""
    if not first.units or not last.units:
        eids = _between_items(first.eids[0], last.eids[0], standing, targets)
        return _backwards(target) if eids is None else replace(target, status="resolved", eids=eids)
    ends = first.units[0], last.units[0]
    outer = targets.article_of(ends[0]), targets.article_of(ends[1])
    across = None not in outer and outer[0] is not outer[1] and outer != ends
    run = targets.between(*outer) if across else targets.between(*ends)  # type: ignore[arg-type]
    if run is None:
        return _backwards(target)
    group = next((step.eids for step in reversed(target.path) if step.level in GROUPS), None)
    if group is not None and run[0].kind == "article":
        run = tuple(unit for unit in run if any(above.id in group for above in targets.above[id(unit)]))
    numbers = {order(unit.number or "") for unit in run}
    doubled = level_of(run[0]) not in GROUPS and len(numbers) < len(run)
    # From an ayat of one Pasal to an ayat of another: the whole Pasal between them.
    units = (ends[0], *run[1:-1], ends[1]) if across else run
    eids = tuple(unit.id for unit in units if unit.id is not None)
    return replace(target, status="ambiguous" if doubled else "resolved", eids=eids)


def _backwards(target: Target) -> Target:
    return replace(target, status="incomplete", lacking=target.until[-1].level)


def _between_items(first: str, last: str, standing: Standing, targets: Targets) -> tuple[str, ...] | None:
    """Return the considerations or annexes from ``first`` to ``last``; None where they do not follow each other."""
    items = [eid for eids in (standing.items or {}).values() for eid in eids]
    for row in (items[:WIDEST_RANGE], targets.annexes.get(None, ())[:WIDEST_RANGE]):
        if first in row and last in row and row.index(first) < row.index(last):
            return tuple(row[row.index(first) : row.index(last) + 1])
    return None
