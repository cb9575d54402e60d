"""A proposal for a draft with continuous numbers: every heading numbered, every reference that is sure rewritten.

Nothing is deleted, moved or made up. What no program can decide is left as it stands and named: a reference that leads
nowhere or to several places, a heading inside a Bagian, a Pasal that says nothing.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from perda_rules.regulation.change.following import Astray, astray
from perda_rules.regulation.change.note_headings import headings_of
from perda_rules.regulation.change.numbering import continuous, value_of
from perda_rules.regulation.change.piece_edits import Replaced, edited
from perda_rules.regulation.change.piece_edits import place as find_in
from perda_rules.regulation.change.printing import markdown
from perda_rules.regulation.change.rewriting import edits, rewritten
from perda_rules.regulation.document import Document, Item, Note, Piece, Section, Unit, joined, locate
from perda_rules.regulation.eid import addressed
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.references.finding import references_in, references_of
from perda_rules.regulation.references.models import Place, Reference, Status, Target
from perda_rules.regulation.references.targets import Targets

Remark = Literal["unnumbered", "implied", "repeated", "empty", "container", "placeholder", "nested", "quoted", "kept"]
"""What a drafter should know of a unit: it had no number; its heading was missing; others had its number; it says
nothing; it only heads others; it was left open; it stands inside a Bagian; it is another act's; its sequence keeps the
numbers that it has, for it mixes Roman and Arabic ones or is longer than can be numbered."""
_ATTEMPTS = 5
_OUTLINE = frozenset(("book", "chapter", "part", "subpart", "article"))
_VALUED = frozenset(("book", "part", "subpart"))
_UNDECIDED: frozenset[Status] = frozenset(("missing", "ambiguous", "incomplete"))


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A unit before and after."""

    old: Unit
    new: Unit
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class ByHand:
    """A reference that a person must decide; it stands in the proposal as in the draft."""

    source: str | None
    """The new eId of the unit in whose words it stands, or which they explain; None elsewhere outside the norms."""
    line: int
    """Where it stands in the draft."""
    text: str
    status: Status
    candidates: tuple[str, ...]
    """The new eIds of what it may mean."""


@dataclass(frozen=True, slots=True)
class Renumbering:
    """The proposal."""

    document: Document
    """With new numbers and addresses. Its places are those of the draft, but for the words that were rewritten."""
    units: tuple[Renumbered, ...]
    """Every unit, in the order of the text."""
    followed: int
    """How many numbers in references were rewritten."""
    by_hand: tuple[ByHand, ...]
    text: str
    """The proposal as Markdown."""
    unlike: tuple[str, ...]
    """The new eIds of the Pasal that do not read again as they are meant; empty where the whole does."""
    unlike_from: str | None
    """The new eId from which on even headings read otherwise."""
    astray: tuple[Astray, ...]
    """References that lead elsewhere now, although they were sure; empty where the whole reads as it is meant."""


def renumber(document: Document) -> Renumbering:
    """Propose continuous numbers for ``document``.

    Where the proposal would read otherwise, because now words that look like a number would follow, or a heading inside
    a Bagian would go on the numbers around it, the parts of that Pasal or the headings of that BAB keep theirs.
    """
    best = _Renumberer(document).proposal()
    unsure: set[int] = set()
    for _ in range(_ATTEMPTS):
        if not best.unlike:
            break
        unsure |= _unsure(document, best)
        other = _Renumberer(document, unsure).proposal()
        if other.unlike and other.unlike[0] == best.unlike[0]:
            break
        best = other
    return best


def _unsure(document: Document, proposal: Renumbering) -> set[int]:
    """Return the Pasal that read otherwise, or where headings do, the BAB in which that begins."""
    unlike = set(proposal.unlike)
    pairs = zip(document.walk(), (unit.new for unit in proposal.units), strict=True)
    found = [(old, above) for (old, above), new in pairs if new.id in unlike]
    if proposal.unlike_from is None:
        return {id(old) for old, _ in found}
    old, above = found[0]
    return {next((id(unit) for unit in (*above, old) if unit.kind == "chapter"), 0)}


def _unlike(meant: Document, read: Document) -> tuple[tuple[str, ...], bool]:
    """Return the Pasal of ``meant`` that were ``read`` otherwise; or, where headings were, all units from there on."""
    outlines = [
        [(unit, len(above)) for unit, above in document.walk() if unit.kind in _OUTLINE] for document in (meant, read)
    ]
    headings = [
        [(depth, unit.kind, unit.number, unit.nested, unit.heading) for unit, depth in outline] for outline in outlines
    ]
    if headings[0] == headings[1]:
        pairs = zip(*outlines, strict=True)
        unlike = [one for (one, _), (other, _) in pairs if one.kind == "article" and _tree(one) != _tree(other)]
    else:
        same = zip(*headings, strict=False)
        start = next((at for at, (one, other) in enumerate(same) if one != other), min(map(len, headings)))
        while start and (start >= len(outlines[0]) or outlines[0][start][0].id is None):
            start -= 1
        unlike = [unit for unit, _ in outlines[0][start:]]
    return tuple(unit.id for unit in unlike if unit.id is not None), headings[0] != headings[1]


def _tree(article: Unit) -> list[tuple[int, str, str | None, str]]:
    found: list[tuple[int, str, str | None, str]] = []
    pending = [(article, 0)]
    while pending:
        unit, depth = pending.pop()
        found.append((depth, unit.kind, unit.number, unit.text))
        pending.extend((child, depth + 1) for child in reversed(unit.children))
    return found


class _Renumberer:
    def __init__(self, document: Document, unsure: Container[int] = ()) -> None:
        self.document = document
        self.numbers = continuous(document.units, unsure)
        self.targets = Targets(document)
        self.references = references_of(document, self.targets)
        changed = {unit.id: self.numbers.get(id(unit)) for unit, _ in document.walk() if unit.id and not unit.nested}
        old = {unit.id: unit.number for unit, _ in document.walk() if unit.id}
        self.changed = {eid: number for eid, number in changed.items() if number is not None and number != old[eid]}
        self.held: dict[tuple[int, bool], list[Reference]] = defaultdict(list)
        """The references in the words of a holder, or in its heading."""
        for reference in self.references:
            self.held[id(reference.holder), reference.place == "heading"].append(reference)
        self.followed = 0
        self.unclear: list[tuple[Note, Target]] = []
        """The notes of the elucidation whose heading cites no single unit."""

    def proposal(self) -> Renumbering:
        document = self.document
        units = addressed(tuple(self._unit(unit) for unit in document.units))
        elucidation = document.elucidation
        made = replace(
            document,
            units=units,
            opening=self._section(document.opening, (*document.front.recitals, *document.front.bases)),
            elucidation=self._elucidation(elucidation) if elucidation is not None else None,
            annexes=tuple(self._section(annex, ()) for annex in document.annexes),
        )
        pairs = [(old, new) for (old, _), (new, _) in zip(document.walk(), made.walk(), strict=True)]
        now = {old.id: new.id for old, new in pairs if old.id and new.id}
        text = markdown(made)
        read = parse_document(text)
        unlike, otherwise = _unlike(made, read)
        return Renumbering(
            document=made,
            units=tuple(
                Renumbered(old, new, remarks)
                for (old, new), remarks in zip(pairs, _remarks(document.walk(), self.numbers), strict=True)
            ),
            followed=self.followed,
            by_hand=tuple(self._by_hand(now)),
            text=text,
            unlike=unlike,
            unlike_from=unlike[0] if unlike and otherwise else None,
            astray=astray(self.references, references_of(read), now),
        )

    def _number(self, eid: str) -> str | None:
        return self.changed.get(eid)

    def _unit(self, unit: Unit) -> Unit:
        number = self.numbers.get(id(unit), unit.number)
        made = replace(
            unit,
            number=number,
            heading=self._words(unit.heading, unit, heading=True) if unit.heading else unit.heading,
            text=self._words(unit.text, unit, heading=False),
            implied_number=False,
            children=tuple(self._unit(child) for child in unit.children),
        )
        # What was read as a number, be it in words, stays one.
        return replace(made, value=value_of(made) if made.kind in _VALUED else made.value)

    def _words(self, text: str, unit: Unit, *, heading: bool) -> str:
        references = self.held.get((id(unit), heading), ())
        self.followed += len(edits(references, self._number))
        return rewritten(text, references, self._number)

    def _section(self, section: Section, holders: Iterable[Item | Note]) -> Section:
        """Return ``section`` with the references in it rewritten, whether they are held by it or by its parts."""
        replaced: Replaced = {}
        for holder in (section, *holders):
            self._replace(holder.pieces, self.held.get((id(holder), False), ()), replaced)
        return replace(section, pieces=edited(section.pieces, replaced)) if replaced else section

    def _replace(self, pieces: tuple[Piece, ...], references: Iterable[Reference], replaced: Replaced) -> None:
        found = edits(references, self._number)
        self.followed += len(found)
        for piece, changes in find_in(pieces, found).items():
            replaced.setdefault(piece, {}).update(changes)

    def _elucidation(self, section: Section) -> Section:
        """Return the elucidation with the references in it rewritten, and the headings above its notes."""
        replaced: Replaced = {}
        for note, heading in headings_of(section):
            found = references_in(note.cited, self.targets)
            target = found[0].targets[0] if found and found[0].targets else None
            if target is not None and target.status == "resolved":
                references = references_in(joined(heading), self.targets, target.eids[0])
                self._replace(heading, references, replaced)
            elif target is not None and target.status in _UNDECIDED:
                self.unclear.append((note, target))
        made = self._section(section, section.notes)
        return replace(made, pieces=edited(made.pieces, replaced))

    def _by_hand(self, now: Mapping[str, str]) -> Iterator[ByHand]:
        for reference in self.references:
            for target in reference.targets:
                if target.status in _undecided_in(reference.place) and target.path[0].level != "annex":
                    yield _undecided(target, _line(reference, target.start), now.get(reference.source or ""), now)
        for note, target in self.unclear:
            yield _undecided(target, note.line, None, now)


def _undecided_in(place: Place) -> frozenset[Status]:
    """Return which references a person must decide.

    In the opening none, for it cites considerations and other acts; in an annex those that new numbers make ambiguous
    for good, for the rest there is often an example or a form.
    """
    if place in ("opening", "recital", "basis"):
        return frozenset()
    return frozenset(("ambiguous",)) if place == "annex" else _UNDECIDED


def _undecided(target: Target, line: int, source: str | None, now: Mapping[str, str]) -> ByHand:
    found = target.eids or next((step.eids for step in reversed(target.steps) if step.eids), ())
    return ByHand(source, line, target.text, target.status, tuple(now[eid] for eid in found if eid in now))


def _line(reference: Reference, start: int) -> int:
    holder = reference.holder
    pieces = holder.title_pieces if isinstance(holder, Unit) and reference.place == "heading" else None
    return locate(pieces or (holder.pieces if holder is not None else ()), start)[0]


def _remarks(
    units: Iterable[tuple[Unit, tuple[Unit, ...]]], numbers: Mapping[int, str]
) -> Iterator[tuple[Remark, ...]]:
    """Yield what should be known of each unit, in the order of the text."""
    found = [(unit, _sequence(unit, above), any(one.quoted for one in (*above, unit))) for unit, above in units]
    count = Counter((key, unit.number) for unit, key, _ in found if unit.number is not None)
    for unit, key, quoted in found:
        said: list[Remark] = []
        if quoted:
            yield ("quoted",)
            continue
        if unit.nested:
            said.append("nested")
        elif id(unit) not in numbers:
            said.append("kept")
        if unit.implied_number:
            said.append("implied")
        elif unit.number is None:
            said.append("unnumbered")
        elif count[key, unit.number] > 1 and not unit.nested:
            said.append("repeated")
        if unit.kind == "article" and unit.role != "norm":
            said.append(unit.role)
        yield tuple(said)


def _sequence(unit: Unit, above: tuple[Unit, ...]) -> tuple[str, str, int | None]:
    through = unit.kind in ("article", "chapter")
    return unit.kind, unit.style, None if through or not above else id(above[-1])
