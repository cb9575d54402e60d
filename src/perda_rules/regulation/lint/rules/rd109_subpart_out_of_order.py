"""RD109: a Paragraf whose number does not follow the one before it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import breaks, siblings


@rule("RD109", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Paragraf that is out of order in its Bagian."""
    for _, subparts in siblings(draft, "subpart"):
        for found in breaks(subparts):
            yield at(found.placed, printed=found.placed.named, belongs=f"Paragraf {found.belongs}")
