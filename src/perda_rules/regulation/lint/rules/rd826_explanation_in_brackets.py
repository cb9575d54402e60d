"""RD826: words in brackets inside a norm, of which nobody knows whether they belong to it."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.loans import foreign_runs
from perda_rules.regulation.lint.models import Hit, at, rule

_BRACKETS = re.compile(r"(?P<before>\S+) \((?P<words>[a-z][^()]{2,120})\)")
_NUMBER = re.compile(r"\d|%")
_IN_WORDS = re.compile(
    r"(?:nol|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu|perdua|pertiga|perempat)|setengah)\b"
)
_REFERENCE = re.compile(r"(?:ayat|pasal|huruf|angka|lembaran|berita|tambahan)\b", re.IGNORECASE)


@rule("RD826", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every bracket with words that are no number, no foreign word and no reference."""
    for passage in draft.norms:
        if passage.quoted:
            continue
        for found in _BRACKETS.finditer(passage.text):
            words = found["words"]
            number = _NUMBER.search(found["before"]) or _IN_WORDS.match(words)
            if not (number or _REFERENCE.match(words) or any(foreign_runs(words))):
                yield at(passage, found.start("words") - 1, words=words)
