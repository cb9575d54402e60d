"""RD117: a BAB with a single Bagian, or a Bagian with a single Paragraf."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import siblings


@rule("RD117", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Bagian and Paragraf that has no other one beside it."""
    for kind in ("part", "subpart"):
        for holder, groups in siblings(draft, kind):
            if len(groups) == 1 and holder is not None and not groups[0].unit.nested:
                yield at(groups[0], group=groups[0].named)
