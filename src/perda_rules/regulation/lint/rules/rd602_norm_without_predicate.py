"""RD602: a sentence without a verb: it names a thing and says nothing of it."""

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.verbs import befalls, is_active, is_passive, words
from perda_rules.regulation.lint.vocabulary import phrases

_PREDICATES = frozenset(phrases("predicates"))
_LINKS = frozenset(("sebagaimana", "yang"))
_CITES = frozenset(("dimaksud", "diatur", "ditentukan", "tercantum"))
_COUNTED = re.compile(r"\d \(")
_LISTED = re.compile(r"(?P<cited>(?:huruf|angka|Pasal) \w+|ayat \(\w+\))?,? (?P<list>(?:sebagai )?berikut):\Z")


@rule("RD602", "error")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every Pasal and ayat of which that is so; before a list, where "sebagai berikut" stands in for the verb.

    A number that is counted may be what is said ("Masa jabatan ketua 5 (lima) tahun.").
    """
    for passage in draft.norms:
        if passage.placed is None or passage.placed.unit.kind not in ("article", "paragraph"):
            continue
        listed = _LISTED.search(passage.text)
        if passage.placed.unit.children and listed is None:
            continue
        if (listed and listed["cited"]) or not (_COUNTED.search(passage.text) or _has_predicate(passage.text)):
            yield at(passage, listed.start("list") if listed else 0, provision=passage.placed.called)


def _has_predicate(text: str) -> bool:
    first = before = ""
    for word in words(text):
        says = word.text in _PREDICATES or is_active(word.text) or is_passive(word.text) or befalls(word.text)
        if first and says and not (before in _LINKS and word.text in _CITES):
            return True
        first, before = first or word.text, word.text
    return False
