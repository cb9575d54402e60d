"""Short headings for the register: a title as printed, the term of a definition, or the subject of a Pasal.

Never a sentence: at most ten words. A Pasal of this kind of draft opens with "Dalam <subject>, <actor> …"; where the
subject ends is read from the terms that the document itself defines.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from perda_rules.regulation.document import Document, Unit

_MOST_WORDS = 10
_LONGEST_TERM = 8
_LONGEST_OPENING = 40
# What follows the term in its definition: its short form, or that it has other names elsewhere.
_NAMED_FURTHER = re.compile(r",?\s+(?:yang\s+)?selanjutnya\s|,?\s+atau\s+(?:yang\s+)?disebut\s+dengan\s+nama\s")
_OPENING = re.compile(r"Dalam\s+(?=[A-Z])")
_LINKS = frozenset((
    "agar", "akan", "antara", "atas", "atau", "bagi", "berbasis", "dalam", "dan", "dari", "dengan", "di", "guna", "ke",
    "kepada", "menjadi", "oleh", "pada", "pasca", "secara", "serta", "terhadap", "terkait", "untuk", "yang",
))  # fmt: skip


def defined_terms(document: Document) -> frozenset[str]:
    """Return the terms that the document defines, as printed."""
    return frozenset(
        term for unit, _ in document.walk() if unit.kind == "definition" and (term := defined_term(unit.text))
    )


def defined_term(text: str) -> str | None:
    """Return the term that a definition defines, or None where it does not read "<term> adalah …"."""
    named, defines, _ = text.partition(" adalah ")
    term = _NAMED_FURTHER.split(named, maxsplit=1)[0]
    return term if defines and len(term.split()) <= _LONGEST_TERM else None


def short_heading(unit: Unit, above: Sequence[Unit], terms: Iterable[str]) -> str | None:
    """Return the heading of ``unit``, which stands in ``above``; None where it has none of its own."""
    if unit.kind == "definition":
        return defined_term(unit.text)
    if unit.kind != "article":
        return _shortened(unit.heading) if unit.heading else None
    subject = _subject(unit.text, terms)
    if subject:
        return _shortened(subject)
    group = above[-1] if above else None
    if group is None or not group.heading or next(c for c in group.children if c.kind == "article") is not unit:
        return None
    return _shortened(group.heading)


def _subject(text: str, terms: Iterable[str]) -> str | None:
    """Return what follows "Dalam" up to the actor: a run of capitalised words and the links between them."""
    opening = _OPENING.match(text)
    if opening is None:
        return None
    run = takewhile(_in_title, text[opening.end() :].split(None, _LONGEST_OPENING)[:_LONGEST_OPENING])
    phrase = " ".join(run)
    actors = [at for term in terms if (at := phrase.find(f", {term}")) > 0]
    end = min(actors) if actors else phrase.rfind(",")
    return phrase[:end] if end > 0 else None


def _in_title(word: str) -> bool:
    return word[0].isupper() or word.strip(",").lower() in _LINKS


def _shortened(text: str) -> str:
    words = text.split()
    if len(words) <= _MOST_WORDS:
        return text
    kept = words[:_MOST_WORDS]
    while len(kept) > 1 and kept[-1].strip(",").lower() in _LINKS:
        kept.pop()
    return f"{' '.join(kept).rstrip(',')} …"
