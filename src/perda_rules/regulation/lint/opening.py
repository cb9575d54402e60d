"""The opening of a draft as it is worded: title, invocation, considerations, legal bases, decision. Facts only.

It is read from the words before the first BAB or Pasal, with the place of each, so that a rule can lead to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from perda_rules.regulation.lint.draft import Passage

MarkKind = Literal["invocation", "weighing", "recalling", "consent", "deciding", "enacting"]

_MARKS: dict[MarkKind, re.Pattern[str]] = {
    "invocation": re.compile(r"\bDENGAN RAHMAT ?TUHAN(?: YANG MAHA ESA)?", re.IGNORECASE),
    "weighing": re.compile(r"\b(?:Menimbang|MENIMBANG)\b"),
    "recalling": re.compile(r"\b(?:Mengingat|MENGINGAT)\b"),
    "consent": re.compile(r"\bDengan Persetujuan(?: Bersama)?\b", re.IGNORECASE),
    "deciding": re.compile(r"\b(?:MEMUTUSKAN|Memutuskan|M ?E ?M ?U ?T ?U ?S ?K ?A ?N)\b"),
    "enacting": re.compile(r"\b(?:Menetapkan|MENETAPKAN)\b"),
}
_TITLE = re.compile(r"\bTENTANG (?P<title>.+?)(?= DENGAN RAHMAT ?TUHAN| MENIMBANG\b| MEMUTUSKAN\b|\Z)", re.IGNORECASE)
_AUTHORITY = re.compile(r" (?:PRESIDEN|MENTERI|GUBERNUR|BUPATI|WALI ?KOTA|KEPALA|KETUA)\b[^,]*,\Z")
_ENACTED = re.compile(
    r"[\s:]*(?P<words>(?:UNDANG|PERATURAN|QANUN|KEPUTUSAN|Undang|Peraturan).*?(?:\.(?=\s|\Z)|(?=\s(?:BAB|Pasal)\b)|\Z))"
)
_NAMES_AN_ACT = re.compile(r"\b(?:[Pp]asal|[Uu]ndang-|Peraturan|Ketetapan|Keputusan|Qanun|Staatsblad)")
_LETTERS = 26
_SCRAP = 2
"""A consideration of so few words is what is left of one, where the columns of a page were read across."""
_FEWEST = 2
"""An opening has so many of its parts; with fewer, what was read is a piece of a draft."""


_BEGIN = ("bahwa", "a. bahwa", "a.bahwa", "a bahwa", "a. ", "1. ")


class Mark(NamedTuple):
    """One of the words that part an opening."""

    kind: MarkKind
    start: int
    printed: str

    @property
    def end(self) -> int:
        """Where what it introduces begins."""
        return self.start + len(self.printed)


class Entry(NamedTuple):
    """A consideration or a legal basis, with where its words begin in the opening."""

    label: str
    """"a", "2", or nothing where it stands alone."""
    start: int
    text: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The words before the first BAB or Pasal, and their parts."""

    passage: Passage
    marks: dict[MarkKind, Mark]
    title: Entry | None
    """What stands after the first TENTANG."""
    enacted: Entry | None
    """What stands after "Menetapkan:"."""
    recitals: tuple[Entry, ...]
    """The considerations; none where they were not read whole."""
    bases: tuple[Entry, ...]
    """The legal bases; none where they were not read whole."""

    @property
    def text(self) -> str:
        """The words, all of them."""
        return self.passage.text

    @property
    def scrambled(self) -> bool:
        """Whether "Menimbang" stands beside another mark instead of before its considerations.

        So a page comes out whose columns were read across; the order of its words says nothing then.
        """
        weighing = self.marks.get("weighing")
        return weighing is not None and not self.text[weighing.end :].lstrip(" :.\n")[:12].lower().startswith(_BEGIN)


def read_opening(passage: Passage) -> Opening | None:
    """Read the words before the first BAB or Pasal; None where they are no opening."""
    text = passage.text
    marks = {kind: Mark(kind, found.start(), found[0]) for kind, mark in _MARKS.items() if (found := mark.search(text))}
    if len(marks) < _FEWEST:
        return None
    ends = {kind: mark.start for kind, mark in marks.items()}
    after_bases = min(ends.get("consent", len(text)), ends.get("deciding", len(text)))
    recitals = tuple(_entries(*_part(text, marks.get("weighing"), ends.get("recalling", after_bases)), letters=True))
    bases = tuple(_entries(*_part(text, marks.get("recalling"), after_bases), letters=False))
    if not all(len(entry.text.split()) > _SCRAP for entry in recitals):
        recitals = ()
    if not all(_NAMES_AN_ACT.search(entry.text) for entry in bases):
        bases = ()
    return Opening(passage, marks, _title(text), _enacted(text, marks.get("enacting")), recitals, bases)


def _part(text: str, mark: Mark | None, end: int) -> tuple[str, int]:
    """Return the words that ``mark`` introduces, and where they begin."""
    if mark is None or end <= mark.end:
        return "", 0
    return text[mark.end : end], mark.end


def _title(text: str) -> Entry | None:
    found = _TITLE.search(text)
    if found is None:
        return None
    title = found["title"]
    if "DENGAN RAHMAT" not in text[found.end() : found.end() + 20].upper():
        title = _AUTHORITY.sub("", title)
    return Entry("", found.start("title"), title)


def _enacted(text: str, mark: Mark | None) -> Entry | None:
    if mark is None:
        return None
    found = _ENACTED.match(text, mark.end)
    return Entry("", found.start("words"), found["words"]) if found and found["words"] else None


def _entries(text: str, start: int, *, letters: bool) -> Iterator[Entry]:
    """Yield the numbered passages of ``text``, which begins at ``start``: a. b. c. or 1. 2. 3.; or it as one."""
    places: list[tuple[int, int, str]] = []
    position = 0
    while not letters or len(places) < _LETTERS:
        label = chr(97 + len(places)) if letters else str(len(places) + 1)
        found = re.compile(rf"(?:^|(?<=[\s:])){label}\. ?(?=\S)").search(text, position)
        if found is None:
            break
        places.append((found.start(), found.end(), label))
        position = found.end()
    if not places:
        places = [(0, len(text) - len(text.lstrip(" :")), "")]
    for at, (_, begins, label) in enumerate(places):
        end = places[at + 1][0] if at + 1 < len(places) else len(text)
        words = text[begins:end].strip()
        if words:
            yield Entry(label, start + begins, words)
