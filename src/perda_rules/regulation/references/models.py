"""What a reference is: the words, the path of numbers that they cite, and what stands at its end.

Every number keeps its own place in the text, so that a lint can point at it, a renumbering rewrite it, and an output
format link it. Plain frozen data; finding and resolving are the modules beside this one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from perda_rules.regulation.document import Item, Note, Section, Unit

Level = Literal["annex", "book", "chapter", "part", "subpart", "article", "paragraph", "point"]
"""Lampiran, BUKU, BAB, Bagian, Paragraf, Pasal, ayat; and huruf, angka or butir, which are all points."""

Status = Literal["resolved", "missing", "ambiguous", "external", "incomplete"]
"""What became of a citation:

* resolved: every number on its path stands exactly once;
* missing: a number on its path does not stand there;
* ambiguous: a number on its path stands more than once;
* external: it cites another act, also the act that this one amends;
* incomplete: it cannot be read to its end, for a number is missing or damaged, a range runs backwards, or there is
  no unit around the words that a relative citation ("ayat (1)") could start from.
"""

Place = Literal["norm", "heading", "recital", "basis", "opening", "elucidation", "annex"]
"""Where the words stand."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a citation, as printed: "(1)", "43", "b", "Kedua"."""

    text: str
    start: int
    """Where it begins in the words that it stands in."""
    end: int
    readings: tuple[str, ...]
    """What it says: one reading where it is sound; several, or none, where it is damaged."""
    damaged: bool = False

    def rewritten(self, number: str) -> str:
        """Return how ``number`` is printed in its place: with the same brackets, or those that damage has taken."""
        if self.text.startswith(("(", "[", "{")):
            return f"({number})"
        return f"{number})" if self.text.endswith(")") else number


@dataclass(frozen=True, slots=True)
class Step:
    """One level of a citation: "Pasal 43", "ayat (3)", "Pasal ini"; of "ayat (1) dan (2)" the second is just "(2)"."""

    level: Level
    word: str
    """In small letters: "pasal", "ayat", "huruf", "angka", … also where it is not repeated."""
    text: str
    """As printed."""
    start: int
    end: int
    numeral: Numeral | None = None
    """Its number; none in "Pasal ini", in "Lampiran", and where it was left out."""
    this: bool = False
    """Whether it is the unit in which the words stand ("Pasal ini")."""
    eids: tuple[str, ...] = ()
    """The units of this document that it names: more than one where the number stands more than once."""


@dataclass(frozen=True, slots=True)
class ActName:
    """An act as it is cited. What is not printed is None."""

    text: str
    start: int
    end: int
    kind: str
    """"Undang-Undang", "Peraturan Menteri Keuangan"; of an act known by its name alone, the name, as in the title."""
    number: str | None = None
    """"23", "118/PMK.01/2021"."""
    year: str | None = None
    title: str | None = None
    this: bool = False
    """Whether it is the act that is speaking: "Peraturan Daerah ini", or its own title without a number."""


@dataclass(frozen=True, slots=True)
class Target:
    """One thing that a reference cites: a path of numbers, or a range between two."""

    text: str
    """As printed, without what it takes over from the target before it."""
    start: int
    end: int
    path: tuple[Step, ...]
    """From the outermost level inward, with what it takes over: in "Pasal 5 ayat (1) dan ayat (2)" the second one too
    begins with Pasal 5."""
    until: tuple[Step, ...] = ()
    """The path of the other end of a range ("Pasal 5 sampai dengan Pasal 9")."""
    status: Status = "incomplete"
    eids: tuple[str, ...] = ()
    """What it points to: of a range, everything in it; of an ambiguous one, every candidate that has the whole path.
    A recital is ``recs_1__rec_a``, an annex ``att_1``, as in Akoma Ntoso; the register holds neither."""
    lacking: Level | None = None
    """The level at which it fails, where it is missing or incomplete."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Its steps, those of both ends of a range."""
        return self.path + self.until

    @property
    def doubtful(self) -> Step | None:
        """The first step whose number stands more than once."""
        return next((step for step in self.steps if len(step.eids) > 1), None)


@dataclass(frozen=True, slots=True)
class Reference:
    """A citation in running text, with everything that it names in one go."""

    text: str
    """As printed."""
    start: int
    """Where it begins in the words of its holder."""
    end: int
    place: Place
    source: str | None
    """The eId of the unit in whose words it stands; of a note of the elucidation, the unit that the note explains."""
    targets: tuple[Target, ...]
    """None where an act is named as a whole."""
    act: ActName | None = None
    """The act that it names, or the act that is amended."""
    amended: bool = False
    """Whether it cites the act that this one amends: in the new wording, or in the instruction to amend."""
    lead: str = ""
    """The word before it: "dalam", "pada"."""
    holder: Unit | Item | Note | Section | None = field(default=None, compare=False, repr=False)
    """Whose words these are; its pieces tell line and column."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step that is printed, each once, in the order of the text."""
        printed = {step.start: step for target in self.targets for step in target.steps}
        return tuple(printed[start] for start in sorted(printed))

    @property
    def numerals(self) -> Iterator[tuple[Step, Numeral]]:
        """Every number that is printed, with its step, in the order of the text."""
        return ((step, step.numeral) for step in self.steps if step.numeral is not None)
