"""RD104: a Pasal number that is smaller than the one before it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import breaks


@rule("RD104", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal whose number falls back."""
    for found in breaks(draft.articles):
        if found.falls:
            before = f"{found.before[0]}{found.before[1].upper()}"
            yield at(found.placed, number=found.placed.unit.number, before=before)
