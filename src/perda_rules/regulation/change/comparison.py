"""What changed from one version of a regulation to another, provision by provision; nothing is rendered here.

What only went along with the BAB or Pasal that it stands in did not move itself, and is told by its new address alone.
What stands around the norms is compared in :mod:`perda_rules.regulation.change.surroundings`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

from perda_rules.regulation.change.following import Astray, Followers, astray, followers
from perda_rules.regulation.change.matching import Evidence, Matching, match
from perda_rules.regulation.change.order import unmoved
from perda_rules.regulation.change.version import Version
from perda_rules.regulation.change.word_diff import Run, similarity, word_diff
from perda_rules.regulation.eid import printed

Fate = Literal["same", "followed", "moved", "changed", "added", "removed"]
FATES: tuple[Fate, ...] = get_args(Fate)


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one provision."""

    old: str | None
    """Its eId before; None for an added one."""
    new: str | None
    """Its eId now; None for a removed one."""
    moved: bool = False
    """It has another number, stands in something else, or in another order."""
    restated: bool = False
    """Its own words are others."""
    follows: bool = False
    """Only numbers that it cites are others, and they follow what they cite."""
    words: tuple[Run, ...] = ()
    """The difference of its own words, where both versions have words. Of an added or removed one all words, with
    everything in it that was added or removed too; of a BAB or Bagian its title."""
    why: Evidence | None = None
    """Why the two are held to be one provision."""
    kin: str | None = None
    """Of an added Pasal, the old one that most of it came from; of a removed one, the new one that most of it went to:
    a Pasal that was split, or two that were joined."""

    @property
    def similarity(self) -> float:
        """How much of its own words is the same, from 0 to 1."""
        return similarity(self.words)


@dataclass(frozen=True, slots=True)
class ArticleFate:
    """What became of a Pasal with everything in it.

    It followed where only numbers that it cites are others, as what they cite has others now. One that moved and
    changed is changed.
    """

    old: str | None
    new: str | None
    fate: Fate


class Comparison:
    """Two versions and what became of each provision."""

    def __init__(self, old: Version, new: Version) -> None:
        """Match the provisions of ``old`` and ``new``."""
        self.old, self.new = old, new
        self.matching: Matching = match(old, new)
        self.back = self.matching.back

    @property
    def addresses(self) -> dict[str, str]:
        """Old eId → new eId of everything that has another address now."""
        return {old: new for old, new in self.matching.pairs.items() if old != new}

    @cached_property
    def followers(self) -> Followers:
        """What is worded as before but for numbers that follow what they cite."""
        return followers(self.old, self.new, self.matching)

    @cached_property
    def astray(self) -> tuple[Astray, ...]:
        """The references that were not adjusted to what moved or went; they show where both texts are at hand."""
        return astray(self.old.references, self.new.references, self.matching.pairs)

    def same_context(self, old: str) -> bool:
        """Say whether a pair's words, and those that lead into it, say the same but for numbers that follow."""
        new = self.matching.pairs[old]
        return self.old[old].context == self.new[new].context or new in self.followers.in_context

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """Everything that moved, changed, was added or removed, in the order of the new text.

        What was removed comes after what stood before it. Of a Pasal that was added or removed as a whole nothing that
        stands in it is told again; of a BAB or Bagian the title alone is told, and each Pasal in it.
        """
        found: list[tuple[int, int, Change]] = []
        last = -1
        for at, provision in enumerate(self.old.provisions):
            old, new = provision.id, self.matching.pairs.get(provision.id)
            if new is not None:
                last = self.new.position[new]
                restated, moved = provision.fingerprint != self.new[new].fingerprint, old in self._moved
                if restated or moved:
                    words = self._difference(old, new) if restated else ()
                    why = self.matching.evidence[old]
                    follows = restated and new in self.followers.alone
                    found.append((last, -1, Change(old, new, moved, restated, follows, words, why)))
            elif self._is_outermost(self.old, old, self._gone):
                words = self._whole(self.old, old, "removed", self._gone)
                kin = self._kin(self.old, old, self.new, self.matching.pairs)
                found.append((last, at, Change(old, None, words=words, kin=kin)))
        for new in self.matching.added:
            if self._is_outermost(self.new, new, self._come):
                words = self._whole(self.new, new, "added", self._come)
                kin = self._kin(self.new, new, self.old, self.back)
                found.append((self.new.position[new], -1, Change(None, new, words=words, kin=kin)))
        return tuple(change for *_, change in sorted(found, key=lambda item: item[:2]))

    @cached_property
    def changes_of(self) -> dict[str, Change]:
        """What became of what is still there, by its new eId, where it moved or changed."""
        return {change.new: change for change in self.changes if change.old is not None and change.new is not None}

    @cached_property
    def articles(self) -> tuple[ArticleFate, ...]:
        """What became of every Pasal, in the order of the new text.

        Last come those that were removed, and those that are a part of another Pasal now, which have moved.
        """
        inside: dict[tuple[bool, str | None], set[Fate]] = {}
        for change in self.changes:
            for version, eid in ((self.old, change.old), (self.new, change.new)):
                if eid is not None and not version.is_group(eid):
                    article = version.article_of(eid)
                    fate = self._fate_within(change, article in (change.old, change.new))
                    inside.setdefault((version is self.old, article), set()).add(fate)
        fates = []
        for new in self.new.articles:
            old = self.back.get(new)
            if old is None:
                fates.append(ArticleFate(None, new, "added"))
                continue
            found = inside.get((False, new), set()) | inside.get((True, old), set())
            fates.append(ArticleFate(old, new, max(found, key=FATES.index, default="same")))
        told = {fate.old for fate in fates}
        for old in self.old.articles:
            if old not in told:
                part = self.matching.pairs.get(old)
                fates.append(ArticleFate(old, part, "moved" if part is not None else "removed"))
        return tuple(fates)

    @staticmethod
    def _fate_within(change: Change, itself: bool) -> Fate:
        if change.restated and not change.follows:
            return "changed"
        if change.moved:
            return "moved" if itself else "changed"
        return "followed" if change.follows else "changed"

    @cached_property
    def _gone(self) -> frozenset[str | None]:
        return frozenset(self.matching.removed)

    @cached_property
    def _come(self) -> frozenset[str | None]:
        return frozenset(self.matching.added)

    @cached_property
    def _moved(self) -> frozenset[str]:
        """The old eIds of what moved on its own."""
        moved: set[str] = set()
        stayed: dict[str | None, list[tuple[int, int]]] = {}
        for old, new in self.matching.pairs.items():
            before, now = self.old[old], self.new[new]
            holder = self.matching.pairs.get(before.parent) if before.parent is not None else None
            alone = before.parent is None and now.parent is None
            if _label(self.old, old) != _label(self.new, new) or not (alone or (holder and holder == now.parent)):
                moved.add(old)
            else:
                stayed.setdefault(before.parent, []).append((self.old.position[old], self.new.position[new]))
        for siblings in stayed.values():
            taken_out = set(siblings) - set(unmoved(siblings))
            moved.update(self.old.provisions[at].id for at, _ in taken_out)
        return frozenset(moved)

    def _difference(self, old: str, new: str) -> tuple[Run, ...]:
        if self.old.words is None or self.new.words is None:
            return ()
        return word_diff(self.old.words[old], self.new.words[new])

    @staticmethod
    def _is_outermost(version: Version, eid: str, among: Collection[str | None]) -> bool:
        parent = version[eid].parent
        return parent not in among or (parent is not None and version.is_group(parent))

    @staticmethod
    def _whole(
        version: Version, eid: str, kind: Literal["added", "removed"], among: Collection[str | None]
    ) -> tuple[Run, ...]:
        if version.words is None:
            return ()
        words = version.words[eid] if version.is_group(eid) else " ".join(_reading(version, eid, among))
        return (Run(kind=kind, text=words),) if words else ()

    @staticmethod
    def _kin(version: Version, eid: str, other: Version, pairs: Mapping[str, str]) -> str | None:
        """Return the Pasal of the ``other`` version that half or more of the parts of a Pasal went to."""
        if version.article_of(eid) != eid:
            return None
        parts = [part for part in version.within(eid) if version[part].leaf]
        went = Counter(other.article_of(pairs[part]) for part in parts if part in pairs)
        kin, number = went.most_common(1)[0] if went else (None, 0)
        return kin if 2 * number >= len(parts) else None


def _label(version: Version, eid: str) -> tuple[str, str]:
    """Return what a provision is called among its siblings: its kind and number; one without a number only its kind."""
    provision = version[eid]
    return provision.kind, printed(eid) if provision.number is not None else ""


def _reading(version: Version, eid: str, among: Collection[str | None]) -> Iterator[str]:
    """Yield the words of a provision and of what stands in it, each part after its number, as far as ``among``."""
    words = version.words or {}
    for part in version.within(eid):
        if part not in among:
            continue
        provision = version[part]
        if part != eid and provision.number is not None:
            yield f"({provision.number})" if provision.kind == "paragraph" else f"{provision.number}."
        if words[part]:
            yield words[part]
