"""RD306: an item of a list begins with a capital letter that no name asks for."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases

_AROUND = ",.;:()[]“”\"'"
_WITHIN = re.compile(r"\b[a-z]+ [a-z]+ (?P<name>[A-Z][a-z]+)(?= [a-z]+ [a-z])")


@rule("RD306", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every item whose first word is capitalised, and is no name, no defined term and no abbreviation.

    A capital in the second word makes a name of both; a word that runs as a name within sentences is one.
    """
    names = {*phrases("names_by_themselves"), *(name for term in draft.definitions for name in term.names)}
    names.update(found["name"] for passage in draft.norms for found in _WITHIN.finditer(passage.text))
    for chosen in draft.item_lists:
        for item in chosen.items:
            first, second = [*(word.strip(_AROUND) for word in item.unit.text.split(maxsplit=2)), "", ""][:2]
            capital = item.unit.text[:1].isupper() and first[1:].islower()
            if capital and not second[:1].isupper() and first not in names:
                yield at(item, 0, item=item.named, word=first)
