"""RD113: a Pasal with a single ayat."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.series import siblings, with_lost_paragraphs


@rule("RD113", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every ayat (1) that no other ayat of its Pasal follows, nor a mark that is lost in its words.

    Where words of the Pasal stand outside the ayat, it is they that lack a mark (RD116).
    """
    lost = with_lost_paragraphs(draft)
    for holder, paragraphs in siblings(draft, "paragraph"):
        if holder is None or holder.text or id(holder) in lost:
            continue
        if len(paragraphs) == 1 and paragraphs[0].unit.number == "1":
            yield at(paragraphs[0], article=paragraphs[0].called.partition(" ayat ")[0])
