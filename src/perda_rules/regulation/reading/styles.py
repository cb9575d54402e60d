"""The styles of a word processor's document, as far as they say how a paragraph is numbered and whether it is hidden.

A style stands on another one, and what it does not say itself, that one says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar
from xml.etree.ElementTree import Element

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class Style:
    """What one style says itself."""

    id: str
    based_on: str
    list: int | None
    """The list (w:num) that it numbers with; 0 takes the numbering away."""
    level: int | None
    hidden: bool | None


class Styles:
    """The styles of a document, by their ids."""

    def __init__(self, elements: Iterable[Element] = ()) -> None:
        """Keep the ``w:style`` elements."""
        self._styles: dict[str, Style] = {}
        self._default = ""
        for element in elements:
            style = _read(element)
            self._styles.setdefault(style.id, style)
            if element.get("type") == "paragraph" and is_on(element, "default"):
                self._default = style.id
        self._lines: dict[str, tuple[Style, ...]] = {}

    def line(self, style: str) -> tuple[Style, ...]:
        """Return the style of this id and those that it stands on, nearest first."""
        if style not in self._lines:
            found: dict[str, Style] = {}
            at = style
            while (one := self._styles.get(at)) and at not in found and len(found) < _LONGEST_LINE:
                found[at] = one
                at = one.based_on
            self._lines[style] = tuple(found.values())
        return self._lines[style]

    def of_paragraph(self, style: str) -> tuple[Style, ...]:
        """Return the same for a paragraph, which has the default style where it names none."""
        return self.line(style or self._default)

    def hides(self, style: str) -> bool:
        """Say whether text of this style is hidden."""
        return bool(said(self.line(style), lambda one: one.hidden))


_LONGEST_LINE = 50


def said(line: Iterable[Style], what: Callable[[Style], _Value | None]) -> _Value | None:
    """Return what the nearest style of ``line`` says that says anything."""
    return next((value for one in line if (value := what(one)) is not None), None)


def _read(element: Element) -> Style:
    numbering = element.find("pPr/numPr")
    return Style(
        id=element.get("styleId", ""),
        based_on=value(element, "basedOn") or "",
        list=number(numbering, "numId"),
        level=number(numbering, "ilvl"),
        hidden=switch(element.find("rPr"), "vanish"),
    )


def value(element: Element | None, name: str) -> str | None:
    """Return the ``w:val`` of the child of this name; None where there is none."""
    child = element.find(name) if element is not None else None
    return child.get("val") if child is not None else None


def number(element: Element | None, name: str) -> int | None:
    """Return the ``w:val`` of the child of this name as a number; None where there is none."""
    written = value(element, name) or ""
    return int(written) if written.isdecimal() and len(written) < _LONGEST_NUMBER else None


_LONGEST_NUMBER = 10


def switch(element: Element | None, name: str) -> bool | None:
    """Return whether the child of this name switches something on or off; None where there is none."""
    child = element.find(name) if element is not None else None
    return is_on(child, "val", default=True) if child is not None else None


def is_on(element: Element, name: str, *, default: bool = False) -> bool:
    """Return the truth that an attribute writes; ``default`` where it is not there."""
    written = element.get(name)
    return default if written is None else written in ("1", "true", "on")
