"""RD415: a defined term that the provisions use only once."""

from collections import Counter
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD415", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition whose term and short forms stand once outside the definitions."""
    uses = Counter(
        use.definition.term for use in draft.uses if use.passage.kind not in ("definition", "opening", "recital")
    )
    if draft.amending:
        return  # what the amended act goes on to say of the term is not here
    for definition in draft.definitions:
        if uses[definition.term] == 1:
            yield at(definition.placed, term=definition.term)
