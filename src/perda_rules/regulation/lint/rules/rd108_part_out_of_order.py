"""RD108: a Bagian whose ordinal does not follow the one before it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import breaks, siblings


@rule("RD108", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Bagian that is out of order in its BAB."""
    for holder, parts in siblings(draft, "part"):
        for found in breaks(parts, begins=holder is None or holder.kind != "part"):
            yield at(found.placed, printed=found.placed.named, belongs=f"Bagian {found.belongs}")
