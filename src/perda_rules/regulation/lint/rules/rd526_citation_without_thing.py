"""RD526: a norm begins with "Sebagaimana dimaksud", without saying what is meant."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_BEGINS = re.compile(r"Sebagaimana\s+(?:yang\s+)?dimaksud(?:kan)?(?!\w)")


@rule("RD526", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every sentence of a norm that begins so."""
    for passage in draft.norms:
        if "Sebagaimana" in passage.text and not passage.quoted:
            for found in _BEGINS.finditer(passage.text):
                yield at(passage, found.start(), words=found[0])
