"""RD203: a word in the title of a Bagian or Paragraf that lacks its capital."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases
from perda_rules.regulation.lint.wording import words_of


@rule("RD203", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every word that begins with a small letter and is no particle, or begins the title.

    Foreign words have another defect, of which RD206 speaks.
    """
    particles = frozenset((*phrases("function_words"), *phrases("foreign"), "antar"))
    titles = (passage for passage in draft.headings if passage.placed and passage.placed.unit.kind != "chapter")
    for word in words_of(titles):
        placed = word.passage.placed
        particle = word.text.partition("-")[0] in particles
        if placed is not None and word.text[0].islower() and (word.start == 0 or not particle):
            yield at(word.passage, word.start, word=word.text, group=placed.named)
