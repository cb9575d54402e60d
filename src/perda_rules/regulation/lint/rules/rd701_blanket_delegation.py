"""RD701: a delegation that does not say what is delegated."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import delegations
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD701", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every delegation of whatever is not yet regulated, or of carrying out the whole act."""
    for found in delegations(draft):
        blanket = pattern("blanket_subjects").match(found.subject)
        if blanket is not None:
            yield at(found.passage, found.start, words=blanket[0], instrument=found.instrument)
