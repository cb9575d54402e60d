"""RD230: the last consideration names the act otherwise than its title."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_NAME = re.compile(r"\bperlu (?:menetapkan|membentuk)\s[^;]{0,80}?\btentang\s(?P<name>[^;]+)", re.IGNORECASE)
_LOOKALIKE = str.maketrans("IL|O", "1110")


@rule("RD230", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the name behind "perlu menetapkan … tentang" that differs from the title."""
    opening = draft.opening
    if opening is None or opening.title is None or not opening.recitals:
        return
    last = opening.recitals[-1]
    found = _NAME.search(last.text)
    if found is not None and _letters(found["name"]) != _letters(opening.title.text):
        yield at(
            opening.passage, last.start + found.start("name"), name=found["name"].strip(), title=opening.title.text
        )


def _letters(text: str) -> str:
    return "".join(letter for letter in text.upper() if letter.isalnum()).translate(_LOOKALIKE)
