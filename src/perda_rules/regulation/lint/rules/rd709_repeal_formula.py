"""RD709: a repeal by other words than the formula."""

from collections.abc import Iterator

from perda_rules.regulation.lint.clauses import repeals
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

FORMULA = "dicabut dan dinyatakan tidak berlaku"


@rule("RD709", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every repeal that does not say "dicabut dan dinyatakan tidak berlaku"."""
    for found in repeals(draft):
        if _letters(found.words) != _letters(FORMULA) and "ditarik kembali" not in found.sentence.text:
            yield at(found.passage, found.at, printed=found.words, belongs=FORMULA)


def _letters(words: str) -> str:
    """Return the letters of ``words``, without the signs that a scan strews among them."""
    return "".join(filter(str.isalpha, words.lower()))
