"""RD636: "paling lambat" before a span of time, where the convention says "paling lama"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import UNITS

_BEFORE_SPAN = re.compile(
    rf"\bpaling (?:lambat|cepat)(?: dalam (?:jangka )?waktu)? (?P<span>\d+ (?:\([a-z ]+\) )?(?:{UNITS})\b)"
)


@rule("RD636", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every one; before a date the word is right."""
    for passage in draft.norms:
        for found in _BEFORE_SPAN.finditer(passage.text):
            yield at(passage, found.start(), span=found["span"])
