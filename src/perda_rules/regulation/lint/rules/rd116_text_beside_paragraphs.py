"""RD116: words of a Pasal that stand before its first ayat."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import with_lost_paragraphs


@rule("RD116", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal with ayat that has words, or a list, outside them, and no lost mark of an ayat in its words."""
    lost = with_lost_paragraphs(draft)
    for placed in draft.articles:
        if id(placed.unit) in lost:
            continue
        kinds = {child.kind for child in placed.unit.children}
        if "paragraph" in kinds and (placed.unit.text or len(kinds) > 1):
            words = " ".join(placed.unit.text.split()[:6]) or "…"
            yield at(placed, 0, article=placed.named, words=words)
