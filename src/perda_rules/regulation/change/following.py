"""References between two versions: which only follow what was renumbered, and which were left pointing elsewhere.

A provision that says the same but for the numbers that it cites did not change. The new words are put back to the old
numbers and compared by fingerprint, so that a register, which holds no words, is enough to tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from perda_rules.regulation.change.matching import Matching
from perda_rules.regulation.change.rewriting import by_source, rewritten
from perda_rules.regulation.change.version import GROUPS, Version
from perda_rules.regulation.fingerprint import context_fingerprint, fingerprint
from perda_rules.regulation.references.models import Reference, Step, Target


@dataclass(frozen=True, slots=True)
class Followers:
    """The provisions, by their new eIds, that are worded as before but for numbers that follow what they cite."""

    alone: frozenset[str]
    """In their own words."""
    in_context: frozenset[str]
    """In their own words and those that lead into them, where these are not literally the same."""


def followers(old: Version, new: Version, matching: Matching) -> Followers:
    """Return what in ``new`` is worded as in ``old`` but for numbers that follow what they cite."""
    if new.document is None:
        return Followers(frozenset(), frozenset())
    back = matching.back

    def number_before(eid: str) -> str | None:
        before = back.get(eid)
        if before is None or old[before].number == new[eid].number:
            return None
        return old[before].number

    references = by_source(new.references)
    as_before: dict[str, str] = {}
    alone, in_context = set(), set()
    for unit, above in new.document.walk():
        if unit.id is None:
            continue
        words = unit.heading or "" if unit.kind in GROUPS else unit.text
        as_before[unit.id] = words = rewritten(words, references.get(unit.id, ()), number_before)
        if (before := back.get(unit.id)) is None:
            continue
        was, now = old[before], new[unit.id]
        if was.fingerprint != now.fingerprint and was.fingerprint == fingerprint(words):
            alone.add(unit.id)
        if was.context != now.context:
            leads = (as_before.get(lead.id or "", lead.text) for lead in above if lead.kind not in GROUPS)
            if was.context == context_fingerprint(leads, words):
                in_context.add(unit.id)
    return Followers(frozenset(alone), frozenset(in_context))


@dataclass(frozen=True, slots=True)
class Astray:
    """A reference of the new text that does not point to what it pointed to before."""

    source: str
    """The new eId of the provision whose words it stands in."""
    text: str
    """The part of the citation that has the number to be mended, as printed now: "Pasal 17"."""
    before: str
    """The same part as it was printed before."""
    meant: str
    """The old eId of what that part pointed to."""
    now: str | None
    """The new eId of that; None where it is gone."""
    points_to: tuple[str, ...]
    """The new eIds of what it points to: none, or several where the number stands more than once."""


def astray(old: Iterable[Reference], new: Iterable[Reference], pairs: Mapping[str, str]) -> tuple[Astray, ...]:
    """Return the references of the ``new`` text that were not adjusted to what moved or went, in the order of the text.

    ``pairs`` tells what became of each provision. References are taken for the same where the provision that they stand
    in has as many of the same form as before.
    """
    before = by_source(old)
    back = {new_eid: old_eid for old_eid, new_eid in pairs.items()}
    found: dict[tuple[str, int], Astray] = {}
    """By source and place, for several targets may share the part that went astray."""
    for source, references in by_source(new).items():
        was = before.get(back.get(source, ""), [])
        for one, other in _same_form(was, references):
            for step, led in _led_astray(source, one, other, pairs):
                found.setdefault((source, step.start), led)
    return tuple(found.values())


def _same_form(old: Sequence[Reference], new: Sequence[Reference]) -> Iterator[tuple[Target, Target]]:
    forms = [[_form(target) for target in _targets(side)] for side in (old, new)]
    if forms[0] == forms[1]:
        yield from zip(_targets(old), _targets(new), strict=True)


def _targets(references: Iterable[Reference]) -> list[Target]:
    return [target for reference in references for target in reference.targets if target.status != "external"]


def _form(target: Target) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(step.word for step in path) for path in (target.path, target.until))


def _led_astray(source: str, was: Target, now: Target, pairs: Mapping[str, str]) -> Iterator[tuple[Step, Astray]]:
    """Yield the first part of each end of a citation that does not lead to what it led to."""
    if was.status != "resolved":
        return
    for path_was, path_now in ((was.path, now.path), (was.until, now.until)):
        for one, other in zip(path_was, path_now, strict=True):
            if one.level == "annex":
                break  # an annex is no provision: what became of it is not known
            expected = pairs.get(one.eids[0]) if len(one.eids) == 1 else None
            if len(one.eids) == 1 and other.eids != (expected,):
                yield other, Astray(source, other.text, one.text, one.eids[0], expected, other.eids)
                break
