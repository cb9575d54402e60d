"""RD518: a BAB, Bagian or Paragraf is cited that the draft does not have."""

from collections.abc import Iterator

from perda_rules.regulation.lint.citing import said
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, rule

_GROUPS = ("book", "chapter", "part", "subpart")


@rule("RD518", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such citation, at the word of the group."""
    for cited in draft.cited:
        if cited.target.status == "missing" and cited.target.lacking in _GROUPS:
            yield cited.citing.hit(cited.failing.start, cited=said(cited.failing))
