"""RD746: an elucidation that takes several Pasal together."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.elucidation import elucidated
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD746", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every heading of the elucidation that names more than one Pasal."""
    for one in elucidated(draft):
        if one.first is not None:
            yield Hit(one.line, one.column, None, {"first": f"Pasal {one.first}", "last": f"Pasal {one.number}"})
