"""RD226: a short form in the title of the act."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_SHORT = re.compile(r"\((?!PERUM\)|PERSERO\)|PERSERODA\)|PERUMDA\))[A-Z][A-Za-z]*[A-Z][\w-]*\)")


@rule("RD226", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every short form in brackets in the title, but for those that belong to the name of a state enterprise."""
    opening = draft.opening
    if opening is not None and opening.title is not None:
        for found in _SHORT.finditer(opening.title.text):
            yield at(opening.passage, opening.title.start + found.start(), printed=found[0])
