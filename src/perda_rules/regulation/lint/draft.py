"""A draft as the rules look at it: its document, and what several rules want to know of it, worked out once.

Facts only: what is wrong with them is the rules' business.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

from perda_rules.regulation.document import Document, Piece, Places, Unit
from perda_rules.regulation.heading import defined_term
from perda_rules.regulation.lint.citing import Citations
from perda_rules.regulation.lint.language import Language
from perda_rules.regulation.lint.models import Hit
from perda_rules.regulation.lint.opening import Opening, read_opening
from perda_rules.regulation.models import ProvisionKind
from perda_rules.regulation.numerals import is_roman

PassageKind = Literal["norm", "definition", "heading", "recital", "basis", "opening", "closing", "elucidation", "annex"]

LONGEST_TITLE = 30
"""What stands below the number of a BAB, Bagian or Paragraf and has more words is more than a title."""
_SHOWN = 14
_GROUPS = ("book", "chapter", "part", "subpart")
_CALLED: Mapping[ProvisionKind, str] = {
    "book": "BUKU", "chapter": "BAB", "part": "Bagian", "subpart": "Paragraf", "article": "Pasal", "paragraph": "ayat",
    "point": "huruf", "definition": "angka",
}  # fmt: skip
_SENTENCE_END = re.compile(r"(?<=[.;?!])\s+(?=[“\"(]?[A-Z])")
_THIS_ACT = re.compile(
    r"\b((?:Undang-[ ]?[Uu]ndang|Peraturan|Qanun|Keputusan)(?: [A-Z][\w-]*)*|peraturan|undang-undang) ini\b"
)
# A full stop after these ends no sentence.
_SHORTENED = re.compile(r"(?:\b(?:No|Nomor|Rp|dr|Dr|Ir|H|Hj|Prof|St|Tn|Ny|dll|dsb|dst|s\.d|a\.n|u\.b|Jl|[A-Z])\.)\Z")
_TITLE = re.compile(
    r"\bTENTANG\s+(?P<title>[A-Z][^a-z]{3,200}?)\s+"
    r"(?=DENGAN RAHMAT|MENTERI|PRESIDEN|BUPATI|WALI ?KOTA|GUBERNUR|[A-Z][a-z])"
)
_PLACE = re.compile(
    r"PERATURAN (?:DAERAH|GUBERNUR|BUPATI|WALI ?KOTA) ?(?:PROVINSI|KABUPATEN|KOTA)? (?P<name>[A-Z ]{3,40}?) (?=NOMOR)"
)
_ALIAS = re.compile(
    r"\bselanjutnya\s+(?:disebut|disingkat)(?:\s+(?:dengan|sebagai))?\s+"
    r"(?P<alias>.+?)(?=,?\s+(?:adalah|yaitu|dan\s+selanjutnya|atau\s+(?:yang\s+)?disebut)\b|,|\Z)"
)


class Placed(NamedTuple):
    """A unit with the units that it stands in, outermost first."""

    unit: Unit
    above: tuple[Unit, ...]

    @property
    def article(self) -> Unit | None:
        """The Pasal that it is or stands in: the innermost one."""
        return next((unit for unit in reversed((*self.above, self.unit)) if unit.kind == "article"), None)

    @property
    def quoted(self) -> bool:
        """Whether it is the new wording of a provision of another act."""
        return self.unit.quoted or any(unit.quoted for unit in self.above)

    @property
    def title(self) -> str:
        """The title of a group, as far as a message shows it; "…" where it has none."""
        words = (self.unit.heading or "").split()
        return " ".join(words if 0 < len(words) <= _SHOWN else [*words[:_SHOWN], "…"])

    @property
    def named(self) -> str:
        """What it is where it stands: "huruf a", "ayat (2)"."""
        return _called(self.unit)

    @property
    def called(self) -> str:
        """How it is cited, from its Pasal inward: "Pasal 5 ayat (2) huruf a"; a group by itself: "Bagian Kedua"."""
        chain = (*self.above, self.unit)
        first = next((at for at, unit in enumerate(chain) if unit.kind == "article"), len(chain) - 1)
        return " ".join(_called(unit) for unit in chain[first:])

    def hit(self, offset: int | None, params: Mapping[str, str]) -> Hit:
        """Make a hit at its number or heading; with an ``offset``, at that character of its text."""
        line, column = (self.unit.line, self.unit.column) if offset is None else self.unit.place(offset)
        return Hit(line, column, self.unit.id, params)


@dataclass(frozen=True)
class Passage:
    """A stretch of words that is read in one go: the own words of a unit, a heading, a consideration, …"""

    kind: PassageKind
    text: str
    pieces: tuple[Piece, ...] = field(repr=False, compare=False)
    placed: Placed | None = None
    """The unit whose words these are, where it is one's."""
    place: tuple[int, int] = (0, 0)
    """Where it begins, for words without pieces."""

    def hit(self, offset: int | None, params: Mapping[str, str]) -> Hit:
        """Make a hit at the character ``offset``, or at its first."""
        line, column = self._places.at(offset or 0) if self.pieces else self.place
        return Hit(line, column, self.placed.unit.id if self.placed else None, params)

    @property
    def quoted(self) -> bool:
        """Whether it stands in the new wording of a provision of another act."""
        return self.placed is not None and self.placed.quoted

    @cached_property
    def _places(self) -> Places:
        return Places(self.pieces)


@dataclass(frozen=True, slots=True)
class Definition:
    """A term that the draft defines."""

    placed: Placed
    term: str
    aliases: tuple[str, ...]
    """Short forms that the definition introduces ("yang selanjutnya disebut …")."""

    @property
    def names(self) -> tuple[str, ...]:
        """The term and its short forms."""
        return (self.term, *self.aliases)

    @property
    def head(self) -> str:
        """The words that name what is defined: those before "adalah"."""
        return self.placed.unit.text.partition(" adalah ")[0]

    @property
    def body(self) -> str:
        """The words that define it: those after "adalah"."""
        return self.placed.unit.text.partition(" adalah ")[2]


@dataclass(frozen=True, slots=True)
class ItemList:
    """The items of one list: huruf, angka or definitions of the same holder, numbered in the same style."""

    holder: Placed
    """What leads into the list."""
    items: tuple[Placed, ...]
    style: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage, with where it begins in the text of the passage."""

    text: str
    start: int


class SelfReference(NamedTuple):
    """A place at which a norm of the draft speaks of an act as "this one"."""

    passage: Passage
    start: int
    kind: str
    """The kind of act, as printed: "Peraturan Daerah"."""


@dataclass(frozen=True)
class Draft(Language, Citations):
    """A document, and what the rules want to know of it."""

    document: Document

    @cached_property
    def placed(self) -> tuple[Placed, ...]:
        """Every unit, in the order of the text."""
        return tuple(Placed(unit, above) for unit, above in self.document.walk())

    @cached_property
    def articles(self) -> tuple[Placed, ...]:
        """Every Pasal of the draft itself, without those that it quotes."""
        return tuple(placed for placed in self.placed if placed.unit.kind == "article" and not placed.quoted)

    @cached_property
    def groups(self) -> tuple[Placed, ...]:
        """Every BUKU, BAB, Bagian and Paragraf of the draft itself."""
        return tuple(placed for placed in self.placed if placed.unit.kind in _GROUPS and not placed.quoted)

    @cached_property
    def amending(self) -> bool:
        """Whether the draft amends another act."""
        return any(placed.unit.quoted for placed in self.placed)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every stretch of words of the whole draft, in the order of the text; see also ``norms``."""
        return tuple(self._passages())

    @cached_property
    def norms(self) -> tuple[Passage, ...]:
        """The own words of every unit below a heading, definitions and quoted provisions included."""
        return tuple(passage for passage in self.passages if passage.kind in ("norm", "definition"))

    @cached_property
    def opening(self) -> Opening | None:
        """What stands before the first BAB or Pasal, in its parts; None where it is no opening of an act."""
        section = self.document.opening
        return read_opening(Passage("opening", section.text, section.pieces)) if section.pieces else None

    @cached_property
    def headings(self) -> tuple[Passage, ...]:
        """The titles of every BAB, Bagian and Paragraf of the draft itself, but those that took in a norm (RD223)."""
        titles = (passage for passage in self.passages if passage.kind == "heading" and not passage.quoted)
        return tuple(passage for passage in titles if len(passage.text.split(None, LONGEST_TITLE)) <= LONGEST_TITLE)

    @cached_property
    def self_references(self) -> tuple[SelfReference, ...]:
        """Where the norms of the draft say "Peraturan Daerah ini", "peraturan ini", …"""
        return tuple(
            SelfReference(passage, found.start(), found[1])
            for passage in self.norms
            if " ini" in passage.text and not passage.quoted
            for found in _THIS_ACT.finditer(passage.text)
        )

    @cached_property
    def kind(self) -> str | None:
        """What kind of act the draft mostly says it is ("Peraturan Daerah" … ini); None where it does not."""
        counts = Counter(
            one.kind.replace("Undang-undang", "Undang-Undang") for one in self.self_references if one.kind[0].isupper()
        )
        return counts.most_common(1)[0][0] if counts else None

    @cached_property
    def definitions(self) -> tuple[Definition, ...]:
        """The terms that the draft defines, in order."""
        return tuple(
            Definition(placed, term, _aliases(placed.unit.text))
            for placed in self.placed
            if placed.unit.kind == "definition" and (term := defined_term(placed.unit.text))
        )

    @cached_property
    def title(self) -> str:
        """What the act is about, by its opening, with a capital for each word; "" where it does not say."""
        printed = self.document.front.title
        if printed is None:
            found = _TITLE.search(self.document.opening.text)
            printed = found["title"] if found else ""
        return printed.strip(" .,").title()

    @cached_property
    def place(self) -> str:
        """The province, regency or city whose act it is, by its opening; "" where it is no act of one."""
        printed = _PLACE.search(self.document.opening.text)
        return printed["name"].title() if printed else ""

    @cached_property
    def lists(self) -> tuple[ItemList, ...]:
        """Every list of the draft, outer ones before the inner."""
        return tuple(self._lists())

    @cached_property
    def item_lists(self) -> tuple[ItemList, ...]:
        """Every list but those of definitions, and of the amendments in Pasal I."""
        return tuple(
            chosen
            for chosen in self.lists
            if chosen.items[0].unit.kind == "point"
            and not (chosen.holder.unit.kind == "article" and is_roman(chosen.holder.unit.number or ""))
        )

    def sentences(self, passage: Passage) -> Iterator[Sentence]:
        """Yield the sentences of ``passage``."""
        start = 0
        for end in _SENTENCE_END.finditer(passage.text):
            if _SHORTENED.search(passage.text[max(0, end.start() - 12) : end.start()]):
                continue
            yield Sentence(passage.text[start : end.start()], start)
            start = end.end()
        if start < len(passage.text):
            yield Sentence(passage.text[start:], start)

    def _passages(self) -> Iterator[Passage]:
        document = self.document
        items = (*document.front.recitals, *document.front.bases)
        if items:
            for item in items:
                yield Passage(item.kind, item.text, item.pieces, place=(item.line, item.column))
        elif document.opening.pieces:
            yield Passage("opening", document.opening.text, document.opening.pieces)
        for placed in self.placed:
            unit = placed.unit
            if unit.heading:
                yield Passage("heading", unit.heading, unit.title_pieces, placed, (unit.line, unit.column))
            if unit.text:
                kind: PassageKind = "definition" if unit.kind == "definition" else "norm"
                yield Passage(kind, unit.text, unit.pieces, placed, (unit.line, unit.column))
        for section in filter(None, (document.closing, document.elucidation, *document.annexes)):
            if section.notes:
                for note in section.notes:
                    yield Passage("elucidation", note.text, note.pieces, place=(note.line, note.column))
            elif section.pieces:
                yield Passage(section.kind, section.text, section.pieces)

    def _lists(self) -> Iterator[ItemList]:
        for holder in self.placed:
            run: list[Placed] = []
            for child in holder.unit.children:
                item = child.kind in ("point", "definition")
                if run and (not item or child.style != run[-1].unit.style):
                    yield ItemList(holder, tuple(run), run[-1].unit.style)
                    run = []
                if item:
                    run.append(Placed(child, (*holder.above, holder.unit)))
            if run:
                yield ItemList(holder, tuple(run), run[-1].unit.style)


def _called(unit: Unit) -> str:
    kind = "angka" if unit.kind == "point" and (unit.number or "")[:1].isdigit() else _CALLED[unit.kind]
    number = unit.number or "..."
    return f"{kind} ({number})" if unit.kind == "paragraph" else f"{kind} {number}"


def _aliases(text: str) -> tuple[str, ...]:
    head = text.partition(" adalah ")[0]
    return tuple(found["alias"].strip() for found in _ALIAS.finditer(head))
