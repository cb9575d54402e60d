"""RD743: an annex that no norm speaks of."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.closing import behind_the_body
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_HEADING = re.compile(r"(?:\A|(?<=\s))LAMPIRAN\b")


@rule("RD743", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first annex behind the body, where no norm speaks of one."""
    if any("ampiran" in passage.text for passage in draft.norms):
        return
    for passage in behind_the_body(draft):
        found = _HEADING.search(passage.text)
        if found is not None and passage.kind != "elucidation" and draft.articles:
            yield at(passage, found.start())
            return
