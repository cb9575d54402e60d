"""RD419: an abbreviation that brackets in the body introduce, not a definition."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD419", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every abbreviation in brackets behind the words that it abbreviates."""
    for found in draft.abbreviations:
        if found.bracketed and not found.passage.quoted:
            yield at(found.passage, found.start, short=found.text)
