"""RD413: a short form that the body introduces, not the definitions."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_INTRODUCES = re.compile(r"\byang selanjutnya (?:disebut|disingkat)(?: dengan| sebagai)? (?P<name>[^,.;:()]{1,60})")
_LONGEST = 5


@rule("RD413", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "yang selanjutnya disebut" and "yang selanjutnya disingkat" outside the definitions."""
    for passage in draft.passages:
        if passage.kind != "norm" or passage.quoted:
            continue
        for found in _INTRODUCES.finditer(passage.text):
            if " adalah" not in found["name"]:  # that defines, if in an ayat
                yield at(passage, found.start(), name=" ".join(found["name"].split()[:_LONGEST]))
