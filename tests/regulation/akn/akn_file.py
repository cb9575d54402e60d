"""What tests ask of an Akoma Ntoso file, and documents made for them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from unicodedata import normalize

from perda_rules.regulation.document import Document, Item, ItemKind, Piece, Section, SectionKind, joined
from perda_rules.regulation.text import clean

Tree = Any
"""An element of lxml, whose types are not published."""
AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
WORDS = {"book": "buku", "chapter": "bab", "part": "bagian", "subpart": "paragraf", "article": "pasal"}


def section(kind: SectionKind, text: str) -> Section:
    """Make a section of the lines of ``text``."""
    return Section(kind, tuple(Piece(block.text, " ", block, 0) for block in clean(text)))


def item(kind: ItemKind, number: str | None, held_by: Section, text: str) -> Item:
    """Make an item of the pieces of ``held_by`` that read ``text``, give or take what stands before it in its line."""
    pieces = held_by.pieces
    for first, piece in enumerate(pieces):
        at = piece.text.find(text.split("\n")[0])
        if at >= 0:
            begun = replace(piece, text=piece.text[at:], start=piece.start + at)
            found = (begun, *pieces[first + 1 : first + 1 + text.count("\n")])
            return Item(kind, number, piece.line, piece.column, joined(found), found)
    raise AssertionError(text)


def find(tree: Tree, eid: str) -> Tree:
    """Return the element with the address ``eid``."""
    (found,) = tree.xpath(f"//*[@eId='{eid}']")
    return found


def all_of(tree: Tree, *tags: str) -> list[Tree]:
    """Return the elements with these names, in order."""
    return list(tree.iter(*(f"{AKN}{tag}" for tag in tags)))


def shape(tree: Tree) -> str:
    """Write an element without namespaces and white space between elements, to be compared."""
    from lxml import etree

    text = etree.tostring(tree, encoding="unicode", with_tail=False).replace(f' xmlns="{AKN[1:-1]}"', "")
    return "".join(line.strip() for line in text.splitlines())


def letters(text: str) -> Counter[str]:
    """Count letters and digits (case and the form of accents apart)."""
    return Counter(character for character in normalize("NFD", text.casefold()) if character.isalnum())


def printed_words(tree: Tree) -> str:
    """Return the words of the regulation in a file: no metadata, and no number that the text only implies."""
    return "".join(_texts(tree))


def _texts(tree: Tree) -> Iterator[str]:
    if tree.tag != f"{AKN}meta" and tree.get("status") != "editorial":
        yield tree.text or ""
        for child in tree:
            yield from _texts(child)
            yield child.tail or ""


def letters_of(document: Document) -> Counter[str]:
    """Count the letters and digits that a document holds, without the words BAB, Pasal and so on of its headings."""
    sections = (document.opening, document.closing, document.elucidation, *document.annexes)
    found = letters(" ".join(section.text for section in sections if section is not None))
    for unit, _ in document.walk():
        found += letters(f"{unit.heading or ''} {unit.text} {'' if unit.implied_number else unit.number or ''}")
    return found


def heading_words(document: Document) -> Counter[str]:
    """Count the letters of the words that headings begin with."""
    found: Counter[str] = Counter()
    for unit, _ in document.walk():
        found += letters("" if unit.implied_number else WORDS.get(unit.kind, ""))
    return found
