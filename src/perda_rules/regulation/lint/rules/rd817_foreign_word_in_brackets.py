"""RD817: a foreign word in brackets behind its Indonesian equivalent, in a norm."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD817", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every foreign word in brackets in definitions and norms."""
    for passage, run in draft.foreign:
        if run.bracketed and passage.kind != "recital":
            yield at(passage, run.start, word=run.text)
