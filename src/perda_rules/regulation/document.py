"""A regulation as it was read: a tree of units with their words, and what stands around them.

Lives in memory only; no file of ours holds it. Every word of the text is in a unit, in a section, or among the scraps.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Literal

from perda_rules.regulation.models import ProvisionKind, Role
from perda_rules.regulation.text import Block, tidy

SectionKind = Literal["opening", "closing", "elucidation", "annex"]
ItemKind = Literal["recital", "basis"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words where it stood in the text."""

    text: str
    space: str
    """What parts it from the piece before: a space, or nothing inside a word."""
    block: Block
    start: int
    """Where it begins in the block."""

    @property
    def line(self) -> int:
        """Its line, counted from 1."""
        return self.block.line_at(self.start)

    @property
    def column(self) -> int:
        """Its column, counted from 1."""
        return self.block.column(self.start)


def joined(pieces: tuple[Piece, ...]) -> str:
    """Return the words of ``pieces`` as they read."""
    return tidy("".join(piece.space + piece.text for piece in pieces))


class Places:
    """Where each character of the joined words of ``pieces`` stands, for whoever asks for many of them.

    Tidying moves spaces only, so the visible characters are counted.
    """

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        """Look at ``pieces`` once."""
        self._pieces = pieces
        self._text = joined(pieces)
        self._visible = [[at for at, sign in enumerate(piece.text) if not sign.isspace()] for piece in pieces]
        self._ends = list(accumulate(map(len, self._visible)))

    def at(self, offset: int) -> tuple[int, int]:
        """Return line and column of the character at ``offset``. Without pieces the place is unknown: (0, 0)."""
        if not self._pieces:
            return 0, 0
        before = offset - self._text.count(" ", 0, offset)
        index = bisect_right(self._ends, before)
        if index == len(self._pieces):
            return self._pieces[-1].line, self._pieces[-1].column
        piece, visible = self._pieces[index], self._visible[index]
        inside = visible[before - self._ends[index] + len(visible)]
        return piece.block.line_at(piece.start + inside), piece.block.column(piece.start + inside)


def locate(pieces: tuple[Piece, ...], offset: int) -> tuple[int, int]:
    """Return line and column of the character at ``offset`` of the joined words of ``pieces``."""
    return Places(pieces).at(offset)


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of a document as it was read, with its text. Lives in memory only; the register holds no text."""

    kind: ProvisionKind
    number: str | None
    """As printed, or as the sequence implies."""
    value: int | None
    """The number as a number, where it is one: 12 for "Kedua belas"."""
    line: int
    """Where its number or heading stands, counted from 1."""
    column: int
    heading: str | None = None
    """The title of a BAB, Bagian or Paragraf, as printed."""
    text: str = ""
    """Its own words: all of them, or those that lead into its children."""
    role: Role = "norm"
    implied_number: bool = False
    nested: bool = False
    """A BAB or Bagian that stands inside a Bagian by a drafting defect: kept as a heading, with no address."""
    children: tuple[Unit, ...] = ()
    id: str | None = None
    style: str = ""
    """How the list numbers that it is an item of: "a.", "1.", "a)", "1)", "(a)" or "(1)"."""
    quoted: bool = False
    """A provision of another act, which an amending act quotes in its new wording; so is all that stands in it."""
    printed: str | None = None
    """The number or mark as printed, where a misreading in it was mended: "458" for 45B, "(21" for (2)."""
    title_pieces: tuple[Piece, ...] = field(default=(), compare=False, repr=False)
    """Where the words of its heading stood."""
    pieces: tuple[Piece, ...] = field(default=(), compare=False, repr=False)
    """Where its words stood."""

    @property
    def mark(self) -> str:
        """Its number with what its list prints around it: "c.", "2)", "(1)"."""
        before, after = ("(", ")") if self.style.startswith("(") else ("", self.style[1:] or ".")
        return f"{before}{self.number or ''}{after}"

    def place(self, offset: int = 0) -> tuple[int, int]:
        """Return line and column of the character at ``offset`` of its text."""
        return locate(self.pieces, offset) if self.pieces else (self.line, self.column)


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered or lone passage of the opening: a consideration (Menimbang) or a legal basis (Mengingat)."""

    kind: ItemKind
    number: str | None
    line: int
    column: int
    text: str
    pieces: tuple[Piece, ...] = field(default=(), compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Front:
    """What the opening says of the act, each part as printed; None where it was not found."""

    type: str | None = None
    """"PERATURAN DAERAH KOTA PEKALONGAN"."""
    number: str | None = None
    year: str | None = None
    """In figures, also where it was misread."""
    title: str | None = None
    """What stands after TENTANG."""
    invocation: str | None = None
    authority: str | None = None
    """The office that makes the act."""
    recitals: tuple[Item, ...] = ()
    bases: tuple[Item, ...] = ()
    consent: str | None = None
    """The words of common consent ("Dengan Persetujuan Bersama …")."""
    decision: str | None = None
    """The word MEMUTUSKAN, as printed."""
    enacted: str | None = None
    """What stands after "Menetapkan:"."""
    pieces: Mapping[str, tuple[Piece, ...]] = field(default_factory=dict, compare=False, repr=False)
    """Where the words of each part stood, by the name of the part."""

    def place(self, part: str) -> tuple[int, int]:
        """Return line and column of a part ("title"); (0, 0) where it was not found."""
        found = self.pieces.get(part, ())
        return (found[0].line, found[0].column) if found else (0, 0)


@dataclass(frozen=True, slots=True)
class Note:
    """What the elucidation says of one provision."""

    cited: str
    """The heading as printed: "Pasal 5 Ayat (2) Huruf a"."""
    article: str | None
    """The number of the Pasal."""
    text: str
    line: int
    column: int
    pieces: tuple[Piece, ...] = field(default=(), compare=False, repr=False)
    unit: str | None = None
    """The eId of the provision that it explains; None where there is none of that name, or more than one."""


@dataclass(frozen=True, slots=True)
class Section:
    """What stands around the norms: the opening, the closing, the elucidation (Penjelasan), an annex (Lampiran)."""

    kind: SectionKind
    pieces: tuple[Piece, ...] = ()
    heading: str | None = None
    notes: tuple[Note, ...] = ()
    """In an elucidation: article by article."""

    @property
    def text(self) -> str:
        """Its words, all of them."""
        return joined(self.pieces)

    @property
    def line(self) -> int:
        """Where it begins, counted from 1; 0 where there is nothing of it."""
        return self.pieces[0].line if self.pieces else 0

    @property
    def column(self) -> int:
        """Where it begins, counted from 1; 0 where there is nothing of it."""
        return self.pieces[0].column if self.pieces else 0


RemarkKind = Literal[
    "mark_as_text", "stray_text", "mended_number", "page_furniture", "not_text", "decoded", "deleted", "hidden",
    "comment", "footnote", "contents",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Remark:
    """What the reader did not understand, or set apart, and where it is kept."""

    kind: RemarkKind
    line: int
    column: int
    text: str
    unit: str | None = None
    """The eId of the unit whose text holds it."""


@dataclass(frozen=True, slots=True)
class Document:
    """A regulation as it was read: every word of it is in one of these."""

    opening: Section
    """What stands before the first BAB or Pasal."""
    units: tuple[Unit, ...]
    closing: Section
    """What stands after the last norm: enactment and promulgation."""
    front: Front = Front()
    elucidation: Section | None = None
    annexes: tuple[Section, ...] = ()
    remarks: tuple[Remark, ...] = ()

    def walk(self) -> Iterator[tuple[Unit, tuple[Unit, ...]]]:
        """Yield every unit with the units that it stands in, outermost first, in the order of the text."""
        return walk(self.units)


def walk(units: tuple[Unit, ...]) -> Iterator[tuple[Unit, tuple[Unit, ...]]]:
    """Yield every unit of the trees ``units`` with the units that it stands in, outermost first, in order."""
    pending: list[tuple[Unit, tuple[Unit, ...]]] = [(unit, ()) for unit in reversed(units)]
    while pending:
        unit, above = pending.pop()
        yield unit, above
        pending.extend((child, (*above, unit)) for child in reversed(unit.children))
