"""Finding every reference of a document, and the references to each of its units.

Words of an annex are read too, but an annex has no ayat or huruf that could be checked: only what it cites by Pasal is
resolved. The closing, which cites nothing, is not read.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from perda_rules.regulation.document import Document, Item, Note, Section, Unit
from perda_rules.regulation.references.acts import names_again
from perda_rules.regulation.references.grammar import DEPTH, citations
from perda_rules.regulation.references.models import ActName, Place, Reference, Target
from perda_rules.regulation.references.resolving import Standing, resolve
from perda_rules.regulation.references.targets import Targets

_LEAD = re.compile(r"(?<!\w)(\w{1,20})[\s^_]{0,3}\Z")
_BEFORE = 30
_ROMAN = re.compile(r"[IVX]+\Z")
_HEADING = re.compile(r"(?:Ayat|Huruf|Angka|Butir)")


def references_of(document: Document, targets: Targets | None = None) -> tuple[Reference, ...]:
    """Return every reference of ``document``, in the order of the text. Takes time linear in the size of the document.

    ``targets`` is the index of what can be cited in it, where the caller has made one.
    """
    targets = targets or Targets(document)
    reader = _Reader(targets)
    return tuple(reference for words in _words(document, targets) for reference in reader.read(words))


def references_in(text: str, targets: Targets, at: str | None = None) -> tuple[Reference, ...]:
    """Return the references in ``text``, read as if it stood in the unit ``at`` (an eId) of the indexed document.

    Raises KeyError where the document has no such unit.
    """
    unit = targets.units[at] if at is not None else None
    standing = Standing(unit, targets.above[id(unit)]) if unit is not None else Standing()
    return tuple(_Reader(targets).read(_Words(text, "norm", standing, at, unit)))


def cited_by(references: tuple[Reference, ...]) -> Mapping[str, tuple[Reference, ...]]:
    """Return the references to each unit, by its eId, in the order of the text.

    An ambiguous reference counts for every candidate, a range for everything in it; a Pasal is not cited by a reference
    to one of its ayat.
    """
    found: defaultdict[str, dict[int, Reference]] = defaultdict(dict)
    for at, reference in enumerate(references):
        for target in reference.targets:
            for eid in target.eids:
                found[eid][at] = reference
    return {eid: tuple(citing.values()) for eid, citing in found.items()}


@dataclass(frozen=True, slots=True)
class _Words:
    """A stretch of words, and where it stands."""

    text: str
    place: Place
    standing: Standing
    source: str | None
    holder: Unit | Item | Note | Section | None


def _words(document: Document, targets: Targets) -> Iterator[_Words]:
    front = document.front
    letters: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
    for recital in front.recitals:
        letters[(recital.number or "").casefold()] += (f"recs_1__rec_{recital.number}",)
    items = Standing(items=dict(letters))
    for item in (*front.recitals, *front.bases):
        yield _Words(item.text, item.kind, items, None, item)
    if not (front.recitals or front.bases) and document.opening.pieces:
        yield _Words(document.opening.text, "opening", Standing(), None, document.opening)
    for unit, above in document.walk():
        standing = Standing(unit, above)
        if unit.heading:
            yield _Words(unit.heading, "heading", standing, unit.id, unit)
        if unit.text:
            yield _Words(unit.text, "norm", standing, unit.id, unit)
    elucidation = document.elucidation
    if elucidation is not None:
        for note in elucidation.notes:
            standing = _explained(note, targets)
            yield _Words(note.text, "elucidation", standing, standing.unit.id if standing.unit else None, note)
        if not elucidation.notes:
            yield _Words(elucidation.text, "elucidation", Standing(), None, elucidation)
    for annex in document.annexes:
        yield _Words(annex.text, "annex", Standing(), None, annex)


def _explained(note: Note, targets: Targets) -> Standing:
    """Return where ``note`` stands: at the unit that its heading cites, if that stands exactly once."""
    for citation in citations(note.cited):
        for target in citation.targets[:1]:
            found = resolve(target, Standing(), targets)
            if found.status == "resolved":
                unit = targets.units[found.eids[0]]
                return Standing(unit, targets.above[id(unit)])
    return Standing()


class _Reader:
    """Reads stretches of words one after the other; remembers the act that was named last, and the one amended."""

    def __init__(self, targets: Targets) -> None:
        self.targets = targets
        self.amending = {id(article) for article in targets.amending}
        self.title = (targets.document.front.title or "").casefold()
        self.named: ActName | None = None
        self.amended: ActName | None = None
        self.within: int | None = None
        """The amending Pasal whose words name the act that is amended."""

    def read(self, words: _Words) -> Iterator[Reference]:
        """Yield the references in ``words``."""
        self.named = None
        of_other = self._of_other(words)
        for citation in citations(words.text):
            start = citation.start
            if words.place == "elucidation" and _HEADING.match(words.text, start):
                continue  # "Ayat (1)" above what explains it
            act = self._act(citation.act)
            if of_other and self.amended is None and act is not None and not act.this:
                self.amended = act
            lead = _LEAD.search(words.text[max(0, start - _BEFORE) : start])
            reference = Reference(
                words.text[start : citation.end], start, citation.end, words.place, words.source, citation.targets,
                act, lead=lead.group(1).lower() if lead else "", holder=words.holder,
            )  # fmt: skip
            yield self._resolved(reference, words.standing, of_other)

    def _of_other(self, words: _Words) -> Literal["wording", "instruction"] | None:
        """Say whether ``words`` are the new wording of another act, its elucidation, or the instruction to amend it."""
        if self.targets.amends and words.place == "elucidation":
            return "wording"
        chain = words.standing.chain
        article = next((unit for unit in chain if id(unit) in self.amending), None)
        if article is not None and id(article) != self.within:
            self.within, self.amended = id(article), None
        if chain and not self.targets.is_own(chain[-1]):
            return "wording"
        return "instruction" if article is not None else None

    def _act(self, act: ActName | None) -> ActName | None:
        """Return ``act``; for "Undang-Undang tersebut" the one named before; as this act where it has its title."""
        if act is not None and names_again(act) and self.named is not None:
            earlier = self.named
            act = replace(act, number=earlier.number, year=earlier.year, title=earlier.title)
        if act is None or not (act.number or act.title):
            return act
        self.named = act
        own = act.number is None and self.title and (act.title or "").casefold() == self.title
        return replace(act, this=True) if own else act

    def _resolved(self, reference: Reference, standing: Standing, of_other: str | None) -> Reference:
        act, amended = reference.act, False
        named_other = act is not None and not act.this
        made = []
        for target in reference.targets:
            outermost = min(DEPTH[step.level] for step in target.path)
            if act is not None and named_other and (outermost <= DEPTH["article"] or len(reference.targets) == 1):
                known = act.number or act.title or names_again(act)
                made.append(replace(target, status="external" if known else "incomplete"))
            elif self._is_amended(target, of_other):
                amended = True
                made.append(replace(target, status="external"))
            else:
                made.append(resolve(target, standing, self.targets))
        if amended and not named_other:
            return replace(reference, targets=tuple(made), act=self.amended, amended=True)
        return replace(reference, targets=tuple(made))

    def _is_amended(self, target: Target, of_other: str | None) -> bool:
        """Say whether ``target`` lies in the act that is amended.

        An amending act numbers its own Pasal in Roman numbers; whatever Arabic number it cites is the other act's.
        """
        first = target.path[0]
        if of_other != "wording" and self.targets.amends and first.level == "article" and first.numeral is not None:
            return _ROMAN.match(first.numeral.text) is None
        return of_other is not None
