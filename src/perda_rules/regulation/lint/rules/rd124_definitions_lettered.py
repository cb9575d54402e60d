"""RD124: definitions that are not numbered 1, 2, 3."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_DEFINES = re.compile(r"\byang dimaksud dengan\s*:?\s*\Z", re.IGNORECASE)


@rule("RD124", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every list of definitions that has letters, at its first item."""
    for chosen in draft.item_lists:
        holder = chosen.holder.unit
        if holder.kind == "article" and not chosen.holder.quoted and _DEFINES.search(holder.text):
            yield at(chosen.items[0], printed=f"{chosen.items[0].unit.number}{chosen.style[-1:]}")
