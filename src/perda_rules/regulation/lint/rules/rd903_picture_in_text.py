"""RD903: a picture or another thing without words inside the draft."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_CODE = re.compile(r"[{}<>;=]|\bfunction\b")
_LONGEST = 60


@rule("RD903", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every picture or object that the reader could not read; the scripts of a web page are none."""
    for remark in draft.document.remarks:
        words = " ".join(remark.text.split())
        if remark.kind == "not_text" and not _CODE.search(words):
            yield Hit(max(1, remark.line), max(1, remark.column), remark.unit, {"words": words[:_LONGEST] or "-"})
