"""RD730: an act that takes effect before its promulgation."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_BACK = re.compile(r"\bberlaku surut\b", re.IGNORECASE)


@rule("RD730", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find "berlaku surut" wherever a norm speaks of an act as this one."""
    own = {id(one.passage): one.passage for one in draft.self_references}
    for passage in own.values():
        found = _BACK.search(passage.text)
        if found is not None and "tidak berlaku surut" not in passage.text:
            yield at(passage, found.start())
