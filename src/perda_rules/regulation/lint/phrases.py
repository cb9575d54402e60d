"""Runs of words with capitals inside sentences: names, whether the draft defines them or not.

Which of them is wrong is the rules' business.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, zip_longest
from typing import NamedTuple

from perda_rules.regulation.lint.terms import Use
from perda_rules.regulation.lint.wording import Word

# "Dalam Pengelolaan Risiko, …": a Pasal that repeats its subject as a heading, in capitals.
_SUBJECT = re.compile(r"(?:Dalam|Untuk)\s+(?=[A-Z][a-z])")
# Words that number what follows, and belong to no name.
_NUMBERING = frozenset(("Angka", "Ayat", "BAB", "Bab", "Huruf", "Nomor", "Pasal", "Tahun"))
_READ = ("opening", "recital", "norm", "definition")
_OFTEN = 3
_MOSTLY = 0.6


class Phrase(NamedTuple):
    """A run of words with capitals, "dan" inside it included where the words on both sides of it belong together."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """As it reads."""
        first, last = self.words[0], self.words[-1]
        return first.passage.text[first.start : last.end]

    @property
    def first(self) -> Word:
        """Its first word."""
        return self.words[0]

    def without(self, covered: frozenset[tuple[int, int]]) -> Iterator[Phrase]:
        """Yield what is left of it beside the words that are ``covered``, given by passage and place."""
        for hidden, words in groupby(self.words, lambda word: (id(word.passage), word.start) in covered):
            if not hidden:
                yield Phrase(tuple(words))


def phrases_of(words: Iterable[Word], uses: Iterable[Use]) -> Iterator[Phrase]:
    """Yield every run of words with capitals in the recitals, definitions and norms, in order."""
    runs = list(_runs(words, _actors(uses)))
    pairs = [_joins(before, after) for before, after in pairwise(runs)]
    ends = Counter(run[-1].text for run in runs)
    times = Counter(pair for pair in pairs if pair)
    together: list[Word] = []
    for run, pair in zip_longest(runs, pairs):
        together += run
        if not (pair and times[pair] >= _OFTEN and times[pair] >= _MOSTLY * ends[pair[0]]):
            yield Phrase(tuple(together))
            together = []


def covered_by(uses: Iterable[Use], words: Iterable[Word]) -> frozenset[tuple[int, int]]:
    """Return passage and place of each of ``words`` that belongs to the name of a defined term."""
    spans: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for use in uses:
        spans[id(use.passage)].append((use.start, use.start + len(use.printed)))
    found: set[tuple[int, int]] = set()
    for passage, its_words in groupby(words, lambda word: id(word.passage)):
        waiting = iter(spans.get(passage, ()))
        start, end = next(waiting, (-1, -1))
        for word in its_words:
            while start >= 0 and end <= word.start:
                start, end = next(waiting, (-1, -1))
            if start >= 0 and start <= word.start:
                found.add((passage, word.start))
    return frozenset(found)


def _runs(words: Iterable[Word], actors: dict[int, int]) -> Iterator[list[Word]]:
    run: list[Word] = []
    passage, subject_end = None, 0
    for word in words:
        if word.passage is not passage:
            passage = word.passage
            opens = _SUBJECT.match(passage.text)
            subject_end = actors.get(id(passage), passage.text.find(",")) if opens else 0
        named = (
            word.text[0].isupper() and (len(word.text) == 1 or not word.text.isupper()) and word.text not in _NUMBERING
        )
        named = named and passage.kind in _READ and not word.titled and word.start >= subject_end
        if run and not (named and word.follows(run[-1])):
            yield run
            run = []
        if named and passage.text[word.end : word.end + 1].isdigit():
            run = []  # "Limbah B3" is no "Limbah B"
        elif named and not passage.text[max(0, word.start - 2) : word.start].rstrip(" (")[-1:].isdigit():
            run.append(word)
    if run:
        yield run


def _actors(uses: Iterable[Use]) -> dict[int, int]:
    """Return for each passage where the first defined term stands that a comma parts from what comes before it."""
    found: dict[int, int] = {}
    for use in uses:
        if use.passage.text[max(0, use.start - 2) : use.start] == ", ":
            found.setdefault(id(use.passage), use.start)
    return found


def _joins(before: Sequence[Word], after: Sequence[Word]) -> tuple[str, str] | None:
    """Return the words on both sides of the "dan" that joins two runs; None where none does."""
    last, first = before[-1], after[0]
    if last.passage is not first.passage or last.passage.text[last.end : first.start] != " dan ":
        return None
    return last.text, first.text
