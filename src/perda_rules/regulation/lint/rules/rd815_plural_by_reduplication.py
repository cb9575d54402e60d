"""RD815: a plural by reduplication, where norms speak in the singular."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases

_PLURAL = re.compile(r"(?P<noun>[a-z]{3,})-(?P=noun)(?:nya)?\Z", re.IGNORECASE)


@rule("RD815", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every reduplicated noun in definitions and norms, but for words that are always reduplicated."""
    lexical = set(phrases("lexical_reduplications"))
    for form, words in draft.forms.items():
        plural = _PLURAL.match(form)
        if plural is None or form.lower().removesuffix("nya") in lexical:
            continue
        for word in words:
            if word.passage.kind in ("norm", "definition") and not word.titled:
                yield at(word.passage, word.start, word=form, better=plural["noun"].lower())
