"""RD418: a definition whose term begins with a small letter."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD418", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every definition that begins with a small letter."""
    for passage in draft.passages:
        if passage.kind == "definition" and not passage.quoted and passage.text[:1].islower():
            yield at(passage, 0, word=passage.text.split()[0])
