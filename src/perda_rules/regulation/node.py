"""A unit in the making: what the reader knows of it so far, and the unit that it becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import zip_longest

from perda_rules.regulation.document import Piece, Unit, joined
from perda_rules.regulation.models import ProvisionKind, Role
from perda_rules.regulation.tokens import Token


def piece_of(token: Token) -> Piece:
    """Return the words of ``token`` as a piece of the text that it goes into."""
    return Piece(token.text, token.space, token.block, token.start)


@dataclass(slots=True, eq=False)
class Node:
    """A unit in the making."""

    kind: ProvisionKind
    number: str | None
    line: int
    column: int
    value: int | None = None
    printed: str | None = None
    heading: list[Piece] = field(default_factory=list)
    text: list[Piece] = field(default_factory=list)
    children: list[Node] = field(default_factory=list)
    nested: bool = False
    implied: bool = False
    quoted: bool = False
    style: str = ""
    seams: list[int] = field(default_factory=list)
    """In a Pasal: the tokens where another Pasal may begin whose heading is missing."""

    def begins(self, size: int) -> str:
        """Return the first ``size`` characters of its words, or some more."""
        return " ".join(piece.text[:size] for piece in _first(self.text, size))

    def ends(self, size: int) -> str:
        """Return the last ``size`` characters of its words, or some more."""
        return " ".join(reversed([piece.text[-size:] for piece in _first(reversed(self.text), size)]))

    def role(self, following: Node | None) -> Role:
        """Say what stands at this place; ``following`` is what comes after it among its siblings."""
        if self.kind in ("book", "chapter", "part", "subpart"):
            return "container"
        if self.kind != "article" or self.text or self.children:
            return "norm"
        if self.number is None:
            return "placeholder"
        return "container" if following is not None and following.nested else "empty"

    def walk(self) -> Iterator[Node]:
        """Yield this node and all below it, in the order of the text."""
        pending = [self]
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.children))

    def unit(self, following: Node | None = None) -> Unit:
        """Return the unit that this has become."""
        return Unit(
            kind=self.kind,
            number=self.number,
            value=self.value,
            line=self.line,
            column=self.column,
            heading=joined(tuple(self.heading)) or None,
            text=joined(tuple(self.text)),
            role=self.role(following),
            implied_number=self.implied,
            printed=self.printed,
            nested=self.nested,
            children=units(self.children),
            style=self.style,
            quoted=self.quoted,
            title_pieces=tuple(self.heading),
            pieces=tuple(self.text),
        )


def units(nodes: list[Node]) -> tuple[Unit, ...]:
    """Return the units that ``nodes``, which are siblings, have become."""
    return tuple(node.unit(following) for node, following in zip_longest(nodes, nodes[1:]))


def _first(pieces: Iterable[Piece], size: int) -> Iterator[Piece]:
    """Yield ``pieces`` until they have ``size`` characters."""
    for piece in pieces:
        yield piece
        size -= len(piece.text)
        if size <= 0:
            return
