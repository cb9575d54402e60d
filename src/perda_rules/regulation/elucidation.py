"""What the elucidation (Penjelasan) says: the general part, and a note for each Pasal, ayat, huruf or angka.

Headings are told from references by their order and by what stands around them, also where OCR ran them together
("Pasal 3 Cukup jelas. Pasal 4 Huruf a …"). No norm is read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perda_rules.regulation.document import Note, Section, Unit, joined, walk
from perda_rules.regulation.misreading import shape
from perda_rules.regulation.numerals import follows, is_roman, order
from perda_rules.regulation.printed_numbers import NAMED_WITHIN, Articles
from perda_rules.regulation.text import Block
from perda_rules.regulation.tokens import completes, speaks_of
from perda_rules.regulation.whole import Whole

_HEADING = re.compile(
    r"""
      (?P<article>\b[Pp](?:asal|ASAL)\s*
        (?P<article_number>[0-9IVXLlOoSTZ|]{1,5}[A-Z]{0,2}(?:[ ][0-9lIO]{1,2}(?=\s))?)(?!\w)\.?)
    | (?P<paragraph>\b[Aa]yat\s?[(\[]?\s?(?P<paragraph_number>[0-9lIsSO]{1,3}[a-z]?|[a-z](?=\)))[)\]1lI]?(?!\w)\.?)
    | (?P<letter>\bHuruf\s?(?P<letter_number>[a-z]{1,2})\b\.?)
    | (?P<digit>\bAngka\s?(?P<digit_number>[0-9]{1,3}[a-z]?)\b\.?)
    """,
    re.VERBOSE,
)
_GENERAL = re.compile(r"(?:\bI\s{0,9}[.,]?\s{0,9})?(?:PENJELASAN\s+)?\bU\s?M\s?U\s?M\b\.?")
_ARTICLES = re.compile(r"(?:\bII\s{0,9}[.,]?\s{0,9})?\bPASAL\s+DEMI\s+PASAL\b\.?")
_ENDS = re.compile(r"\bTAMBAHAN\s+(?:LEMBARAN|BERITA)\b[^a-z]*\Z")
_ADJACENT = re.compile(r"[\s_.^]*\Z")
_ENDED = re.compile(r"jelas\W*\Z")
_BEFORE = 60
_LAST_WORDS = 400
_WIDEST_STEP = 20
_ACT, _INSTRUCTION, _PASAL, _AYAT, _HURUF, _ANGKA = range(6)
"""How deep a heading goes: the Pasal I of an amending act, its instructions, and what they or an act explain."""


_QUOTED = "quoted"


class _Heading(NamedTuple):
    level: int
    number: str
    start: int
    end: int


def read_elucidation(blocks: Sequence[Block], units: tuple[Unit, ...]) -> Section | None:
    """Read the elucidation of the provisions ``units``; None where there is none."""
    if not blocks:
        return None
    whole = Whole(blocks)
    ends = _ENDS.search(whole.text, max(0, len(whole.text) - _LAST_WORDS))
    end = ends.start() if ends else len(whole.text)
    articles = _ARTICLES.search(whole.text, 0, end)
    general = _GENERAL.search(whole.text, 0, articles.start() if articles else end)
    headings = _Headings(whole).read(articles.end() if articles else 0, end)
    notes = []
    if general is not None:
        stop = next((place for place in (articles and articles.start(), headings and headings[0].start) if place), end)
        notes.append(_note(whole, [], _Heading(_ACT, "", *general.span()), stop))
    notes += _notes(whole, headings, end, Provisions(units))
    heading = whole.text.split(None, 1)[0].rstrip(".:")
    return Section("elucidation", whole.pieces(0, len(whole.text)), heading, tuple(notes))


def _notes(whole: Whole, headings: list[_Heading], end: int, provisions: Provisions) -> Iterator[Note]:
    above: list[_Heading] = []
    following = [*headings[1:], None]
    for heading, after in zip(headings, following, strict=False):
        above = [kept for kept in above if kept.level < heading.level]
        stop = after.start if after else end
        leads = after is not None and (after.level > heading.level or after[:2] == heading[:2])
        if not leads or any(map(str.isalnum, whole.text[heading.end : stop])):
            path = [*above, heading]
            yield _note(whole, above, heading, stop, provisions.find(path))
        above.append(heading)


def _note(whole: Whole, above: list[_Heading], heading: _Heading, stop: int, unit: str | None = None) -> Note:
    path = [*above, heading]
    (first, *_) = whole.pieces(heading.start, heading.end)
    pieces = whole.pieces(heading.end, stop)
    return Note(
        cited=" ".join(" ".join(whole.text[part.start : part.end].split()).rstrip(" .") for part in path),
        article=next((part.number for part in reversed(path) if part.level in (_ACT, _PASAL) and part.number), None),
        text=joined(pieces),
        line=first.line,
        column=first.column,
        unit=unit,
        pieces=pieces,
    )


class _Headings:
    """Walks over the elucidation once, and knows which headings are open."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.text = whole.text
        self.found: list[_Heading] = []
        self.articles = Articles()
        self.open: dict[int, str] = {}
        self.instruction = 0

    def read(self, start: int, end: int) -> list[_Heading]:
        """Return the headings between two places of the text."""
        last = start
        for match in _HEADING.finditer(self.text, start, end):
            before = self.text[max(last, match.start() - _BEFORE) : match.start()]
            heading = self._heading(match, before, adjacent=bool(self.found) and not before.strip(" _.^\n"))
            if heading is None:
                continue
            self.found.append(heading)
            last = heading.end
            self.open = {level: number for level, number in self.open.items() if level < heading.level}
            self.open[heading.level] = heading.number
        return self.found

    def _heading(self, match: re.Match[str], before: str, *, adjacent: bool) -> _Heading | None:
        kind = match.lastgroup or ""
        start, end = match.start(), match.end()
        if not adjacent and before.strip() and speaks_of(before):
            return None
        parted = adjacent or self.whole.begins_line(start) or completes(before) or bool(_ENDED.search(before))
        after = self.text[end : end + _BEFORE].lstrip(" _.^\n")[:1]
        if kind.startswith("article"):
            return self._article(match, before, parted=parted, adjacent=adjacent, after=after)
        number = match[f"{kind}_number"]
        if not {_ACT, _PASAL} & self.open.keys() or (after.islower() and not self._goes_on(kind, number)):
            return None
        if not (parted or after.isupper() or self._goes_on(kind, number)):
            return None
        if kind == "paragraph":
            number = self._paragraph(match)
            return _Heading(_AYAT, number, start, end) if match["paragraph"][0] == "A" or parted else None
        return _Heading(_HURUF if kind == "letter" else self._level_of_digit(number, end), number, start, end)

    def _goes_on(self, kind: str, number: str) -> bool:
        """Say whether a huruf or angka is the next one of its list."""
        last = self.open.get(_HURUF if kind == "letter" else _ANGKA)
        return kind != "paragraph" and last is not None and follows(number, last)

    def _article(
        self, match: re.Match[str], before: str, *, parted: bool, adjacent: bool, after: str
    ) -> _Heading | None:
        printed, end = match["article_number"], match.end("article_number")
        reading = self.articles.read(printed, end, before[-NAMED_WITHIN:])
        if reading is None or reading.number is None or not parted or after.islower():
            return None
        level = _ACT if is_roman(reading.number) else _PASAL
        certain = reading.step == 1 or adjacent or self._stands_alone(match)
        if level == _PASAL and not (certain or self._rises(reading.number)):
            return None
        self.articles.count(reading.number)
        stop = match.end() if reading.end == end else reading.end
        return _Heading(level, reading.number, match.start(), stop)

    def _stands_alone(self, match: re.Match[str]) -> bool:
        rest = self.text[match.end() : match.end() + _BEFORE].split("\n")[0]
        return self.whole.begins_line(match.start()) and not rest.strip()

    def _rises(self, number: str) -> bool:
        last = order(self.open.get(_PASAL, "0"))
        return last < order(number) and order(number)[0] <= last[0] + _WIDEST_STEP

    def _paragraph(self, match: re.Match[str]) -> str:
        printed = match["paragraph_number"]
        if match.group().rstrip(" .")[-1].isalnum() and "(" in match.group() and len(printed) > 1:
            printed = printed[:-1]
        number = shape(printed[0]) + printed[1:]
        return number if number[0].isdigit() else str(order(self.open.get(_AYAT, "0"))[0] + 1)

    def _level_of_digit(self, number: str, end: int) -> int:
        """Tell the instruction of an amending act from a numbered point: a Pasal, or the next one, follows it."""
        value = order(number)[0]
        leads = self.text[end : end + _BEFORE].lstrip(" _.^\n").startswith("Pasal")
        if _ACT in self.open and (value in (self.instruction, self.instruction + 1) or leads):
            self.instruction = value
            return _INSTRUCTION
        return _ANGKA


class Provisions:
    """The provisions of an act, found by what the elucidation calls them."""

    def __init__(self, units: tuple[Unit, ...]) -> None:
        """Look at the trees of ``units`` once."""
        self._articles: dict[tuple[str | None, ...], list[Unit]] = {}
        for unit, above in walk(units):
            if unit.kind != "article" or unit.number is None:
                continue
            quoted = unit.quoted or any(group.quoted for group in above)
            instruction = next((group.number for group in reversed(above) if group.kind == "point"), None)
            for key in {(_QUOTED, instruction), (_QUOTED, None)} if quoted else {(None, None)}:
                self._articles.setdefault((*key, unit.number), []).append(unit)

    def find(self, path: Sequence[_Heading]) -> str | None:
        """Return the eId of the provision at ``path``; None where there is none, or more than one."""
        number = {heading.level: heading.number for heading in path}
        if _PASAL in number and _ACT in number:
            found = self._articles.get((_QUOTED, number.get(_INSTRUCTION), number[_PASAL]), [])
        else:
            found = self._articles.get((None, None, number.get(_PASAL) or number.get(_ACT, "")), [])
        levels = [level for level in (_AYAT, _HURUF, _ANGKA) if level in number]
        if _PASAL not in number and _INSTRUCTION in number:
            levels.insert(0, _INSTRUCTION)
        for level in levels:
            found = [
                child
                for unit in found
                for child in unit.children
                if (child.kind == "paragraph") == (level == _AYAT) and child.number == number[level]
            ]
        return found[0].id if len(found) == 1 else None
