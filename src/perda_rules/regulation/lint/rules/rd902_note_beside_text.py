"""RD902: comments and footnotes, which are no part of a regulation."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_KINDS = ("comment", "footnote")
_LONGEST = 60


@rule("RD902", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every comment and footnote that the reader set apart."""
    for remark in draft.document.remarks:
        words = " ".join(remark.text.split())
        if remark.kind in _KINDS and words:
            yield Hit(max(1, remark.line), max(1, remark.column), remark.unit, {"words": words[:_LONGEST]})
