"""Names with capitals that are nearly a defined term: words more, words less, turned round, glued, parted or misspelt.

Facts only: what is wrong with them is the rules' business.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perda_rules.regulation.lint.phrases import Phrase, covered_by
from perda_rules.regulation.lint.spelling import one_apart
from perda_rules.regulation.lint.terms import Use
from perda_rules.regulation.lint.wording import Word

# "Peraturan Kepala Desa" is another kind of act than "Peraturan Desa".
_ACTS = ("Keputusan ", "Lembaran ", "Peraturan ", "Rancangan ", "Undang-Undang ")
_MOST_INSERTED = 2
_FEWEST = 2


class Variant(NamedTuple):
    """A name that is nearly a defined term."""

    phrase: Phrase
    """The run of words with capitals that it stands in."""
    start: int
    """Where it begins in the text of the phrase."""
    printed: str
    term: str
    """The term as defined."""


def variants_of(
    phrases: Sequence[Phrase], names: Sequence[str], uses: Sequence[Use], words: Sequence[Word]
) -> Iterator[Variant]:
    """Yield every phrase that is nearly one of the defined ``names``, in order."""
    terms = [(name, name.lower().split()) for name in names if " " in name and not name.startswith(_ACTS)]
    common = {name: frozenset(term) for name, term in terms}
    times = Counter(phrase.text for phrase in phrases)
    used = Counter(use.name for use in uses)
    covered = covered_by((use for use in uses if " " in use.name), words)
    for phrase in phrases:
        if not any(phrase.without(covered)):
            continue
        printed = phrase.text.split()
        lowered = [word.lower() for word in printed]
        for name, term in terms:
            if lowered[0][:1] != term[0][:1] and not common[name].intersection(lowered):
                continue
            span = _interrupted(lowered, term) or _respaced(lowered, term) or _misspelt(lowered, term)
            if not span and times[phrase.text] < used[name] and _cut_short(lowered, term, terms):
                span = (0, len(lowered))
            if span:
                start = sum(len(word) + 1 for word in printed[: span[0]])
                yield Variant(phrase, start, " ".join(printed[slice(*span)]), name)
                break


def _interrupted(words: Sequence[str], term: Sequence[str]) -> tuple[int, int] | None:
    """Return where the words of ``term`` stand with one or two others between them."""
    for start, word in enumerate(words):
        if word != term[0]:
            continue
        matched = 0
        for index, other in enumerate(words[start : start + len(term) + _MOST_INSERTED], start=start):
            if other == term[matched]:
                matched += 1
            elif other == "dan":
                break  # two names side by side
            if matched == len(term):
                if index - start >= len(term):
                    return start, index + 1
                break
    return None


def _respaced(words: Sequence[str], term: Sequence[str]) -> tuple[int, int] | None:
    """Return where the words of ``term`` stand glued together or parted."""
    wanted = "".join(term)
    for start, word in enumerate(words):
        if not wanted.startswith(word):
            continue
        for end in range(start + 1, min(len(words), start + len(term) + 1) + 1):
            if "".join(words[start:end]) == wanted and list(words[start:end]) != list(term):
                return start, end
    return None


def _misspelt(words: Sequence[str], term: Sequence[str]) -> tuple[int, int] | None:
    """Return where the words of ``term`` stand in another order, or with one letter more, less or other in one."""
    if len(term) < _FEWEST:
        return None
    for start in range(len(words) - len(term) + 1):
        window = list(words[start : start + len(term)])
        differing = [(word, wanted) for word, wanted in zip(window, term, strict=True) if word != wanted]
        if len(differing) == 1 and one_apart(*differing[0]):
            return start, start + len(term)
        if differing and len(words) == len(term) and sorted(window) == sorted(term):
            return 0, len(words)
    return None


def _cut_short(words: Sequence[str], term: Sequence[str], terms: Sequence[tuple[str, list[str]]]) -> bool:
    """Say whether ``words`` are the beginning of this term and of no other one."""
    if not 1 < len(words) < len(term) or list(words) != list(term[: len(words)]):
        return False
    return sum(list(words) == other[: len(words)] for _, other in terms) == 1
