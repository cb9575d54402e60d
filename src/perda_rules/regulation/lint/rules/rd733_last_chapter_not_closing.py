"""RD733: an act divided into BAB whose last one is not the closing one."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import chapter_kind
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD733", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the last BAB, where it is not KETENTUAN PENUTUP."""
    chapters = [placed for placed in draft.groups if placed.unit.kind == "chapter" and not placed.unit.nested]
    if len(chapters) > 1 and chapter_kind(chapters[-1].unit) != "closing":
        yield at(chapters[-1], group=chapters[-1].named, heading=chapters[-1].title)
