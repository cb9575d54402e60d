"""RD422: a defined term whose words do not all begin with capitals."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.terms import JOINING, has_capitals


@rule("RD422", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition whose term has a word, no joining one, in small letters behind its first."""
    for definition in draft.definitions:
        if definition.term[:1].isupper() and not has_capitals(definition.term) and not definition.placed.quoted:
            better = " ".join(
                word if word in JOINING else word[:1].upper() + word[1:] for word in definition.term.split()
            )
            yield at(definition.placed, term=definition.term, better=better)
