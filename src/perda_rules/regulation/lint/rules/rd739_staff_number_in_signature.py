"""RD739: the staff number of an official in the closing."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.closing import closing_of
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_NUMBER = re.compile(r"\bNIP\b\.?")


@rule("RD739", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every NIP in the closing."""
    closing = closing_of(draft)
    if closing is not None:
        for found in _NUMBER.finditer(closing.text):
            yield at(closing, found.start(), printed=found[0])
