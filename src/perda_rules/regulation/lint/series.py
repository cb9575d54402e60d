"""Series of units that number themselves, and where a number is not the one that belongs there. Facts only.

A unit without a number takes the place of one, and a single misprint does not put the numbers after it out of order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft, ItemList, Passage, Placed
from perda_rules.regulation.models import ProvisionKind
from perda_rules.regulation.numerals import order, ordinal, read_roman, roman

_LETTERS = 26
_LARGEST_ORDINAL = 199

_PARAGRAPH_MARK = re.compile(r"(?:\A|(?<=[.;:])\s?)(?P<mark>\([0-9lIiSsOoZz]{1,3}\)?)(?=\s?[A-Z“][a-z]|\s\()")

Number = tuple[int, str]
"""What a printed number counts as: 12 and "a" for "12a"."""


class Break(NamedTuple):
    """A unit whose number does not follow the one before it."""

    placed: Placed
    number: Number
    before: Number
    """The number before it; (0, "") at the beginning of the series."""
    expected: int
    """The number that belongs there."""

    @property
    def skips(self) -> bool:
        """Whether numbers are left out before it."""
        return self.number[0] > self.expected

    @property
    def falls(self) -> bool:
        """Whether it is smaller than the one before it."""
        return self.number < self.before

    @property
    def belongs(self) -> str:
        """The number that belongs there, written as this one is."""
        return written(self.expected, self.placed.unit)


def breaks(series: Iterable[Placed], *, begins: bool = True) -> Iterator[Break]:
    """Yield every unit of ``series`` whose number does not follow the one before it.

    Arguments:
        series: units of one kind, in the order of the text; those whose number is not understood are passed over.
        begins: whether the series has to begin with 1.
    """
    before: Number | None = (0, "") if begins else None
    hoped: int | None = None
    unnumbered = 0
    for placed in series:
        if placed.unit.number is None:
            unnumbered += 1
            continue
        number = number_of(placed.unit)
        if number is None:
            continue
        if before is not None and not (_follows(number, before, unnumbered) or number[0] - 1 == hoped):
            hoped = before[0] + unnumbered + 1
            yield Break(placed, number, before, hoped)
        else:
            hoped = None
        before, unnumbered = number, 0


def siblings(draft: Draft, kind: ProvisionKind) -> Iterator[tuple[Unit | None, list[Placed]]]:
    """Yield the units of ``kind`` of the draft itself that stand in the same unit, and that unit; None at the top."""
    found: dict[int, tuple[Unit | None, list[Placed]]] = {}
    for placed in draft.groups if kind in ("chapter", "part", "subpart") else draft.placed:
        if placed.unit.kind == kind and not placed.quoted:
            holder = placed.above[-1] if placed.above else None
            found.setdefault(id(holder), (holder, []))[1].append(placed)
    yield from found.values()


def buried(chosen: ItemList) -> dict[int, tuple[Placed, int]]:
    """Return the marks that stand in the words of the item before them, where no sentence or item has ended.

    By the identity of the item after which the mark is missing: whose words hold it, and where in them.
    """
    found: dict[int, tuple[Placed, int]] = {}
    for item, following in pairwise(chosen.items):
        number, after = number_of(item.unit), number_of(following.unit)
        if number is None or after is None or after[0] != number[0] + 2:
            continue
        mark = re.compile(rf"(?<![^\W_.]){re.escape(written(number[0] + 1, item.unit))}[.:)](?=\s)")
        leaf = item
        while leaf.unit.children:
            leaf = Placed(leaf.unit.children[-1], (*leaf.above, leaf.unit))
        match = mark.search(leaf.unit.text)
        if match is not None:
            found[id(following.unit)] = leaf, match.start()
    return found


def paragraph_marks_in_text(draft: Draft) -> Iterator[tuple[Passage, Placed, int, str]]:
    """Yield the marks of ayat that stand in the words of a Pasal, whole or damaged: "(5)", "(21", "(s)".

    Each where a sentence begins behind it: the words that hold it, whose they are, the offset, the mark as printed.
    """
    for passage in draft.norms:
        if passage.kind == "norm" and passage.placed is not None and "(" in passage.text and not passage.quoted:
            for found in _PARAGRAPH_MARK.finditer(passage.text):
                yield passage, passage.placed, found.start("mark"), found["mark"]


def with_lost_paragraphs(draft: Draft) -> frozenset[int]:
    """Return the identities of the Pasal in whose words marks of ayat stand."""
    return frozenset(id(placed.article) for _, placed, _, _ in paragraph_marks_in_text(draft))


def number_of(unit: Unit) -> Number | None:
    """Return what the number of ``unit`` counts as; None where it is not understood."""
    if unit.value is not None:
        return unit.value, ""
    printed = unit.number or ""
    if unit.kind == "chapter":
        value = read_roman(printed)
        if value is not None:
            return value, ""
        value = None if printed[-1:] in "IVXLCDM" else read_roman(printed[:-1])
        return None if value is None else (value, printed[-1].lower())
    if unit.kind == "article" and not printed[:1].isdigit():
        return None
    value, suffix = order(printed)
    return (value, suffix) if value else None


def written(value: int, like: Unit) -> str:
    """Write the number ``value`` in the way that ``like`` is numbered: "IV", "Kedua belas", "c", "3"."""
    printed = like.number or ""
    if printed[:1].isdigit():
        return str(value)
    if like.kind == "chapter":
        return roman(value)
    if like.kind in ("part", "subpart"):
        return ordinal(value).capitalize() if value <= _LARGEST_ORDINAL else str(value)
    return chr(96 + (value - 1) % _LETTERS + 1) * ((value - 1) // _LETTERS + 1)


def _follows(number: Number, before: Number, unnumbered: int) -> bool:
    if number[1]:
        return number[0] == before[0] and order(number[1])[0] == order(before[1])[0] + 1
    return 1 <= number[0] - before[0] <= unnumbered + 1
