"""RD231: a consideration before the last that already says that the act needs to be made."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_NEEDS = re.compile(
    r"\b(?:di)?perlu(?:kan)? (?:menetapkan|membentuk|ditetapkan|dibentuk|(?:adanya )?pengaturan|diatur|mengatur)\b"
    r"[^;]{0,160}?\b(?:Undang-[ ]?Undang|Peraturan [A-Z]\w+)"
)


@rule("RD231", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every consideration but the last with "perlu pengaturan … dalam Peraturan …" and the like."""
    if draft.opening is not None:
        for entry in draft.opening.recitals[:-1]:
            found = _NEEDS.search(entry.text)
            if found is not None:
                yield at(draft.opening.passage, entry.start + found.start(), label=entry.label)
