"""RD744: an annex that no norm calls an inseparable part of the act."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.closing import spoken_of
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_PART = re.compile(r"\bbagian (?:yang )?tidak (?:terpisahkan|dapat dipisahkan)\b")


@rule("RD744", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first place that speaks of each annex, where no place that does so has the formula."""
    places = list(spoken_of(draft))
    passages = {id(passage): passage for passage, _, _ in places}
    having = {identity for identity, passage in passages.items() if _PART.search(passage.text)}
    called = {annex for passage, _, annex in places if id(passage) in having}
    seen: set[str] = set()
    for passage, start, annex in places:
        if annex not in called and annex not in seen:
            seen.add(annex)
            yield at(passage, start, annex=annex)
