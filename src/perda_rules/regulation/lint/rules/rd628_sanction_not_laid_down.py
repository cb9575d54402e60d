"""RD628: sanctions are spoken of, and the act lays none down."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_SPOKEN = re.compile(r"\bsanksi\b", re.IGNORECASE)
_LAID_DOWN = re.compile(
    r"\b(?:dikenai|dikenakan|dijatuhi|diberi|diberikan) sanksi\b|\bsanksi\b[^.;]{0,80}\b(?:berupa|meliputi|terdiri)\b"
    r"|\bdipidana\b|\bdidenda\b|\bsanksi\b[^.;]{0,80}\bketentuan peraturan perundang-undangan",
    re.IGNORECASE,
)


@rule("RD628", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "sanksi" in the norms of an act that nowhere says which sanction follows on what."""
    if any(_LAID_DOWN.search(passage.text) for passage in draft.norms):
        return
    for passage in draft.norms:
        for spoken in _SPOKEN.finditer(passage.text):
            yield at(passage, spoken.start())
