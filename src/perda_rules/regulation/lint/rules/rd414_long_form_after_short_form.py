"""RD414: the long form of a term whose definition says that a short form is used from then on."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD414", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every long form that a norm, or a definition after its own, uses beside the short form."""
    numbers = {id(placed.unit): index for index, placed in enumerate(draft.placed)}
    for use in draft.uses:
        placed = use.passage.placed
        if not (use.is_term and use.definition.aliases) or use.titled or placed is None:
            continue
        after = numbers[id(placed.unit)] > numbers[id(use.definition.placed.unit)]
        if after and use.passage.kind in ("norm", "definition"):
            yield at(use.passage, use.start, printed=use.printed, short=use.definition.aliases[0])
