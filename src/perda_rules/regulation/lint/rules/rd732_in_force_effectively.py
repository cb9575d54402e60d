"""RD732: an act said to be "effectively" in force."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_EFFECTIVELY = re.compile(r"\b(?:mulai )?berlaku(?: secara)? efektif\b", re.IGNORECASE)


@rule("RD732", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find "berlaku efektif" wherever a norm speaks of an act as this one."""
    own = {id(one.passage): one.passage for one in draft.self_references}
    for passage in own.values():
        found = _EFFECTIVELY.search(passage.text)
        if found is not None:
            yield at(passage, found.start(), words=found[0])
