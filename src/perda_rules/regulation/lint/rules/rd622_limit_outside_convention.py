"""RD622: a greatest or least that does not say "paling …"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern
from perda_rules.regulation.numerals import read_cardinal

_ALWAYS, _BEFORE_NUMBER = "limits_outside_convention", "limits_before_numbers"
_NEXT = re.compile(r" (?:Rp|\d|(?P<word>[a-z]+))")


@rule("RD622", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such word in norms; "minimal" and its like only before a number."""
    for passage in draft.norms:
        if passage.kind != "norm":
            continue
        for words in (_ALWAYS, _BEFORE_NUMBER):
            for found in pattern(words).finditer(passage.text):
                if words == _ALWAYS or _number_follows(passage.text, found.end()):
                    word = found.group()
                    yield at(passage, found.start(), word=word, instead=instead(words)[word.lower()])


def _number_follows(text: str, position: int) -> bool:
    following = _NEXT.match(text, position)
    return following is not None and (following["word"] is None or read_cardinal(following["word"]) is not None)
