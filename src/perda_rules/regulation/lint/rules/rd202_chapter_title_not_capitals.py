"""RD202: the title of a BAB that is not in capitals."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD202", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first small letter in the title of each BAB."""
    for passage in draft.headings:
        if passage.placed is not None and passage.placed.unit.kind == "chapter":
            small = next((offset for offset, letter in enumerate(passage.text) if letter.islower()), None)
            if small is not None:
                yield at(passage, small, group=passage.placed.named, heading=passage.text, belongs=passage.text.upper())
