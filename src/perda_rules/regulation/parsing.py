"""From the marks of a text to the tree of its units: BAB, Bagian, Paragraf, Pasal, ayat, huruf and definitions.

The reader refuses no text and drops no word: what it cannot place belongs to the unit before it. It runs twice, for a
heading that the draft forgot shows only in the numbers after it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from perda_rules.regulation.document import Document, Piece, Section, Unit, joined
from perda_rules.regulation.eid import addressed
from perda_rules.regulation.models import ProvisionKind, Role
from perda_rules.regulation.numerals import follows, order
from perda_rules.regulation.text import Block, clean
from perda_rules.regulation.tokens import Token, completes, speaks_of, tokenise

_ENACTING = re.compile(r"(?:Menetapkan|MENETAPKAN)\s*:")
_CLOSING = re.compile(
    r"Agar setiap orang mengetahuinya, memerintahkan|(?:Ditetapkan|Disahkan|Diundangkan) di\b|PENJELASAN\b|LAMPIRAN\b"
)
_DEFINES = re.compile(r"\byang dimaksud dengan\s*:?\s*\Z", re.IGNORECASE)
_NUMBER_OF = frozenset(("huruf", "angka", "butir", "ayat", "pasal", "nomor", "tahun", "no."))
_LAST_WORD = re.compile(r"(\S+)\s*\Z")
_DEEPEST_LIST = 6
_WIDEST_GAP = 5
_LONG_TITLE = 20


def parse_document(text: str) -> Document:
    """Read the text of a regulation into its units, with addresses. Any text gives a document."""
    return parse_blocks(clean(text))


def parse_blocks(blocks: Iterable[Block]) -> Document:
    """Read the pieces of a regulation, whatever file they came from. Any pieces give a document."""
    tokens = tokenise(blocks)
    first = _Assembler(tokens)
    implied = first.implied_headings()
    reader = _Assembler(tokens, implied) if implied else first
    return Document(
        opening=Section("opening", tuple(reader.opening)),
        units=addressed(reader.units()),
        closing=Section("closing", tuple(reader.closing)),
    )


def _piece(token: Token) -> Piece:
    return Piece(token.text, token.space, token.block, token.start)


@dataclass(slots=True, eq=False)
class _Node:
    """A unit in the making."""

    kind: ProvisionKind
    number: str | None
    line: int
    column: int
    value: int | None = None
    heading: list[Piece] = field(default_factory=list)
    text: list[Piece] = field(default_factory=list)
    children: list[_Node] = field(default_factory=list)
    nested: bool = False
    implied: bool = False
    style: str = ""
    seams: list[int] = field(default_factory=list)
    """In a Pasal: the tokens where another Pasal may begin whose heading is missing."""

    def role(self, following: _Node | None) -> Role:
        if self.kind in ("chapter", "part", "subpart"):
            return "container"
        if self.kind != "article" or self.text or self.children:
            return "norm"
        if self.number is None:
            return "placeholder"
        return "container" if following is not None and following.nested else "empty"

    def unit(self, following: _Node | None = None) -> Unit:
        return Unit(
            kind=self.kind,
            number=self.number,
            value=self.value,
            line=self.line,
            column=self.column,
            heading=joined(tuple(self.heading)) or None,
            text=joined(tuple(self.text)),
            role=self.role(following),
            implied_number=self.implied,
            nested=self.nested,
            children=_units(self.children),
            style=self.style,
            title_pieces=tuple(self.heading),
            pieces=tuple(self.text),
        )


def _units(nodes: list[_Node]) -> tuple[Unit, ...]:
    return tuple(node.unit(following) for node, following in zip_longest(nodes, nodes[1:]))


@dataclass(slots=True)
class _List:
    """A list that is open: how it numbers, what its items are, what it stands in, and its last item."""

    style: str
    kind: ProvisionKind
    holder: _Node
    last: _Node


class _Assembler:
    """Places the tokens one after the other; holds what is open at the moment."""

    def __init__(self, tokens: list[Token], implied: dict[int, str] | None = None) -> None:
        self.opening: list[Piece] = []
        self.closing: list[Piece] = []
        self.roots: list[_Node] = []
        self.articles: list[_Node] = []
        self.groups: list[_Node] = []
        """The open BAB, Bagian and Paragraf, outermost first, nested ones last."""
        self.article: _Node | None = None
        self.paragraph: _Node | None = None
        self.lists: list[_List] = []
        self.index = 0
        enacting = next((at for at, token in enumerate(tokens) if token.starts and _ENACTING.match(token.text)), 0)
        for self.index, token in enumerate(tokens):
            if implied and self.index in implied:
                self._open_article(implied[self.index], token, implied=True)
            if self.index < enacting or self.closing or self._closes(token):
                (self.closing if self.articles else self.opening).append(_piece(token))
            else:
                self._place(token)

    def units(self) -> tuple[Unit, ...]:
        """Return the finished tree."""
        return _units(self.roots)

    def implied_headings(self) -> dict[int, str]:
        """Return token → number of the Pasal whose headings are missing: as many places as the numbers leave out."""
        found: dict[int, str] = {}
        numbered = [article for article in self.articles if article.value is not None]
        for article, following in pairwise(numbered):
            first, last = article.value or 0, following.value or 0
            if article.seams and last - first - 1 == len(article.seams):
                found.update((at, str(first + step)) for step, at in enumerate(article.seams, start=1))
        return found

    def _closes(self, token: Token) -> bool:
        return bool(self.articles) and token.kind == "text" and token.starts and bool(_CLOSING.match(token.text))

    def _place(self, token: Token) -> None:
        if token.kind == "chapter":
            self._open_chapter(token)
        elif token.kind == "part":
            self._open_part(token)
        elif token.kind == "subpart":
            self._open_subpart(token)
        elif token.kind == "article":
            self._open_article(token.number, token)
        elif not (
            (token.kind == "paragraph" and self._open_paragraph(token))
            or (token.kind == "item" and self._open_item(token))
        ):
            self._add_text(token)

    # Headings ------------------------------------------------------------------------------------------------------

    def _open(self, kind: ProvisionKind) -> _Node | None:
        """Return the open group of ``kind`` that is no nested one."""
        return next((group for group in self.groups if group.kind == kind and not group.nested), None)

    def _nested(self, kind: ProvisionKind) -> _Node | None:
        return next((group for group in self.groups if group.kind == kind and group.nested), None)

    def _open_group(self, token: Token, kind: ProvisionKind, keep: list[_Node], *, nested: bool = False) -> None:
        node = _Node(kind, token.number, token.line, token.column, token.value, nested=nested)
        (keep[-1].children if keep else self.roots).append(node)
        self.groups = [*keep, node]
        self._close_article()

    def _close_article(self) -> None:
        self.article = self.paragraph = None
        self.lists = []

    def _open_chapter(self, token: Token) -> None:
        part = self._open("part")
        if token.number is None and part is not None:
            self._open_group(token, "chapter", self.groups[: self.groups.index(part) + 1], nested=True)
        else:
            self._open_group(token, "chapter", [])

    def _open_part(self, token: Token) -> None:
        part, inner = self._open("part"), self._nested("part")
        chapter = self._open("chapter")
        nested_scope = self._nested("chapter") or inner
        if part is not None and token.value is not None and self._restarts(token.value, part, inner, nested_scope):
            scope = self._nested("chapter") or part
            self._open_group(token, "part", self.groups[: self.groups.index(scope) + 1], nested=True)
        else:
            self._open_group(token, "part", [chapter] if chapter is not None else [])

    @staticmethod
    def _restarts(value: int, part: _Node, inner: _Node | None, nested_scope: _Node | None) -> bool:
        """Say whether a Bagian stands inside the open one: its ordinal falls back, or carries on such a series.

        Where both the outer and the inner series could go on with ``value``, the inner one does.
        """
        last = part.value or 0
        if inner is not None and value == (inner.value or 0) + 1:
            return True
        return value < last or (value == last and nested_scope is not None)

    def _open_subpart(self, token: Token) -> None:
        keep = [group for group in (self._open("chapter"), self._open("part")) if group is not None]
        scope = self._nested("part") or self._nested("chapter")
        if scope is None:
            self._open_group(token, "subpart", keep)
            return
        # A Paragraf that carries on the series of the Bagian ends what was nested in it.
        last = max((sibling.value or 0 for sibling in keep[-1].children if sibling.kind == "subpart"), default=0)
        if last and (token.value or 0) > last:
            self._open_group(token, "subpart", keep)
        else:
            self._open_group(token, "subpart", self.groups[: self.groups.index(scope) + 1], nested=True)

    def _open_article(self, number: str | None, token: Token, *, implied: bool = False) -> None:
        value = int(number) if number is not None and number.isdigit() else None
        node = _Node("article", number, token.line, token.column, value, implied=implied)
        (self.groups[-1].children if self.groups else self.roots).append(node)
        self._close_article()
        self.article = node
        self.articles.append(node)

    # Inside a Pasal ------------------------------------------------------------------------------------------------

    def _open_paragraph(self, token: Token) -> bool:
        number = token.number or ""
        if self.article is None:
            if not (self.groups and token.starts):
                return False
        elif speaks_of(token.before):
            return False
        last = self.paragraph.number or "" if self.paragraph is not None else "0"
        expected = follows(number, last)
        if token.starts:
            if token.after.islower() and not expected:
                return False
        elif not (expected and (token.after.isupper() or token.after in '"“') and token.after):
            return False
        if self.article is None:
            self._open_article(None, token)
        article = self.article
        assert article is not None  # noqa: S101 (opened above)
        if number == "1" and token.starts and not expected and completes(token.before):
            article.seams.append(self.index)
        self.paragraph = _Node("paragraph", number, token.line, token.column)
        self.lists = []
        article.children.append(self.paragraph)
        return True

    def _open_item(self, token: Token) -> bool:
        holder = self.paragraph or self.article
        word = _LAST_WORD.search(token.before)
        if holder is None or (word is not None and word.group(1).lower() in _NUMBER_OF):
            return False
        number = token.number or ""
        depths = [at for at in reversed(range(len(self.lists))) if self.lists[at].style == token.style]
        for depth in depths:
            if self._goes_on(self.lists[depth], token):
                del self.lists[depth + 1 :]
                self._add_item(self.lists[depth], token)
                return True
        opens = token.starts or token.before.endswith(":") or not (holder.text or self.lists)
        if order(number)[0] != 1 or not opens:
            return False
        if not depths or token.before.endswith(":"):
            if len(self.lists) >= _DEEPEST_LIST:
                return False
            holder = self.lists[-1].last if self.lists else holder
            opened = _List(token.style, self._item_kind(token, holder), holder, holder)
            self.lists.append(opened)
        else:  # the same list begins again: a mark above it is missing
            del self.lists[depths[0] + 1 :]
            opened = self.lists[depths[0]]
        self._add_item(opened, token)
        return True

    @staticmethod
    def _goes_on(opened: _List, token: Token) -> bool:
        """Say whether the list goes on with this mark; in running text only with the next number after a break."""
        number, last = token.number or "", opened.last.number or ""
        if token.starts:
            return follows(number, last) or 0 < order(number)[0] - order(last)[0] <= _WIDEST_GAP
        breaks = completes(token.before) or token.before.endswith((",", " dan", " atau", "/atau"))
        return breaks and follows(number, last)

    @staticmethod
    def _item_kind(token: Token, holder: _Node) -> ProvisionKind:
        defines = token.style == "1." and holder.kind == "article" and _DEFINES.search(joined(tuple(holder.text)))
        return "definition" if defines else "point"

    @staticmethod
    def _add_item(opened: _List, token: Token) -> None:
        opened.last = _Node(opened.kind, token.number, token.line, token.column, style=token.style)
        opened.holder.children.append(opened.last)

    def _add_text(self, token: Token) -> None:
        article = self.article
        if article is None:
            if not self.groups:
                self.opening.append(_piece(token))
                return
            titles = self.groups[-1].heading
            if not (titles and token.starts and token.text.endswith((".", ":", ";")) and _is_long(token.text)):
                titles.append(_piece(token))
                return
            self._open_article(None, token)
        elif token.fresh and token.kind == "text" and token.text[0].isupper() and self._has_ended(token):
            article.seams.append(self.index)
        self._innermost().text.append(_piece(token))

    def _has_ended(self, token: Token) -> bool:
        article = self.article
        return article is not None and bool(article.text or article.children) and token.before.rstrip().endswith(".")

    def _innermost(self) -> _Node:
        if self.lists:
            return self.lists[-1].last
        node = self.paragraph or self.article
        assert node is not None  # noqa: S101 (text outside a Pasal was placed before)
        return node


def _is_long(text: str) -> bool:
    return len(text.split(None, _LONG_TITLE)) > _LONG_TITLE
