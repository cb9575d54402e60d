"""How places of two drafts are named: one provision, where it was and is, provisions that moved in a row."""

from __future__ import annotations

from dataclasses import dataclass

from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.reports.drafts.told import MovesTold, Spot
from perda_rules.reports.wording import write, write_number


@dataclass(frozen=True, slots=True)
class Places:
    """Names places in one language."""

    language: Language

    def tell(self, key: str, **params: object) -> str:
        """Return a sentence about differences."""
        return say(f"difference.{key}", self.language, **params)

    def number(self, number: int) -> str:
        """Write a number."""
        return write_number(number, self.language)

    def cite(self, spot: Spot, within: Spot | None = None) -> str:
        """Cite a provision; of what stands ``within`` a Pasal only the rest."""
        cited = write(spot.citation, self.language)
        if within is None:
            return cited
        if spot.id == within.id:
            return self.tell("itself")
        return cited.removeprefix(f"{write(within.citation, self.language)} ")

    def placed(self, spot: Spot) -> str:
        """Cite a provision with its line."""
        cited = self.cite(spot)
        return self.tell("line", place=cited, line=spot.line) if spot.line else cited

    def ends(self, old: Spot | None, new: Spot | None) -> str:
        """Cite where a Pasal stood and stands, with the line; once where both are called the same."""
        both = [self.placed(spot) for spot in (old, new) if spot is not None]
        if old is not None and new is not None and self.cite(old) == self.cite(new):
            both = both[1:]
        return self.tell("moved", old=both[0], new=both[1]) if len(both) > 1 else both[0]

    def moves(self, moves: MovesTold, old: Spot | None = None, new: Spot | None = None) -> str:
        """Tell provisions that moved in a row, within the Pasal ``old`` and ``new``."""
        was, now = (
            cited[0] if moves.number == 1 else self.tell("span", first=cited[0], last=cited[1])
            for cited in (
                [self.cite(spot, old) for spot in moves.old],
                [self.cite(spot, new) for spot in moves.new],
            )
        )
        if was != now:
            return self.tell("moved", old=was, new=now)
        return self.tell("elsewhere", place=now)
