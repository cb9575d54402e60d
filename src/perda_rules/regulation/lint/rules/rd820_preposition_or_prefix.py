"""RD820: "di" or "ke" glued to a noun, or "di" parted from a verb."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.morphology import is_known
from perda_rules.regulation.lint.vocabulary import instead, pattern, phrases, word_set

_READ = ("norm", "definition", "recital", "heading", "elucidation")
_PARTED = re.compile(r"(?<![\w-])di (?P<verb>[a-z]{3,})(?![\w-])", re.IGNORECASE)


@rule("RD820", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every preposition that is written as a prefix, and every prefix that is written as a preposition."""
    glued = instead("glued_prepositions")
    for passage in draft.passages:
        if passage.kind not in _READ:
            continue
        for found in pattern("glued_prepositions").finditer(passage.text):
            better = glued[found.group().lower()]
            yield at(passage, found.start(), printed=found.group(), better=better)
        for found in _PARTED.finditer(passage.text):
            if _is_verb(found["verb"].lower()):
                better = f"{found.group()[:2]}{found['verb']}"
                yield at(passage, found.start(), printed=found.group(), better=better)


def _is_verb(word: str) -> bool:
    """Say whether ``word`` is a bare verb, or a stem with -kan, which is no noun."""
    if word in phrases("verbs_after_di"):
        return True
    # "pendidikan" is a noun: its root ends with k, and -an makes it.
    return word.endswith("kan") and word not in word_set("roots") and is_known(word) and not is_known(word[:-2])
