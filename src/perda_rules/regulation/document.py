"""A regulation as it was read: a tree of units with their words. Lives in memory only; no file of ours holds it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from perda_rules.regulation.models import ProvisionKind, Role


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


@dataclass(frozen=True, slots=True)
class Document:
    """A regulation as it was read: every word of it is in one of these three."""

    preamble: str
    """What stands before the first BAB or Pasal."""
    units: tuple[Unit, ...]
    closing: str
    """What stands after the last norm: enactment, elucidation, annexes."""

    def walk(self) -> Iterator[tuple[Unit, tuple[Unit, ...]]]:
        """Yield every unit with the units that it stands in, outermost first, in the order of the text."""
        pending: list[tuple[Unit, tuple[Unit, ...]]] = [(unit, ()) for unit in reversed(self.units)]
        while pending:
            unit, above = pending.pop()
            yield unit, above
            pending.extend((child, (*above, unit)) for child in reversed(unit.children))
