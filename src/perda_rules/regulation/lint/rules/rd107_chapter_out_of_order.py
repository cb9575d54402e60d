"""RD107: a BAB whose number does not follow the one before it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import breaks, siblings


@rule("RD107", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every BAB that is out of order; in a new BUKU they may begin anew or go on."""
    for holder, chapters in siblings(draft, "chapter"):
        if any(chapter.unit.nested for chapter in chapters):
            continue
        for found in breaks(chapters, begins=holder is None):
            yield at(found.placed, printed=found.placed.named, belongs=f"BAB {found.belongs}")
