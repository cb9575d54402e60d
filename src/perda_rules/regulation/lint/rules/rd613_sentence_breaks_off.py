"""RD613: a sentence ends with a word after which something must follow."""

from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.endings import ending
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import phrases

_LEAVES = ("article", "paragraph", "point", "definition")


@rule("RD613", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every provision without a list whose last word leads on, or that ends with a colon."""
    leads_on = phrases("words_that_lead_on")
    for placed in draft.placed:
        unit = placed.unit
        if unit.kind not in _LEAVES or not unit.text or unit.children:
            continue
        end = ending(unit.text)
        if end.word.strip('(“"').lower() in leads_on:
            yield at(placed, unit.text.rindex(end.word, 0, end.offset + 1), word=end.word)
        elif end.mark.endswith(":") and not end.conjunction and "berbunyi" not in unit.text:
            yield at(placed, end.offset, word=f"{end.word}:")
