"""Reads an HTML page into a plain tree, strictly: every element closed, in order."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

VOID = {"meta", "input", "br", "link", "img", "hr"}
SELF_CLOSING = {"circle", "path", "rect", "use"}


class Element:
    def __init__(self, tag: str, attributes: dict[str, str | None], parent: Element | None) -> None:
        self.tag, self.attributes, self.parent = tag, attributes, parent
        self.content: list[Element | str] = []

    def __getitem__(self, name: str) -> str | None:
        return self.attributes.get(name)

    @property
    def children(self) -> list[Element]:
        return [part for part in self.content if isinstance(part, Element)]

    @property
    def texts(self) -> list[str]:
        """The texts of this element and of those in it, in their order."""
        return [text for part in self.content for text in ([part] if isinstance(part, str) else part.texts)]

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.walk() if element.tag in tags]

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            yield from child.walk()

    def has(self, name: str) -> bool:
        return name in (self["class"] or "").split()

    @property
    def text(self) -> str:
        return " ".join("".join(self.texts).split())


class Page(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Element("#root", {}, None)
        self.duplicates: list[str] = []
        self.feed(text)
        self.close()
        assert self.open is self.root, f"<{self.open.tag}> is not closed"

    def handle_starttag(self, tag, attrs) -> None:
        if len({name for name, _ in attrs}) != len(attrs):
            self.duplicates.append(tag)
        element = Element(tag, dict(attrs), self.open)
        self.open.content.append(element)
        if tag not in VOID:
            self.open = element

    def handle_startendtag(self, tag, attrs) -> None:
        assert tag in SELF_CLOSING | VOID, f"<{tag}/> closes nothing in HTML"
        self.open.content.append(Element(tag, dict(attrs), self.open))

    def handle_endtag(self, tag) -> None:
        assert self.open.tag == tag, f"</{tag}> where <{self.open.tag}> is open, line {self.getpos()[0]}"
        assert self.open.parent is not None
        self.open = self.open.parent

    def handle_data(self, data) -> None:
        self.open.content.append(data)
