"""RD125: a Pasal with very many ayat."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import siblings

MOST = 10


@rule("RD125", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal with more ayat than one keeps in view, at the first that is too many."""
    for _, paragraphs in siblings(draft, "paragraph"):
        if len(paragraphs) > MOST:
            article = paragraphs[0].called.partition(" ayat ")[0]
            yield at(paragraphs[MOST], article=article, count=len(paragraphs))
