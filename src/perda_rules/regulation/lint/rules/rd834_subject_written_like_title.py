"""RD834: a Pasal that opens with its subject written like a title: "Dalam Penataan Kios Pasar, Dinas …"."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.terms import JOINING
from perda_rules.regulation.lint.vocabulary import pattern
from perda_rules.regulation.lint.wording import WORD

_OPENING = re.compile(r"(?:Dalam|Terkait|Untuk) (?P<subject>[A-Z][a-z][^.;:]{3,150}?), (?=[A-Z])")
_NAMING = re.compile(r"\b(?:ayat|Bab|BAB|Lampiran|nomor|Nomor|Pasal|tentang)\b")
_MANY = 2
"""Words with capitals that nothing explains; a single one may be a slip."""


@rule("RD834", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such subject whose capitals are neither those of a defined term nor of a known name."""
    uses = {(id(use.passage), use.start): use for use in draft.uses}
    for passage in draft.norms:
        found = _OPENING.match(passage.text)
        if not found or _NAMING.search(found["subject"]):
            continue
        capitals, behind = 0, 0
        for word in WORD.finditer(passage.text, found.start("subject"), found.end("subject")):
            if word.start() < behind:
                continue
            named = pattern("known_names").match(passage.text, word.start())
            use = uses.get((id(passage), word.start()))
            if use or named:
                behind = word.start() + len(use.printed if use else named.group() if named else "")
            elif word.group() in JOINING:
                continue
            elif word.group()[0].islower():
                break  # a clause, not a title
            else:
                capitals += not word.group().isupper()
        else:
            if capitals >= _MANY:
                yield at(passage, found.start("subject"), subject=found["subject"])
