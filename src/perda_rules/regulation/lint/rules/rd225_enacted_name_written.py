"""RD225: what stands behind "Menetapkan" is not in capitals, or does not end with a full stop."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_SMALL = re.compile(r"(?<!\d)[a-z](?!\d)")
"""A small letter, but for one that a scan read among figures."""


@rule("RD225", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first small letter of it, or its end where no full stop stands."""
    opening = draft.opening
    if opening is None or opening.scrambled or opening.enacted is None:
        return
    words = opening.enacted.text
    small = _SMALL.search(words)
    wrong = small.start() if small else None
    if wrong is None and not words.endswith("."):
        wrong = len(words) - 1
    if wrong is not None:
        yield at(opening.passage, opening.enacted.start + wrong, wrong=words[wrong:][:20])
