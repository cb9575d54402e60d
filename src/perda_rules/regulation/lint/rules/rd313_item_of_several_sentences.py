"""RD313: an item of a list holds several sentences."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD313", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the second sentence of every such item."""
    for passage in draft.norms:
        if passage.placed and passage.placed.unit.kind == "point" and "." in passage.text[:-1]:
            _, *more = draft.sentences(passage)
            if more:
                yield at(passage, more[0].start, item=passage.placed.named, count=1 + len(more))
