"""RD740: a law or by-law without an elucidation."""

from collections.abc import Iterator

from perda_rules.regulation.lint.closing import closing_of, has_elucidation
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD740", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the end of the closing of a law or by-law behind which no elucidation stands."""
    closing = closing_of(draft)
    if closing is None or draft.kind not in ("Undang-Undang", "Peraturan Daerah") or has_elucidation(draft):
        return
    yield at(closing, len(closing.text) - 1, kind=draft.kind)
