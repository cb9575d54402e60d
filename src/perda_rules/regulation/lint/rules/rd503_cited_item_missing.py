"""RD503: a huruf or angka is cited that does not stand there."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import said
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD503", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such citation, at the word or number of the item."""
    for cited in draft.cited:
        target = cited.target
        if target.status == "missing" and target.lacking == "point":
            step = cited.failing
            yield cited.citing.hit(step.start, cited=cited.printed, lacking=said(step), where=cited.where)
