"""RD727: a norm of the closing BAB that does not close the act."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import stands_in
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern


@rule("RD727", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every ayat or Pasal there that has none of the words of closing provisions."""
    for passage in draft.norms:
        placed = passage.placed
        if placed is None or placed.unit.kind not in ("article", "paragraph") or placed.unit.children or passage.quoted:
            continue
        if stands_in(placed) == "closing" and not pattern("closing_words").search(passage.text):
            yield at(passage, 0, provision=placed.called, words=" ".join(passage.text.split()[:6]))
