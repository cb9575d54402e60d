"""RD523: the citations of a list are not in the order of their numbers, or one stands there twice."""

from collections.abc import Iterator
from itertools import pairwise

from perda_rules.regulation.lint.citing import Cited, compare
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD523", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every member of a list whose number is not larger than that of the member before it."""
    for citing in draft.references:
        if citing.reference.place not in ("norm", "elucidation") or citing.foreign:
            continue
        targets = citing.reference.targets
        for before, target in pairwise(targets):
            if compare(before.until or before.path, target.path) in (0, 1):
                earlier = Cited(citing, before).printed
                yield citing.hit(target.start, cited=Cited(citing, target).printed, before=earlier)
