"""RD423: a name of several words with capitals that stands once and is not defined."""

from collections import Counter
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD423", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such name in the norms, but where a sentence begins."""
    if draft.amending or not draft.definitions:
        return  # the definitions stand in the amended act
    times = Counter(phrase.text for phrase in draft.unexplained)
    for phrase in draft.unexplained:
        inside = phrase.first.passage.kind == "norm" and not phrase.first.begins_sentence
        if inside and len(phrase.words) > 1 and times[phrase.text] == 1:
            yield at(phrase.first.passage, phrase.first.start, name=phrase.text)
