"""How the items of lists end: the closing mark, the conjunction behind it, and the words that they really close.

Facts only, for the rules of the family RD3. What a text ends with is read through what OCR leaves behind it.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from perda_rules.regulation.lint.draft import ItemList, Placed
from perda_rules.regulation.numerals import order

_TAIL = 60
_REMEMBERED = 10_000
"""Endings that are kept, for many rules ask for the same ones."""
_LETTER = 26
_CONJUNCTION = re.compile(
    r"(?<![^\W_])(?P<word>dan[\s/_IJjf]*a\s?tau|dan|atau|a\stau|serta)(?P<marks>[;,.:]*)[^\w)]*\Z", re.IGNORECASE
)
_MARKS = re.compile(r"(?P<marks>[;,.:?!]*)[\"”’')\]]*[^\w\"”’')\];,.:?!]*\Z")


class Ending(NamedTuple):
    """How a text ends."""

    mark: str
    """The punctuation before the conjunction: ";", ".", ":", none, or several marks together."""
    conjunction: str
    """"dan", "atau", "dan/atau", "serta" or none."""
    offset: int
    """Where the mark stands; the last character where there is none."""
    closing: str = ""
    """Punctuation behind the conjunction, where none belongs."""
    word: str = ""
    """The last word before all that."""

    @property
    def printed(self) -> str:
        """As it stands, "; dan"; where there is nothing of it, the last word."""
        return f"{self.mark} {self.conjunction}{self.closing}".strip() or self.word


class Entry(NamedTuple):
    """An item of a list, and how what closes it ends: its own words, or those of the last item of its inner list."""

    item: Placed
    leaf: Placed
    ending: Ending


@lru_cache(_REMEMBERED)
def ending(text: str) -> Ending:
    """Return how ``text`` ends."""
    start = max(0, len(text) - _TAIL)
    last = _CONJUNCTION.search(text, start)
    end = last.start() if last else len(text)
    found = _MARKS.search(text[:end], min(start, end))
    mark, at = (found["marks"], found.start()) if found else ("", end)
    offset = at if mark else max(0, len(text[:at].rstrip()) - 1)
    word = text[:at].rsplit(maxsplit=1)[-1] if text[:at].strip() else ""
    return Ending(mark, _word(last["word"]) if last else "", offset, last["marks"] if last else "", word)


def _word(printed: str) -> str:
    """Write a conjunction as it should read, whatever OCR made of it."""
    word = printed.lower()
    if word.endswith("tau"):
        return "dan/atau" if word.startswith("dan") else "atau"
    return word


def entries(chosen: ItemList) -> tuple[Entry, ...]:
    """Return the items of a list with how each ends."""
    return tuple(_entry(item) for item in chosen.items)


def closes(chosen: ItemList) -> bool:
    """Say whether nothing of the ayat or Pasal follows the list, and it stands in no other list."""
    holder = chosen.holder.unit
    return holder.kind in ("article", "paragraph") and holder.children[-1] is chosen.items[-1].unit


def whole(chosen: ItemList) -> bool:
    """Say whether every item was recognised: no number is left out, and no text holds the mark of the next item."""
    first = order(chosen.items[0].unit.number or "")[0]
    return all(
        order(item.unit.number or "")[0] == first + step and not swallows(item.unit.number or "", item.unit.text)
        for step, item in enumerate(chosen.items)
    )


@lru_cache(_REMEMBERED)
def swallows(number: str, text: str) -> bool:
    """Say whether the text of the item ``number`` holds the mark of the item after it ("…; b. …")."""
    value = order(number)[0] + 1
    following = str(value) if number[:1].isdigit() else chr(96 + value) if value <= _LETTER else ""
    return bool(following) and re.search(rf"(?<![^\W_.]){following}[.:)]\s", text) is not None


def _entry(item: Placed) -> Entry:
    leaf = item
    while leaf.unit.children:
        leaf = Placed(leaf.unit.children[-1], (*leaf.above, leaf.unit))
    return Entry(item, leaf, ending(leaf.unit.text))
