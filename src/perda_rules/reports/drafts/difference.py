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
    PointTold,
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
        back = self.comparison.back
        points = [eid for eid in found.points_to if eid in self.comparison.new]
        return AstrayTold(
            source=self.new(found.source),
            text=found.text,
            before=found.before,
            meant=self.old(found.meant),
            now=self.new_of(found.now),
            points_to=tuple(self.new(eid) for eid in points),
            points_to_former=tuple(self.old(back[eid]) for eid in points if eid in back),
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
    moved = [(change.old, change.new) for change in changes if change.moved and change.old and change.new]
    groups = [change for change in changes if _of_group(change, comparison)]
    of_groups = [(c.old, c.new) for c in groups if c.old and c.new and not c.restated]
    passages: Sequence[PassageChange] = ()
    if old.document is not None and new.document is not None:
        passages = compare_surroundings(old.document, new.document, _numbers(comparison))
    fates = Counter(found.fate for found in comparison.articles)
    return DraftDifference(
        old=_side(old, files[0]),
        new=_side(new, files[1]),
        fates={fate: fates[fate] for fate in FATES},
        group_moves=tuple(tell.moves(run) for run in move_runs(of_groups, old, new)),
        groups=tuple(tell.change(change) for change in groups if change.restated or None in _ends(change)),
        moves=tuple(tell.moves(run) for run in move_runs([m for m in moved if old.article_of(m[0]) == m[0]], old, new)),
        articles=tuple(_articles(comparison, tell)),
        passages=tuple(PassageTold(kind=p.kind, about=p.about, words=p.words, explained=p.explained) for p in passages),
        references=tuple(tell.astray(found) for found in comparison.astray),
        terms=tuple(tell.term(found) for found in changed_terms(comparison)),
        obligations=_asked_of(corpus, comparison) if corpus is not None else None,
        addresses=comparison.addresses,
    )


def _asked_of(corpus: Corpus, comparison: Comparison) -> Obliged | None:
    if not is_same_regulation(corpus, comparison.old.provisions):
        return None
    return obliged(comparison, touched(corpus, comparison), unlike_register(corpus, comparison.old.provisions))


def obliged(comparison: Comparison, touches: Sequence[Touch], unlike: int = 0) -> Obliged:
    """Return what ``touches`` ask of the corpus, with every place cited."""
    tell = _Teller(comparison)
    return Obliged(
        unlike=unlike,
        touches=tuple(tell.touch(touch) for touch in touches),
        points=tuple(_points(comparison, touches, tell)),
    )


def _points(comparison: Comparison, touches: Sequence[Touch], tell: _Teller) -> Iterator[PointTold]:
    """Yield where to point to: of what went along with its Pasal that Pasal, of other provisions themselves."""
    rows: dict[Move, list[Touch]] = {}
    for touch in touches:
        if "point" in touch.actions and touch.old and touch.new:
            was, now = comparison.old.article_of(touch.old), comparison.new.article_of(touch.new)
            along = was and now and touch.old.removeprefix(was) == touch.new.removeprefix(now)
            rows.setdefault((was, now) if was and now and along else (touch.old, touch.new), []).append(touch)
    for run in move_runs(rows, comparison.old, comparison.new):
        found = [touch for move in run for touch in rows[move]]
        yield PointTold(
            **dict(tell.moves(run)), provisions=len(found), obligations=sum(len(touch.obligations) for touch in found)
        )


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
        numbered = inside[True, found.old or ""] | inside[False, found.new or ""]
        changes = [numbered[at] for at in sorted(numbered)]
        ends = (found.old, found.new)
        itself = (change for change in changes if (change.old, change.new) == ends)
        moves = [
            (change.old, change.new)
            for change in changes
            if change.old and change.new and not change.restated and (change.old, change.new) != ends
        ]
        kin = next((change.kin for change in itself), None)
        yield ArticleTold(
            fate=found.fate,
            old=tell.old_of(found.old),
            new=tell.new_of(found.new),
            kin=tell.old_of(kin) if found.old is None else tell.new_of(kin),
            moves=tuple(tell.moves(run) for run in move_runs(moves, comparison.old, comparison.new)),
            changes=tuple(tell.change(change) for change in changes if change.restated or None in _ends(change)),
        )


def _ends(change: Change) -> tuple[str | None, str | None]:
    return change.old, change.new


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
