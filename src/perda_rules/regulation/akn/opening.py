"""What stands before and after the norms, as Akoma Ntoso: preface, preamble with recitals and citations, conclusions.

Every word of the opening is kept: what the front matter does not name stands in paragraphs where it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from perda_rules.regulation.akn.flow import Flow, flow
from perda_rules.regulation.akn.ids import Ids
from perda_rules.regulation.akn.inline import Span, marked
from perda_rules.regulation.akn.links import Links
from perda_rules.regulation.akn.xml import Element, element
from perda_rules.regulation.document import Front, Item, Section

_LISTS = {"recital": "recitals", "basis": "citations"}
_ITEMS = {"recital": "recital", "basis": "citation"}


@dataclass(frozen=True, slots=True)
class _Passage:
    """A part of the front matter, where it stands in the opening."""

    name: str
    start: int
    end: int
    item: Item | None = None


def opening(section: Section, front: Front, ids: Ids, links: Links) -> list[Element]:
    """Return preface and preamble; of an opening whose parts are not known, all of it as the preface."""
    text = flow(section.pieces)
    title = _found(text, (("docType", front.type), ("docNumber", front.number), ("docTitle", front.title)), 0)
    rest = _preamble_passages(text, front, title[-1].end if title else 0)
    cut = title[-1].end if title and rest else 0 if rest else len(text.text)
    marks = [Span(passage.start, passage.end, element(passage.name)) for passage in title]
    if not marks:
        marks = text.moved(links.spans(section), section.text)
    made = []
    if preface := text.set(0, cut, marks):
        made.append(element("preface", *preface, eId=ids.unique("preface")))
    if rest:
        made.append(_Preamble(text, cut, ids, links).made(rest))
    return made


def conclusions(section: Section, ids: Ids) -> list[Element]:
    """Return the closing, line by line; nothing where there is none."""
    text = flow(section.pieces)
    lines = text.set(0, len(text.text))
    return [element("conclusions", *lines, eId=ids.unique("conclusions"))] if lines else []


def _found(text: Flow, named: Iterable[tuple[str, str | None]], start: int) -> list[_Passage]:
    passages = []
    for name, words in named:
        place = text.find(words, start) if words else None
        if place is not None:
            start = text.behind_punctuation(place[1])
            passages.append(_Passage(name, place[0], start))
    return passages


def _preamble_passages(text: Flow, front: Front, start: int) -> list[_Passage]:
    passages = _found(text, (("invocation", front.invocation), ("authority", front.authority)), start)
    end = passages[-1].end if passages else start
    for item in sorted((*front.recitals, *front.bases), key=lambda item: (item.line, item.column)):
        place = text.of_pieces(item.pieces, item.text)
        if place is not None and place[0] >= end:
            passages.append(_Passage(item.kind, *place, item))
            end = place[1]
    ending = (("consent", front.consent), ("decision", front.decision), ("enacting", front.enacted))
    return passages + _found(text, ending, end)


class _Preamble:
    """Puts the passages of a preamble one after the other, with what stands between them."""

    def __init__(self, text: Flow, start: int, ids: Ids, links: Links) -> None:
        self._text = text
        self._position = start
        self._ids = ids
        self._links = links
        self._element = element("preamble", eId=ids.unique("preamble"))

    def made(self, passages: list[_Passage]) -> Element:
        for passage in passages:
            if passage.item is not None:
                self._add_item(passage.item, passage.start)
            else:
                self._add_formula(passage)
            self._position = passage.end
        return self._element.add(*self._text.set(self._position, len(self._text.text)))

    def _add_formula(self, passage: _Passage) -> None:
        if passage.name == "enacting":  # with the word that leads into it
            words = self._text.set(self._position, passage.end, by_line=False)
        else:
            self._element.add(*self._text.set(self._position, passage.start))
            words = self._text.set(passage.start, passage.end, by_line=False)
        if passage.name == "authority":
            self._element.add(*(element("p", element("docAuthority", *line.children)) for line in words))
        else:
            self._element.add(element("formula", *words, name=passage.name, eId=self._ids.next(None, "formula")))

    def _add_item(self, item: Item, start: int) -> None:
        """Add a recital or citation; what stands before it is its number, and what leads into the list."""
        number = item.number and re.compile(rf"(?<![^\W_]){re.escape(item.number)}[.)]?\s*\Z")
        before = self._text.text[self._position : start]
        printed = number.search(before) if number else None
        cut = self._position + printed.start() if printed else start
        lead = self._text.set(self._position, cut)
        last = self._element.children[-1] if self._element.children else None
        if isinstance(last, Element) and last.tag == _LISTS[item.kind]:
            within = last
            inner = last.children[-1]
            assert isinstance(inner, Element)  # noqa: S101 (a list holds elements)
            inner.add(*lead)
        else:
            eid = self._ids.next(None, _LISTS[item.kind])
            within = element(_LISTS[item.kind], eId=eid)
            self._element.add(within)
            if lead:
                within.add(element("intro", *lead))
        tag = _ITEMS[item.kind]
        eid = self._ids.next(within.attributes["eId"], tag, item.number if printed else None)
        made = element(tag, eId=eid)
        if printed:
            made.add(element("num", printed.group().rstrip()))
        within.add(made.add(element("p", *marked(item.text, self._links.spans(item)))))
