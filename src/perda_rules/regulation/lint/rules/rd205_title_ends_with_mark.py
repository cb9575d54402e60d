"""RD205: the title of a BAB, Bagian or Paragraf that ends with a punctuation mark."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD205", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every title that ends with a full stop, comma, semicolon or colon."""
    for passage in draft.headings:
        if passage.placed is not None and passage.text.endswith((".", ",", ";", ":")):
            yield at(passage, len(passage.text) - 1, mark=passage.text[-1], group=passage.placed.named)
