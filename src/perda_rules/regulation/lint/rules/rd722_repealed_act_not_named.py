"""RD722: a repealed act without its title or its gazette."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import repeals
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_ACT = re.compile(
    r"\b(?:Undang-[ ]?Undang|Peraturan Pemerintah|Peraturan Daerah)\b[^,;.()]{0,60}? Nomor \S+ Tahun \d{4}\b"
)
_TITLE = re.compile(r"\s+tentang\b", re.IGNORECASE)


@rule("RD722", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first law, government regulation or by-law of a repeal that no title, or no gazette, follows."""
    for found in repeals(draft):
        before = found.passage.text[: found.at]
        act = _ACT.search(before, found.sentence.start)
        if act is not None and not (_TITLE.match(before, act.end()) and "Lembaran" in before[act.end() :]):
            yield at(found.passage, act.start(), act=" ".join(act[0].split()))
