"""RD506: a citation without its number: "pada ayat dipidana", "Pasal ..."."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_BLANK = re.compile(r"[\W_]*\Z")


@rule("RD506", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every level of a citation whose number is missing or left open."""
    last = None
    for cited in draft.cited:
        for step in cited.target.steps:
            if step.this or step.level == "annex" or (cited.citing.passage, step.start) == last:
                continue
            said = step.numeral.text if step.numeral else step.text[len(step.word) :]
            if _BLANK.match(said):
                last = cited.citing.passage, step.start
                yield cited.citing.hit(step.start, cited=step.text)
