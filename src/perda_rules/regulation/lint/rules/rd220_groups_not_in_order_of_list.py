"""RD220: titles that elaborate a list in another order."""

from collections.abc import Iterator
from itertools import pairwise

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.elaboration import elaboration, name_of, series
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD220", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every group that elaborates an item standing before the item of the group before it."""
    for found in filter(None, map(elaboration, series(draft))):
        order = {id(item.unit): place for place, item in enumerate(found.items)}
        for (before, its), (group, item) in pairwise(found.pairs):
            if order[id(item.unit)] < order[id(its.unit)]:
                yield at(group, group=group.named, item=name_of(item), before=before.named, earlier=name_of(its))
