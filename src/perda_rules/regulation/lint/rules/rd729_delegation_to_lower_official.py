"""RD729: power to regulate that is delegated to an official below the head."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import delegations
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD729", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every delegation of a law or by-law to such an official."""
    if draft.kind not in ("Undang-Undang", "Peraturan Daerah"):
        return
    for found in delegations(draft):
        official = pattern("lower_officials").search(found.instrument)
        if official is not None:
            yield at(found.passage, found.instrument_at + official.start(), official=official[0])
