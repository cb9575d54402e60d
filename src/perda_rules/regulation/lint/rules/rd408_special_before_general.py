"""RD408: a special term that is defined before the general one in it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD408", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition of a term that begins a longer one defined before it."""
    before: dict[str, str] = {}
    for definition in draft.definitions:
        if definition.placed.quoted:
            continue
        term = definition.term
        if term in before:
            yield at(definition.placed, term=term, special=before[term])
        words = term.split()
        for end in range(1, len(words)):
            before.setdefault(" ".join(words[:end]), term)
