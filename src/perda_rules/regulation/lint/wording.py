"""The words of a draft, each with its place. What is wrong with a word is the rules' business."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perda_rules.regulation.lint.draft import Passage

WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDS_SENTENCE = frozenset(".:;?!")
_NUMBER = re.compile(r"(?:^|[^t])\s\(\d{1,2}[a-z]?\)\s\Z")  # of an ayat that begins here, not one that is cited
_NEAR = 12
_OPENS = "“\"'‘( "
# The title of an act that is cited: the words after "Nomor 5 Tahun 2020 tentang".
_TITLE = re.compile(
    r"\b(?:nomor|no\.?)\s+\S+(?:\s+tahun\s+\S+)?\s+tentang\s+(?P<title>(?:[^(;.]|\.(?=\S))+?)(?=\s+sebagaimana\b|[(;]|\.\s|\.?\Z)",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word where it stands. "e-government" and "undang-undang" are one word, "dan/atau" is two."""

    text: str
    passage: Passage
    start: int
    """Where it begins in the text of the passage."""
    titled: bool
    """Whether it stands in the title of an act, which is cited as it was enacted."""

    @property
    def end(self) -> int:
        """Where it ends in the text of the passage."""
        return self.start + len(self.text)

    @property
    def begins_sentence(self) -> bool:
        """Whether a sentence, an item or a heading begins with it, so that its capital says nothing."""
        before = self.passage.text[max(0, self.start - _NEAR) : self.start]
        if _NUMBER.search(before):
            return True
        before = before.rstrip(_OPENS)
        return not before if self.start < _NEAR else before[-1:] in _ENDS_SENTENCE

    def follows(self, other: Word) -> bool:
        """Say whether it comes next after ``other``, with nothing but a space between them."""
        return self.passage is other.passage and self.start == other.end + 1 and self.passage.text[other.end] == " "


def words_of(passages: Iterable[Passage]) -> Iterator[Word]:
    """Yield every word of ``passages``, in order."""
    for passage in passages:
        titles = [found.span("title") for found in _TITLE.finditer(passage.text)]
        for found in WORD.finditer(passage.text):
            start = found.start()
            while titles and titles[0][1] <= start:
                titles.pop(0)
            yield Word(found.group(), passage, start, bool(titles) and titles[0][0] <= start)


def by_form(words: Iterable[Word]) -> Mapping[str, tuple[Word, ...]]:
    """Return the places of each word, by the word as printed."""
    places: defaultdict[str, list[Word]] = defaultdict(list)
    for word in words:
        places[word.text].append(word)
    return {form: tuple(found) for form, found in places.items()}
