"""RD816: an element such as "antar" or "pasca" that is parted from the word that it belongs to."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.morphology import is_known
from perda_rules.regulation.lint.terms import JOINING
from perda_rules.regulation.lint.vocabulary import any_of, phrases

_READ = ("norm", "definition", "recital", "heading", "elucidation")


@rule("RD816", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such element that a space or a needless hyphen parts from a known word."""
    bound = any_of(phrases("bound_forms"))
    parted = re.compile(rf"(?<![\w-])(?P<bound>{bound})(?P<mark>[ -])(?P<word>[a-z]{{3,}})(?![\w-])", re.IGNORECASE)
    for passage in draft.passages:
        if passage.kind not in _READ:
            continue
        for found in parted.finditer(passage.text):
            better = _joined(found["bound"], found["mark"], found["word"])
            if better and found["word"].lower() not in JOINING and is_known(found["word"]):
                yield at(passage, found.start(), printed=found.group(), better=better)


def _joined(bound: str, mark: str, word: str) -> str | None:
    """Return how the two are written together; None where they are written right."""
    if word[0].isupper() and bound[0].islower():  # a name keeps its capital behind a hyphen
        return None if mark == "-" else f"{bound}-{word}"
    return bound + (word if word.isupper() else word.lower())
