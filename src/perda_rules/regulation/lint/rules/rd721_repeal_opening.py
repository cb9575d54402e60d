"""RD721: a repeal that does not open with the entry into force."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import repeals
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_OPENING = re.compile(r"Pada saat .{3,80}? ini mulai berlaku\b")
_REPEALING = 2
"""An act with so few Pasal does nothing but repeal."""


@rule("RD721", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every repeal that does not begin "Pada saat … ini mulai berlaku", in an act that does more than repeal."""
    if len(draft.articles) <= _REPEALING:
        return
    for found in repeals(draft):
        placed = found.passage.placed
        leads = [unit.text for unit in placed.above if unit.text] if placed else []
        if not any(_OPENING.match(text) for text in (*leads, found.sentence.text)):
            words = " ".join((leads[-1] if leads else found.sentence.text).split()[:5])
            yield at(found.passage, found.sentence.start, words=words)
