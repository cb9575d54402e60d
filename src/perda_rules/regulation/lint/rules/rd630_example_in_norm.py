"""RD630: a norm gives examples."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_EXAMPLE = re.compile(
    r"(?:(?<=, )|(?<=\w ))(?:seperti(?! yang\b| halnya| di| ter)|misalnya|contohnya|semisal)\b(?: [\w-]+)?"
)


@rule("RD630", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every "seperti" or "misalnya" that leads into examples."""
    for passage in draft.norms:
        for found in _EXAMPLE.finditer(passage.text) if passage.kind == "norm" else ():
            yield at(passage, found.start(), words=found.group())
