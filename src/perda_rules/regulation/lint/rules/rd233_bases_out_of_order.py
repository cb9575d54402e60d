"""RD233: legal bases that do not go by rank and year."""

from collections.abc import Iterator
from itertools import pairwise

from perda_rules.regulation.lint.bases import first_acts
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD233", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every basis that ranks above the one before it, or is older than it where both rank the same."""
    if draft.opening is None:
        return
    for before, act in pairwise(first_acts(draft.opening)):
        older = (act.year, act.number or 0) < (before.year, before.number or 0) and None not in (
            act.number,
            before.number,
        )
        if act.rank < before.rank or (act.rank == before.rank and (older or act.year < before.year)):
            yield at(draft.opening.passage, act.start, act=act.name, before=before.name)
