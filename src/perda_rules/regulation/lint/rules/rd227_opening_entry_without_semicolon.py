"""RD227: a consideration or legal basis that does not end with a semicolon."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_ENDED = re.compile(r";.{0,15}\Z|[A-Z]{6}\.?\Z")
"""With what a scan may have left behind it: the number of a page, the next mark, a line in capitals."""


@rule("RD227", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every consideration and legal basis whose last character is no semicolon."""
    opening = draft.opening
    if opening is None:
        return
    for name, entries in (("Menimbang", opening.recitals), ("Mengingat", opening.bases)):
        for entry in entries:
            if not _ENDED.search(entry.text):
                last = entry.start + len(entry.text) - 1
                yield at(opening.passage, last, part=name, label=entry.label or "–", end=entry.text[-12:])
