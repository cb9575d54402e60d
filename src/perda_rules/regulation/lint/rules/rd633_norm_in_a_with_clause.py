"""RD633: a second norm hides in a clause with "dengan"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.verbs import is_active, is_passive

_CLAUSE = re.compile(
    r", (?P<clause>dengan (?P<subject>(?:[a-z-]+ ){1,4}(?:ini|tersebut))(?: juga)? (?P<verb>[a-z]+))\b"
)


@rule("RD633", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every ", dengan … ini" that goes on with a verb: it has a subject of its own."""
    for passage in draft.norms:
        for found in _CLAUSE.finditer(passage.text) if passage.kind == "norm" else ():
            verb = found["verb"]
            if is_active(verb) or is_passive(verb) or verb in ("terdiri", "wajib", "harus", "dapat"):
                yield at(passage, found.start("clause"), clause=found["clause"])
