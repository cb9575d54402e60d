"""RD715: definitions that do not open with the formula."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_FORMULA = re.compile(r"Dalam (?:[A-Z][\w-]*(?: |-))+ini yang dimaksud dengan:\Z")


@rule("RD715", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal of definitions whose lead-in is not "Dalam … ini yang dimaksud dengan:"."""
    defining = {id(definition.placed.article) for definition in draft.definitions}
    for passage in draft.norms:
        placed = passage.placed
        if placed is None or id(placed.unit) not in defining or passage.quoted:
            continue
        if not _FORMULA.match(passage.text.replace("Undang- Undang", "Undang-Undang")):
            belongs = f"Dalam {draft.kind or '…'} ini yang dimaksud dengan:"
            yield at(passage, 0, printed=passage.text, belongs=belongs)
