"""RD710: a repeal, or the entry into force, in another BAB than the closing one."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import chapter_kind, entries, repeals, stands_in
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD710", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such sentence in another BAB, where the draft has a closing one."""
    if not any(chapter_kind(placed.unit) == "closing" for placed in draft.groups):
        return
    for found in (*entries(draft), *repeals(draft)):
        placed = found.passage.placed
        chapter = next((unit for unit in placed.above if unit.kind == "chapter"), None) if placed else None
        if placed is not None and chapter is not None and stands_in(placed) != "closing":
            yield at(
                found.passage, found.at, words=found.words, chapter=f"BAB {chapter.number} {chapter.heading or ''}"
            )
