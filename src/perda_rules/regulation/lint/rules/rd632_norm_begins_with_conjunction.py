"""RD632: a norm begins with a word that joins it to another."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import any_of, phrases


@rule("RD632", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal and ayat that does; an item of a list goes on from the words before it."""
    joins = re.compile(rf"{any_of(phrases('joining_openers'))}(?![\w/-])", re.IGNORECASE)
    for passage in draft.norms:
        found = joins.match(passage.text)
        if found and passage.placed and passage.placed.unit.kind in ("article", "paragraph"):
            yield at(passage, 0, word=found.group())
