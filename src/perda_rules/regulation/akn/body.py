"""The norms of a document as Akoma Ntoso: BAB, Bagian, Paragraf, Pasal, ayat, huruf and definitions, each an element.

The address of a unit is kept as it is, also where a Pasal is addressed past the Bagian that it stands in. A heading
without an address, and a quotation in an amending act, get one here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from perda_rules.regulation.akn.ids import Ids
from perda_rules.regulation.akn.inline import Span, marked
from perda_rules.regulation.akn.links import Links
from perda_rules.regulation.akn.xml import Element, element
from perda_rules.regulation.document import Unit
from perda_rules.regulation.heading import defined_term

_WORDS = {"book": "BUKU", "chapter": "BAB", "part": "Bagian", "subpart": "Paragraf", "article": "Pasal"}
_BLANK = "…"
_NO_WORD = re.compile(r"[\W_]+")


class Body:
    """Makes the elements of units, and keeps the terms that they define."""

    def __init__(self, ids: Ids, links: Links) -> None:
        """``ids`` knows the addresses of all units."""
        self.terms: dict[str, str] = {}
        """The terms that are defined, by the address of each in the references."""
        self._ids = ids
        self._links = links

    def units(self, units: Iterable[Unit], within: str | None = None) -> list[Element]:
        """Return the elements of ``units``, which stand in the element with the address ``within``."""
        return [self._unit(unit, within) for unit in units]

    def _unit(self, unit: Unit, within: str | None) -> Element:
        tag = "point" if unit.kind == "definition" else unit.kind
        eid = unit.id or self._ids.next(within, tag, str(unit.value) if unit.value is not None else unit.number)
        made = element(tag, eId=eid)
        if number := _printed(unit):
            made.add(element("num", number, status="editorial" if unit.implied_number else None))
        if unit.heading:
            made.add(element("heading", *marked(unit.heading, self._links.spans(unit, heading=True))))
        return made.add(*self._content(unit, eid))

    def _content(self, unit: Unit, eid: str) -> list[Element]:
        words = marked(unit.text, self._marks(unit))
        runs = [(quotes, tuple(run)) for quotes, run in groupby(unit.children, lambda child: _quotes(unit, child))]
        if not runs:
            return [element("content", element("p", *words))] if words else []
        if len(runs) == 1 and runs[0][0]:
            return [self._quotation(eid, words, runs[0][1])]
        made = [element("intro", element("p", *words))] if words else []
        for quotes, run in runs:
            if quotes:  # between parts of the unit's own: a passage without a number
                alinea = self._ids.next(eid, "alinea")
                made.append(element("alinea", self._quotation(alinea, [], run), eId=alinea))
            else:
                made += self.units(run, eid)
        return made

    def _quotation(self, eid: str, words: Sequence[Element | str], quoted: tuple[Unit, ...]) -> Element:
        mod = self._ids.next(eid, "mod")
        structure = self._ids.next(mod, "quotedStructure")
        quotation = element("quotedStructure", *self.units(quoted, structure), eId=structure)
        return element("content", element("p", element("mod", *words, quotation, eId=mod)))

    def _marks(self, unit: Unit) -> Iterable[Span]:
        term = defined_term(unit.text) if unit.kind == "definition" else None
        name = _NO_WORD.sub("-", (term or "").lower()).strip("-")
        if term and name:
            eid = f"term-{name}"
            self.terms.setdefault(eid, term)
            yield Span(0, len(term), element("def", refersTo=f"#{eid}"))
        yield from self._links.spans(unit)


def _quotes(unit: Unit, child: Unit) -> bool:
    return child.quoted and not unit.quoted


def _printed(unit: Unit) -> str | None:
    """Return the number of ``unit`` as the text prints it, with its word or marks; None where nothing is printed."""
    word = _WORDS.get(unit.kind)
    if word is not None:
        return f"{word} {unit.number or _BLANK}" if unit.number is not None or _has_heading(unit) else None
    if unit.number is None:
        return None
    return f"({unit.number})" if unit.kind == "paragraph" else unit.mark


def _has_heading(unit: Unit) -> bool:
    """Say whether the text prints "Pasal …" above a Pasal without a number, and not its first words at once."""
    if unit.kind != "article":
        return True
    if unit.text:
        return unit.place() != (unit.line, unit.column)
    return not unit.children or (unit.children[0].line, unit.children[0].column) != (unit.line, unit.column)
