"""RD819: a Pasal or ayat that begins with a small letter."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD819", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal and ayat whose first letter is small."""
    for passage in draft.passages:
        placed = passage.placed
        norm = passage.kind == "norm" and placed and placed.unit.kind in ("article", "paragraph")
        if norm and placed and passage.text[:1].islower() and not passage.quoted:
            yield at(passage, 0, word=passage.text.split()[0], unit=placed.named)
