"""RD724: a delegation to an act whose kind is not named."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import delegations
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_UNNAMED = re.compile(
    r"(?:suatu |sebuah )?(?:peraturan|keputusan|ketentuan)"
    r"(?: (?:pelaksana\w*|lebih lanjut|tersendiri|lain\w*|tersebut|teknis|yang|dari|internal|daerah lain)\b.*)?\Z",
    re.IGNORECASE | re.DOTALL,
)


@rule("RD724", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every delegation to "peraturan pelaksanaan", "peraturan tersendiri" and the like."""
    for found in delegations(draft):
        if _UNNAMED.match(found.instrument):
            yield at(found.passage, found.instrument_at, instrument=found.instrument)
