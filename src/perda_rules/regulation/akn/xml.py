"""Elements of an XML document, and writing them: indented where nothing but elements stands, untouched where words do.

What the elements mean is Akoma Ntoso's business and that of the modules beside this one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.sax.saxutils import escape, quoteattr

# What XML 1.0 does not allow even as a character reference (section 2.2): it stands for nothing that a reader sees.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_HOLDING_WORDS = frozenset((
    "def", "docAuthority", "docNumber", "docTitle", "docType", "heading", "inline", "mod", "num", "p", "ref", "rref",
))  # fmt: skip
"""Elements in which white space counts, for words stand between their children."""
_INDENT = "  "


@dataclass(slots=True)
class Element:
    """An element with its attributes and what stands in it, in order."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node] = field(default_factory=list)

    def add(self, *children: Node) -> Element:
        """Put ``children`` at the end, and return the element itself."""
        self.children.extend(children)
        return self


Node: TypeAlias = Element | str


def element(tag: str, *children: Node, **attributes: str | None) -> Element:
    """Return a new element; an attribute that is None is left out, and a trailing underscore of its name is cut off."""
    given = {name.removesuffix("_"): value for name, value in attributes.items() if value is not None}
    return Element(tag, given, list(children))


def written(root: Element) -> bytes:
    """Write a document in UTF-8. Characters that XML forbids are left out."""
    text = '<?xml version="1.0" encoding="UTF-8"?>\n' + "".join(_lines(root, ""))
    return _FORBIDDEN.sub("", text).encode()


def _lines(node: Element, indent: str) -> Iterator[str]:
    """Write an element that stands on lines of its own."""
    if not node.children or node.tag in _HOLDING_WORDS:
        yield f"{indent}{''.join(_inline(node, indent))}\n"
        return
    yield f"{indent}<{_opening(node)}>\n"
    for child in node.children:
        assert isinstance(child, Element), f"words stand loose in {node.tag}"  # noqa: S101 (our own mistake)
        yield from _lines(child, indent + _INDENT)
    yield f"{indent}</{node.tag}>\n"


def _inline(node: Element, indent: str) -> Iterator[str]:
    """Write an element inside a line; one that holds no words begins new lines for what stands in it."""
    if not node.children:
        yield f"<{_opening(node)}/>"
        return
    yield f"<{_opening(node)}>"
    if node.tag in _HOLDING_WORDS:
        for child in node.children:
            if isinstance(child, str):
                yield escape(child)
            else:
                yield from _inline(child, indent)
    else:
        yield "\n"
        for child in node.children:
            assert isinstance(child, Element), f"words stand loose in {node.tag}"  # noqa: S101 (our own mistake)
            yield from _lines(child, indent + _INDENT)
        yield indent
    yield f"</{node.tag}>"


def _opening(node: Element) -> str:
    return " ".join((node.tag, *(f"{name}={quoteattr(value)}" for name, value in node.attributes.items())))
