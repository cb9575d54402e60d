"""RD210: a consideration that does not begin with "bahwa"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD210", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every consideration whose first word is not "bahwa"."""
    if draft.opening is not None:
        for entry in draft.opening.recitals:
            if not entry.text.startswith("bahwa "):
                yield at(draft.opening.passage, entry.start, words=" ".join(entry.text.split()[:4]))
