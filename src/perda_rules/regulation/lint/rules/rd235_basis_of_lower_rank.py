"""RD235: a legal basis that ranks below the act itself."""

from collections.abc import Iterator

from perda_rules.regulation.lint.bases import first_acts, rank_of
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD235", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every legal basis of a kind that ranks below the kind of the draft."""
    rank = rank_of(draft.kind or "")
    if draft.opening is not None and rank is not None:
        for act in first_acts(draft.opening):
            if act.rank > rank:
                yield at(draft.opening.passage, act.start, act=act.name, kind=draft.kind)
