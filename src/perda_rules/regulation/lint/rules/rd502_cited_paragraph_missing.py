"""RD502: an ayat is cited that its Pasal does not have."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import said
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD502", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such citation, at the word or number of the ayat."""
    for cited in draft.cited:
        target = cited.target
        if target.status == "missing" and target.lacking == "paragraph":
            step = cited.failing
            yield cited.citing.hit(step.start, cited=cited.printed, lacking=said(step), where=cited.where)
