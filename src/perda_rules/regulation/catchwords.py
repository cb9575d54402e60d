"""What a printed page repeats at its end: the mark and the first words of the next page ("(4) Sebelum …").

Such a repetition is no unit of its own. It is set apart, and kept as a remark.
"""

from __future__ import annotations

import re
from itertools import islice

from perda_rules.regulation.document import joined
from perda_rules.regulation.frame import Frame
from perda_rules.regulation.node import Node
from perda_rules.regulation.tokens import HEADINGS, Token

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 4
_MOST_CHARACTERS = 60
_MOST_JUNK = 8


def repeated(frame: Frame, token: Token, ahead: str) -> Node | None:
    """Return the open unit that ``token`` only announces once more, before the words ``ahead``; None where none is."""
    if token.number is None:
        return None
    if token.kind in HEADINGS:
        node = frame.article or (frame.groups[-1] if frame.groups else None)
        same = node is not None and node.kind == token.kind and node.number == token.number
        return node if node is not None and same and _is_bare(node) else None
    node = frame.paragraph if token.kind == "paragraph" else frame.innermost
    if node is None or node.number != token.number or node.children or node.kind == "article":
        return None
    if token.kind == "item" and node.style != token.style:
        return None
    return node if _announces(node, ahead) else None


def _is_bare(node: Node) -> bool:
    """Say whether a heading has nothing below it, or only what a page leaves there: numbers, its letterhead."""
    if node.heading or any(below.text or below.heading for child in node.children for below in child.walk()):
        return False
    words = node.ends(_MOST_CHARACTERS).split()
    return len(words) <= _MOST_JUNK and not (words and _WORD.search(words[-1]) and words[-1].endswith((".", ";", ":")))


def _announces(node: Node, ahead: str) -> bool:
    if sum(len(piece.text) for piece in islice(node.text, _MOST_JUNK)) > _MOST_CHARACTERS:
        return False
    said = node.begins(_MOST_CHARACTERS)
    words = _WORD.findall(said)
    return (
        len(words) <= _MOST_WORDS
        and not said.rstrip().endswith((":", ";"))
        and _WORD.findall(ahead[:_MOST_CHARACTERS])[: len(words)] == words
    )


def cleared(node: Node) -> str:
    """Take away what stands below an announced heading or mark; return it, as printed."""
    below = [f"({child.printed or child.number})" for child in node.children for child in child.walk()]
    words = " ".join([joined(tuple(node.text)), *below])
    node.text.clear()
    node.children.clear()
    return words.strip()
