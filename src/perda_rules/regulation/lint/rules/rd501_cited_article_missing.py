"""RD501: a Pasal is cited that the draft does not have."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule


@rule("RD501", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such citation, at the number of the Pasal."""
    for cited in draft.cited:
        if cited.target.status == "missing" and cited.target.lacking == "article":
            yield cited.citing.hit(cited.failing.start, cited=cited.printed, article=cited.failing.text)
