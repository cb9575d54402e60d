"""RD813: a noun with -nya among parallel nouns without it."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_ROW = re.compile(
    r"\b(?!\w*nya\b)\w{4,}, (?P<noun>pe\w{3,}an)nya,? (?:dan|serta|atau) (?!\w*nya\b)pe\w+an\b", re.IGNORECASE
)


@rule("RD813", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every noun with -nya in the middle of a row of nouns whose others have none."""
    for passage in draft.norms:
        for found in _ROW.finditer(passage.text):
            yield at(passage, found.start("noun"), word=f"{found['noun']}nya", better=found["noun"])
