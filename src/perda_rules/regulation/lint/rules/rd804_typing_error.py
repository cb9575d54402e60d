"""RD804: a word that is no word of Indonesian and one letter away from one that the draft uses."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.morphology import is_known
from perda_rules.regulation.lint.spelling import standard_spelling
from perda_rules.regulation.lint.vocabulary import phrases

_SHORTEST = 5
_MOST = 2
"""How often a word may stand in the draft to be a slip."""
_READ = ("norm", "definition", "recital", "heading", "elucidation")


@rule("RD804", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every rare unknown word that is one letter away from a known word of the draft."""
    foreign = {word for phrase in phrases("foreign") for word in phrase.split()}
    for form in draft.unknown_forms:
        lowered = form.lower()
        rare = len(form) >= _SHORTEST and len(draft.forms[form]) <= _MOST and not form.isupper()
        if not rare or lowered in foreign or lowered.startswith("huruf") or standard_spelling(form):
            continue
        near = draft.neighbours.of(lowered) or [word for word in (lowered.replace("rn", "m"),) if is_known(word)]
        meant = max(near, key=lambda word: len(draft.forms.get(word, ())), default=None)
        for word in draft.forms[form] if meant else ():
            # A name has a capital inside a sentence, and may be like a word by chance.
            if word.passage.kind in _READ and not word.titled and (form[0].islower() or word.begins_sentence):
                yield at(word.passage, word.start, word=form, meant=meant)
