"""Sections made of a text, for tests of what reads them."""

from __future__ import annotations

from perda_rules.regulation.document import Piece, Section, SectionKind
from perda_rules.regulation.text import clean


def section(kind: SectionKind, text: str) -> Section:
    """Make a section of the lines of ``text``."""
    return Section(kind, tuple(Piece(block.text, " ", block, 0) for block in clean(text)))
