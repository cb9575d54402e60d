"""The difference between two drafts in words, for a drafter: sections of lines, the same in every format."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perda_rules.language import Language
from perda_rules.regulation.change.comparison import FATES
from perda_rules.reports.drafts.lines import Line, line, marked, title
from perda_rules.reports.drafts.places import Places
from perda_rules.reports.drafts.told import (
    ArticleTold,
    AstrayTold,
    ChangeTold,
    DraftDifference,
    MovesTold,
    Obliged,
    PassageTold,
    TermTold,
)
from perda_rules.reports.drafts.touch_lines import touch_lines


def difference_lines(told: DraftDifference, language: Language, *, whole: bool) -> list[Line]:
    """Write a difference; ``whole`` shows every word of what changed, else only those around a change."""
    return list(_Writer(language, told, whole).lines())


@dataclass(frozen=True, slots=True)
class _Writer(Places):
    told: DraftDifference
    whole: bool

    def lines(self) -> Iterator[Line]:
        """Yield everything, section by section."""
        told = self.told
        yield title(self.tell("title"))
        for name, side in (("old", told.old), ("new", told.new)):
            sizes = {"articles": self.number(side.articles), "provisions": self.number(side.provisions)}
            yield line(1, self.tell(name, file=side.file, **sizes))
        if told.same:
            yield line(1, self.tell("same"))
        else:
            counts = (self.tell(f"fate.{fate}", n=self.number(told.fates[fate])) for fate in FATES if told.fates[fate])
            yield line(1, self.tell("counts", counts=", ".join(counts)))
        moves = (line(1, self.moves(moves)) for moves in told.group_moves)
        yield from self.section("groups", (*moves, *(one for change in told.groups for one in self.group(change))))
        yield from self.section("moves", (line(1, self.moves(moves)) for moves in told.moves))
        for fate in ("changed", "added", "removed"):
            articles = [article for article in told.articles if article.fate == fate]
            yield from self.section(fate, (one for article in articles for one in self.article(article)))
        followed = [self.ends(article.old, article.new) for article in told.articles if article.fate == "followed"]
        yield from self.section("followed", (line(1, place) for place in followed))
        yield from self.section("passages", (one for passage in told.passages for one in self.passage(passage)))
        yield from self.section("terms", (line(1, self.term(term)) for term in told.terms))
        yield from self.section("references", (line(1, self.astray(found)) for found in told.references))
        yield from self.section("obligations", self.obligations(told.obligations))

    def section(self, name: str, lines: Iterable[Line]) -> Iterator[Line]:
        found = list(lines)
        if found:
            yield title(self.tell(f"section.{name}"))
            yield from found

    def obligations(self, obliged: Obliged | None) -> Iterator[Line]:
        if obliged is None:
            yield line(1, self.tell("touch.other"))
            return
        if obliged.unlike:
            yield line(1, self.tell("touch.unlike", n=self.number(obliged.unlike)))
        if not obliged.touches:
            yield line(1, self.tell("touch.none"))
        yield from touch_lines(obliged, self)

    # What changed ----------------------------------------------------------------------------------------------------

    def group(self, change: ChangeTold) -> Iterator[Line]:
        if change.old is None or change.new is None:
            spot = change.new or change.old
            if spot is not None:
                yield line(1, self.tell("removed" if change.new is None else "added", place=self.cite(spot)))
                yield marked(2, change.words, whole=True)
            return
        ends = (change.old, change.old), (change.new, change.new)
        yield line(
            1, self.moves(MovesTold(number=1, old=ends[0], new=ends[1])) if change.moved else self.cite(change.new)
        )
        if change.words:
            yield marked(2, change.words, whole=True)

    def article(self, article: ArticleTold) -> Iterator[Line]:
        place = self.ends(article.old, article.new)
        if article.kin is not None:
            place = self.tell("split" if article.old is None else "joined", place=place, kin=self.cite(article.kin))
        yield line(1, place)
        for moves in article.moves:
            yield line(2, self.moves(moves, article.old, article.new))
        for change in article.changes:
            yield from self.change(change, article)

    def change(self, change: ChangeTold, article: ArticleTold) -> Iterator[Line]:
        old = self.cite(change.old, article.old) if change.old is not None else ""
        new = self.cite(change.new, article.new) if change.new is not None else ""
        itself = article.old in (change.old, None) and article.new in (change.new, None)
        if not (itself and None in (change.old, change.new)):
            place = self.tell("moved", old=old, new=new) if old and new and old != new else new or old
            if change.old is None or change.new is None:
                place = self.tell("removed" if change.new is None else "added", place=place)
            if change.similarity is not None:
                place = self.tell("similar", place=place, share=min(99, round(change.similarity * 100)))
            if change.why in ("place", "order"):
                place = self.tell(f"by_{change.why}", place=place)
            yield line(2, place)
            if change.words:
                yield marked(3, change.words, whole=self.whole)
        elif change.words:
            yield marked(2, change.words, whole=self.whole)

    def passage(self, passage: PassageTold) -> Iterator[Line]:
        if passage.explained is not None:
            yield line(1, self.tell("passage.left_behind", about=passage.about, number=passage.explained))
            return
        note = passage.kind == "elucidation" and passage.about is not None
        yield line(1, self.tell(f"passage.{'note' if note else passage.kind}", about=passage.about))
        yield marked(2, passage.words, whole=self.whole)

    def term(self, term: TermTold) -> str:
        kind = "added" if term.old is None else "removed" if term.new is None else "changed"
        if kind == "changed" and term.before != term.now:
            kind = "renamed"
        place = self.cite(spot) if (spot := term.new or term.old) else ""
        n = self.number(len(term.uses))
        return self.tell(f"term.{kind}", before=term.before, now=term.now, place=place, n=n)

    def astray(self, found: AstrayTold) -> str:
        number = len(found.points_to)
        points = self.tell("astray.several", n=self.number(number)) if number else self.tell("astray.nothing")
        if number == 1:
            was = found.points_to_former
            points = self.tell("astray.other", was=self.cite(was[0])) if was else self.tell("astray.new")
        text = found.text if found.text == found.before else self.tell("moved", old=found.before, new=found.text)
        params = {"place": self.placed(found.source), "text": text, "meant": self.cite(found.meant)}
        if found.now is None:
            return self.tell("astray.gone", points=points, **params)
        return self.tell("astray.moved", points=points, now=self.cite(found.now), **params)
