"""Foreign words in a text: those of the word list, a run of them as one.

What is wrong with them is the rules' business.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perda_rules.regulation.lint.vocabulary import instead, pattern

_JOINING = "…"


class ForeignRun(NamedTuple):
    """Foreign words side by side."""

    text: str
    start: int
    better: str
    """What Indonesian has instead; of several words, one after the other."""
    bracketed: bool
    """Whether they stand in brackets behind other words: "pusat data (data center)"."""


def foreign_runs(text: str) -> Iterator[ForeignRun]:
    """Yield every run of foreign words in ``text``, in order, but for words that only join others."""
    run: list[tuple[int, int]] = []
    for found in pattern("foreign").finditer(text):
        if run and text[run[-1][1] : found.start()].strip(" -"):
            yield from _made(text, run)
            run = []
        run.append(found.span())
    yield from _made(text, run)


def _made(text: str, spans: list[tuple[int, int]]) -> Iterator[ForeignRun]:
    words = [instead("foreign")[text[start:end].lower()] for start, end in spans]
    words = [word for word in words if word != _JOINING]
    if words:
        start, end = spans[0][0], spans[-1][1]
        before = text[max(0, start - 3) : start]
        bracketed = before.endswith("(") and bool(before[:-1].strip()) and text[end : end + 1] in (")", ",", ";")
        yield ForeignRun(text[start:end], start, ", ".join(words), bracketed)
