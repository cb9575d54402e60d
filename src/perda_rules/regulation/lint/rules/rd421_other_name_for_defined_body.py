"""RD421: a customary name for a body or office for which the draft defines a term."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import instead, pattern


@rule("RD421", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such name in the norms of an act of one place, where its term is defined."""
    if not draft.place:
        return
    defined = {definition.term for definition in draft.definitions}
    terms = instead("other_names")
    aliases = {name.lower() for definition in draft.definitions for name in definition.names}
    for passage in draft.passages:
        if passage.kind != "norm":
            continue
        for found in pattern("other_names").finditer(passage.text):
            name, term = found.group(), terms[found.group().lower()]
            if term in defined and term not in name and name.lower() not in aliases:
                yield at(passage, found.start(), name=name, term=term)
