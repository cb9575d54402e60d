"""RD309: two punctuation marks stand together, or one stands at a bracket where none belongs."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.vocabulary import any_of, phrases

_TOGETHER = re.compile(r"[.,;:]\s?(?:[.,;:](?![.…\d])|(?<!\.)\))|\(\s?[,;:](?!\))")
_DOTS = ".…"


@rule("RD309", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such place; a row of dots leaves something open, and a full stop may shorten a word."""
    shortened = re.compile(rf"\b(?:{any_of(phrases('shortened_words'))}|[a-z])\Z", re.IGNORECASE)
    for passage in draft.passages:
        text = passage.text
        for found in _TOGETHER.finditer(text):
            start = found.start()
            shortens = text[start] == "." and shortened.search(text, max(0, start - 12), start)
            if not (shortens or text[start - 1 : start] in tuple(_DOTS)):
                yield at(passage, start, found=found.group())
