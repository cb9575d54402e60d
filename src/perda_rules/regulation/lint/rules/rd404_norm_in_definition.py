"""RD404: a norm inside a definition."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

# What is only described ("biaya yang wajib dibayar") is no norm.
_NORM = re.compile(r"(?<!yang )(?<!yang tidak )\b(?:wajib|harus|dilarang|tidak boleh) (?:me|di|ber|ter|pe)[a-z]{3,}")
_DEADLINE = re.compile(r"\bpaling (?:lama|lambat|cepat|singkat) \d")


@rule("RD404", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every duty, ban or deadline that a definition lays down."""
    for passage in draft.passages:
        if passage.kind != "definition":
            continue
        for pattern in (_NORM, _DEADLINE):
            for found in pattern.finditer(passage.text):
                yield at(passage, found.start(), words=found.group())
