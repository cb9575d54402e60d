"""RD409: a definition that does not end with a full stop."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_MARKS = " \"”’')"


@rule("RD409", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition whose last mark is not a full stop."""
    for passage in draft.passages:
        if passage.kind == "definition" and not passage.quoted:
            text = passage.text.rstrip(_MARKS)
            if not text.endswith("."):
                yield at(passage, max(0, len(text) - 1), end=text[-20:])
