"""RD620: a condition that does not say "jika", "apabila" or "dalam hal"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern

_WORDS = "conditions_outside_convention"


@rule("RD620", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such word in norms and definitions."""
    for passage in draft.norms:
        for found in pattern(_WORDS).finditer(passage.text):
            word = found.group()
            yield at(passage, found.start(), word=word, instead=instead(_WORDS)[word.lower()])
