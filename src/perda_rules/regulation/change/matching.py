"""Which provision of one version became which of another, one to one: a renumbered Pasal is not a new one.

Same words come first, then likeness, then the place between neighbours. Where several provisions have the same words,
those that kept their address or their neighbour belong together and the rest go in the order of the text, marked so.
Swapping the two versions gives the same pairs.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from perda_rules.regulation.change.order import unmoved
from perda_rules.regulation.change.similarity import Likeness, words_in
from perda_rules.regulation.change.version import GROUPS, NO_WORDS, Version

Evidence = Literal["words", "likeness", "place", "order"]
"""Why two provisions are one: the same words, similar words, the same place, or, of several with the same words, the
order of the text. A BAB or Bagian is the same by what stands in it (likeness), by its title (words) or by its place."""

_LEAST = 0.4
"""As alike as this, two provisions at corresponding places are one that changed."""
_LEAST_IN_PLACE = 0.15
"""Enough where nothing else stands between the same neighbours."""
_LEAST_ELSEWHERE = 0.6
"""What moved into another Pasal must be more alike."""
_FEWEST_WORDS = 6
"""Shorter provisions are not looked for elsewhere by likeness: too many resemble them."""
_NEAR = 0.05
"""What a kept address, and each kept neighbour, adds where several provisions are alike."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The pairs, and what has no counterpart."""

    pairs: Mapping[str, str]
    """Old eId → new eId, in the order of the old text."""
    evidence: Mapping[str, Evidence]
    """By old eId."""
    removed: tuple[str, ...]
    added: tuple[str, ...]

    @property
    def back(self) -> dict[str, str]:
        """New eId → old eId."""
        return {new: old for old, new in self.pairs.items()}


def match(old: Version, new: Version) -> Matching:
    """Match the provisions of two versions."""
    matcher = _Matcher(old, new)
    matcher.run()
    there, back = matcher.there, matcher.back
    pairs = {eid: there[eid] for eid in old.position if eid in there}
    return Matching(
        pairs,
        {eid: matcher.evidence[eid] for eid in pairs},
        removed=tuple(eid for eid in old.position if eid not in there),
        added=tuple(eid for eid in new.position if eid not in back),
    )


class _Matcher:
    def __init__(self, old: Version, new: Version) -> None:
        self.old, self.new = old, new
        self.there: dict[str, str] = {}
        self.back: dict[str, str] = {}
        self.evidence: dict[str, Evidence] = {}
        self.entered: deque[tuple[str, str]] = deque()
        """Pairs whose parts are still to be matched."""

    def run(self) -> None:
        """Match everything: Pasal first, then what is in them, what went from one to another, and what groups them."""
        self._row(self.old.articles, self.new.articles)
        self._enter()
        self._strays()
        self._groups()

    def _pair(self, old: str, new: str, evidence: Evidence) -> None:
        self.there[old], self.back[new] = new, old
        self.evidence[old] = evidence
        self.entered.append((old, new))

    def _free(self, side: int, eids: Iterable[str]) -> list[str]:
        taken = (self.there, self.back)[side]
        return [eid for eid in eids if eid not in taken]

    def _enter(self) -> None:
        while self.entered:
            old, new = self.entered.popleft()
            if not self.old.is_group(old):
                self._row(self.old.parts(old), self.new.parts(new))

    # One row of provisions against another ---------------------------------------------------------------------------

    def _row(self, olds: Sequence[str], news: Sequence[str]) -> None:
        self._same_words(olds, news)
        self._alike(self._free(0, olds), self._free(1, news), olds, news, _LEAST)
        self._in_place(olds, news)

    def _same_words(self, olds: Sequence[str], news: Sequence[str]) -> None:
        alike: dict[str, tuple[list[str], list[str]]] = {}
        for side, (version, eids) in enumerate(((self.old, olds), (self.new, news))):
            for eid in self._free(side, eids):
                alike.setdefault(version.whole[eid], ([], []))[side].append(eid)
        tied = []
        for same, others in alike.values():
            if len(same) == len(others) == 1 and self.old.whole[same[0]] != NO_WORDS:
                self._pair(same[0], others[0], "words")
            elif same and others:
                tied.append((same, others))
        if not tied:
            return
        for same, others in tied:
            self._same_address(same, others)
        self._beside(olds, news)
        self._beside(olds[::-1], news[::-1])
        for same, others in tied:
            left, free = self._free(0, same), self._free(1, others)
            # What has no words is told from its like by its place alone, and that is looked at later.
            if left and self.old.whole[left[0]] != NO_WORDS:
                for old, new in zip(left, free, strict=False):
                    self._pair(old, new, "order")

    def _same_address(self, olds: Sequence[str], news: Sequence[str]) -> None:
        free = {self._place(self.new, eid): eid for eid in reversed(news)}
        for old in olds:
            new = free.pop(self._place(self.old, old), None)
            if new is not None:
                self._pair(old, new, "words")

    @staticmethod
    def _place(version: Version, eid: str) -> str:
        """Return the address of a Pasal, or of a part the number within what it stands in."""
        parent = version[eid].parent
        return eid if parent is None or version.is_group(parent) else eid.removeprefix(parent)

    def _beside(self, olds: Sequence[str], news: Sequence[str]) -> None:
        """Pair what has the same words and stands right after a pair."""
        following = dict(pairwise(news))
        for before, old in pairwise(olds):
            new = following.get(self.there.get(before, ""))
            if (
                new is not None
                and old not in self.there
                and new not in self.back
                and self.old.whole[old] == self.new.whole[new]
            ):
                self._pair(old, new, "words")

    def _alike(
        self, left: Sequence[str], free: Sequence[str], olds: Sequence[str], news: Sequence[str], least: float
    ) -> None:
        if not left or not free:
            return
        likeness = Likeness(self.old, left, self.new, free)
        beside_old, beside_new = _neighbours(olds), _neighbours(news)
        ranked = []
        for old, new in likeness.candidates():
            score = likeness.of(old, new)
            if score >= least:
                near = self._place(self.old, old) == self._place(self.new, new)
                kept = sum(
                    None not in (one, other) and self.there.get(one or "") == other
                    for one, other in zip(beside_old[old], beside_new[new], strict=True)
                )
                at, to = self.old.position[old], self.new.position[new]
                ranked.append((-(score + _NEAR * (near + kept)), abs(at - to), at + to, old, new))
        for *_, old, new in sorted(ranked):
            if old not in self.there and new not in self.back:
                self._pair(old, new, "likeness")

    def _in_place(self, olds: Sequence[str], news: Sequence[str]) -> None:
        """Pair what is left between the same neighbours: all of it where it is as much, else what kept its address."""
        for left, free in self._gaps(olds, news):
            if not left or not free:
                continue
            worded = self.old.words is not None and self.new.words is not None
            likeness = Likeness(self.old, left, self.new, free) if worded else None
            if len(left) == len(free):
                for old, new in zip(left, free, strict=True):
                    if (
                        likeness is None
                        or self._place(self.old, old) == self._place(self.new, new)
                        or self.old.whole[old] == self.new.whole[new]
                        or likeness.of(old, new) >= _LEAST_IN_PLACE
                    ):
                        self._pair(old, new, "place")
                continue
            addressed = {self._place(self.new, eid): eid for eid in reversed(free)}
            for old in left:
                at = addressed.get(self._place(self.old, old))
                if at is not None and (likeness is None or self.old.whole[old] == self.new.whole[at]):
                    self._pair(old, at, "place")

    def _gaps(self, olds: Sequence[str], news: Sequence[str]) -> Iterator[tuple[list[str], list[str]]]:
        """Yield what has no counterpart between pairs that follow on one another in both."""
        places = {eid: number for number, eid in enumerate(olds)}
        at = {eid: number for number, eid in enumerate(news)}
        paired = [(places[eid], at[self.there[eid]]) for eid in olds if self.there.get(eid) in at]
        cuts = [(-1, -1), *unmoved(paired), (len(olds), len(news))]
        for (old, new), (next_old, next_new) in pairwise(cuts):
            yield self._free(0, olds[old + 1 : next_old]), self._free(1, news[new + 1 : next_new])

    # What went from one Pasal to another -----------------------------------------------------------------------------

    def _strays(self) -> None:
        """Match what lost its place, be it as part of another Pasal or as a Pasal of its own."""
        counts = [Counter(version.whole.values()) for version in (self.old, self.new)]
        sides: list[list[str]] = []
        for side, version in enumerate((self.old, self.new)):
            sides.append(
                [p.id for p in version.provisions if p.kind not in GROUPS and p.id in self._free(side, [p.id])]
            )
        moved = {self.new.whole[eid]: eid for eid in sides[1]}
        for old in sides[0]:
            whole = self.old.whole[old]
            new = moved.get(whole)
            if (
                new is not None
                and old not in self.there
                and new not in self.back
                and counts[0][whole] == counts[1][whole] == 1
            ):
                self._pair(old, new, "words")
                self._enter()
        if self.old.words is not None and self.new.words is not None:
            left, free = self._wordy(0, self.old, sides[0]), self._wordy(1, self.new, sides[1])
            self._alike(left, free, left, free, _LEAST_ELSEWHERE)
            self._enter()

    def _wordy(self, side: int, version: Version, eids: Sequence[str]) -> list[str]:
        words = version.words or {}
        return [eid for eid in self._free(side, eids) if len(words_in(words[eid])) >= _FEWEST_WORDS]

    # What groups them ------------------------------------------------------------------------------------------------

    def _groups(self) -> None:
        """Match BUKU, BAB, Bagian and Paragraf by the Pasal that they share, by their titles, by their places."""
        olds = [p.id for p in self.old.provisions if p.kind in GROUPS]
        news = [p.id for p in self.new.provisions if p.kind in GROUPS]
        grouped = [
            [p.id for p in side.provisions if p.kind not in GROUPS and p.parent is not None and side.is_group(p.parent)]
            for side in (self.old, self.new)
        ]
        held = [
            Counter(above.id for eid in eids for above in side.above(eid))
            for side, eids in zip((self.old, self.new), grouped, strict=True)
        ]
        also_grouped = set(grouped[1])
        shared = Counter(
            (one.id, other.id)
            for old in grouped[0]
            if (new := self.there.get(old, "")) in also_grouped
            for one in self.old.above(old)
            for other in self.new.above(new)
            if one.kind == other.kind and one.kind in GROUPS
        )
        ranked = []
        for (old, new), number in shared.items():
            titled = self.old[old].fingerprint == self.new[new].fingerprint
            score = (2 * number + titled) / (held[0][old] + held[1][new] + 1)
            if score >= 0.5 or (titled and score > _LEAST_IN_PLACE):
                at, to = self.old.position[old], self.new.position[new]
                ranked.append((-score, abs(at - to), at + to, old, new))
        for *_, old, new in sorted(ranked):
            if old not in self.there and new not in self.back:
                self._pair(old, new, "likeness")
        self._titled(self._free(0, olds), self._free(1, news))
        for old in self._free(0, olds):
            if old in self.new and old not in self.back and self.new.is_group(old):
                self._pair(old, old, "place")

    def _titled(self, olds: Sequence[str], news: Sequence[str]) -> None:
        """Pair the groups of a kind whose title no other has."""
        keys = [
            [(version[eid].kind, version[eid].fingerprint) for eid in eids]
            for version, eids in ((self.old, olds), (self.new, news))
        ]
        counts = [Counter(side) for side in keys]
        by_key = dict(zip(keys[1], news, strict=True))
        for old, key in zip(olds, keys[0], strict=True):
            if counts[0][key] == counts[1][key] == 1 and key[1] != NO_WORDS:
                self._pair(old, by_key[key], "words")


def _neighbours(eids: Sequence[str]) -> dict[str, tuple[str | None, str | None]]:
    return {
        eid: (eids[at - 1] if at else None, eids[at + 1] if at + 1 < len(eids) else None) for at, eid in enumerate(eids)
    }
