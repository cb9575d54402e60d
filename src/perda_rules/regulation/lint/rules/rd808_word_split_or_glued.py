"""RD808: a word that was split by a space, or two words that were glued together."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.spelling import standard_spelling
from perda_rules.regulation.lint.vocabulary import phrases

_READ = ("norm", "definition", "recital", "basis", "heading", "elucidation")
_PREFIXES = frozenset(
    ("be", "ber", "di", "ke", "me", "mem", "men", "meng", "pe", "pem", "pen", "peng", "per", "se", "ter")
)
_SHORTEST_PART = 4
_LONGEST_PART = 20


@rule("RD808", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find two pieces that make a word of the draft, and unknown words that two of its words make."""
    unknown = set(draft.unknown_forms)
    known = {form.lower() for form in draft.forms if form not in unknown and len(form) > 2}
    glued = {*phrases("glued_prepositions"), *phrases("avoided")}  # "dimana" does not tell that "di mana" is wrong
    words = draft.words
    for index in range(1, len(words)):
        before, word = words[index - 1], words[index]
        piece = len(before.text) == 1 or before.text in unknown or len(word.text) == 1 or word.text in unknown
        # "ke mampuan": a word that stands nowhere else than behind a prefix.
        if not (piece or (before.text.lower() in _PREFIXES and len(draft.forms[word.text]) == 1)):
            continue
        joined = before.text + word.text
        if joined.lower() not in known or joined.lower() in glued:
            continue
        if word.follows(before) and word.passage.kind in _READ:
            yield at(before.passage, before.start, printed=f"{before.text} {word.text}", better=joined)
    joining = {word for word in phrases("function_words") if word.isalpha() and len(word) > 2}
    for form in unknown:
        better = None if standard_spelling(form) else _parted(form, known, joining)
        for word in draft.forms[form] if better else ():
            if word.passage.kind in _READ:
                yield at(word.passage, word.start, printed=form, better=better)


def _parted(form: str, known: set[str], joining: set[str]) -> str | None:
    """Return the two words that ``form`` glues together; None where it is not made of two."""
    lowered = form.lower()
    for at_letter in range(3, min(len(form), _LONGEST_PART) - 2):
        first, second = lowered[:at_letter], lowered[at_letter:]
        whole = first in known and len(first) > _SHORTEST_PART and second in known and len(second) > _SHORTEST_PART
        if whole or (first in joining and second in known and len(second) >= _SHORTEST_PART):
            return f"{form[:at_letter]} {form[at_letter:]}"
    return None
