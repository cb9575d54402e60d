"""RD901: words that the file holds and does not show: deleted in a tracked change, or hidden."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_KINDS = ("deleted", "hidden")
_LONGEST = 60


@rule("RD901", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every stretch of words that the reader set apart as deleted or hidden."""
    for remark in draft.document.remarks:
        words = " ".join(remark.text.split())
        if remark.kind in _KINDS and words:
            yield Hit(max(1, remark.line), max(1, remark.column), remark.unit, {"words": words[:_LONGEST]})
