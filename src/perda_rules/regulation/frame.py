"""Where headings, ayat and items go in the tree of one act: the act that is read, or the provisions that it quotes.

Which of the two a heading belongs to is :mod:`perda_rules.regulation.amending`.
"""

from __future__ import annotations

from perda_rules.regulation.lists import Lists
from perda_rules.regulation.models import ProvisionKind
from perda_rules.regulation.node import Node, piece_of
from perda_rules.regulation.numerals import follows
from perda_rules.regulation.tokens import Token, completes, speaks_of

_LONG_TITLE = 20


class Frame:
    """What is open in one act at the moment."""

    def __init__(self, roots: list[Node], *, quoted: bool = False) -> None:
        """Begin with nothing open; what is opened goes into ``roots``, as ``quoted`` or not."""
        self.roots = roots
        self.quoted = quoted
        self.articles: list[Node] = []
        self.groups: list[Node] = []
        """The open BUKU, BAB, Bagian and Paragraf, outermost first, nested ones last."""
        self.article: Node | None = None
        self.paragraph: Node | None = None
        self.lists = Lists()

    @property
    def holder(self) -> Node | None:
        """The ayat or Pasal that lists stand in."""
        return self.paragraph or self.article

    @property
    def innermost(self) -> Node | None:
        """The unit that words go into."""
        known = self.lists.innermost
        return known.last if known is not None else self.holder

    # Headings ------------------------------------------------------------------------------------------------------

    def place_heading(self, token: Token) -> None:
        """Open the unit whose heading ``token`` is."""
        if token.kind == "book":
            self._open_group(token, "book", [])
        elif token.kind == "chapter":
            self._open_chapter(token)
        elif token.kind == "part":
            self._open_part(token)
        elif token.kind == "subpart":
            self._open_subpart(token)
        else:
            self.open_article(token, token.number)

    def open_article(self, token: Token, number: str | None, *, implied: bool = False) -> Node:
        """Open a Pasal; ``implied`` says that its heading is missing."""
        value = int(number) if number is not None and number.isdigit() else None
        printed = None if implied or number is None else token.printed
        node = Node("article", number, token.line, token.column, value, printed, implied=implied)
        self._append(node, self.groups)
        self._close_article()
        self.article = node
        self.articles.append(node)
        return node

    def _append(self, node: Node, groups: list[Node]) -> None:
        node.quoted = self.quoted and not groups
        (groups[-1].children if groups else self.roots).append(node)

    def _group(self, kind: ProvisionKind, *, nested: bool = False) -> Node | None:
        """Return the open group of ``kind``: the one that is nested, or the one that is not."""
        return next((group for group in self.groups if group.kind == kind and group.nested == nested), None)

    def _above(self, *kinds: ProvisionKind) -> list[Node]:
        return [group for kind in kinds if (group := self._group(kind)) is not None]

    def _open_group(self, token: Token, kind: ProvisionKind, keep: list[Node], *, nested: bool = False) -> None:
        node = Node(kind, token.number, token.line, token.column, token.value, token.printed, nested=nested)
        self._append(node, keep)
        self.groups = [*keep, node]
        self._close_article()

    def _close_article(self) -> None:
        self.article = self.paragraph = None
        self.lists = Lists()

    def _open_chapter(self, token: Token) -> None:
        part = self._group("part")
        if token.number is None and part is not None:
            self._open_group(token, "chapter", self.groups[: self.groups.index(part) + 1], nested=True)
        else:
            self._open_group(token, "chapter", self._above("book"))

    def _open_part(self, token: Token) -> None:
        part, inner = self._group("part"), self._group("part", nested=True)
        nested_scope = self._group("chapter", nested=True) or inner
        if part is not None and token.value is not None and self._restarts(token.value, part, inner, nested_scope):
            scope = self._group("chapter", nested=True) or part
            self._open_group(token, "part", self.groups[: self.groups.index(scope) + 1], nested=True)
        else:
            self._open_group(token, "part", self._above("book", "chapter"))

    @staticmethod
    def _restarts(value: int, part: Node, inner: Node | None, nested_scope: Node | None) -> bool:
        """Say whether a Bagian stands inside the open one: its ordinal falls back, or carries on such a series.

        Where both the outer and the inner series could go on with ``value``, the inner one does.
        """
        last = part.value or 0
        if inner is not None and value == (inner.value or 0) + 1:
            return True
        return value < last or (value == last and nested_scope is not None)

    def _open_subpart(self, token: Token) -> None:
        keep = self._above("book", "chapter", "part")
        scope = self._group("part", nested=True) or self._group("chapter", nested=True)
        if scope is None:
            self._open_group(token, "subpart", keep)
            return
        # A Paragraf that carries on the series of the Bagian ends what was nested in it.
        last = max((sibling.value or 0 for sibling in keep[-1].children if sibling.kind == "subpart"), default=0)
        if last and (token.value or 0) > last:
            self._open_group(token, "subpart", keep)
        else:
            self._open_group(token, "subpart", self.groups[: self.groups.index(scope) + 1], nested=True)

    # Inside a Pasal ------------------------------------------------------------------------------------------------

    def place_paragraph(self, token: Token, at: int) -> bool:
        """Open the ayat that begins with ``token``, the ``at``-th; say whether it was one."""
        number = token.number or ""
        fragment = self.quoted and not self.groups and self.article is None
        if self.article is None and not fragment:
            if not (self.groups and token.starts):
                return False
        elif speaks_of(token.before):
            return False
        last = self.paragraph.number or "" if self.paragraph is not None else "0"
        expected = follows(number, last) or (fragment and self.paragraph is None)
        if self._is_inner(token, expected=expected):
            return False
        if token.starts and token.printed is None:
            if token.after.islower() and not expected:
                return False
        elif not (expected and (token.after.isupper() or token.after in '"“') and token.after):
            return False
        node = Node("paragraph", number, token.line, token.column, printed=token.printed)
        if fragment:
            self._append(node, [])
        else:
            article = self.article or self.open_article(token, None)
            if number == "1" and token.starts and not expected and completes(token.before):
                article.seams.append(at)
            article.children.append(node)
        self.paragraph = node
        self.lists = Lists()
        return True

    def _is_inner(self, token: Token, *, expected: bool) -> bool:
        """Say whether a mark "(1)" stands in a list rather than begins an ayat."""
        if not self.lists.open:
            return False
        if token.number == "1" and token.before.endswith(":"):
            return True
        inner = self.lists.find("(1)")
        if inner is None or not follows(token.number or "", inner.number):
            return False
        return not expected or token.after.islower() or not token.before.endswith(".")

    def place_item(self, token: Token) -> bool:
        """Open the item of a list that begins with ``token``; say whether it was one."""
        if token.kind == "paragraph":
            return self.lists.place_inner(token)
        if self.holder is not None:
            return self.lists.place(token, self.holder)
        return False

    def is_stray(self, token: Token) -> bool:
        """Say whether words go where they may not belong: behind a list, or below a title in capitals."""
        if not token.starts or token.kind != "text":
            return False
        if self.holder is None:
            titles = self.groups[-1].heading if self.groups else []
            return bool(titles) and titles[0].text.isupper() and not token.text.isupper()
        known = self.lists.innermost
        if known is None or not known.style or not known.last.text:
            return False
        ended = token.before.endswith(".") and token.text[0].isupper()
        return ended or (token.fresh and token.before.endswith(";"))

    def place_text(self, token: Token, at: int) -> Node | None:
        """Put words, the ``at``-th token, where they belong; return that unit, or None where none is open yet."""
        if self.article is None and self.holder is None:
            if not self.groups:
                return None
            group = self.groups[-1]
            titles = group.heading
            if not (titles and token.starts and token.text.endswith((".", ":", ";")) and _is_long(token.text)):
                titles.append(piece_of(token))
                return group
            self.open_article(token, None)
        elif self.article is not None and self._may_begin_article(self.article, token):
            self.article.seams.append(at)
        holder = self.holder
        if holder is not None and token.kind == "text":
            self.lists.place_definition(token, holder)
        node = self.innermost
        assert node is not None  # noqa: S101 (a Pasal or an ayat is open here)
        node.text.append(piece_of(token))
        return node

    @staticmethod
    def _may_begin_article(article: Node, token: Token) -> bool:
        """Say whether another Pasal may begin here whose heading is missing."""
        fresh = token.fresh and token.kind == "text" and token.text[0].isupper()
        return fresh and bool(article.text or article.children) and token.before.rstrip().endswith(".")


def _is_long(text: str) -> bool:
    return len(text.split(None, _LONG_TITLE)) > _LONG_TITLE
