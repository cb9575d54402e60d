"""RD725: a norm of the transitional BAB that leads from nothing older to the new."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import stands_in
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import pattern

_NAME = 5
"""An item of so few words is a name, and says nothing."""


@rule("RD725", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every norm there that has none of the words of a transition, nor have the words that lead into it.

    One that goes on with another provision is passed over.
    """
    words = pattern("transitional_words")
    for passage in draft.norms:
        placed = passage.placed
        if placed is None or placed.unit.children or passage.quoted or stands_in(placed) != "transitional":
            continue
        said = [*(unit.text for unit in placed.above if unit.kind not in ("chapter", "part", "subpart")), passage.text]
        goes_on = "pada ayat" in passage.text or "dalam Pasal" in passage.text
        if len(passage.text.split()) > _NAME and not (goes_on or any(words.search(text) for text in said)):
            yield at(passage, 0, provision=placed.called, words=" ".join(passage.text.split()[:6]))
