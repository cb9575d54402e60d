"""RD214: the name behind "Menetapkan" is not that of the title."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_NAME = re.compile(r"\bTENTANG\s+", re.IGNORECASE)
_LOOKALIKE = str.maketrans("IL|O", "1110")


@rule("RD214", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the enacted name that differs from the title in more than what a scan mistakes for one another."""
    opening = draft.opening
    if opening is None or opening.scrambled or opening.title is None or opening.enacted is None:
        return
    name = _NAME.search(opening.enacted.text)
    if name is None:
        return
    enacted = opening.enacted.text[name.end() :].rstrip(" .,;:")
    if _letters(enacted) != _letters(opening.title.text):
        yield at(opening.passage, opening.enacted.start + name.end(), enacted=enacted, title=opening.title.text)


def _letters(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum()).translate(_LOOKALIKE)
