"""RD608: a norm that wishes instead of bidding."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern

_WORDS = "weak_operators"
_DESCRIBES = re.compile(r"\b(?:yang|seperti|sebagaimana|tidak|dengan) \Z")


@rule("RD608", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such word in a norm, where it does not describe a thing ("yang diharapkan")."""
    for passage in draft.norms:
        for found in pattern(_WORDS).finditer(passage.text) if passage.kind == "norm" else ():
            start, word = found.start(), found.group()
            if not _DESCRIBES.search(passage.text, max(0, start - 16), start):
                yield at(passage, start, word=word, instead=instead(_WORDS)[word.lower()])
