"""RD228: the last consideration does not refer to all those before it."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_RANGE = re.compile(r"\bhuruf ([a-z]) sampai dengan (?:huruf )?([a-z])\b")
_LETTERS = re.compile(r"\bhuruf ((?:[a-z]\b(?:, dan |, | dan )?)+)")
_REFERS = re.compile(r"\bsebagaimana dimaksud (?:dalam|pada) huruf\b.*?(?=\b(?:perlu|serta|untuk)\b|\Z)", re.DOTALL)


@rule("RD228", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the last consideration that refers to some letters, and not to every one before its own, or to others."""
    if draft.opening is None or len(draft.opening.recitals) < 2:
        return
    last = draft.opening.recitals[-1]
    refers = _REFERS.search(last.text)
    if refers is None:
        return
    named = {letter for found in _LETTERS.findall(refers[0]) for letter in re.findall(r"\b[a-z]\b", found)}
    for first, end in _RANGE.findall(refers[0]):
        named.update(chr(letter) for letter in range(ord(first), ord(end) + 1))
    before = {entry.label for entry in draft.opening.recitals[:-1]}
    wrong = sorted(before ^ named)
    if wrong:
        yield at(draft.opening.passage, last.start + refers.start(), letters=", ".join(wrong))
