"""RD508: a provision cites itself, or a range that it stands in."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD508", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every norm that cites the very unit whose words it is."""
    for cited in draft.cited:
        reference, target = cited.citing.reference, cited.target
        if reference.place != "norm" or target.status != "resolved" or target.path[-1].this:
            continue
        if reference.source in target.eids and cited.citing.is_meant:
            yield cited.citing.hit(target.start, cited=cited.printed)
