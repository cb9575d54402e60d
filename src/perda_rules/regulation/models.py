"""What the regulation is to the rest of the program: provisions with addresses, held in a register. Plain frozen data.

A provision holds no sentence of the regulation. The text itself, in memory only, is a
:class:`~perda_rules.regulation.document.Document`; reading one is :mod:`perda_rules.regulation.parsing`, and making
provisions of it :mod:`perda_rules.regulation.register`.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

_SEGMENT = r"[a-z]+_[A-Za-z0-9]+(_[A-Za-z0-9]+)*"
EID_PATTERN = rf"{_SEGMENT}(__{_SEGMENT})*"

EId = Annotated[str, StringConstraints(pattern=rf"^{EID_PATTERN}$")]
"""An address in the Akoma Ntoso naming convention, built from the place where a provision stands."""

ProvisionKind = Literal["book", "chapter", "part", "subpart", "article", "paragraph", "point", "definition"]
"""BUKU, BAB, Bagian, Paragraf, Pasal, ayat, huruf, and a numbered definition of the article on terms."""

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
