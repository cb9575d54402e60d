"""RD827: two words with a stroke between them, which leaves open whether both or either is meant."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases

_PAIR = re.compile(r"(?<![\w/.])(?P<first>[A-Za-z][A-Za-z-]{2,}) ?/ ?(?P<second>[A-Za-z][A-Za-z-]{2,})(?![\w/]|\.\w)")


@rule("RD827", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such pair, but for those that the law itself writes so."""
    usual = phrases("slashed_pairs")
    for passage in draft.norms:
        if passage.quoted:
            continue
        for found in _PAIR.finditer(passage.text):
            if f"{found['first']}/{found['second']}".lower() not in usual and not found["first"].isupper():
                yield at(passage, found.start(), words=found.group())
