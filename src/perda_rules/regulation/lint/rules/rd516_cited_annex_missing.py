"""RD516: an annex is cited by a number that none of the annexes has."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.citing import said
from perda_rules.regulation.lint.closing import behind_the_body, has_annex
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_HEADING = re.compile(r"(?:\A|\s)LAMPIRAN ([IVXL]+|\d+)\b")


@rule("RD516", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such citation, where annexes stand behind the body."""
    if not has_annex(draft):
        return
    numbers = {found[1] for passage in behind_the_body(draft) for found in _HEADING.finditer(passage.text)}
    for cited in draft.cited:
        step = cited.target.path[0]
        if step.level == "annex" and step.numeral is not None and not numbers.intersection(step.numeral.readings):
            yield cited.citing.hit(step.start, cited=said(step))
