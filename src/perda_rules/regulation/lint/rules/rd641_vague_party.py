"""RD641: a party of which nobody can say who it is."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD641", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "pihak terkait" and its like in a norm."""
    for passage in draft.norms:
        for found in pattern("vague_parties").finditer(passage.text) if passage.kind == "norm" else ():
            if not found.group()[0].isupper() or not found.start():  # else it is the end of a name
                yield at(passage, found.start(), word=found.group())
