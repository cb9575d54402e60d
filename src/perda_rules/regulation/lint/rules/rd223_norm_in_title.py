"""RD223: a title of a BAB, Bagian or Paragraf that took in a norm."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import LONGEST_TITLE, Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD223", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every title with more words than a title has, at its first word."""
    for passage in draft.passages:
        if passage.kind == "heading" and not passage.quoted and passage.placed is not None:
            count = len(passage.text.split())
            if count > LONGEST_TITLE:
                words = " ".join(passage.text.split()[:8])
                yield at(passage, 0, group=passage.placed.named, words=words, count=count)
