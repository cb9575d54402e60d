"""References as Akoma Ntoso marks them: a link to a provision, to the two ends of a range, or to another act.

A reference that leads to no provision, or to several, gets no link, for ``ref`` demands one and a guess would be wrong:
it is an ``inline`` of the class that its status names, so that a reader of the file can still find and mend it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from perda_rules.regulation.akn.inline import Span
from perda_rules.regulation.akn.uri import work_uri, year_of
from perda_rules.regulation.akn.xml import Element, element
from perda_rules.regulation.document import Item, Note, Section, Unit
from perda_rules.regulation.instrument import instrument
from perda_rules.regulation.references.models import ActName, Reference, Target

_UNLINKED = "inline"


class Links:
    """The references of a document, by the words that they stand in."""

    def __init__(self, references: Iterable[Reference]) -> None:
        """``references`` are those of the document, each with its holder."""
        self._made: list[Element] = []
        """The links inside the document."""
        self._found: defaultdict[tuple[int, bool], list[Reference]] = defaultdict(list)
        for reference in references:
            self._found[id(reference.holder), reference.place == "heading"].append(reference)

    def spans(self, holder: Unit | Item | Note | Section, *, heading: bool = False) -> Iterator[Span]:
        """Yield the references in the words of ``holder``, or in its heading."""
        for reference in self._found.get((id(holder), heading), ()):
            act = reference.act
            if act is not None and not act.this:
                href = _address(act)
                # The act that is amended is named elsewhere: it is the numbers that stand here.
                here = reference.targets if reference.amended else (act,)
                if href is not None:
                    yield from (Span(words.start, words.end, element("ref", href=href)) for words in here)
            elif not reference.amended:
                for target in reference.targets:
                    yield Span(target.start, target.end, self._link(target))

    def to(self, eid: str, words: str) -> Element:
        """Return ``words`` as a link to the provision ``eid``."""
        self._made.append(element("ref", words, href=f"#{eid}"))
        return self._made[-1]

    def check(self, known: Container[str]) -> None:
        """Take back the links whose ends are not among ``known``, which are all addresses of the finished document."""
        for link in self._made:
            if not all(end.removeprefix("#") in known for end in link.attributes.values()):
                link.tag, link.attributes = _UNLINKED, _unlinked("missing")

    def _link(self, target: Target) -> Element:
        ends = [path[-1].eids for path in (target.path, target.until) if path]
        if target.status != "resolved" or not ends or not all(len(eids) == 1 for eids in ends):
            return Element(_UNLINKED, _unlinked("missing" if target.status == "resolved" else target.status))
        names = ("from", "upTo") if target.until else ("href",)
        attributes = {name: f"#{eids[0]}" for name, eids in zip(names, ends, strict=True)}
        self._made.append(Element("rref" if target.until else "ref", attributes))
        return self._made[-1]


def _unlinked(status: str) -> dict[str, str]:
    return {"name": "reference", "class": status}


def _address(act: ActName) -> str | None:
    """Return the address of another act; None where its kind, number or year is not told."""
    kind, year = instrument(act.kind), act.year or year_of(act.number or "")
    return work_uri(kind, act.number, year) if kind is not None and act.number and year else None
