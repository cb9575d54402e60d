"""RD314: a numbered list stands in running text and is not set line by line."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule

_FIRST = re.compile(r"(?<!huruf )(?<!angka )(?<!golongan )(?<!kelas )(?<![^\s(:;])(?P<mark>a|1)[.)]\s")
_SECONDS = ("b.", "b)", "2.", "2)")
_SECOND = {"a": re.compile(r"(?<=[\s;,:])b[.)]\s"), "1": re.compile(r"(?<=[\s;,:])2[.)]\s")}


@rule("RD314", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find the first "a. …; b. …" or "1) …, 2) …" within the words of each provision."""
    for passage in draft.norms:
        first = _FIRST.search(passage.text) if any(mark in passage.text for mark in _SECONDS) else None
        second = _SECOND[first["mark"]].search(passage.text, first.end()) if first else None
        if first and second:
            yield at(passage, first.start(), first=first.group().strip(), second=second.group().strip())
