"""Addresses (eIds) of what is not a unit: the preamble, its recitals, quotations, attachments.

They follow the Akoma Ntoso Naming Convention 1.0 (section 5): the element's name, shortened as there, a number, and the
address of what it stands in before it. The addresses of units are given by :mod:`perda_rules.regulation.eid`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_SHORT = {
    "alinea": "al", "article": "art", "attachment": "att", "chapter": "chp", "citation": "cit", "citations": "cits",
    "paragraph": "para", "quotedStructure": "qstr", "recital": "rec", "recitals": "recs",
}  # fmt: skip
_FOREIGN = re.compile(r"[^A-Za-z0-9]+")


class Ids:
    """Gives out addresses, each once."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """``taken`` are the addresses that stand already."""
        self._taken = set(taken)
        self._counts: dict[str, int] = {}

    def __contains__(self, eid: object) -> bool:
        """Say whether ``eid`` is given out."""
        return eid in self._taken

    def unique(self, eid: str) -> str:
        """Return ``eid``, or where it is taken, the same with the next number that is free."""
        found = eid
        while found in self._taken:
            self._counts[eid] = self._counts.get(eid, 1) + 1
            found = f"{eid}_{self._counts[eid]}"
        self._taken.add(found)
        return found

    def next(self, within: str | None, tag: str, number: str | None = None) -> str:
        """Return an address for a ``tag`` inside ``within``; without a printed ``number`` it is counted."""
        stem = f"{within}__{_SHORT.get(tag, tag)}" if within else _SHORT.get(tag, tag)
        printed = _FOREIGN.sub("", number or "")
        if printed:
            return self.unique(f"{stem}_{printed}")
        self._counts[stem] = self._counts.get(stem, 0) + 1
        return self.unique(f"{stem}_{self._counts[stem]}")
