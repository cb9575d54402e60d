"""Continuous numbers for the units of a regulation: what each would be called, were nothing left out or used twice.

The sequences are those of Lampiran II of UU 12/2011, nos. 71 to 84: BAB and Pasal run through the whole act (BAB anew
in each BUKU where they did before), Bagian through a BAB, Paragraf through a Bagian, ayat through a Pasal, huruf and
angka through their list. How a number is written stays as it was; a number that does not change stays to the letter.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence

from perda_rules.regulation.document import Unit
from perda_rules.regulation.numerals import is_roman, order, ordinal, read_ordinal, read_roman, roman

_MOST: Mapping[str, int] = {
    "book": 199, "chapter": 3999, "part": 199, "subpart": 199, "article": 9999, "paragraph": 999,
    "point": 52, "definition": 999,
}  # fmt: skip
"""The highest numbers that are read again as such; a longer sequence keeps its numbers as printed."""
_LETTERS = "abcdefghijklmnopqrstuvwxyz"

Writer = Callable[[int], str]


def continuous(units: Sequence[Unit], unsure: Container[int] = ()) -> Mapping[int, str]:
    """Return the number that each unit would have, of ``units`` and all that stands in them, by ``id(unit)``.

    Left out is what keeps its number: provisions of another act that are quoted; headings that stand inside a Bagian by
    a drafting defect, for there is no telling which sequence they belong to; and what is ``unsure``: the ids of Pasal
    whose parts, and of BAB whose Bagian and Paragraf, keep theirs (0 for those that stand in no BAB).
    """
    sequences: dict[Hashable, list[Unit]] = {}
    anew = _chapters_begin_anew(units)
    for unit, holder, book, chapter in _own(units, unsure):
        key: Hashable = (unit.kind, unit.style, holder)
        if unit.kind in ("article", "chapter"):
            key = (unit.kind, book if unit.kind == "chapter" and anew else None)
        if not (unit.nested or (unit.kind in ("part", "subpart") and chapter in unsure)):
            sequences.setdefault(key, []).append(unit)
    numbers: dict[int, str] = {}
    for sequence in sequences.values():
        writer = _writer(sequence)
        if writer is not None and len(sequence) <= _MOST[sequence[0].kind]:
            for value, unit in enumerate(sequence, start=1):
                numbers[id(unit)] = unit.number if unit.number and value_of(unit) == value else writer(value)
    return numbers


def _own(units: Sequence[Unit], unsure: Container[int]) -> Iterator[tuple[Unit, int, int, int]]:
    """Yield every unit that is not quoted, in the order of the text, with the ids of its holder, BUKU and BAB."""
    pending: list[tuple[Unit, int, int, int]] = [(unit, 0, 0, 0) for unit in reversed(units)]
    while pending:
        unit, holder, book, chapter = pending.pop()
        if unit.quoted:
            continue
        yield unit, holder, book, chapter
        if unit.kind == "article" and id(unit) in unsure:
            continue
        book = id(unit) if unit.kind == "book" else book
        chapter = id(unit) if unit.kind == "chapter" and not unit.nested else chapter
        pending.extend((child, id(unit), book, chapter) for child in reversed(unit.children))


def _chapters_begin_anew(units: Sequence[Unit]) -> bool:
    """Say whether some BUKU after the first begins with BAB I."""
    books = [unit for unit in units if unit.kind == "book"][1:]
    firsts = (next((child for child in book.children if child.kind == "chapter"), None) for book in books)
    return any(first is not None and value_of(first) == 1 for first in firsts)


def value_of(unit: Unit) -> int | None:
    """Return the number of ``unit`` as a number; None where it has none, or one like 42A."""
    number = unit.number or ""
    if unit.kind in ("point", "definition"):
        value, suffix = order(number)
        return None if suffix else value or None
    if number.isdecimal():
        return int(number)
    if unit.kind in ("book", "part", "subpart") and (found := read_ordinal(number)) is not None:
        return found[0]
    return read_roman(number)


def _writer(sequence: Sequence[Unit]) -> Writer | None:
    """Return how the numbers of a sequence are written; None where they are of two kinds, so that none may change."""
    kind, printed = sequence[0].kind, [unit.number for unit in sequence if unit.number]
    if kind == "article":
        romans = sum(1 for number in printed if is_roman(number))
        return None if 0 < romans < len(printed) else roman if romans else str
    if kind in ("chapter", "book", "part", "subpart"):
        return _heading_writer(kind, printed[0] if printed else "")
    if kind == "point" and not sequence[0].style.startswith("1"):
        return _letter
    return str


def _heading_writer(kind: str, printed: str) -> Writer:
    if printed.isdecimal() or (kind == "subpart" and not printed):
        return str
    if kind == "chapter" or is_roman(printed):
        return roman
    capitals = printed.isupper() if printed else kind == "book"
    return (lambda value: ordinal(value).upper()) if capitals else (lambda value: ordinal(value).capitalize())


def _letter(value: int) -> str:
    """Write the letter of a list: 1 → "a", 27 → "aa", as legal drafting goes on after z."""
    turn, at = divmod(value - 1, len(_LETTERS))
    return _LETTERS[at] * (turn + 1)
