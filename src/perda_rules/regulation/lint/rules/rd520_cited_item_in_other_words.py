"""RD520: the words before a citation are nearly those of the item that is cited, or those of another item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_MEANT = re.compile(r"\A(?P<thing>[^,;:.]{3,200}?)\s+sebagaimana\s+dimaksud\s+(?:dalam|pada)\s+\Z")
_LONGEST = 250
_END = re.compile(r"[;,.]?\s*(?:\b(?:dan|atau|dan/atau))?\s*\Z")
_WORD = re.compile(r"\w+")
_FEWEST = 3
_MOST = 14
_SHARED = 0.6


@rule("RD520", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every norm that begins with what it means at a short item, and has words that the item has not."""
    for citing in draft.references:
        reference = citing.reference
        targets = reference.targets
        if citing.foreign or reference.place != "norm" or len(targets) != 1 or reference.start > _LONGEST:
            continue
        eids, level = targets[0].eids, targets[0].path[-1].level
        meant = _MEANT.match(citing.passage.text[: reference.start])
        if meant is None or level != "point" or len(eids) != 1 or eids[0] not in draft.by_eid or targets[0].until:
            continue
        placed = draft.by_eid[eids[0]]
        cited = placed.unit
        said, printed = _WORD.findall(meant["thing"].lower()), _words(cited.text)
        if cited.children or not _FEWEST <= len(said) <= _MOST or not _FEWEST <= len(printed) <= _MOST:
            continue
        if _leaves_out(said, printed):
            continue
        beside = placed.above[-1].children if placed.above else ()
        shared = sum(word in printed for word in said)
        nearly = said[0] == printed[0] and shared >= _SHARED * min(len(said), len(printed))
        if nearly or any(_words(other.text) == said for other in beside):
            yield citing.hit(0, thing=meant["thing"], item=_END.sub("", cited.text), cited=targets[0].text)


def _leaves_out(said: list[str], printed: list[str]) -> bool:
    """Say whether ``said`` is ``printed``, or a short form of it that leaves words out."""
    rest = iter(printed)
    return all(word in rest for word in said)


def _words(item: str) -> list[str]:
    """Return the words of an item without what joins it to the next."""
    return _WORD.findall(_END.sub("", item).lower())
