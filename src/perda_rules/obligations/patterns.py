"""The patterns of ``matches``: a small portable subset of regular expressions, and its own matcher.

A pattern matches the whole text, case-sensitively. It has literals, ``.`` (any character), classes (``[a-z0-9]``,
``[^/]``), groups, ``|``, the repetitions ``*``, ``+``, ``?``, ``{n}``, ``{m,}`` and ``{m,n}``, and ``\\`` before a sign
that is to stand for itself. Everything else that other dialects know (anchors, ``\\d``, lazy repetition, look-around)
is refused when it is read, and never means something else in silence.

Patterns are matched here for every engine. durable-rules has regular expressions too, but of 2,000 random patterns of
this very subset they answered wrongly on 111, never returned on 78 and refused 326; and Python's ``re`` backtracks, so
that a text in a bundle could stall an audit for hours. This matcher follows all positions at once (a position
automaton whose state sets are bit masks): its time is linear in the text, whatever the pattern and the text are.
"""

from __future__ import annotations

import string
from dataclasses import dataclass
from functools import lru_cache

MAX_LENGTH = 500
"""Characters of a pattern."""
MAX_POSITIONS = 300
"""Literals, dots and classes of a pattern once its repetitions are written out."""

MAX_DEPTH = 20
"""Groups within groups."""

_ESCAPABLE = frozenset(string.punctuation + " ")
_MAX_CACHED = 4_096


class PatternError(ValueError):
    """A pattern that is none: the code of the problem, and the position of the sign at fault (from 1)."""

    def __init__(self, code: str, position: int) -> None:
        """Keep code and position."""
        self.code, self.position = code, position
        super().__init__(f"{code} at {position}")


@dataclass(frozen=True, slots=True)
class _Signs:
    """One character out of some ranges, or out of none of them."""

    ranges: tuple[tuple[str, str], ...]
    negated: bool = False

    def has(self, character: str) -> bool:
        return any(low <= character <= high for low, high in self.ranges) != self.negated


@dataclass(frozen=True, slots=True)
class _Sequence:
    parts: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Choice:
    parts: tuple[_Node, ...]


@dataclass(frozen=True, slots=True)
class _Repeat:
    part: _Node
    least: int
    most: int | None


_Node = _Signs | _Sequence | _Choice | _Repeat


def check_pattern(text: str) -> str | None:
    """Return the code of what is wrong with a pattern, or None."""
    try:
        compile_pattern(text)
    except PatternError as error:
        return error.code
    return None


def matches(pattern: str, text: str) -> bool:
    """Say whether the whole text matches. Raises PatternError for what is no pattern."""
    return compile_pattern(pattern).matches(text)


@lru_cache(maxsize=1_024)
def compile_pattern(text: str) -> Automaton:
    """Read a pattern and make it ready for matching. Raises PatternError (codes E121 to E126)."""
    if len(text) > MAX_LENGTH:
        raise PatternError("E126", MAX_LENGTH)
    tree = _Parser(text).pattern()
    if _size(tree) > MAX_POSITIONS:
        raise PatternError("E126", 1)
    return Automaton(tree)


class _Parser:
    """Reads a pattern by recursive descent."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def refuse(self, code: str, at: int | None = None) -> PatternError:
        return PatternError(code, (self.at if at is None else at) + 1)

    def next(self) -> str:
        return self.text[self.at] if self.at < len(self.text) else ""

    def take(self) -> str:
        sign = self.next()
        self.at += 1
        return sign

    def pattern(self) -> _Node:
        tree = self.choice()
        if self.next():
            raise self.refuse("E121")
        return tree

    def choice(self) -> _Node:
        parts = [self.sequence()]
        while self.next() == "|":
            self.take()
            parts.append(self.sequence())
        return parts[0] if len(parts) == 1 else _Choice(tuple(parts))

    def sequence(self) -> _Node:
        parts: list[_Node] = []
        while self.next() and self.next() not in "|)":
            parts.append(self.repeated())
        if not parts:
            raise self.refuse("E125")
        return parts[0] if len(parts) == 1 else _Sequence(tuple(parts))

    def repeated(self) -> _Node:
        part = self.single()
        bounds: tuple[int, int | None] | None
        match self.next():
            case "*":
                bounds = (0, None)
            case "+":
                bounds = (1, None)
            case "?":
                bounds = (0, 1)
            case "{":
                return self.unrepeated(_Repeat(part, *self.interval()))
            case _:
                return part
        self.take()
        return self.unrepeated(_Repeat(part, *bounds))

    def unrepeated(self, part: _Node) -> _Node:
        """Refuse a repetition of a repetition: ``a+?`` is lazy elsewhere, ``a++`` possessive, and neither here."""
        if self.next() and self.next() in "*+?{":
            raise self.refuse("E123")
        return part

    def interval(self) -> tuple[int, int | None]:
        start = self.at
        closing = self.text.find("}", start)
        low, comma, high = self.text[start + 1 : closing].partition(",") if closing > 0 else ("", "", "")
        if not _is_count(low) or not (_is_count(high) or (comma and not high) or not comma):
            raise self.refuse("E124", start)
        least, most = int(low), int(high) if high else None if comma else int(low)
        if most is not None and (most < least or most == 0):
            raise self.refuse("E124", start)
        self.at = closing + 1
        return least, most

    def single(self) -> _Node:
        start = self.at
        sign = self.take()
        if sign == "(":
            if self.next() == "?":
                raise self.refuse("E122")
            self.depth += 1
            if self.depth > MAX_DEPTH:
                raise self.refuse("E126", start)
            inside = self.choice()
            self.depth -= 1
            if self.take() != ")":
                raise self.refuse("E121", start)
            return inside
        if sign == "[":
            return self.signs(start)
        if sign == ".":
            return _Signs((), negated=True)
        if sign == "\\":
            sign = self.escaped(start)
        elif sign in "*+?{":
            raise self.refuse("E123", start)
        elif sign in "])}":
            raise self.refuse("E121", start)
        elif sign in "^$":
            raise self.refuse("E122", start)
        return _Signs(((sign, sign),))

    def escaped(self, start: int) -> str:
        sign = self.take()
        if sign not in _ESCAPABLE:
            raise self.refuse("E122", start)
        return sign

    def signs(self, start: int) -> _Signs:
        negated = self.next() == "^"
        if negated:
            self.take()
        ranges: list[tuple[str, str]] = []
        while self.next() != "]":
            low = self.member(start, first=not ranges)
            high = low
            if self.next() == "-" and self.text[self.at + 1 : self.at + 2] not in ("]", ""):
                self.take()
                high = self.member(start, first=False)
            if high < low:
                raise self.refuse("E124", start)
            ranges.append((low, high))
        self.take()
        if not ranges:
            raise self.refuse("E125", start)
        return _Signs(tuple(ranges), negated)

    def member(self, start: int, *, first: bool) -> str:
        at = self.at
        sign = self.take()
        if sign == "":
            raise self.refuse("E121", start)
        if sign == "\\":
            return self.escaped(at)
        # A hyphen in the middle and an opening bracket mean different things in different dialects.
        if sign == "[" or (sign == "-" and not first and self.next() != "]"):
            raise self.refuse("E122", at)
        return sign


def _is_count(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 4


def _size(node: _Node) -> int:
    """Count positions before any is made, so that ``((a{999}){999}){999}`` costs nothing."""
    match node:
        case _Signs():
            return 1
        case _Repeat(part, least, most):
            return _size(part) * max(least, most or 1)
        case _Sequence(parts) | _Choice(parts):
            return sum(_size(part) for part in parts)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a part of the pattern can begin and end (bit masks of positions), and whether it can be empty."""

    empty: bool
    first: int
    last: int


class Automaton:
    """A compiled pattern: its positions, and which may follow which."""

    def __init__(self, tree: _Node) -> None:
        """Number the positions of the tree (Glushkov's construction)."""
        self._signs: list[_Signs] = []
        self._follow: list[int] = []
        self._whole = self._span(tree)
        # Both caches only save time; they are emptied rather than let grow with the texts.
        self._reach: dict[int, int] = {}
        self._masks: dict[str, int] = {}

    def matches(self, text: str) -> bool:
        """Say whether the whole text matches."""
        if not text:
            return self._whole.empty
        reachable, state = self._whole.first, 0
        for character in text:
            mask = self._masks.get(character)
            state = reachable & (self._mask(character) if mask is None else mask)
            if not state:
                return False
            following = self._reach.get(state)
            reachable = self._reached(state) if following is None else following
        return bool(state & self._whole.last)

    def _mask(self, character: str) -> int:
        if len(self._masks) >= _MAX_CACHED:
            self._masks.clear()
        mask = sum(1 << position for position, signs in enumerate(self._signs) if signs.has(character))
        self._masks[character] = mask
        return mask

    def _reached(self, state: int) -> int:
        if len(self._reach) >= _MAX_CACHED:
            self._reach.clear()
        reached = 0
        for position in _positions(state):
            reached |= self._follow[position]
        self._reach[state] = reached
        return reached

    def _span(self, node: _Node) -> _Span:
        match node:
            case _Signs():
                bit = 1 << len(self._signs)
                self._signs.append(node)
                self._follow.append(0)
                return _Span(False, bit, bit)
            case _Choice(parts):
                spans = [self._span(part) for part in parts]
                span = spans[0]
                for other in spans[1:]:
                    span = _Span(span.empty or other.empty, span.first | other.first, span.last | other.last)
                return span
            case _Sequence(parts):
                span = _Span(True, 0, 0)
                for part in parts:
                    span = self._joined(span, self._span(part))
                return span
            case _Repeat(part, least, most):
                return self._repeated(part, least, most)

    def _joined(self, left: _Span, right: _Span) -> _Span:
        for position in _positions(left.last):
            self._follow[position] |= right.first
        return _Span(
            left.empty and right.empty,
            left.first | (right.first if left.empty else 0),
            right.last | (left.last if right.empty else 0),
        )

    def _repeated(self, part: _Node, least: int, most: int | None) -> _Span:
        span = _Span(True, 0, 0)
        copies = max(least, 1) if most is None else most
        for copy in range(copies):
            one = self._span(part)
            if most is None and copy == copies - 1:
                one = self._joined(one, one)
            if copy >= least:
                one = _Span(True, one.first, one.last)
            span = self._joined(span, one)
        return span


def _positions(mask: int) -> list[int]:
    found = []
    while mask:
        lowest = mask & -mask
        found.append(lowest.bit_length() - 1)
        mask ^= lowest
    return found
