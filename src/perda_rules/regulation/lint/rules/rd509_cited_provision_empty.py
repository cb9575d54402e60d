"""RD509: what a citation points to holds no norm."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_NOTHING = re.compile(r"[\W_]*(?:\(?dihapus\)?[\W_]*)?\Z", re.IGNORECASE)


@rule("RD509", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every citation of one provision that is empty, a placeholder, or deleted."""
    for cited in draft.cited:
        target = cited.target
        if target.status == "resolved" and len(target.eids) == 1 and target.eids[0] in draft.by_eid:
            unit = draft.by_eid[target.eids[0]].unit
            says_nothing = unit.role == "norm" and not unit.children and _NOTHING.match(unit.text) is not None
            if says_nothing or unit.role in ("empty", "placeholder"):
                yield cited.citing.hit(target.start, cited=cited.printed, line=unit.line)
