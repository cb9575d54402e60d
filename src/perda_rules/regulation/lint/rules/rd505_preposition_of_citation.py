"""RD505: "dimaksud pada Pasal", "dimaksud dalam ayat", or no preposition at all."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_LEAD = re.compile(r"(?<!\w)dimaksud(?:\s+(?P<written>dalam|di|dari|oleh|pada))?\s+\Z", re.IGNORECASE)
_WANTED = {"article": "dalam", "paragraph": "pada"}
_BEFORE = 40


@rule("RD505", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal or ayat that "dimaksud" leads to in another way than the convention says."""
    for citing in draft.references:
        reference = citing.reference
        if reference.place not in ("norm", "elucidation") or citing.passage.quoted or not reference.targets:
            continue
        first = reference.steps[0]
        wanted = _WANTED.get(first.level)
        start = max(0, first.start - _BEFORE)
        lead = _LEAD.search(citing.passage.text[start : first.start])
        if wanted is None or lead is None or lead["written"] == wanted or first.start != reference.start:
            continue
        at = start + (lead.start("written") if lead["written"] else lead.start())
        written = " ".join(citing.passage.text[at : first.end].split())
        right = f"{wanted} {first.text}" if lead["written"] else f"dimaksud {wanted} {first.text}"
        yield citing.hit(at, written=written, right=right)
