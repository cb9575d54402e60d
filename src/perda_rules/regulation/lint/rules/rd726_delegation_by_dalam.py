"""RD726: "diatur dalam" where one matter is delegated."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import delegations
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD726", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every delegation by "diatur dalam"."""
    for found in delegations(draft):
        if found.link in ("dalam", "di dalam"):
            yield at(found.passage, found.link_at, instrument=found.instrument)
