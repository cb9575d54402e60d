"""RD317: a bracket or quotation mark is opened and not closed, or closed and not opened."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_SIGNS = re.compile(r"(?P<open>[(\[“])|(?P<close>[)\]”])|(?P<straight>\")")
_CLOSES = {")": "(", "]": "[", "”": "“"}
_LIST_MARK = re.compile(r"(?<![^\W_])[a-z0-9]{1,2}\Z")


@rule("RD317", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first such sign of every passage; an amending act closes its quotations elsewhere."""
    for passage in draft.passages:
        hit = _unbalanced(passage.text, quotes=not draft.amending)
        if hit is not None:
            yield at(passage, hit, sign=passage.text[hit])


def _unbalanced(text: str, *, quotes: bool) -> int | None:
    opened: list[tuple[str, int]] = []
    for sign in _SIGNS.finditer(text):
        mark, start = sign.group(), sign.start()
        if mark in '“”"' and not quotes:
            continue
        last = opened[-1][0] if opened else ""
        if sign["open"] or (mark == '"' and last != '"'):
            opened.append((mark, start))
        elif last == _CLOSES.get(mark, mark):
            opened.pop()
        elif not _LIST_MARK.search(text, max(0, start - 3), start):
            return start
    return opened[0][1] if opened else None
