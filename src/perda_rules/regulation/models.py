"""What the regulation is to the rest of the program: provisions with addresses, held in a register. Plain frozen data.

A provision holds no sentence of the regulation. Reading a text into provisions is :mod:`perda_rules.regulation.parsing`
and :mod:`perda_rules.regulation.register`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

_SEGMENT = r"[a-z]+_[A-Za-z0-9]+(_[A-Za-z0-9]+)*"
EID_PATTERN = rf"{_SEGMENT}(__{_SEGMENT})*"

EId = Annotated[str, StringConstraints(pattern=rf"^{EID_PATTERN}$")]
"""An address in the Akoma Ntoso naming convention, built from the place where a provision stands."""

ProvisionKind = Literal["chapter", "part", "subpart", "article", "paragraph", "point", "definition"]
"""BAB, Bagian, Paragraf, Pasal, ayat, huruf, and a numbered definition of the article on terms."""

Role = Literal["norm", "container", "placeholder", "empty"]
"""What stands at a place: a norm; a container, which is a BAB, Bagian or Paragraf, or a Pasal that only heads others; a
placeholder, which is an unnumbered Pasal without a norm; an empty, numbered Pasal without a norm."""


class Provision(BaseModel):
    """One place of the regulation. Holds no sentence of it, only its address and fingerprint."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    id: EId
    kind: ProvisionKind
    number: str | None = None
    """The number as printed: ``54``, ``2``, ``d``, ``Kesatu``; none for an unnumbered Pasal."""
    heading: str | None = None
    parent: EId | None = None
    fingerprint: str
    """SHA-256 of the normalised text of this provision alone, without its children."""
    context: str
    """SHA-256 of lead-in plus provision: what an obligation stores as ``encoded_from``."""
    implied_number: bool = False
    leaf: bool = False
    """One of the smallest provisions, which an obligation must carry or a reason must set aside: a definition, a point,
    an ayat or Pasal without parts. A Pasal that is a container, placeholder or empty is one too, set aside as such."""
    role: Role = "norm"
    duty: bool = False
    """Its words bid an actor do something: it may not be declared away. See :mod:`perda_rules.regulation.duty`."""


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
