"""RD416: a short form that a definition introduces and the draft does not use."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD416", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every short form that stands nowhere, although its term does."""
    used = {use.name for use in draft.uses}
    for definition in draft.definitions:
        if definition.placed.quoted or not used.intersection(definition.names):
            continue
        for alias in definition.aliases:
            if alias not in used:
                yield at(definition.placed, definition.placed.unit.text.index(alias), short=alias, term=definition.term)
