"""The numbers that a word processor counts for its paragraphs, and that stand nowhere in the text of the document.

What a list looks like and where it begins anew is in its definition; which list a paragraph is in, it says itself or
its style does.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from perda_rules.regulation.reading.labels import in_words, repeated_letter, roman_or_digits
from perda_rules.regulation.reading.styles import Style, Styles, is_on, number, said, switch, value

_PLACE = re.compile(r"%([1-9])")
_MOST_LINKS = 10
_MOST_LEVELS = 9
_LONGEST_ID = 10
_SUFFIXES = {"space": " ", "nothing": ""}

_FORMATS: Mapping[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "decimal": str,
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
    "decimalEnclosedParen": lambda number: f"({number})",
    "decimalEnclosedFullstop": lambda number: f"{number}.",
    "lowerLetter": repeated_letter,
    "upperLetter": lambda number: repeated_letter(number).upper(),
    "lowerRoman": lambda number: roman_or_digits(number).lower(),
    "upperRoman": roman_or_digits,
    "ordinal": lambda number: f"ke-{number}",
    "cardinalText": lambda number: in_words(number, counts=True),
    "ordinalText": lambda number: in_words(number, counts=False),
}
"""How numbers are written; whatever is not here is written in digits."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list numbers."""

    format: str
    text: str
    """What is printed, with %1 for the number of the first level, %2 for that of the second, and so on."""
    start: int
    restarts_after: int | None
    """The level, from 1, whose numbers begin this one anew; 0: none does; not said: every level above it."""
    legal: bool
    """Whether the numbers of all levels are written in digits here."""
    suffix: str
    style: str
    """The paragraph style that goes with it."""
    hidden: bool


@dataclass(slots=True)
class _List:
    """A list of the document (w:num): a definition that others may share, with what is different here."""

    definition: int
    levels: dict[int, Level] = field(default_factory=dict)
    starts: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Definition:
    levels: dict[int, Level]
    link: str
    """The numbering style whose list has the levels, where they are not here."""


class Lists:
    """The lists of a document, counting from its beginning to its end."""

    def __init__(self, elements: Iterable[Element], styles: Styles) -> None:
        """Keep the ``w:abstractNum`` and ``w:num`` elements."""
        self._styles = styles
        self._definitions: dict[int, _Definition] = {}
        self._lists: dict[int, _List] = {}
        self._counts: defaultdict[int, dict[int, int]] = defaultdict(dict)
        self._begun: set[int] = set()
        for element in elements:
            if element.tag == "abstractNum":
                self._definitions[_id(element, "abstractNumId")] = _Definition(
                    _levels(element), value(element, "numStyleLink") or ""
                )
            else:
                self._lists[_id(element, "numId")] = _read_list(element)

    def place(self, numbering: Element | None, style: str) -> tuple[int, int] | None:
        """Return list and level of a paragraph with these properties (``w:numPr``) and style; None without number."""
        line = self._styles.of_paragraph(style)
        own = number(numbering, "numId")
        found = said(line, lambda one: one.list) if own is None else own
        if found not in self._lists:
            return None
        level = number(numbering, "ilvl")
        if level is None and own is None:
            level = self._linked_level(found, line)
        return found, level or 0

    def _linked_level(self, found: int, line: tuple[Style, ...]) -> int | None:
        """Return the level that goes with the style, or with one that it stands on; else what the style says."""
        levels = self._levels(found)
        linked = {level.style: at for at, level in levels.items() if level.style}
        named = next((linked[one.id] for one in line if one.id in linked), None)
        return said(line, lambda one: one.level) if named is None else named

    def label(self, at: tuple[int, int]) -> str:
        """Count a paragraph at this list and level, and return what is printed before it, with what parts it off."""
        found, level = at
        levels, counts = self._levels(found), self._counts[self._resolved(found)]
        one = levels.get(level)
        if one is None:
            return ""
        starts = self._lists[found].starts
        if level in starts and found not in self._begun:
            counts.pop(level, None)  # a list begins anew once, where it is first used
        self._begun.add(found)
        for missing in (other for other in range(level) if other in levels and other not in counts):
            counts[missing] = starts.get(
                missing, levels[missing].start
            )  # a level that is skipped has begun all the same
        counts[level] = counts[level] + 1 if level in counts else starts.get(level, one.start)
        for deeper in [other for other in counts if other > level]:
            if _begins_anew(levels.get(deeper), level):
                del counts[deeper]
        if one.format == "bullet" or one.hidden:
            return ""

        def written(match: re.Match[str]) -> str:
            above = int(match[1]) - 1
            counted = levels.get(above)
            if counted is None or above > level:
                return ""
            write = str if one.legal and counted.format != "none" else _FORMATS.get(counted.format, str)
            return write(counts[above])

        text = _PLACE.sub(written, one.text)
        return text + one.suffix if text.strip() else ""

    def _resolved(self, found: int) -> int:
        """Return the id of the definition that has the levels of a list, by way of numbering styles."""
        definition = self._lists[found].definition
        for _ in range(_MOST_LINKS):
            link = self._definitions[definition].link if definition in self._definitions else ""
            linked = said(self._styles.line(link), lambda one: one.list) if link else None
            if linked not in self._lists or self._definitions[definition].levels:
                break
            definition = self._lists[linked].definition
        return definition

    def _levels(self, found: int) -> dict[int, Level]:
        definition = self._definitions.get(self._resolved(found))
        own = self._lists[found].levels
        shared = definition.levels if definition else {}
        return shared | own if own else shared


def _begins_anew(level: Level | None, after: int) -> bool:
    if level is None or level.restarts_after is None:
        return True
    return after < level.restarts_after


def _id(element: Element, name: str) -> int:
    written = element.get(name, "")
    return int(written) if written.isdecimal() and len(written) <= _LONGEST_ID else -1


def _read_list(element: Element) -> _List:
    read = _List(number(element, "abstractNumId") or 0)
    for override in element.iterfind("lvlOverride"):
        level = _id(override, "ilvl")
        begins = number(override, "startOverride")
        if begins is not None:
            read.starts[level] = begins
        read.levels.update(_levels(override))
    return read


def _levels(element: Element) -> dict[int, Level]:
    levels = {_id(level, "ilvl"): level for level in element.iterfind("lvl")}
    return {at: _read_level(level) for at, level in levels.items() if 0 <= at < _MOST_LEVELS}


def _read_level(element: Element) -> Level:
    # A format that old programs do not know stands beside one that they do, which comes last.
    formats = [one.get("val", "") for one in element.iter("numFmt")]
    restart = number(element, "lvlRestart")
    legal = element.find("isLgl")
    return Level(
        format=formats[-1] if formats else "decimal",
        text=value(element, "lvlText") or "",
        start=number(element, "start") or 0,
        restarts_after=restart,
        legal=legal is not None and is_on(legal, "val", default=True),
        suffix=_SUFFIXES.get(value(element, "suff") or "", "\t"),
        style=value(element, "pStyle") or "",
        hidden=bool(switch(element.find("rPr"), "vanish")),
    )
