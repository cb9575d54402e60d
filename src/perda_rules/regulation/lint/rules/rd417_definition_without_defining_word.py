"""RD417: a definition that does not say what its term is: the word "adalah" is missing."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_DEFINES = re.compile(r"\b(?:adalah|ialah|yaitu|merupakan|mempunyai arti)\b")


@rule("RD417", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every numbered definition without a word that defines."""
    for passage in draft.passages:
        if passage.kind == "definition" and not _DEFINES.search(passage.text) and not passage.text.startswith("."):
            yield at(passage, 0, words=" ".join(passage.text.split()[:6]))
