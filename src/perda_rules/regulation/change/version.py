"""One version of a regulation as it is matched with another: its provisions as a tree and, where known, their words.

A register is a version without words: fingerprints say which provisions are the same, not which are alike.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from perda_rules.regulation.document import Document
from perda_rules.regulation.fingerprint import fingerprint
from perda_rules.regulation.models import Provision
from perda_rules.regulation.references.finding import references_of
from perda_rules.regulation.references.models import Reference
from perda_rules.regulation.register import build_register, provision_texts

GROUPS = ("book", "chapter", "part", "subpart")
"""What groups Pasal and has no norm of its own."""
NO_WORDS = fingerprint("")


class Version:
    """The provisions of one version, by eId, in the order of the text."""

    def __init__(
        self,
        provisions: Sequence[Provision],
        words: Mapping[str, str] | None = None,
        document: Document | None = None,
    ) -> None:
        """Take ``provisions``, each after what it stands in.

        ``words`` are those of each alone, by eId; ``document`` is the text, where it is at hand.
        """
        self.provisions = tuple(provisions)
        self.words = words
        self.document = document
        self.position = {provision.id: at for at, provision in enumerate(self.provisions)}
        self._below: dict[str | None, list[str]] = {}
        for provision in self.provisions:
            self._below.setdefault(provision.parent, []).append(provision.id)

    def __getitem__(self, eid: str) -> Provision:
        """Return a provision. Raises KeyError."""
        return self.provisions[self.position[eid]]

    def __contains__(self, eid: object) -> bool:
        """Say whether ``eid`` is an address of this version."""
        return eid in self.position

    def children(self, eid: str | None) -> Sequence[str]:
        """Return what stands directly in ``eid``; None gives the top."""
        return self._below.get(eid, ())

    def parts(self, eid: str) -> Sequence[str]:
        """Return the provisions that ``eid`` consists of; of a BAB that it quotes, those that stand in that BAB."""
        found: list[str] = []
        pending = list(reversed(self.children(eid)))
        while pending:
            part = pending.pop()
            if self.is_group(part):
                pending.extend(reversed(self.children(part)))
            else:
                found.append(part)
        return found

    def above(self, eid: str) -> Iterator[Provision]:
        """Yield what ``eid`` stands in, the nearest first."""
        parent = self[eid].parent
        while parent is not None:
            provision = self[parent]
            yield provision
            parent = provision.parent

    def within(self, eid: str) -> Iterator[str]:
        """Yield ``eid`` and everything that stands in it, in the order of the text."""
        pending = [eid]
        while pending:
            found = pending.pop()
            yield found
            pending.extend(reversed(self.children(found)))

    def is_group(self, eid: str) -> bool:
        """Say whether ``eid`` is a BUKU, BAB, Bagian or Paragraf."""
        return self[eid].kind in GROUPS

    def article_of(self, eid: str) -> str | None:
        """Return the Pasal that ``eid`` is or stands in, the outermost one; None for a BAB or Bagian."""
        chain = (eid, *(provision.id for provision in self.above(eid)))
        return next((above for above in reversed(chain) if not self.is_group(above)), None)

    @cached_property
    def articles(self) -> tuple[str, ...]:
        """Every Pasal that stands in no other provision but a group: not those that an amending act quotes."""
        return tuple(
            provision.id
            for provision in self.provisions
            if provision.kind not in GROUPS and (provision.parent is None or self.is_group(provision.parent))
        )

    @cached_property
    def following(self) -> Mapping[str, str]:
        """What comes next, by eId: of a Pasal the next in its BAB, of others the next of their kind beside it."""
        found = {
            one: other
            for siblings in self._below.values()
            for one, other in pairwise(siblings)
            if self[one].kind == self[other].kind
        }
        outermost = {eid: [above.id for above in self.above(eid)][-1:] for eid in self.articles}
        return found | {one: other for one, other in pairwise(self.articles) if outermost[one] == outermost[other]}

    @cached_property
    def references(self) -> tuple[Reference, ...]:
        """Every reference of the text; none without one."""
        return references_of(self.document) if self.document is not None else ()

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """The line of the text on which each provision stands, by eId; empty without one."""
        walked = self.document.walk() if self.document is not None else ()
        return {unit.id: unit.line for unit, _ in walked if unit.id is not None}

    @cached_property
    def whole(self) -> Mapping[str, str]:
        """A digest of each provision with everything that stands in it, whatever the numbers are."""
        found: dict[str, str] = {}
        for provision in reversed(self.provisions):
            parts = (provision.fingerprint, *(found[child] for child in self.children(provision.id)))
            found[provision.id] = hashlib.sha256("".join(parts).encode()).hexdigest() if len(parts) > 1 else parts[0]
        return found


def version_of(document: Document) -> Version:
    """Return the version that ``document`` is, with its words."""
    words = {eid: found.text for eid, found in provision_texts(document).items()}
    return Version(build_register(document), words, document)
