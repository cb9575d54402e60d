"""RD637: the act says two days on which it comes into force."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_BEGINS = re.compile(r"(?:Undang-Undang|Peraturan|Keputusan|Qanun)\b[^.;]{0,60}? ini mulai berlaku\b(?P<when>[^.;]*)")
_MADE = re.compile(r"\b(?:ditetapkan|disahkan|ditandatangani)\b")
_PUBLISHED = re.compile(r"\bdiundangkan\b")


@rule("RD637", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the sentence that names both making and promulgation, and each further one that names another day."""
    first = ""
    for passage in draft.norms:
        begins = _BEGINS.match(passage.text)
        if begins is None or passage.quoted:
            continue
        made, published = _MADE.search(begins["when"]), _PUBLISHED.search(begins["when"])
        when = " ".join(begins["when"].split())
        if made and published:
            later = max(made.start(), published.start())
            yield at(passage, begins.start("when") + later, one=made.group(), other=published.group())
        elif first and when != first:
            yield at(passage, begins.start("when") + 1, one=first, other=when)
        first = first or when
