"""RD229: a consideration that refers to another by "pada huruf"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_BY_PADA = re.compile(r"\bsebagaimana dimaksud (pada) huruf\b")


@rule("RD229", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "sebagaimana dimaksud pada huruf" in the considerations."""
    if draft.opening is not None:
        for entry in draft.opening.recitals:
            for found in _BY_PADA.finditer(entry.text):
                yield at(draft.opening.passage, entry.start + found.start(1), label=entry.label or "–")
