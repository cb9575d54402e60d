"""RD810: signs and letters that scanning or copying may have damaged."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_DAMAGE = re.compile(
    r"[\^|~{}\\¬·•■□¢¥§©®™]"  # stray signs
    r"|(?<=[^\W_])_(?=[^\W_])"  # a dash that became an underline
    r"|(?<![\w/.-])(?:\d+[OolI]\d*|[OolI]\d+)(?![\w/-])|(?<![\w/.-])[12]\d{2}[gSs](?!\w)"  # letters in a number
    r"|(?<![\w/.-])[A-Za-z]*[a-z]{2}[0-9]+[a-z]*(?![\w/-])"  # figures in a word
    r"|(?<![\w/.-])[a-z]{2,}[A-Z][a-z]+"  # a capital inside a word
)
_TOKEN = re.compile(r"\S+")
_READ = ("norm", "definition", "recital", "basis", "heading", "elucidation")


@rule("RD810", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every stray sign, letter in a number, figure in a word and capital inside a word, once for each word."""
    for passage in draft.passages:
        if passage.kind not in _READ:
            continue
        behind = 0
        for found in _DAMAGE.finditer(passage.text):
            if found.start() < behind:
                continue
            start = passage.text.rfind(" ", 0, found.start()) + 1
            behind = _end(passage.text, found.end())
            yield at(passage, found.start(), word=passage.text[start:behind])


def _end(text: str, start: int) -> int:
    end = text.find(" ", start)
    return len(text) if end < 0 else end
