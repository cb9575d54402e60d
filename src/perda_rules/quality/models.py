"""What the corpus check looks for and what it finds. Plain frozen data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pydantic import Field, RootModel

from perda_rules.obligations.models import Slug, Strict, Text
from perda_rules.source import Path_

Answer = Literal[
    "timed", "term", "triggered", "fresh", "conditional", "permission", "contents", "compared", "each", "asked",
    "referred", "assessed",
]  # fmt: skip
"""How a provision's encoding can answer a signal; see :mod:`perda_rules.quality.answers`."""


class Signal(Strict):
    """Words of the text that want something of the encoding, and what satisfies them."""

    words: tuple[Text, ...] = Field(min_length=1)
    """Phrases as they stand in a text, in any case; ``#`` stands for a number in figures or words."""
    unless: tuple[Text, ...] = ()
    """Longer phrases in which the same words mean nothing of the kind."""
    inherited: bool = True
    """Words that lead into a point speak for the point too."""
    answered_by: tuple[Answer, ...] = Field(min_length=1)
    """Any of these answers it."""
    attributes: tuple[str, ...] = ()
    """For ``asked``: a condition on one of these attributes."""
    types: tuple[Slug, ...] = ()
    """For ``asked``: or evidence of one of these types."""
    parts: tuple[Slug, ...] = ()
    """For ``asked``: or one of these content parts."""


class Signals(RootModel[dict[Slug, Signal]]):
    """``signals.yaml``: the net of signal words, by check."""


@dataclass(frozen=True)
class Finding:
    """One thing that a check found."""

    check: str
    """What a waiver calls it."""
    about: str
    """The provision, obligation or evidence type that it is about."""
    params: dict[str, str] = field(default_factory=dict)
    path: Path_ = ()
    """Where in the file of the Pasal; the top for what the whole file is about."""
