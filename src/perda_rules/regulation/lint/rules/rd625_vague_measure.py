"""RD625: a measure that cannot be checked."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern

_WORDS = "vague_measures"


@rule("RD625", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such word in a norm."""
    for passage in draft.norms:
        for found in pattern(_WORDS).finditer(passage.text) if passage.kind == "norm" else ():
            word = found.group()
            if word == word.lower() or not found.start():  # a title that a norm speaks of is none
                yield at(passage, found.start(), word=word, instead=instead(_WORDS)[word.lower()])
