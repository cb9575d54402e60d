"""RD833: "baik" that opens a pair, without "maupun"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_OPENED = re.compile(
    r"(?:, |\()baik (?:dalam|dengan|dari|melalui|oleh|secara|untuk)\b[^.;:]*?\b(?:dan/atau|atau)\b[^.;:]*"
)
_CLOSED = re.compile(r"\b(?:maupun|ataupun)\b")


@rule("RD833", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such "baik" that only "atau" follows."""
    for passage in draft.norms:
        if "baik " not in passage.text:
            continue
        for found in _OPENED.finditer(passage.text):
            if not _CLOSED.search(found.group()):
                yield at(passage, found.start() + found.group().index("baik"))
