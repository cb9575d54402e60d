"""RD708: the BAB that every act has, in another order."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import ChapterKind, chapter_kind
from perda_rules.regulation.lint.draft import Draft, Placed
from perda_rules.regulation.lint.models import Hit, at, rule

ORDER: tuple[ChapterKind, ...] = ("general", "investigation", "penal", "transitional", "closing")


@rule("RD708", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such BAB that stands behind one that comes after it, and what stands behind the last of them."""
    latest: Placed | None = None
    rank = -1
    for placed in draft.groups:
        kind = chapter_kind(placed.unit)
        if kind is None:
            continue
        if ORDER.index(kind) < rank and latest is not None:
            yield at(placed, heading=placed.title, after=latest.title)
        else:
            rank, latest = ORDER.index(kind), placed
