"""The lists of a Pasal or an ayat while it is read: which are open, and where a mark goes on with one or opens another.

What a mark is not is left to the caller, who keeps it as text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from perda_rules.regulation.models import ProvisionKind
from perda_rules.regulation.node import Node
from perda_rules.regulation.numerals import follows, order
from perda_rules.regulation.tokens import Token, completes

_DEFINES = re.compile(
    r"""
    (?: \byang\s+di\s?maksud(?:kan)?\s+(?:dalam\b[^:]{0,120}\s)?dengan(?:\s+istilah)?
      | \b(?:pengertian|arti)\s+(?:dari\s+)?(?:istilah|kata)[^:]{0,120}
      | \bistilah-?\s?istilah\b[^:]{0,120}
      | \b(?:diartikan|berarti)
    )\s*:?\s*\Z
    """,
    re.VERBOSE | re.IGNORECASE,
)
_IS_DEFINITION = re.compile(r"\A[“\"]?[A-Z](?:\S+\s+){1,14}?(?:adalah|ialah|merupakan)\s")
_NUMBER_OF = frozenset(("huruf", "angka", "butir", "ayat", "pasal", "nomor", "tahun", "no."))
_LAST_WORD = re.compile(r"(\S+)\s*\Z")
_DEEPEST = 6
_WIDEST_GAP = 5
_LEAD = 200


@dataclass(slots=True)
class OpenList:
    """A list that is open: how it numbers, what its items are, what it stands in, and its last item."""

    style: str
    kind: ProvisionKind
    holder: Node
    last: Node
    number: str = ""
    """The last number in it."""

    def add(self, token: Token, number: str | None) -> Node:
        """Add the item that begins with ``token``."""
        self.last = Node(self.kind, number, token.line, token.column, printed=token.printed, style=self.style)
        self.holder.children.append(self.last)
        self.number = number or self.number
        return self.last

    def misses(self, number: str, most: int = _WIDEST_GAP) -> bool:
        """Say whether ``number`` is a later one, with ``most`` numbers at most left out before it."""
        return 0 < order(number)[0] - order(self.number)[0] <= most

    def goes_on(self, token: Token) -> bool:
        """Say whether the list goes on with this mark; in running text only with the next number after a break."""
        number = token.number or ""
        if token.starts:
            return follows(number, self.number) or self.misses(number)
        breaks = completes(token.before) or token.before.endswith((",", " dan", " atau", "/atau"))
        return breaks and follows(number, self.number)


class Lists:
    """The lists that are open in a Pasal or an ayat, outermost first."""

    def __init__(self) -> None:
        """Begin with no list."""
        self.open: list[OpenList] = []

    @property
    def innermost(self) -> OpenList | None:
        """The list that was opened last."""
        return self.open[-1] if self.open else None

    def find(self, style: str) -> OpenList | None:
        """Return the innermost open list that numbers in this ``style``."""
        return next((known for known in reversed(self.open) if known.style == style), None)

    def place(self, token: Token, holder: Node) -> bool:
        """Open the item that begins with ``token`` in ``holder``; say whether it was one."""
        word = _LAST_WORD.search(token.before)
        if word is not None and word.group(1).lower() in _NUMBER_OF:
            return False
        number = token.number or ""
        depths = [at for at in reversed(range(len(self.open))) if self.open[at].style == token.style]
        for depth in depths:
            if self.open[depth].goes_on(token):
                del self.open[depth + 1 :]
                self.open[depth].add(token, number)
                return True
        opens = token.starts or token.before.endswith(":") or not (holder.text or self.open)
        if not opens or (order(number)[0] != 1 and not self._lost_its_beginning(token, found=bool(depths))):
            return False
        if depths and not token.before.endswith(":"):  # the same list begins again: a mark above it is missing
            del self.open[depths[0] + 1 :]
            self.open[depths[0]].add(token, number)
            return True
        return self.begin(token, self.open[-1].last if self.open else holder)

    @staticmethod
    def _lost_its_beginning(token: Token, *, found: bool) -> bool:
        """Say whether a list goes on of which the first marks were lost: "…: pohon; b. taman; c. kolam"."""
        return token.starts and not found and token.before.endswith((":", ";", "; dan", "; atau", "; dan/atau"))

    def place_inner(self, token: Token) -> bool:
        """Open the item of a list "(1)", "(2)" inside another list; say whether it was one."""
        known = next((at for at in reversed(range(len(self.open))) if self.open[at].style == token.style), None)
        if known is not None and follows(token.number or "", self.open[known].number):
            del self.open[known + 1 :]
            self.open[known].add(token, token.number)
            return True
        opens = known is None and token.number == "1" and self.open and token.before.endswith(":")
        return bool(opens) and self.begin(token, self.open[-1].last)

    def place_definition(self, token: Token, holder: Node) -> bool:
        """Open a definition that has no number, where ``token`` reads like one behind "yang dimaksud dengan:"."""
        known = self.innermost
        if known is not None and known.style:
            return False
        if not (token.starts and completes(token.before) and _IS_DEFINITION.match(token.text)):
            return False
        if known is None:
            if not _leads_into_definitions(holder):
                return False
            known = OpenList("", "definition", holder, holder)
            self.open.append(known)
        known.add(token, None)
        return True

    def begin(self, token: Token, holder: Node) -> bool:
        """Open a list in ``holder`` with the item that begins with ``token``; say whether it was not too deep."""
        if len(self.open) >= _DEEPEST:
            return False
        defines = token.style in ("1.", "a.", "1)", "a)") and _leads_into_definitions(holder)
        self.open.append(OpenList(token.style, "definition" if defines else "point", holder, holder))
        self.open[-1].add(token, token.number)
        return True


def _leads_into_definitions(holder: Node) -> bool:
    return holder.kind in ("article", "paragraph") and _DEFINES.search(holder.ends(_LEAD)) is not None
