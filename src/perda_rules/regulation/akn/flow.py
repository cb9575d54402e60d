"""The words of a section as one text that remembers its lines: passages are found in it and set in paragraphs.

Places are told by visible characters, for white space is all that joining the lines otherwise can change.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from unicodedata import combining, normalize

from perda_rules.regulation.akn.inline import Span, marked
from perda_rules.regulation.akn.xml import Element, element
from perda_rules.regulation.document import Piece, joined


@dataclass(frozen=True, slots=True)
class Flow:
    """A text and where its lines and paragraphs begin."""

    text: str
    lines: tuple[int, ...]
    paragraphs: tuple[int, ...]
    """Where the layout begins a new paragraph: some of the lines."""
    visible: tuple[int, ...]
    """Where its visible characters stand."""
    compact: str
    """Its visible characters."""
    places: Mapping[int, tuple[int, Sequence[int]]]
    """Of each block (as ``id``): how many visible characters stand before it, and where its own stand in it."""

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Return where the visible characters from ``first`` up to ``last`` begin and end in the text."""
        return self.visible[first], self.visible[last - 1] + 1

    def of_pieces(self, pieces: Sequence[Piece], words: str) -> tuple[int, int] | None:
        """Return where ``pieces``, which read ``words``, begin and end; None where they do not stand in this text."""
        before, places = self.places.get(id(pieces[0].block), (0, ())) if pieces else (0, ())
        wanted = _compact(words)
        if not places or not wanted:
            return None
        first = before + bisect_left(places, pieces[0].start)
        return self.span(first, first + len(wanted)) if self.compact.startswith(wanted, first) else None

    def moved(self, spans: Iterable[Span], text: str, start: int = 0) -> list[Span]:
        """Return ``spans`` of ``text``, which stands from ``start`` on, where they stand here; ascending."""
        before = bisect_left(self.visible, start)
        visible = [at for at, character in enumerate(text) if not character.isspace()]
        found = ((bisect_left(visible, span.start), bisect_left(visible, span.end), span.element) for span in spans)
        return [
            Span(*self.span(before + first, before + last), held)
            for first, last, held in sorted(found, key=lambda each: each[:2])
            if first < last <= len(self.visible) - before
        ]

    def find(self, words: str, start: int = 0) -> tuple[int, int] | None:
        """Return where ``words`` stand after ``start``, beginning and end; None if nowhere."""
        wanted = _compact(words)
        first = self.compact.find(wanted, bisect_left(self.visible, start)) if wanted else -1
        return None if first < 0 else self.span(first, first + len(wanted))

    def behind_punctuation(self, end: int) -> int:
        """Return where the punctuation that follows at ``end`` stops: the comma of an office, the colon of a word."""
        at = bisect_left(self.visible, end)
        while at < len(self.compact) and self.compact[at] in ".,:;":
            end = self.visible[at] + 1
            at += 1
        return end

    def set(self, start: int, end: int, spans: Sequence[Span] = (), *, by_line: bool = True) -> list[Element]:
        """Return the text from ``start`` to ``end`` in paragraphs, or one for each line; none breaks inside a span.

        ``spans`` are ascending.
        """
        breaks = self.lines if by_line else self.paragraphs
        cuts = breaks[bisect_right(breaks, start) : bisect_left(breaks, end)]
        begins, ends = [span.start for span in spans], [span.end for span in spans]
        whole = [cut for cut in cuts if bisect_left(begins, cut) <= bisect_right(ends, cut)]
        made: list[Element] = []
        for first, last in pairwise((start, *whole, end)):
            words = self.text[first:last].lstrip()
            first = last - len(words)
            inside = spans[bisect_left(begins, first) : bisect_right(ends, last)]
            shifted = (Span(span.start - first, span.end - first, span.element) for span in inside)
            nodes = marked(words.rstrip(), shifted)
            made += [element("p", *nodes)] if nodes else []
        return made


def flow(pieces: Iterable[Piece]) -> Flow:
    """Return the words of ``pieces``, line by line."""
    parts: list[str] = []
    lines: list[int] = []
    paragraphs: list[int] = []
    places: dict[int, tuple[int, list[int]]] = {}
    length = count = 0
    for _, group in groupby(pieces, lambda piece: id(piece.block)):
        line = tuple(group)
        words = f"{line[0].space if parts else ''}{joined(line)}"
        if line[0].start == 0:
            lines.append(length)
            paragraphs += [length] if line[0].block.fresh else []
        places[id(line[0].block)] = (count, [at for piece in line for at in _visible(piece)])
        parts.append(words)
        length += len(words)
        count += len(_compact(words))
    text = "".join(parts)
    visible = tuple(at for at, character in enumerate(text) if not character.isspace())
    return Flow(text, tuple(lines), tuple(paragraphs), visible, "".join(text[at] for at in visible), places)


def _visible(piece: Piece) -> Iterator[int]:
    """Yield where the characters stand in the block that joining keeps as such: no spaces, no marks upon a letter."""
    for at, character in enumerate(piece.text, piece.start):
        if not (character.isspace() or combining(character)):
            yield at


def _compact(text: str) -> str:
    return "".join(normalize("NFC", text).split())
