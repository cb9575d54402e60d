"""RD706: the entry into force is not the last norm of the act."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import entries
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_FOREIGN = re.compile(r"\b(?:Cukup \W?jelas|PENJELASAN|Yang dimaksud dengan [“\"])|\bDihapus\.\Z")
"""Words of an elucidation that was read as norms."""


@rule("RD706", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the sentence on the entry into force, where other provisions follow the last one."""
    found = list(entries(draft))
    last = found[-1].passage.placed if found else None
    end = next((passage.placed for passage in reversed(draft.norms) if not _FOREIGN.search(passage.text)), None)
    if last is not None and end is not None and end.unit is not last.unit:
        yield at(found[-1].passage, found[-1].at, provision=last.called, end=end.called)
