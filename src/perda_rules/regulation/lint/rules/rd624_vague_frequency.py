"""RD624: something is due again and again, and the text does not say how often."""

import re
from collections.abc import Iterator

from perda_rules.regulation.document import Unit
from perda_rules.regulation.lint.draft import Draft
from perda_rules.regulation.lint.models import Hit, at, rule
from perda_rules.regulation.lint.periods import UNITS
from perda_rules.regulation.lint.vocabulary import instead, pattern

_WORDS = "vague_frequencies"
_STATED = re.compile(
    rf"\b(?:setiap|tiap|tiap-tiap) (?:\d+ |(?:akhir|awal) )?(?:\([a-z ]+\) )?(?:{UNITS})\b"
    r"|\bkali (?:dalam|setiap|per)\b|\b(?:bulan|tahun|minggu) sekali\b|\bse(?:tahun|bulan|minggu|hari) sekali\b"
    r"|\bsekali (?:setahun|sebulan|seminggu|dalam)\b|\bharian\b|\bmingguan\b|\bbulanan\b|\btahunan\b"
)


_LASTING = frozenset(("secara berkelanjutan", "secara berkesinambungan"))
_VERB_FOLLOWS = re.compile(r"(?: me[a-z]+|:)")


@rule("RD624", "warning")
def check(draft: Draft) -> Iterator[Hit]:
    """Find every such word in a norm, unless the same Pasal says how often, or another provision that is cited.

    "Secara berkelanjutan" tells how often only right before a verb; elsewhere it says that something will last.
    """
    stated: dict[int, bool] = {}
    for passage in draft.norms:
        for found in pattern(_WORDS).finditer(passage.text) if passage.kind == "norm" else ():
            word, end = found.group(), found.end()
            lasts = word.lower() in _LASTING and not _VERB_FOLLOWS.match(passage.text, end)
            if lasts or word[1:] != word[1:].lower() or passage.text.startswith(" sebagaimana dimaksud", end):
                continue
            article = passage.placed.article if passage.placed else None
            if article is None or not stated.setdefault(id(article), _states(article)):
                yield at(passage, found.start(), word=word, instead=instead(_WORDS)[word.lower()])


def _states(unit: Unit) -> bool:
    return _STATED.search(unit.text) is not None or any(_states(child) for child in unit.children)
