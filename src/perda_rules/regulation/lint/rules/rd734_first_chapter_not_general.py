"""RD734: an act divided into BAB whose first one is not the general one."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import chapter_kind
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD734", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find BAB I, where it is not KETENTUAN UMUM; a part of a draft that begins with another BAB is passed over."""
    chapters = [placed for placed in draft.groups if placed.unit.kind == "chapter" and not placed.unit.nested]
    first = chapters[0] if len(chapters) > 1 else None
    if first is not None and first.unit.number in ("I", "1") and chapter_kind(first.unit) != "general":
        yield at(first, heading=first.title)
