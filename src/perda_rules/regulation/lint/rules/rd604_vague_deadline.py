"""RD604: a deadline that names no time."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern

_WORDS = "vague_deadlines"


@rule("RD604", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such word in a norm, unless the place that sets the time is cited with it."""
    for passage in draft.norms:
        for found in pattern(_WORDS).finditer(passage.text):
            if passage.kind == "norm" and not passage.text.startswith(" sebagaimana dimaksud", found.end()):
                word = found.group()
                yield at(passage, found.start(), word=word, instead=instead(_WORDS)[word.lower()])
