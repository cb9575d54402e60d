"""RD811: words that say a thing twice, point nowhere, or are not standard."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern

_READ = ("norm", "definition", "recital", "elucidation")


@rule("RD811", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every phrase of the list of words to avoid."""
    better = instead("avoided")
    for passage in draft.passages:
        if passage.kind in _READ:
            for found in pattern("avoided").finditer(passage.text):
                yield at(passage, found.start(), words=found.group(), better=better[found.group().lower()])
