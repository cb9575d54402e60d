"""RD402: a term with capitals that is used again and again and not defined."""

from collections import Counter
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.phrases import Phrase

_OFTEN = 2
_OFTEN_ALONE = 3
"""Of a single word, whose capital may be a slip."""


@rule("RD402", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find, at its first use, every name with capitals that nothing defines and nobody knows by itself."""
    if draft.amending or not draft.definitions:
        return  # the definitions stand in the amended act
    first: dict[str, Phrase] = {}
    times: Counter[str] = Counter()
    for phrase in draft.unexplained:
        first.setdefault(phrase.text, phrase)
        times[phrase.text] += 1
    for text, phrase in first.items():
        often = _OFTEN if " " in text else _OFTEN_ALONE
        if times[text] >= often:
            yield at(phrase.first.passage, phrase.first.start, term=text, times=times[text])
