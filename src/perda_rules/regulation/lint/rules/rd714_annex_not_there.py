"""RD714: the body speaks of an annex that is not there."""

from collections.abc import Iterator

from perda_rules.regulation.lint.closing import has_annex, spoken_of
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD714", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first place that speaks of an annex, where none stands behind the body."""
    for passage, start, annex in () if has_annex(draft) else spoken_of(draft):
        yield at(passage, start, annex=annex)
        return
