"""RD405: a term, or a short form, that two definitions define."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD405", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition that gives a name which a definition before it has given."""
    first: dict[str, str] = {}
    for definition in draft.definitions:
        if definition.placed.quoted:
            continue
        for name in dict.fromkeys(definition.names):
            number = definition.placed.unit.number or "?"
            before = first.setdefault(name.lower(), number)
            if before != number:
                yield at(definition.placed, name=name, before=before)
