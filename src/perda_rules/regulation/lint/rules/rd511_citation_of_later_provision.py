"""RD511: a norm cites a provision that stands behind it."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD511", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every citation, led to by "dimaksud", of a provision behind the one that cites it."""
    positions = draft.targets.positions
    last = None
    for cited in draft.cited:
        reference, target = cited.citing.reference, cited.target
        if (
            cited.citing is last
            or reference.place != "norm"
            or target.status != "resolved"
            or not cited.citing.is_meant
        ):
            continue
        first = next((eid for eid in target.eids if eid in draft.by_eid), None)
        if first is None or reference.source not in positions or positions[first] <= positions[reference.source]:
            continue
        if all(above.id != reference.source for above in draft.by_eid[first].above):
            last = cited.citing
            yield cited.citing.hit(target.start, cited=cited.printed)
