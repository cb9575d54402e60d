"""RD615: "dan/atau" written otherwise."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_OTHERWISE = re.compile(
    r"\b(?:dan atau|dan (?:/ ?|- ?)atau|dan/ atau|dan-atau|atau ?/ ?dan|dan/atau/dan)\b", re.IGNORECASE
)


@rule("RD615", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such spelling in the words of provisions."""
    for passage in draft.norms:
        for found in _OTHERWISE.finditer(passage.text):
            yield at(passage, found.start(), found=found.group())
