"""The difference between two drafts, gathered from what the comparison knows. How it reads is written elsewhere."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from perda_rules.language import LANGUAGES, Label
from perda_rules.obligations.against_draft import Touch, is_same_regulation, touched, unlike_register
from perda_rules.obligations.models import Corpus
from perda_rules.regulation.change.comparison import FATES, Change, Comparison
from perda_rules.regulation.change.following import Astray
from perda_rules.regulation.change.surroundings import PassageChange, compare_surroundings
from perda_rules.regulation.change.terms import TermChange, changed_terms
from perda_rules.regulation.change.version import Version
from perda_rules.regulation.citation import cite
from perda_rules.reports.drafts.runs import Move, move_runs
from perda_rules.reports.drafts.told import (
    ArticleTold,
    AstrayTold,
    ChangeTold,
    DraftDifference,
    MovesTold,
    Obliged,
    PassageTold,
    Side,
    Spot,
    TermTold,
    TouchTold,
)


@dataclass(frozen=True, slots=True)
class _Teller:
    comparison: Comparison

    def old(self, eid: str) -> Spot:
        return spot(self.comparison.old, eid)

    def new(self, eid: str) -> Spot:
        return spot(self.comparison.new, eid)

    def old_of(self, eid: str | None) -> Spot | None:
        return self.old(eid) if eid is not None else None

    def new_of(self, eid: str | None) -> Spot | None:
        return self.new(eid) if eid is not None else None

    def change(self, change: Change) -> ChangeTold:
        paired = change.old is not None and change.new is not None
        return ChangeTold(
            old=self.old_of(change.old),
            new=self.new_of(change.new),
            moved=change.moved,
            restated=change.restated,
            follows=change.follows,
            similarity=round(change.similarity, 3) if change.restated and paired and change.words else None,
            why=change.why,
            words=change.words,
        )

    def moves(self, run: Sequence[Move]) -> MovesTold:
        (old_first, new_first), (old_last, new_last) = run[0], run[-1]
        return MovesTold(
            number=len(run),
            old=(self.old(old_first), self.old(old_last)),
            new=(self.new(new_first), self.new(new_last)),
        )

    def astray(self, found: Astray) -> AstrayTold:
        return AstrayTold(
            source=self.new(found.source),
            text=found.text,
            meant=self.old(found.meant),
            now=self.new_of(found.now),
            points_to=tuple(self.new(eid) for eid in found.points_to if eid in self.comparison.new),
        )

    def term(self, found: TermChange) -> TermTold:
        return TermTold(
            old=self.old_of(found.old),
            new=self.new_of(found.new),
            before=found.before,
            now=found.now,
            uses=found.uses,
        )

    def touch(self, found: Touch) -> TouchTold:
        return TouchTold(
            old=self.old_of(found.old),
            new=self.new_of(found.new),
            actions=found.actions,
            obligations=found.obligations,
            reason=found.reason,
        )


def spot(version: Version, eid: str) -> Spot:
    """Return the provision ``eid`` of ``version``, cited."""
    citation = Label(**{language: cite(version[eid], version, language) for language in LANGUAGES})
    return Spot(id=eid, citation=citation, line=version.lines.get(eid))


def difference(comparison: Comparison, files: tuple[str, str], corpus: Corpus | None = None) -> DraftDifference:
    """Return the difference between the two texts of ``comparison``, which ``files`` names.

    What it asks of ``corpus`` is told where the old text is that of the regulation which is encoded there.
    """
    tell = _Teller(comparison)
    old, new, changes = comparison.old, comparison.new, comparison.changes
    moved = [
        (change.old, change.new)
        for change in changes
        if change.moved and change.old and change.new and old.article_of(change.old) == change.old
    ]
    passages: Sequence[PassageChange] = ()
    if old.document is not None and new.document is not None:
        passages = compare_surroundings(old.document, new.document, _numbers(comparison))
    fates = Counter(found.fate for found in comparison.articles)
    return DraftDifference(
        old=_side(old, files[0]),
        new=_side(new, files[1]),
        fates={fate: fates[fate] for fate in FATES},
        groups=tuple(tell.change(change) for change in changes if _of_group(change, comparison)),
        moves=tuple(tell.moves(run) for run in move_runs(moved, old, new)),
        articles=tuple(_articles(comparison, tell)),
        passages=tuple(PassageTold(kind=p.kind, about=p.about, words=p.words) for p in passages),
        references=tuple(tell.astray(found) for found in comparison.astray),
        terms=tuple(tell.term(found) for found in changed_terms(comparison)),
        obligations=_obliged(comparison, tell, corpus) if corpus is not None else None,
        addresses=comparison.addresses,
    )


def _obliged(comparison: Comparison, tell: _Teller, corpus: Corpus) -> Obliged | None:
    if not is_same_regulation(corpus, comparison.old.provisions):
        return None
    touches = tuple(tell.touch(touch) for touch in touched(corpus, comparison))
    return Obliged(unlike=unlike_register(corpus, comparison.old.provisions), touches=touches)


def _articles(comparison: Comparison, tell: _Teller) -> Iterator[ArticleTold]:
    inside: defaultdict[tuple[bool, str], dict[int, Change]] = defaultdict(dict)
    """The changes in each Pasal, by their order; what went from one to another is told in both."""
    for at, change in enumerate(comparison.changes):
        for version, eid in ((comparison.old, change.old), (comparison.new, change.new)):
            article = version.article_of(eid) if eid is not None else None
            if article is not None:
                inside[version is comparison.old, article][at] = change
    for found in comparison.articles:
        if found.fate == "same":
            continue
        changes = inside[True, found.old or ""] | inside[False, found.new or ""]
        itself = (change for change in changes.values() if (change.old, change.new) == (found.old, found.new))
        kin = next((change.kin for change in itself), None)
        yield ArticleTold(
            fate=found.fate,
            old=tell.old_of(found.old),
            new=tell.new_of(found.new),
            kin=tell.old_of(kin) if found.old is None else tell.new_of(kin),
            changes=tuple(tell.change(changes[at]) for at in sorted(changes)),
        )


def _of_group(change: Change, comparison: Comparison) -> bool:
    ends = ((comparison.old, change.old), (comparison.new, change.new))
    return any(eid is not None and version.is_group(eid) for version, eid in ends)


def _numbers(comparison: Comparison) -> dict[str, str | None]:
    """Return which number a Pasal has now, by its number before, where that stood once; None where it is gone."""
    old, pairs = comparison.old, comparison.matching.pairs
    count = Counter(old[eid].number for eid in old.articles)
    return {
        number: comparison.new[pairs[eid]].number if eid in pairs else None
        for eid in old.articles
        if (number := old[eid].number) is not None and count[number] == 1
    }


def _side(version: Version, file: str) -> Side:
    leaves = sum(1 for provision in version.provisions if provision.leaf)
    return Side(file=file, articles=len(version.articles), provisions=leaves)
