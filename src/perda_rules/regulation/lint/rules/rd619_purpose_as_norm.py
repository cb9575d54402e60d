"""RD619: a provision of the body states a purpose and bids nothing."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_PURPOSE = re.compile(r"\bbertujuan\b")
_OF_THE_ACT = re.compile(r"\b(?:Undang-Undang|Peraturan|Keputusan|Pengaturan|pengaturan)\b[^,.;]{0,80}\Z")
_NEAR = 100
_BIDS = re.compile(r"\b(?:wajib|harus|dilarang|dapat|berwenang|berhak)\b")
_ABOUT_PURPOSE = re.compile(r"\b(?:tujuan|maksud|asas)\b", re.IGNORECASE)


@rule("RD619", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such sentence but the one on the purpose of the act itself, and those of a chapter on purposes."""
    for passage in draft.norms:
        placed = passage.placed
        found = _PURPOSE.search(passage.text) if passage.kind == "norm" else None
        if found is None or placed is None or _BIDS.search(passage.text[: found.start()]):
            continue
        chapters = (unit.heading or "" for unit in placed.above if unit.heading)
        if not (
            _OF_THE_ACT.search(passage.text, max(0, found.start() - _NEAR), found.start())
            or any(map(_ABOUT_PURPOSE.search, chapters))
        ):
            yield at(passage, found.start(), provision=placed.called)
