"""RD828: a series of three nouns of one kind without a comma before "dan"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_SERIES = re.compile(
    r"\b(?P<first>pe\w{3,}an|me\w{4,}), (?P<second>pe\w{3,}an|me\w{4,}) (?P<word>dan|atau|serta) "
    r"(?=(?P<third>pe\w{3,}an|me\w{4,})\b)",
    re.IGNORECASE,
)


@rule("RD828", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "a, b dan c" whose three members are built alike."""
    for passage in draft.norms:
        for found in _SERIES.finditer(passage.text):
            kinds = {found[name][:2].lower() for name in ("first", "second", "third")}
            if len(kinds) == 1:
                yield at(passage, found.start("word"), words=f"{found['second']} {found['word']} {found['third']}")
