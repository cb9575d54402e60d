"""RD212: the last consideration does not say that the act needs to be made."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_NEEDS = re.compile(r"\bperlu (?:menetapkan|membentuk|ditetapkan|dibentuk)\b.{0,400}?\btentang\b", re.IGNORECASE)


@rule("RD212", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the last consideration without "perlu menetapkan … tentang …" or "perlu membentuk … tentang …"."""
    if draft.opening is not None and draft.opening.recitals:
        last = draft.opening.recitals[-1]
        if not _NEEDS.search(last.text):
            yield at(draft.opening.passage, last.start, words=" ".join(last.text.split()[:6]))
