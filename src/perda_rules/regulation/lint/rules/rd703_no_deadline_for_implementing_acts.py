"""RD703: implementing acts for which no deadline is set."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import delegations
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import spans

_IMPLEMENTING = re.compile(r"\bperaturan pelaksana", re.IGNORECASE)
_DUE = re.compile(r"\bharus (?:sudah )?(?:ditetapkan|dibentuk|rampung|selesai)\b")


@rule("RD703", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first delegation of a law or by-law that nowhere says until when its implementing acts are made."""
    if draft.kind not in ("Undang-Undang", "Peraturan Daerah"):
        return
    found = list(delegations(draft))
    if found and not any(_sets_deadline(passage.text) for passage in draft.norms):
        yield at(found[0].passage, found[0].verb_at, count=len(found))


def _sets_deadline(text: str) -> bool:
    if "eraturan" not in text:
        return False
    return bool(_DUE.search(text)) or (bool(_IMPLEMENTING.search(text)) and any(spans(text)))
