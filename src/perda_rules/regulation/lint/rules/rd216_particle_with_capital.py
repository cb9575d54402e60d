"""RD216: a particle inside a title that has a capital."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases
from perda_rules.regulation.lint.wording import words_of


@rule("RD216", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every particle with a capital inside the title of a Bagian or Paragraf that has small letters."""
    particles = frozenset(phrases("particles_in_titles"))
    titles = (
        passage
        for passage in draft.headings
        if passage.placed and passage.placed.unit.kind != "chapter" and not passage.text.isupper()
    )
    for word in words_of(titles):
        placed = word.passage.placed
        if placed is not None and word.start and word.text[0].isupper() and word.text.lower() in particles:
            yield at(word.passage, word.start, word=word.text, group=placed.named)
