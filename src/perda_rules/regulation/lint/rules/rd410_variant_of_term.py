"""RD410: a name that is nearly a defined term: a word more, a word less, or letters apart."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD410", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every name that has the words of a defined term with others between them, or only its first words."""
    if draft.amending:
        return  # the definitions stand in the amended act
    known = pattern("known_names")
    for variant in draft.variants:
        first = variant.phrase.first
        head = first.passage.kind == "definition" and first.start < first.passage.text.find(" adalah ")
        shortened = len(variant.printed) < len(variant.term)  # "Peraturan Daerah" is no shortened term
        if not head and not (shortened and known.match(variant.printed)):
            yield at(first.passage, first.start + variant.start, printed=variant.printed, term=variant.term)
