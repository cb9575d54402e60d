"""RD507: words that point at a provision without its number: "pasal yang terdahulu", "tersebut di atas"."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD507", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such phrase in a norm."""
    vague = pattern("vague_citations")
    for passage in draft.norms:
        if not passage.quoted:
            for found in vague.finditer(passage.text):
                yield at(passage, found.start(), words=found[0])
