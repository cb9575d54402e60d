"""RD401: a term that is defined and not used in any provision."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD401", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition whose term and short forms stand nowhere outside the definitions."""
    used = {use.definition.term for use in draft.uses if use.passage.kind not in ("definition", "opening", "recital")}
    if draft.amending:
        return  # what the amended act goes on to say of the term is not here
    for definition in draft.definitions:
        if definition.term not in used:
            yield at(definition.placed, term=definition.term)
