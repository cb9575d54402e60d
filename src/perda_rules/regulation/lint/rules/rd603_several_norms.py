"""RD603: an ayat, or a Pasal without one, holds several sentences."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD603", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the second sentence of every such provision."""
    for passage in draft.norms:
        if passage.placed and passage.placed.unit.kind in ("article", "paragraph") and "." in passage.text[:-1]:
            _, *more = draft.sentences(passage)
            if more:
                yield at(passage, more[0].start, provision=passage.placed.called, count=1 + len(more))
