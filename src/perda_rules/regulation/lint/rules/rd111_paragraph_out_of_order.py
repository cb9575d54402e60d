"""RD111: an ayat whose number does not follow the one before it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import breaks, siblings, with_lost_paragraphs


@rule("RD111", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every ayat that is out of order in a Pasal in whose words no mark of an ayat is lost."""
    lost = with_lost_paragraphs(draft)
    for holder, paragraphs in siblings(draft, "paragraph"):
        if id(holder) in lost:
            continue
        for found in breaks(paragraphs):
            yield at(found.placed, printed=found.placed.named, belongs=f"ayat ({found.belongs})")
