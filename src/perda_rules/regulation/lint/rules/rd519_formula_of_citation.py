"""RD519: a citation that another phrase leads to than "sebagaimana dimaksud"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_LEAD = re.compile(
    r"(?<![\w-])(?P<written>(?:(?P<before>\w+)\s+)?(?:yang\s+)?(?:dimaksud|termaksud|tersebut|disebut(?:kan)?)(?:kan)?)"
    r"\s+(?:dalam|di|pada)\s+\Z",
    re.IGNORECASE,
)
_BEFORE = 60
_LINKS = ("sebagaimana", "sebagai", "seperti", "yang")


@rule("RD519", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every citation of a Pasal or ayat by words like "tersebut dalam" or "seperti dimaksud pada"."""
    for citing in draft.references:
        reference, text = citing.reference, citing.passage.text
        if reference.place != "norm" or citing.passage.quoted or not reference.targets:
            continue
        start = max(0, reference.start - _BEFORE)
        lead = _LEAD.search(text[start : reference.start])
        if lead is None or reference.steps[0].level not in ("article", "paragraph"):
            continue
        before, written = (lead["before"] or "").lower(), lead["written"]
        if before.endswith("agaimana") and written.lower().split()[1:] == ["dimaksud"]:
            continue
        at = lead.start() if before in _LINKS else lead.start() + len(written) - len(written.split()[-1])
        yield citing.hit(start + at, written=text[start + at : start + lead.end("written")])
