"""RD714: the body speaks of an annex that is not there."""

from collections.abc import Iterator

from perda_rules.regulation.lint.closing import has_annex, spoken_of
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD714", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first place that speaks of each annex, where no annex stands behind the body."""
    seen: set[str] = set()
    for passage, start, annex in () if has_annex(draft) else spoken_of(draft):
        if annex not in seen:
            seen.add(annex)
            yield at(passage, start, annex=annex)
