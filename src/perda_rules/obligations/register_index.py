"""The register as a tree: which provision lies within which, and which are the smallest ones."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from perda_rules.regulation.models import Provision


class RegisterIndex:
    """Look-ups over a register; provisions keep the order of the document."""

    def __init__(self, register: Sequence[Provision]) -> None:
        """Index ``register`` by id and parent."""
        self._by_id = {provision.id: provision for provision in register}
        self._children: dict[str | None, list[Provision]] = {}
        for provision in register:
            self._children.setdefault(provision.parent, []).append(provision)
        self.position = {provision.id: number for number, provision in enumerate(register)}

    @property
    def ids(self) -> list[str]:
        """Every eId, in the order of the document."""
        return list(self._by_id)

    def __contains__(self, eid: object) -> bool:
        """Say whether ``eid`` is in the register."""
        return eid in self._by_id

    def __getitem__(self, eid: str) -> Provision:
        """Return a provision. Raises KeyError."""
        return self._by_id[eid]

    def children(self, eid: str | None) -> Sequence[Provision]:
        """Return what stands directly under ``eid``; None gives the top."""
        return self._children.get(eid, [])

    def ancestors(self, eid: str) -> Iterator[Provision]:
        """Yield the provision itself, then what it stands in, up to its chapter."""
        current: str | None = eid
        while current is not None:
            provision = self._by_id[current]
            yield provision
            current = provision.parent

    def ancestor(self, eid: str, kind: str) -> Provision | None:
        """Return the nearest provision of ``kind`` that ``eid`` is or stands in."""
        return next((provision for provision in self.ancestors(eid) if provision.kind == kind), None)

    def chapter(self, eid: str) -> Provision:
        """Return the BAB in which ``eid`` stands, or what is outermost where there is none."""
        return list(self.ancestors(eid))[-1]

    def is_within(self, eid: str, container: str) -> bool:
        """Say whether ``eid`` is ``container`` or stands in it."""
        return any(provision.id == container for provision in self.ancestors(eid))

    def leaves(self, eid: str) -> Iterator[Provision]:
        """Yield the smallest provisions that ``eid`` consists of (itself, where it has no parts)."""
        provision = self._by_id[eid]
        if provision.leaf:
            yield provision
        for child in self.children(eid):
            yield from self.leaves(child.id)
