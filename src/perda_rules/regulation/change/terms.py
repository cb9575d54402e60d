"""Defined terms whose definition changed, and the provisions that use them and so may mean something else now."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from perda_rules.regulation.change.comparison import Comparison
from perda_rules.regulation.change.version import Version

_WORD = re.compile(r"\w+(?:-\w+)*")


@dataclass(frozen=True, slots=True)
class TermChange:
    """A definition that was added, removed or worded otherwise."""

    old: str | None
    """Its eId before."""
    new: str | None
    """Its eId now."""
    before: str | None
    """The term that it defined."""
    now: str | None
    """The term that it defines."""
    uses: tuple[str, ...]
    """The new eIds of the other provisions that use the term, or used it before and still do; in the text's order."""


def changed_terms(comparison: Comparison) -> tuple[TermChange, ...]:
    """Return the definitions that changed, in the order of the new text; none where the words are not at hand."""
    if comparison.new.words is None:
        return ()
    changes = [
        change
        for change in comparison.changes
        if "definition" in {side[eid].kind for side, eid in _ends(comparison, change.old, change.new)}
        and not (change.moved and not change.restated)
        and not change.follows
    ]
    every = {p.heading for side in (comparison.old, comparison.new) for p in side.provisions if p.kind == "definition"}
    uses = uses_of({term for term in every if term}, comparison.new)
    found = []
    for change in changes:
        before = comparison.old[change.old].heading if change.old is not None else None
        now = comparison.new[change.new].heading if change.new is not None else None
        users = {eid for term in {before, now} if term for eid in uses.get(term, ())} - {change.new}
        order = sorted(users, key=comparison.new.position.__getitem__)
        found.append(TermChange(change.old, change.new, before, now, tuple(order)))
    return tuple(found)


def _ends(comparison: Comparison, old: str | None, new: str | None) -> list[tuple[Version, str]]:
    return [(side, eid) for side, eid in ((comparison.old, old), (comparison.new, new)) if eid is not None]


def uses_of(terms: Collection[str], version: Version) -> Mapping[str, list[str]]:
    """Return the provisions whose own words use each term, in its capitals; of two that overlap the longer is used."""
    names = {tuple(_WORD.findall(term)): term for term in terms}
    lengths: defaultdict[str, set[int]] = defaultdict(set)
    """How long the terms are that begin with a word."""
    for name in names:
        if name:
            lengths[name[0]].add(len(name))
    longest_first = {word: sorted(found, reverse=True) for word, found in lengths.items()}
    used: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for eid, text in (version.words or {}).items():
        words, at = tuple(_WORD.findall(text)), 0
        while at < len(words):
            length = next((n for n in longest_first.get(words[at], ()) if words[at : at + n] in names), 0)
            if length:
                used[names[words[at : at + length]]][eid] = None
            at += length or 1
    return {term: list(eids) for term, eids in used.items()}
