"""Finding the marks of a regulation's structure in its cleaned text: headings, and what may number an ayat or a list.

A heading is decided here, from the words around it; an ayat or list mark is only proposed, for what it is depends on
the numbers before it, and those the assembler in :mod:`perda_rules.regulation.parsing` keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from perda_rules.regulation.numerals import is_roman, read_ordinal
from perda_rules.regulation.text import Block

TokenKind = Literal["chapter", "part", "subpart", "article", "paragraph", "item", "text"]

_HEADINGS: tuple[TokenKind, ...] = ("chapter", "part", "subpart", "article")
_NUMBERED: tuple[TokenKind, ...] = ("paragraph", "item")
_BLANK = r"\.{2,}|…+"
_ORDINAL = r"(?=[Kk]e|KE|[Pp]ertama|PERTAMA)"
_MARK = re.compile(
    rf"""
      (?<![^\W_])(?P<chapter>B[Aa][Bb])\s+(?P<chapter_number>[IVXLCM]+[A-Z]?|[0-9]{{1,3}}|{_BLANK})(?!\w)
    | (?<![^\W_])(?P<part>B(?:agian|AGIAN))\s+(?P<part_number>{_ORDINAL}|{_BLANK})
    | (?<![^\W_])(?P<subpart>P(?:aragraf|ARAGRAF))\s+(?P<subpart_number>[0-9]{{1,3}}(?!\w)|{_ORDINAL}|{_BLANK})
    | (?<![^\W_])(?P<article>P(?:asal|ASAL))\s*(?P<article_number>(?:[0-9]{{1,4}}[A-Z]?|[IVXL]+|{_BLANK})(?!\w))
    | \((?P<paragraph>[0-9]{{1,3}}[a-z]?)\)
    | (?:(?<!\S)|(?<=[;:])|(?<=\bdan)|(?<=\batau))
      (?P<item>[a-z]{{1,2}}\.(?!\.)|[0-9]{{1,3}}[a-z]?\.(?![0-9.])|[a-z]\)|[0-9]{{1,3}}\))
    """,
    re.VERBOSE,
)
_LAST_WORD = re.compile(r"([^\s(]+)\s*\Z")
# Words after which a number of a Pasal or ayat is spoken of, not printed above its norm.
_SPEAKING_OF = frozenset((
    "ada", "angka", "antara", "atas", "atau", "ayat", "berdasarkan", "bunyi", "butir", "dalam", "dan", "dan/atau",
    "dari", "dengan", "di", "dimaksud", "hingga", "huruf", "kecuali", "ke", "ketentuan", "melalui", "menurut", "nomor",
    "oleh", "pada", "pasal", "sampai", "selain", "serta", "terhadap", "untuk", "yaitu",
))  # fmt: skip
_VISIBLE = re.compile(r"\S")
_TAIL = 60


@dataclass(frozen=True, slots=True)
class Token:
    """A mark or a stretch of text, with what surrounds it."""

    kind: TokenKind
    text: str
    """As printed."""
    block: Block
    """The block that it stands in."""
    start: int
    """Where it begins in the block."""
    number: str | None = None
    """The number as printed: "IV", "Kedua belas", "54", "2", "d"; none for "Pasal ..."."""
    value: int | None = None
    """The value of an ordinal in words."""
    style: str = ""
    """How a list numbers: "a.", "1.", "a)" or "1)"."""
    starts: bool = False
    """Whether it begins a line, cell or paragraph."""
    fresh: bool = False
    """Whether the layout begins a new paragraph with it."""
    before: str = ""
    """The end of the text before it."""
    after: str = ""
    """The first character of the text after it, in the same block."""
    space: str = " "
    """What parts it from the text before: a space, or nothing inside a word."""

    @property
    def line(self) -> int:
        """Its line, counted from 1."""
        return self.block.line_at(self.start)

    @property
    def column(self) -> int:
        """Its column, counted from 1."""
        return self.block.column(self.start)


def completes(text: str) -> bool:
    """Say whether ``text`` ends as a sentence, list item or lead-in does, so that something new may follow."""
    end = text.rstrip(" \"”'’)_")
    return not end or end[-1] in ".;:" or end.endswith(("; dan", "; atau", "; dan/atau"))


def speaks_of(text: str) -> bool:
    """Say whether a number that follows ``text`` is a reference ("sebagaimana dimaksud pada …")."""
    if text.rstrip().endswith(","):
        return True
    word = _LAST_WORD.search(text[-_TAIL:])
    return word is not None and word.group(1).lower() in _SPEAKING_OF and not completes(text)


def tokenise(blocks: Iterable[Block]) -> list[Token]:
    """Cut ``blocks`` at their marks. The texts of the tokens, in order, are the texts of the blocks."""
    scanner = _Scanner()
    waiting: Block | None = None
    for block in blocks:
        if waiting is not None:
            scanner.scan(waiting, block.text)
        waiting = block
    if waiting is not None:
        scanner.scan(waiting, "")
    return scanner.found


class _Scanner:
    """Walks over the blocks once, and remembers what a mark needs to know of the text before it."""

    def __init__(self) -> None:
        self.found: list[Token] = []
        self.tail = ""
        self.in_title = False
        """Between a heading of BAB, Bagian or Paragraf and the Pasal below it."""

    def scan(self, block: Block, upcoming: str) -> None:
        """Cut one block; ``upcoming`` is the text of the next."""
        text, position = block.text, 0
        for match in _MARK.finditer(text):
            start = match.start()
            before = text[max(position, start - _TAIL) : start].strip() or self.tail
            token = _read(match, block, before)
            if token is None or not (token.kind in _NUMBERED or self._is_heading(token, match, position, upcoming)):
                continue
            self._add_text(block, position, start)
            self._add(token)
            position = start + len(token.text)
        self._add_text(block, position, len(text))

    def _add_text(self, block: Block, start: int, end: int) -> None:
        piece = block.text[start:end]
        text = piece.strip()
        if text:
            offset = start + len(piece) - len(piece.lstrip())
            self._add(
                Token(
                    "text", text, block, offset, starts=offset == 0,
                    fresh=offset == 0 and block.fresh, before=self.tail, space=_space(block.text, offset),
                )
            )  # fmt: skip

    def _add(self, token: Token) -> None:
        self.found.append(token)
        self.tail = token.text[-_TAIL:]
        if token.kind in _HEADINGS:
            self.in_title = token.kind != "article"

    def _is_heading(self, token: Token, match: re.Match[str], position: int, upcoming: str) -> bool:
        """Tell a heading from a reference in running text, by what stands before and after it.

        ``position`` is where the mark before it ended in the block, ``upcoming`` the text of the next block.
        """
        text, start = match.string, match.start()
        adjacent = self.found[-1].kind if self.found and _next(text, position) == start else None
        completed = completes(token.before) or self.in_title or adjacent in _HEADINGS
        if speaks_of(token.before) or not (token.starts or completed):
            return False
        if start and adjacent in _NUMBERED:
            return False  # "a. Pasal 25 …": the point speaks of it
        if start and token.kind == "article" and token.text.isupper():
            return not token.after and not _begins(upcoming, "article")  # or a title in capitals speaks of it
        if token.after:
            wraps = not completed and not token.fresh  # a sentence that only goes on in the next line
            lower = token.after.islower() and not _begins(text, *_NUMBERED, at=start + len(token.text))
            return not (wraps or lower or token.after in ",;.):")
        return completed or not upcoming[:1].islower() or _begins(upcoming, *_NUMBERED)


def _read(match: re.Match[str], block: Block, before: str) -> Token | None:
    """Read a mark; None where it only looked like one."""
    text, start, end = block.text, match.start(), match.end()
    kind = next(name for name in (*_NUMBERED, *_HEADINGS) if match[name])
    number: str | None = match[kind]
    value: int | None = None
    style = ""
    if kind == "item" and number:
        style = ("1" if number[0].isdigit() else "a") + number[-1]
        number = number[:-1]
    elif kind in _HEADINGS:
        number = match[f"{kind}_number"]
        if number.startswith((".", "…")):
            number = None
        elif not number:
            ordinal = read_ordinal(text, end)
            if ordinal is None:
                return None
            number, (value, end) = text[end : ordinal[1]].strip(), ordinal
        elif number.isdigit():
            value = int(number)
        elif kind == "chapter" and not (is_roman(number) or (number[-1] not in "IVX" and is_roman(number[:-1]))):
            return None
        elif kind == "article" and not number[0].isdigit() and (start or _after(text, end)):
            return None  # the "Pasal I" of an amending act stands alone
    return Token(
        kind, text[start:end], block, start, number, value, style,
        starts=start == 0, fresh=start == 0 and block.fresh, before=before, after=_after(text, end),
        space=_space(text, start),
    )  # fmt: skip


def _next(text: str, position: int) -> int:
    match = _VISIBLE.search(text, position)
    return match.start() if match else len(text)


def _after(text: str, end: int) -> str:
    start = _next(text, end)
    return text[start : start + 1]


def _space(text: str, start: int) -> str:
    return "" if start and not text[start - 1].isspace() else " "


def _begins(text: str, *kinds: TokenKind, at: int = 0) -> bool:
    """Say whether a mark of one of ``kinds`` comes next in ``text``."""
    match = _MARK.match(text, _next(text, at))
    return match is not None and any(match[kind] is not None for kind in kinds)
