"""RD527: a citation after "tanpa mengurangi", "dengan tidak mengurangi" or "tanpa menyimpang dari"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_LEAD = re.compile(
    r"\b(?P<words>tanpa mengurangi|dengan tidak mengurangi|tanpa menyimpang dari)\b[^.;:]{0,60}\Z", re.IGNORECASE
)
_BEFORE = 100


@rule("RD527", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal or ayat that is cited so, at the phrase."""
    for citing in draft.references:
        reference, text = citing.reference, citing.passage.text
        if reference.place != "norm" or citing.passage.quoted or not reference.targets:
            continue
        start = max(0, reference.start - _BEFORE)
        lead = _LEAD.search(text[start : reference.start])
        if lead is not None:
            yield citing.hit(start + lead.start(), words=lead["words"], cited=reference.text)
