"""Addresses of provisions in the Akoma Ntoso naming convention, built from the place where each one stands.

A Pasal number alone is ambiguous. A Pasal that carries on the numbering of its BAB is addressed through the BAB; one
whose number falls back, or that has none, is addressed through its Bagian.
"""

from __future__ import annotations

import re
from dataclasses import replace

from perda_rules.regulation.document import Unit
from perda_rules.regulation.numerals import order

_SEGMENTS = {
    "book": "book", "chapter": "chp", "part": "part", "subpart": "subpart", "article": "art", "paragraph": "para",
    "point": "point", "definition": "def",
}  # fmt: skip
_FOREIGN = re.compile(r"[^A-Za-z0-9]+")


def addressed(units: tuple[Unit, ...]) -> tuple[Unit, ...]:
    """Return ``units`` with an address each, all different; nested headings get none."""
    return _Addresses().place(units, "", "", "")


class _Addresses:
    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.highest: dict[str, tuple[int, str]] = {}
        """The highest Pasal number so far that carried on the numbering, by BAB."""
        self.unnumbered: dict[str, int] = {}
        self.copies: dict[str, int] = {}

    def place(self, units: tuple[Unit, ...], parent: str, chapter: str, part: str) -> tuple[Unit, ...]:
        """Address ``units``, which stand in ``parent``, in the BAB ``chapter`` and the Bagian ``part``."""
        return tuple(self._place(unit, parent, chapter, part) for unit in units)

    def _place(self, unit: Unit, parent: str, chapter: str, part: str) -> Unit:
        if unit.quoted:
            parent = chapter = part = f"{parent}__qstr_1"
        if unit.nested:
            return replace(unit, children=self.place(unit.children, parent, chapter, part))
        if unit.kind == "article":
            eid = self._article(unit, chapter, part)
        else:
            eid = self._next(parent, _SEGMENTS[unit.kind], unit.number, unit.value)
        if unit.kind in ("book", "chapter"):
            chapter, part = eid, eid
        elif unit.kind == "part":
            part = eid
        return replace(unit, id=eid, children=self.place(unit.children, eid, chapter, part))

    def _article(self, unit: Unit, chapter: str, part: str) -> str:
        if unit.number is None:
            return self._next(part, "art", None, None)
        key = order(unit.number)
        if key > self.highest.get(chapter, (0, "")):
            self.highest[chapter] = key
            return self._next(chapter, "art", unit.number, None)
        return self._next(part, "art", unit.number, None)

    def _next(self, above: str, segment: str, number: str | None, value: int | None) -> str:
        """Return a free address under ``above``; what is printed twice is counted, what has no number too."""
        stem = f"{above}__{segment}" if above else segment
        written = str(value) if value is not None else _FOREIGN.sub("", number or "")
        if not written:
            self.unnumbered[stem] = self.unnumbered.get(stem, 0) + 1
            written = f"nn_{self.unnumbered[stem]}"
        first = eid = f"{stem}_{written}"
        while eid in self.taken:
            self.copies[first] = self.copies.get(first, 1) + 1
            eid = f"{first}_{self.copies[first]}"
        self.taken.add(eid)
        return eid


def printed(eid: str) -> str:
    """Return the number in the last segment of ``eid``: "18" of ``chp_III__part_18``."""
    return eid.rpartition("__")[2].split("_")[1]


def occurrence(eid: str) -> int:
    """Return which one ``eid`` is of those without a number, or of those with the same number; else 1."""
    number = eid.rpartition("__")[2].split("_")[2:]
    return int(number[0]) if number else 1
