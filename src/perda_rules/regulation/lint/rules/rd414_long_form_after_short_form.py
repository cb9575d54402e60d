"""RD414: the long form of a term whose definition says that a short form is used from then on."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_DEFINED = re.compile(r",?\s+(?:yang\s+)?(?:selanjutnya\s+(?:disebut|disingkat)|adalah\b)")


@rule("RD414", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every long form that a norm, or a definition after its own, uses beside the short form."""
    numbers = {id(placed.unit): index for index, placed in enumerate(draft.placed)}
    for use in draft.uses:
        placed = use.passage.placed
        if not (use.is_term and use.definition.aliases) or use.titled or placed is None or use.printed.isupper():
            continue
        if _DEFINED.match(use.passage.text, use.start + len(use.printed)):
            continue  # the longer term that it ends is being defined
        after = numbers[id(placed.unit)] > numbers[id(use.definition.placed.unit)]
        if after and use.passage.kind in ("norm", "definition"):
            yield at(use.passage, use.start, printed=use.printed, short=use.definition.aliases[0])
