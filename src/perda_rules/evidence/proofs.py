"""What a file itself shows of what an item says of it: number, date, title, signatory, content parts in their place.

Words are compared generously (other forms of a word, other ways to write a day), so that what is not found deserves a
look. Pure; what follows from it is decided elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Literal, NamedTuple

from perda_rules.evidence.models import Item
from perda_rules.evidence.texts import Text
from perda_rules.language import LANGUAGES, Label, read_date, write_date
from perda_rules.stems import stems

Field = Literal["number", "date", "title", "signatory"]

ENOUGH_OF_A_TITLE = 0.7
"""The share of the words of a title that must stand in the file: titles are often told more briefly, or more fully."""
ENOUGH_OF_A_PART = 0.75
"""The share of the key words of a content part; of up to three words, all."""
_SHORT = 3
"""A word of fewer letters says nothing."""
_EMPTY = frozenset(
    {
        "antara", "atas", "atau", "bagi", "dalam", "dan", "dari", "dengan", "oleh", "pada", "para", "per", "serta",
        "tentang", "untuk", "yang", "and", "for", "from", "the", "with",
    }
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:[-'][^\W_]+)*")
_DAY_WRITTEN = re.compile(
    r"(?<!\d)(?:\d{1,2}\s+[A-Za-z]{3,9}\.?\s+\d{4}|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{4}-\d{1,2}-\d{1,2})(?!\d)"
)


class Words(NamedTuple):
    """What content parts and offices are called, by their keys."""

    parts: Mapping[str, Label]
    offices: Mapping[str, Label]


class Proof(NamedTuple):
    """What was looked for in a file, and found or not."""

    shown: tuple[str, ...] = ()
    """Content parts whose key words stand in the place that is named."""
    unshown: tuple[str, ...] = ()
    """Content parts whose key words do not."""
    unproven: tuple[Field, ...] = ()
    """What the item says of the document and nothing in the file does."""


def prove(item: Item, text: Text, words: Words) -> Proof:
    """Look in ``text`` for what ``item`` says."""
    shown: list[str] = []
    unshown: list[str] = []
    for part, place in item.memuat.items():
        there = text.at(place)
        if part in words.parts and there is not None:
            (shown if says(words.parts[part], there) else unshown).append(part)
    return Proof(tuple(shown), tuple(unshown), tuple(_unproven(item, text.whole, words.offices)))


def says(label: Label, text: str) -> bool:
    """Say whether ``text`` is about what ``label`` calls, in either language."""
    there = _kin(text)
    return any(_share(label.text(language), there) >= _enough(label.text(language)) for language in LANGUAGES)


def days_in(text: str) -> Iterator[tuple[date, int]]:
    """Yield the days that are written in ``text``, each with where it begins."""
    for found in _DAY_WRITTEN.finditer(text):
        day = read_date(found[0])
        if day is not None:
            yield day, found.start()


def _unproven(item: Item, text: str, offices: Mapping[str, Label]) -> Iterator[Field]:
    if item.number and _joined(item.number) not in _joined(text):
        yield "number"
    if not any(day == item.date for day, _ in days_in(text)) and not any(
        write_date(item.date, language).lower() in " ".join(text.lower().split()) for language in LANGUAGES
    ):
        yield "date"
    there = _kin(text)
    if _share(item.title, there) < ENOUGH_OF_A_TITLE:
        yield "title"
    if item.signatory:
        names = [offices[item.signatory].text(language) for language in LANGUAGES] if item.signatory in offices else []
        if not any(_share(name, there) == 1 for name in [*names, item.signatory.replace("-", " ")]):
            yield "signatory"


def _enough(words: str) -> float:
    return 1.0 if len(_key_words(words)) <= 3 else ENOUGH_OF_A_PART


def _share(words: str, there: frozenset[str]) -> float:
    """Return how many of the key words have kin in the text; 1 where there is no key word."""
    keys = _key_words(words)
    return sum(1 for key in keys if stems(key) & there) / len(keys) if keys else 1.0


def _key_words(text: str) -> Sequence[str]:
    """Return the words that say something, each once."""
    words = dict.fromkeys(_WORD.findall(_folded(text)))
    return [word for word in words if word not in _EMPTY and (len(word) >= _SHORT or word.isdigit())]


def _kin(text: str) -> frozenset[str]:
    """Return everything that the words of a text may be formed from."""
    return frozenset().union(*(stems(word) for word in frozenset(_WORD.findall(_folded(text)))))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _joined(text: str) -> str:
    """Leave out spaces: the text of a PDF may part a number anywhere."""
    return "".join(_folded(text).split())
