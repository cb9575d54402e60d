"""RD812: a word that the draft spells in two ways: with and without a hyphen or space, or with other capitals."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.spelling import standard_spelling
from perda_rules.regulation.lint.vocabulary import instead, phrases
from perda_rules.regulation.lint.wording import Word

_READ = ("norm", "definition", "recital", "elucidation")
_SHORTEST = 6
_SHORTEST_WORD = 4


@rule("RD812", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every place of the rarer spelling of such a word."""
    spellings: defaultdict[str, defaultdict[str, list[Word]]] = defaultdict(lambda: defaultdict(list))
    abbreviations = {form.lower() for form in draft.forms if _abbreviates(form)}
    for form, words in draft.forms.items():
        abbreviation = form.lower() in abbreviations and not form.islower()
        if (abbreviation or _compares(form)) and not standard_spelling(form):
            spellings[form.replace("-", "").lower()][form if abbreviation else form.lower()] += words
    unknown, misspelt = set(draft.unknown_forms), instead("nonstandard_pairs")
    for before, word in pairwise(draft.words):
        key = (before.text + word.text).lower()
        apart = f"{before.text} {word.text}".lower()
        known = len(key) >= _SHORTEST and key in spellings and not {before.text, word.text} & unknown
        if known and apart not in misspelt and _are_two(before, word, draft):
            spellings[key][apart].append(before)
    for found in spellings.values():
        if len(found) > 1:
            usual = max(found, key=lambda spelling: len(found[spelling]))
            for spelling, places in found.items():
                for word in places if spelling != usual else ():
                    if word.passage.kind in _READ and not word.titled:
                        yield at(word.passage, word.start, spelling=spelling, usual=usual)


def _are_two(before: Word, word: Word, draft: Draft) -> bool:
    """Say whether the two are words side by side, not pieces of one: the second also stands elsewhere."""
    if len(before.text) < _SHORTEST_WORD or before.text.lower() in phrases("bound_forms") or len(word.text) == 1:
        return False
    return word.follows(before) and len(draft.forms[word.text]) > 1


def _compares(form: str) -> bool:
    """Say whether ``form`` is a word to compare: no reduplication, no word in capitals that may be of a title."""
    first, hyphen, second = form.lower().partition("-")
    if hyphen:
        return first != second and "undang" not in first
    return len(form) >= _SHORTEST and not form.isupper()


def _abbreviates(form: str) -> bool:
    return sum(letter.isupper() for letter in form) > 1 and not form.isupper() and "-" not in form
