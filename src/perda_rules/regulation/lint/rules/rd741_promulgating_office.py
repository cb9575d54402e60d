"""RD741: the office that promulgates a by-law bears the name of its head."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.closing import closing_of
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_OFFICE = re.compile(r"\bSEKRETARIS DAERAH (?P<head>WALI ?KOTA|BUPATI|GUBERNUR)\b")


@rule("RD741", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find "SEKRETARIS DAERAH" before the office of mayor, regent or governor instead of the region."""
    closing = closing_of(draft)
    if closing is not None:
        for found in _OFFICE.finditer(closing.text):
            yield at(closing, found.start("head"), printed=found[0], head=found["head"])
