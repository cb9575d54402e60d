"""RD635: two operators of a norm stand together."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_OPERATOR = "wajib|harus|dapat|boleh|dilarang|berhak|berwenang|berkewajiban"
_TOGETHER = re.compile(rf"\b(?!harus dapat)(?:{_OPERATOR})(?: untuk)? (?:{_OPERATOR})\b", re.IGNORECASE)


@rule("RD635", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such pair; "harus dapat" asks for an ability and is one."""
    for passage in draft.norms:
        for found in _TOGETHER.finditer(passage.text):
            yield at(passage, found.start(), found=found.group())
