"""RD735: a penalty in an act that may hold none."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_PENALTY = re.compile(
    r"\b(?:dipidana|diancam)(?: dengan)? pidana (?:penjara|kurungan|denda|mati|seumur)\b", re.IGNORECASE
)
_MAY = ("Undang-Undang", "Peraturan Daerah", "Qanun", "Peraturan Pemerintah Pengganti Undang-Undang")


@rule("RD735", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every penalty in an act that is neither a law nor a by-law."""
    kind = draft.kind
    if kind is None or kind.startswith(_MAY):
        return
    for passage in draft.norms:
        penalty = _PENALTY.search(passage.text) if "pidana" in passage.text else None
        if penalty is not None and not passage.quoted:
            yield at(passage, penalty.start(), kind=kind, printed=penalty[0])
