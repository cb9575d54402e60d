"""RD616: a norm whose list is left open."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD616", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "antara lain" and its like in norms and definitions."""
    for passage in draft.norms:
        for found in pattern("open_lists").finditer(passage.text):
            yield at(passage, found.start(), word=found.group())
