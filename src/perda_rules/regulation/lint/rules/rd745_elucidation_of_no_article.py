"""RD745: an elucidation of a Pasal that the body does not have."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.elucidation import elucidated
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD745", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal that the elucidation names and that is no Pasal of the draft."""
    if draft.amending:
        return
    numbers = {placed.unit.number for placed in draft.articles}
    for one in elucidated(draft):
        if one.number[0].isdigit() and one.number not in numbers:
            yield Hit(one.line, one.column, None, {"article": f"Pasal {one.number}"})
