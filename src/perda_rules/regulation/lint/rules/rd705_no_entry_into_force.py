"""RD705: an act that does not say when it enters into force."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import entries
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule


@rule("RD705", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the last Pasal of a draft in which no sentence says when the draft enters into force.

    What an amending act quotes counts too: where its last Pasal is damaged, it is read as part of that.
    """
    if draft.articles and next(entries(draft, quoted=True), None) is None:
        yield at(draft.articles[-1], article=draft.articles[-1].named)
