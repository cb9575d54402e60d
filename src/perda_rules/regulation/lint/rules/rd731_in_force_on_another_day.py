"""RD731: an entry into force bound to another event than promulgation."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import entries
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_ANOTHER = re.compile(
    r"\b(?:di ?tetapkan(?:nya)?|disahkan(?:nya)?|penetapan(?:nya)?|pengesahan(?:nya)?|diumumkan|disetujui)\b"
)


@rule("RD731", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every entry into force on the day of enactment, approval or announcement."""
    for found in entries(draft):
        another = _ANOTHER.search(found.rest)
        if another is not None and "akan ditetapkan dengan" not in found.rest:
            start = found.passage.text.index(another[0], found.at)
            yield at(found.passage, start, event=another[0], words=f"{found.words} {found.rest}")
