"""RD215: a law or by-law without the words of common consent."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD215", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the decision of a law or by-law before which no "Dengan Persetujuan Bersama" stands."""
    opening = draft.opening
    deciding = opening.marks.get("deciding") if opening else None
    if (
        opening is None
        or opening.scrambled
        or deciding is None
        or draft.kind not in ("Undang-Undang", "Peraturan Daerah")
    ):
        return
    consent = opening.marks.get("consent")
    if consent is None or consent.start > deciding.start:
        yield at(opening.passage, deciding.start, kind=draft.kind)
