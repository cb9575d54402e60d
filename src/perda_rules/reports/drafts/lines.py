"""Lines of words with marks in them, and how they are written: plain, in a terminal, in Markdown.

In plain text removed words stand in ``[-…-]`` and added ones in ``{+…+}``, as in the word diffs of programmers.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from perda_rules.regulation.change.word_diff import Run
from perda_rules.reports.markdown import escape
from perda_rules.reports.wording import clean

if TYPE_CHECKING:
    from rich.console import Console

Mark = Literal["", "title", "removed", "added"]

_CONTEXT = 8
"""So many words are shown before and after a change."""
_MOST_WORDS = 60
"""Of a text that was wholly added or removed so many words pass by on a screen."""
_LONGEST = 1_000_000
_STYLES = {"title": "bold", "removed": "red strike", "added": "green"}


@dataclass(frozen=True, slots=True)
class Span:
    """Words in a line."""

    text: str
    mark: Mark = ""
    space: bool = True
    """Whether a space parts it from the words before."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line, as deep as it is indented; a title has no depth."""

    depth: int
    spans: tuple[Span, ...]


def line(depth: int, text: str) -> Line:
    """Return a line of plain words."""
    return Line(depth, (Span(clean(text), space=False),))


def title(text: str) -> Line:
    """Return the title of a section."""
    return Line(0, (Span(clean(text), "title", space=False),))


def marked(depth: int, words: Iterable[Run], *, whole: bool = False) -> Line:
    """Return a word diff as a line; far from every change words are left out, unless the ``whole`` is asked for."""
    runs = list(words)
    spans = []
    for at, run in enumerate(runs):
        text = clean(run.text, _LONGEST)
        if not whole:
            text = _shortened(text, run.kind == "same", at == 0, at == len(runs) - 1, alone=len(runs) == 1)
        spans.append(Span(text, "" if run.kind == "same" else run.kind, run.text[:1].isspace()))
    return Line(depth, tuple(spans))


def _shortened(text: str, same: bool, first: bool, last: bool, *, alone: bool) -> str:
    words = text.split(" ")
    if not same:
        return text if not alone or len(words) <= _MOST_WORDS else f"{' '.join(words[:_MOST_WORDS])} …"
    before, after = (0 if first else _CONTEXT), (0 if last else _CONTEXT)
    if len(words) <= before + after + 2:
        return text
    return " ".join([*words[:before], "…", *words[len(words) - after :]])


def plain(lines: Sequence[Line]) -> str:
    """Write ``lines`` as plain text."""
    signs = {"removed": "[-{}-]", "added": "{{+{}+}}"}
    written = []
    for number, one in enumerate(lines):
        if number and one.depth == 0:
            written.append("")
        text = "".join(part for span in one.spans for part in _parted(span, signs.get(span.mark, "{}")))
        written.append("  " * one.depth + text.strip())
    return "\n".join(written) + "\n"


def markdown(lines: Sequence[Line]) -> str:
    """Write ``lines`` as Markdown: titles as headings, the rest as nested lists."""
    signs = {"removed": "~~{}~~", "added": "**{}**"}
    written: list[str] = []
    for number, one in enumerate(lines):
        spans = (Span(escape(span.text), span.mark, span.space) for span in one.spans)
        text = "".join(part for span in spans for part in _parted(span, signs.get(span.mark, "{}"))).strip()
        if one.depth == 0:
            written += ["", f"## {text}", ""] if number else [f"# {text}", ""]
        else:
            written.append("  " * (one.depth - 1) + f"- {text}")
    return "\n".join(written) + "\n"


def show(lines: Sequence[Line], console: Console) -> None:
    """Print ``lines`` in a terminal, in colours; removed words are struck out too, for those who see no colours."""
    from rich.padding import Padding
    from rich.text import Text

    for number, one in enumerate(lines):
        if number and one.depth == 0:
            console.print()
        text = Text()
        for span in one.spans:
            space, words = _parted(span, "{}")
            text.append(space if text else "").append(words, _STYLES.get(span.mark))
        console.print(Padding(text, (0, 0, 0, 2 * one.depth), expand=False))


def _parted(span: Span, sign: str) -> tuple[str, str]:
    return (" " if span.space else "", sign.format(span.text)) if span.text else ("", "")
