"""RD728: a delegation that is not the last ayat of its Pasal."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import delegations
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import siblings


@rule("RD728", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every ayat that delegates and that an ayat follows which does not."""
    delegating = {id(found.placed.unit): found for found in delegations(draft)}
    for _, paragraphs in siblings(draft, "paragraph"):
        last = max((at for at, one in enumerate(paragraphs) if id(one.unit) not in delegating), default=-1)
        for placed in paragraphs[: max(0, last)]:
            found = delegating.get(id(placed.unit))
            if found is not None:
                yield at(found.passage, found.verb_at, paragraph=placed.called, later=paragraphs[last].named)
