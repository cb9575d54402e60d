"""RD626: a deed in the passive, and the sentence does not say by whom."""

import re
from collections.abc import Iterator

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.verbs import Word, is_active, is_passive, words
from perda_rules.regulation.lint.vocabulary import phrases

_BY = re.compile(r"\boleh\b")
_ELSEWHERE = re.compile(
    r"\b(?:dengan|dalam|melalui) (?:Peraturan|Keputusan|Undang-Undang|Petunjuk)\b"
    r"|\bketentuan (?:hukum|peraturan perundang)|\bdalam rapat\b|\bberlaku\b|\A(?:Dalam hal|Jika|Apabila)\b"
)
_STOPS = frozenset(("yang", "untuk", "agar", "bahwa", "guna", "dapat", "tidak"))


@rule("RD626", "notice")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every sentence whose first verb is such a deed, with no "oleh", no rule that says who, and no agent nearby.

    Nearby is for an ayat the other ayat of its Pasal, for an item the words that lead into its list.
    """
    deeds = phrases("deeds_in_passive")
    named: dict[int, bool] = {}
    for passage in draft.norms:
        placed = passage.placed
        if placed is None or passage.kind != "norm":
            continue
        for sentence in draft.sentences(passage):
            verb = _first_verb(sentence.text)
            if verb is None or verb.text not in deeds:
                continue
            near = placed.above[-1] if placed.unit.kind == "point" else placed.article
            nearby = near is not None and named.setdefault(id(near), _names_agent(near))
            if not (nearby or _BY.search(sentence.text) or _ELSEWHERE.search(sentence.text)):
                yield at(passage, sentence.start + verb.start, verb=verb.printed)


def _first_verb(text: str) -> Word | None:
    """Return the main verb, where it comes before any clause; a cited provision is no clause."""
    first = True
    for word in words(text):
        if word.text in _STOPS or (first and is_passive(word.text)):
            return None
        if word.text != "dimaksud" and (is_active(word.text) or is_passive(word.text)):
            return word
        first = False
    return None


def _names_agent(unit: Unit) -> bool:
    ayat = (child for child in unit.children if child.kind == "paragraph")
    return _BY.search(unit.text) is not None or any(_BY.search(child.text) for child in ayat)
