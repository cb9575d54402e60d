"""Finding the marks of a regulation's structure in its cleaned text: headings, and what may number an ayat or a list.

A heading is decided here, from the words around it; an ayat or list mark is only proposed, for what it is depends on
the numbers before it, and those the assembler in :mod:`perda_rules.regulation.parsing` keeps.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from perda_rules.regulation.printed_numbers import (
    NAMED_WITHIN,
    Articles,
    Reading,
    read_group_number,
    read_mark_number,
)
from perda_rules.regulation.text import Block, space_before

TokenKind = Literal[
    "book", "chapter", "part", "subpart", "article", "paragraph", "item", "instruction", "text"
]  # fmt: skip

HEADINGS: tuple[TokenKind, ...] = ("book", "chapter", "part", "subpart", "article")
_NUMBERED: tuple[TokenKind, ...] = ("paragraph", "item")
_BLANK = r"\.{2,}|…+"
_WORDS = r"(?=[A-Za-z])"
_ROMAN = r"[IVXLCMl1|]+[A-Z]?"
_PART_NUMBER = rf"(?:[IVXL]+|[0-9]{{1,3}}|{_BLANK})(?!\w)|{_WORDS}"
_ARTICLE_NUMBER = (
    rf"(?:[0-9IVXLlOoSTZ|]{{1,5}}[A-Z]{{0,2}}(?:(?:[ ][0-9lIO]{{1,2}}){{1,2}}(?=\s+[(A-Z]|\s*\Z))?|{_BLANK})(?!\w)"
)
"""A number, or what OCR may have made of one: "1O", "3 1"."""
_MARK = re.compile(
    rf"""
      (?<![^\W_])(?P<book>B(?:UKU|uku))\s+(?P<book_number>(?:[IVX]+|[0-9]{{1,2}}|{_BLANK})(?!\w)|{_WORDS})
    | (?<![^\W_])(?P<chapter>B[Aa][Bb])\s+(?P<chapter_number>(?:{_ROMAN}|[0-9]{{1,3}}[A-Z]?|{_BLANK})(?!\w)|{_WORDS})
    | (?<![^\W_])(?P<part>B(?:agian|AGIAN))\s+(?P<part_number>{_PART_NUMBER})
    | (?<![^\W_])(?P<subpart>P(?:aragraf|ARAGRAF))\s+(?P<subpart_number>{_PART_NUMBER})
    | (?<![^\W_])(?P<article>[Pp](?:asal|ASAL))\s*(?P<article_number>{_ARTICLE_NUMBER})
    | \((?P<paragraph>[0-9]{{1,3}}[a-z]?|[lIOSs]|[0-9]{{1,2}}[lI])\)
    | \((?P<unclosed>[0-9lI]{{1,2}}[a-z]?)[1lI](?=\s+[A-Z])
    | (?:(?<!\S)|(?<=[;:])|(?<=\bdan)|(?<=\batau))
      (?P<item>
          [a-z]{{1,2}}\.(?!\.) | [0-9]{{1,3}}[a-z]?\.(?![0-9.]) | [lIi][0-9]{{1,2}}\.(?![0-9]) | [0-9]{{1,2}}[lIO]\.
        | [a-z]\) | [0-9]{{1,3}}\) | \([a-z]{{1,2}}\)
      )
    | (?<=[.;:)”"][ ])(?P<instruction>Ketentuan|Di\s?antara)
      (?=\s+(?:ayat|[Pp]asal|huruf|angka|(?:mengenai\s+)?[Jj]udul|B[Aa][Bb]|Bagian|Paragraf|Penjelasan|Lampiran)\b
        [^.:;]{{1,300}}?\b(?:diubah|dihapus|disisipkan|ditambah(?:kan)?|tetap|berbunyi)\b)
    """,
    re.VERBOSE,
)
_KINDS: dict[str, TokenKind] = {
    "book": "book", "chapter": "chapter", "part": "part", "subpart": "subpart", "article": "article",
    "paragraph": "paragraph", "unclosed": "paragraph", "item": "item", "instruction": "instruction",
}  # fmt: skip
"""The groups of the pattern that name a mark, and what it is."""
_LAST_WORD = re.compile(r"([^\s(]+)\s*\Z")
# Words after which a number of a Pasal or ayat is spoken of, not printed above its norm.
_SPEAKING_OF = frozenset((
    "ada", "angka", "antara", "atas", "atau", "ayat", "berdasarkan", "bunyi", "butir", "dalam", "dan", "dan/atau",
    "dari", "dengan", "di", "dimaksud", "hingga", "huruf", "kecuali", "ke", "ketentuan", "melalui", "menurut", "nomor",
    "oleh", "pada", "pasal", "sampai", "selain", "serta", "terhadap", "untuk", "yaitu",
))  # fmt: skip
_GOES_ON = re.compile(r"\s*(?:sampai|s\.?d\.?|dan|atau|ayat|huruf|angka|serta|jo\.?|hingga)\b")
_SPEAKS_ON = re.compile(rf"{_GOES_ON.pattern}|\s*(?:tersebut|ini|di\w*|yang|lama|baru|tentang)\b")
_ACT = re.compile(r"(?:Undang|Peraturan|Keputusan|Kitab|Ordonansi)\b")
_FULL_STOP = re.compile(r"\s?\.(?=\s+(?:[A-Z(“\"]|1[.)]|a\.)|\s*\Z)")
_VISIBLE = re.compile(r"[^\s^]")
_TAIL = 60
_QUOTES = 4
_NEAR = 5


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
    """The number: "IV", "Kedua belas", "54", "2", "d"; none for "Pasal ..."."""
    printed: str | None = None
    """The number as printed, where a misreading in it was mended."""
    value: int | None = None
    """The value of a number in words, or of one in figures."""
    step: int = 0
    """For a Pasal: how far ahead it is of the one before; 1 where it is the next or was named."""
    style: str = ""
    """How a list numbers: "a.", "1.", "a)", "1)", "(a)" or "(1)"."""
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
    end = text.rstrip(" \"”'’)_·•^~")
    return not end or end[-1] in ".;:" or end.endswith(("; dan", "; atau", "; dan/atau"))


def speaks_of(text: str) -> bool:
    """Say whether a number that follows ``text`` is a reference ("sebagaimana dimaksud pada …")."""
    text = text.rstrip(" ^")
    if text.endswith(","):
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
        """Between a heading of BUKU, BAB, Bagian or Paragraf and the Pasal below it."""
        self.articles = Articles()

    def scan(self, block: Block, upcoming: str) -> None:
        """Cut one block; ``upcoming`` is the text of the next."""
        text, position = block.text, 0
        for match in _MARK.finditer(text):
            start = match.start()
            if start < position:
                continue
            before = text[max(position, start - _TAIL) : start].strip() or self.tail
            token = self._read(match, block, position, before)
            if token is None or (token.kind in HEADINGS and not self._is_heading(token, match, position, upcoming)):
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
                    fresh=offset == 0 and block.fresh, before=self.tail, space=space_before(block.text, offset),
                )
            )  # fmt: skip

    def _add(self, token: Token) -> None:
        self.found.append(token)
        self.tail = token.text[-_TAIL:]
        if token.kind in HEADINGS:
            self.in_title = token.kind != "article"
            self.articles.grouped |= self.in_title
        if token.kind == "article":
            self.articles.count(token.number)
        elif token.kind == "text":
            self.articles.hear(token.text)

    def _read(self, match: re.Match[str], block: Block, position: int, before: str) -> Token | None:
        """Read a mark; None where it only looked like one. ``position`` is where the mark before it ended."""
        text, start = block.text, match.start()
        kind = next(name for name in _KINDS if match[name])
        printed = match[f"{kind}_number"] if kind in HEADINGS else match[kind]
        if kind in HEADINGS and printed.startswith((".", "…")):
            reading: Reading | None = Reading(None, match.end())
        elif kind == "article":
            reading = self.articles.read(printed, match.end(), text[max(position, start - NAMED_WITHIN) : start])
        elif kind in HEADINGS:
            reading = read_group_number(kind, printed, text, match.end())
        elif kind == "instruction":
            reading = Reading(None, match.end())
        else:
            reading = read_mark_number(kind, printed.strip("()."), match)
        if reading is None:
            return None
        end = _full_stop(text, reading.end) if kind in HEADINGS else reading.end
        return Token(
            _KINDS[kind], text[start:end], block, start, reading.number, reading.printed, reading.value, reading.step,
            "" if kind in (*HEADINGS, "instruction") else _style(text[start:end]),
            starts=start == 0 or (start < _QUOTES and not text[:start].strip("\"“”'‘(")),
            fresh=start == 0 and block.fresh, before=before, after=_after(text, end), space=space_before(text, start),
        )  # fmt: skip

    def _is_heading(self, token: Token, match: re.Match[str], position: int, upcoming: str) -> bool:
        """Tell a heading from a reference in running text, by what stands before and after it.

        ``position`` is where the mark before it ended in the block, ``upcoming`` the text of the next block.
        """
        text, start = match.string, match.start()
        adjacent = self.found[-1].kind if self.found and _next(text, position) == start else None
        completed = completes(token.before) or self.in_title or adjacent in HEADINGS
        if start and adjacent in _NUMBERED:
            return False  # "a. Pasal 25 …": the point speaks of it
        certain = token.kind == "article" and _opens_norm(token, upcoming)
        if speaks_of(token.before) and not token.before.isupper():
            return certain and token.starts and not token.after and token.before.endswith(",")
        if certain:
            return True
        if not (token.starts or completed):
            return False
        if token.text[0].islower() and not (completed and (token.after.isupper() or token.after == "(")):
            return False
        if start and token.kind == "article" and token.text.isupper():
            return not token.after and not _begins(upcoming, "article")  # or a title in capitals speaks of it
        if token.after:
            wraps = not completed and not token.fresh  # a sentence that only goes on in the next line
            lower = token.after.islower() and not _begins(text, *_NUMBERED, at=start + len(token.text))
            return not (wraps or lower or token.after in ",;.):")
        if _GOES_ON.match(upcoming):
            return False
        return completed or not upcoming[:1].islower() or _begins(upcoming, *_NUMBERED)


def _style(mark: str) -> str:
    """Return how a list numbers that has this mark: "a." for "c.", "(1)" for "(12)"."""
    bare = mark.strip("().")
    first = "1" if any(map(str.isdigit, bare)) or (mark[0] == "(" and bare in "lIOsS") else "a"
    return f"({first})" if mark[0] == "(" else f"{first}{mark[-1]}"


def _full_stop(text: str, end: int) -> int:
    """Return the end of a heading with the full stop that older texts put behind its number."""
    stop = _FULL_STOP.match(text, end)
    return stop.end() if stop else end


def _opens_norm(token: Token, upcoming: str) -> bool:
    """Say whether a Pasal has behind it what follows headings only: "(1) …", or "Pasal 8. Yang …"."""
    text, at = (token.block.text, token.start + len(token.text)) if token.after else (upcoming, 0)
    first = _MARK.match(text, _next(text, at))
    if first is not None and first["paragraph"] in ("1", "l", "I"):
        return 0 < token.step <= _NEAR and _after(text, first.end()).isupper()
    if token.step != 1:
        return False
    if not token.after:
        return token.starts and text[:1].isupper() and _ACT.match(text) is None
    if token.text.endswith("."):
        return token.after.isupper() or (first is not None and first["item"] in ("1.", "a."))
    return token.after.islower() and token.before.endswith(".") and _SPEAKS_ON.match(text, at) is None


def _next(text: str, position: int) -> int:
    match = _VISIBLE.search(text, position)
    return match.start() if match else len(text)


def _after(text: str, end: int) -> str:
    start = _next(text, end)
    return text[start : start + 1]


def _begins(text: str, *kinds: TokenKind, at: int = 0) -> bool:
    """Say whether a mark of one of ``kinds`` comes next in ``text``."""
    match = _MARK.match(text, _next(text, at))
    return match is not None and any(match[kind] is not None for kind in kinds)
