"""RD621: an exception "unless this act says otherwise", without saying where."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_UNLESS = re.compile(
    r"\bkecuali(?: apabila| jika)? di(?:tentukan|atur|tetapkan|nyatakan) lain (?:di )?(?:dalam|oleh|berdasarkan)"
    r" (?P<act>(?:Undang-Undang|Peraturan|Keputusan)\b[^,.;]{0,40}? ini)\b",
    re.IGNORECASE,
)


@rule("RD621", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such exception in a norm."""
    for passage in draft.norms:
        for found in _UNLESS.finditer(passage.text):
            yield at(passage, found.start(), act=found["act"])
