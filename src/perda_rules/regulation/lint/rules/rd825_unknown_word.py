"""RD825: a word that is not known, and that nothing in the draft explains."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.spelling import standard_spelling
from perda_rules.regulation.lint.vocabulary import phrases

_SHORTEST = 5
_MOST = 2
_FOREIGN = re.compile(r"[qxv]|[bcdfghjklmnpqrstvwxyz]{4}|ck|th|ph|oo|ee|tion\\Z|ing\\Z|ment\\Z|ity\\Z")


@rule("RD825", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every rare unknown word in small letters that does not look foreign and is like no word of the draft."""
    foreign = {word for phrase in phrases("foreign") for word in phrase.split()}
    for form in draft.unknown_forms:
        words = draft.forms[form]
        rare = len(form) >= _SHORTEST and len(words) <= _MOST and form.islower() and "-" not in form
        if not rare or form in foreign or _FOREIGN.search(form) or standard_spelling(form) or draft.neighbours.of(form):
            continue
        for word in words:
            if word.passage.kind in ("norm", "definition") and not word.titled:
                yield at(word.passage, word.start, word=form)
