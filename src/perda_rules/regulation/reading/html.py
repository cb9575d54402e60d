"""Reading a web page: its paragraphs, cells and list items, with the numbers that the browser counts for them.

What a browser does not show (scripts, comments, hidden elements) is set apart in remarks. Style sheets are not asked.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from perda_rules.regulation.document import Remark, RemarkKind
from perda_rules.regulation.reading.cells import with_colons
from perda_rules.regulation.reading.labels import letters, roman_or_digits
from perda_rules.regulation.reading.model import Reading
from perda_rules.regulation.reading.tags import Lines, Part, parts, unescaped
from perda_rules.regulation.text import Stretch, piece_together

_BLOCKS = frozenset((
    "address", "article", "aside", "blockquote", "body", "caption", "center", "col", "colgroup", "dd",
    "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form",
    "frame", "frameset", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header", "hgroup", "hr", "html",
    "legend", "li", "main", "menu", "meta", "nav", "ol", "optgroup", "option", "p", "pre", "section",
    "select", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "ul",
))  # fmt: skip
"""Elements that part the text; a line break parts it less, for the paragraph goes on."""
_VOID = frozenset((
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
))  # fmt: skip
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_ENDS_BY_ITSELF = frozenset((
    "p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody", "tfoot", "option", "optgroup",
))  # fmt: skip
"""Elements whose end need not be written."""
_HIDING = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)", re.IGNORECASE)
_MARKER = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
_QUOTED = re.compile(r"\"([^\"]*)\"|'([^']*)'")
_NUMBER = re.compile(r"\s*([+-]?[0-9]{1,9})")
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_MARKERS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimal-leading-zero": lambda number: f"{number:02}",
    "lower-alpha": letters,
    "lower-latin": letters,
    "upper-alpha": lambda number: letters(number).upper(),
    "upper-latin": lambda number: letters(number).upper(),
    "lower-roman": lambda number: roman_or_digits(number).lower(),
    "upper-roman": roman_or_digits,
}
_NO_NUMBERS = frozenset(("none", "disc", "circle", "square"))


def read_html(page: str) -> Reading:
    """Read a web page. Any text is one."""
    reader = _Reader(page)
    for part in parts(page):
        reader.add(part)
    return reader.finish()


@dataclass(slots=True, eq=False)
class _List:
    """A list that is open."""

    marker: str
    """How it numbers, in the words of style sheets; empty where it does not."""
    next: int
    step: int
    from_end: bool = False
    """Whether it counts down to 1, so that its numbers are known at its end; until then they are less than that."""
    items: int = 0


@dataclass(slots=True)
class _Label:
    """The number of an item."""

    marker: str
    number: int
    counted: _List | None
    """The list whose number of items is to be added, where it counts down to 1."""
    position: int

    def text(self) -> str:
        quoted = _QUOTED.match(self.marker)
        if quoted:
            return quoted[1] or quoted[2] or ""
        if self.marker in _NO_NUMBERS:
            return ""
        number = self.number + (self.counted.items if self.counted else 0)
        return f"{_MARKERS.get(self.marker, str)(number)}. "


@dataclass(slots=True)
class _Draft:
    """A block in the making."""

    fresh: bool
    label: _Label | None = None
    stretches: list[Stretch] = field(default_factory=list)


class _Reader:
    """Takes the parts of a page one by one; knows the lists that are open, and what is hidden at the moment."""

    def __init__(self, page: str) -> None:
        self._lines = Lines(page)
        self._drafts: list[_Draft] = [_Draft(fresh=True)]
        self._lists: list[_List] = []
        self._remarks: list[Remark] = []
        self._preformatted = 0
        self._hidden = ""
        """The name of the hidden element that is open."""
        self._hidden_depth = 0
        self._hidden_lists = 0

    def add(self, part: Part) -> None:
        """Take the next part of the page."""
        if part.kind == "open":
            self._open(part)
        elif part.kind == "close":
            self._close(part.text)
        elif part.kind == "text":
            self._say(part)
        else:
            self._set_apart("comment" if part.kind == "comment" else "not_text", part)

    def finish(self) -> Reading:
        """Return what was read."""
        blocks = (piece_together(self._numbered(draft), fresh=draft.fresh) for draft in self._drafts)
        return Reading(with_colons(block for block in blocks if block is not None), "html", tuple(self._remarks))

    def _numbered(self, draft: _Draft) -> list[Stretch]:
        if draft.label is None:
            return draft.stretches
        return [(draft.label.text(), *self._lines.place(draft.label.position)), *draft.stretches]

    # Tags ----------------------------------------------------------------------------------------------------------

    def _open(self, part: Part) -> None:
        name = part.text
        self._end_hidden(name, opening=True)
        if self._hidden:
            self._hidden_depth += name == self._hidden
        elif name not in _VOID and _hides(part):
            self._hidden, self._hidden_depth, self._hidden_lists = name, 1, len(self._lists)
        if name in _BLOCKS or name == "br":
            self._part_off(fresh=name != "br")
        if name in _LISTS:
            self._lists.append(_read_list(part))
        elif name == "li" and not self._hidden:
            self._item(part)
        elif name == "pre":
            self._preformatted += 1
        elif name == "img":
            self._remark("not_text", part.attributes.get("alt", ""), part.start)

    def _close(self, name: str) -> None:
        if self._hidden:
            self._hidden_depth -= name == self._hidden
            if not self._hidden_depth:
                self._hidden = ""
        self._end_hidden(name, opening=False)
        if name in _BLOCKS or name == "br":
            self._part_off(fresh=name != "br")
        if name == "li" or name in _LISTS:
            self._end_item()
        if name in _LISTS and self._lists:
            self._lists.pop()
        elif name == "pre":
            self._preformatted = max(0, self._preformatted - 1)

    def _end_hidden(self, name: str, *, opening: bool) -> None:
        """End a hidden element whose end is not written, where another one begins beside it or ends around it."""
        if self._hidden not in _ENDS_BY_ITSELF or len(self._lists) > self._hidden_lists:
            return
        beside = name == self._hidden or (self._hidden == "p" and name in _BLOCKS)
        if (opening and beside) or (not opening and name in _BLOCKS and name not in _ENDS_BY_ITSELF):
            self._hidden = ""

    def _part_off(self, *, fresh: bool) -> None:
        last = self._drafts[-1]
        if last.stretches:
            self._drafts.append(_Draft(fresh))
        else:  # nothing stands there yet; two line breaks make a paragraph
            last.fresh = True

    # Lists ---------------------------------------------------------------------------------------------------------

    def _item(self, part: Part) -> None:
        self._end_item()
        within = self._lists[-1] if self._lists else None
        if within is None or not within.marker:
            return
        given = _NUMBER.match(part.attributes.get("value", ""))
        if given:
            within.next, within.from_end = int(given[1]), False
        counted = within if within.from_end else None
        self._drafts[-1].label = _Label(_marker(part) or within.marker, within.next, counted, part.start)
        within.next += within.step
        within.items += 1

    def _end_item(self) -> None:
        """Let the number of an item without words stand alone, lest it number what follows."""
        if self._drafts[-1].label is not None:
            self._drafts.append(_Draft(fresh=True))

    # Words ---------------------------------------------------------------------------------------------------------

    def _say(self, part: Part) -> None:
        if self._hidden:
            self._set_apart("hidden", part)
            return
        position = part.start
        for number, line in enumerate(part.text.splitlines(keepends=True)):
            if number and self._preformatted:
                self._part_off(fresh=False)
            draft = self._drafts[-1]
            if draft.stretches or line.strip():
                spaced = line.replace("\n", " ").replace("\r", " ")
                draft.stretches += [(text, *self._lines.place(at)) for text, at in unescaped(spaced, position)]
            position += len(line)

    def _set_apart(self, kind: RemarkKind, part: Part) -> None:
        text = " ".join("".join(text for text, _ in unescaped(part.text, 0)).split())
        if text:
            self._remark(kind, text, part.start)

    def _remark(self, kind: RemarkKind, text: str, position: int) -> None:
        self._remarks.append(Remark(kind, *self._lines.place(position), text))


def _hides(part: Part) -> bool:
    return (
        part.text == "template" or "hidden" in part.attributes or bool(_HIDING.search(part.attributes.get("style", "")))
    )


def _read_list(part: Part) -> _List:
    marker = _marker(part)
    if part.text != "ol":
        return _List(marker if _QUOTED.match(marker) else "", 1, 1)
    start = _NUMBER.match(part.attributes.get("start", ""))
    step = -1 if "reversed" in part.attributes else 1
    from_end = step < 0 and start is None
    return _List(marker or "decimal", int(start[1]) if start else int(not from_end), step, from_end)


def _marker(part: Part) -> str:
    """Return how a list or item says that it numbers; empty where it does not."""
    styled = _MARKER.search(part.attributes.get("style", ""))
    if styled:
        quoted = _QUOTED.search(styled[1])
        if quoted:
            return quoted.group()
        words = styled[1].lower().split()
        named = next((word for word in words if word in _MARKERS or word in _NO_NUMBERS), "")
        if named:
            return named
    return _TYPES.get(part.attributes.get("type", ""), "")
