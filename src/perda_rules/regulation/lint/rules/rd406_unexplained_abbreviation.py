"""RD406: an abbreviation that is used before, or without, being explained."""

from collections import Counter
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases


@rule("RD406", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find, at its first use, every abbreviation that neither a definition nor a long form beside it explains."""
    if draft.amending:
        return  # the amended act may explain it
    known = set(phrases("known_abbreviations"))
    known.update(word for definition in draft.definitions for name in definition.names for word in name.split())
    times = Counter(found.text for found in draft.abbreviations)
    for found in draft.abbreviations:
        parts = found.text.split("-")
        if not (found.text in known or (len(parts) > 1 and known.issuperset(parts))) and found.passage.kind in (
            "norm",
            "definition",
        ):
            known.add(found.text)
            word = found.text.lower() in draft.forms or found.text.title() in draft.forms  # of a title in capitals
            if not (found.explained or word):
                yield at(found.passage, found.start, short=found.text, times=times[found.text])
