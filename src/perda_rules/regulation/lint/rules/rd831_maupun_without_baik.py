"""RD831: "maupun" without "baik" in the same sentence."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_CLAUSE = re.compile(r"[^.;]+")
_MAUPUN = re.compile(r"\bmaupun\b")
_BAIK = re.compile(r"\bbaik\b", re.IGNORECASE)


@rule("RD831", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "maupun" that no "baik" opens."""
    for passage in draft.norms:
        if "maupun" not in passage.text:
            continue
        for clause in _CLAUSE.finditer(passage.text):
            found = _MAUPUN.search(clause.group())
            if found and not _BAIK.search(clause.group()[: found.start()]):
                yield at(passage, clause.start() + found.start())
