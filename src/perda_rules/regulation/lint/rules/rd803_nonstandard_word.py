"""RD803: a word in a spelling that is not the standard one."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.spelling import standard_spelling
from perda_rules.regulation.lint.vocabulary import instead, pattern

_UNREAD = ("opening", "closing")


@rule("RD803", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every word of the list of common misspellings, also with prefixes and suffixes, outside titles of acts."""
    for form, words in draft.forms.items():
        better = standard_spelling(form)
        for word in words if better else ():
            if not word.titled and word.passage.kind not in _UNREAD:
                yield at(word.passage, word.start, word=form, better=better)
    spelled = instead("nonstandard_pairs")
    for passage in draft.norms:
        for found in pattern("nonstandard_pairs").finditer(passage.text):
            yield at(passage, found.start(), word=found.group(), better=spelled[found.group().lower()])
