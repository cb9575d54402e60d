"""RD513: what is said to be meant at the target of a citation does not occur there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.citing import Cited
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule
from perda_rules.regulation.lint.verbs import is_active, is_passive
from perda_rules.regulation.lint.vocabulary import phrases
from perda_rules.stems import stems

_MEANT = re.compile(r"\s+sebagaimana\s+dimaksud\s+(?:dalam|pada)\s+\Z")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s/-]|\d+")
_BEFORE = 200
_SHORTEST = 4
_MOST = 40
"""A target of more units is a whole group, in which anything occurs."""


@rule("RD513", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "X sebagaimana dimaksud pada …" with no word that is kin to one of the target or what it stands in."""
    read: dict[str, frozenset[str]] = {}
    for citing in draft.references:
        reference, text = citing.reference, citing.passage.text
        targets = reference.targets
        if citing.foreign or reference.place != "norm" or not targets or any(not one.eids for one in targets):
            continue
        start = max(0, reference.start - _BEFORE)
        meant = _MEANT.search(text[start : reference.start])
        if meant is None:
            continue
        named = list(_thing(text[start : start + meant.start()]))
        eids = [eid for target in targets for eid in target.eids]
        if not named or len(eids) > _MOST or any(eid not in draft.by_eid for eid in eids):
            continue
        for eid in eids:
            if eid not in read:
                read[eid] = _words_at(draft, eid)
        if not any(stems(word) & read[eid] for word, _ in named for eid in eids):
            thing = text[start + named[0][1] : start + meant.start()]
            cited = ", ".join(Cited(citing, target).printed for target in targets)
            yield citing.hit(reference.start, thing=thing, cited=cited)


def _thing(text: str) -> Iterator[tuple[str, int]]:
    """Yield the telling words of the noun that ends ``text``, with their places, in order."""
    found: list[tuple[str, int]] = []
    for word in reversed(list(_WORD.finditer(text))):
        lowered = word.group().lower()
        if len(lowered) == 1 and not lowered.isalnum() and lowered != ",":
            break
        if is_active(lowered) or is_passive(lowered) or lowered in phrases("ends_of_subjects"):
            break
        if lowered == "," and not _joins(found):
            break
        found.append((lowered, word.start()))
    telling = [(word, start) for word, start in reversed(found) if len(word) >= _SHORTEST]
    damaged = any(start and not (text[start - 1].isspace() or text[start - 1] in '-/(“"') for _, start in telling)
    if damaged or any(word in phrases("generic_subjects") for word, _ in telling):
        return
    yield from telling


def _joins(found: list[tuple[str, int]]) -> bool:
    """Say whether the words after a comma go on a list: ", dan perilaku"."""
    return any(word in ("dan", "atau", "serta") for word, _ in found)


def _words_at(draft: Draft, eid: str) -> frozenset[str]:
    """Return the stems of the words of a unit, of what it holds, and of what it stands in, up to its Pasal."""
    placed = draft.by_eid[eid]
    words: list[str] = []
    pending: list[Unit] = [placed.unit]
    while pending:
        unit = pending.pop()
        words.append(f"{unit.text} {unit.heading or ''}")
        pending.extend(unit.children)
    words.extend(unit.text for unit in placed.above if unit.kind not in ("book", "chapter", "part", "subpart"))
    return frozenset().union(*(stems(word.group().lower()) for word in _WORD.finditer(" ".join(words))))
