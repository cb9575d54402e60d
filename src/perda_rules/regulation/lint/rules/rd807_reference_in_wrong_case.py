"""RD807: "pasal" in small letters, or "ayat", "huruf" and "angka" with capitals, in a reference."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

# A capital says nothing in a heading of the elucidation ("Pasal 5 Ayat (1) Yang dimaksud …").
_WRONG = re.compile(
    r"(?<![\w-])pasal(?=\s+\d)"
    r"|(?<=[a-z] )(?:Ayat(?=\s*\()|Huruf(?=\s+[a-z]\b)|Angka(?=\s+\d))"
    r"|(?<=\d )Ayat(?=\s*\(\w{1,3}\)(?:\s+[a-z]|[,;.]))"
)
_READ = ("norm", "definition", "recital", "basis")


@rule("RD807", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every reference whose word for what it cites has the wrong first letter."""
    for passage in draft.passages:
        if passage.kind in _READ:
            for found in _WRONG.finditer(passage.text):
                yield at(passage, found.start(), word=found.group(), better=_turned(found.group()))


def _turned(word: str) -> str:
    return word[0].swapcase() + word[1:]
