"""What the opening of a regulation says: kind, number, title, office, considerations, legal bases, decision.

The formulas are those of Lampiran II of UU 12/2011 on the opening. Where OCR moved the words "Menimbang" and
"Mengingat" away from what they lead into, the items are known by how they begin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from perda_rules.regulation.document import Front, Item, ItemKind, joined
from perda_rules.regulation.misreading import shape
from perda_rules.regulation.sections import DECISION
from perda_rules.regulation.text import Block
from perda_rules.regulation.whole import Whole

_KIND = re.compile(r"\b(?:RANCANGAN\s+)?(?P<word>PERATURAN|QANUN|KEPUTUSAN|INSTRUKSI|UNDANG[\s–—-]{1,2}UNDANG)\b")
_TITLE = re.compile(r"\bT\s?E\s?N\s?T\s?A\s?N\s?G\b")
_NUMBER = re.compile(r"\bNO(?:MOR\b|\b\.?)\s{0,9}:?\s{0,9}(?P<number>(?!TAHUN\b|T\s?E\s?N\s?T)[0-9A-Za-z/][\w./-]*)?")
_YEAR = re.compile(r"\bTAHUN\s+(?P<year>[0-9OoIlSZ]{4})\b")
_SLASHED_YEAR = re.compile(r"/(?P<year>[0-9]{4})\Z")
_INVOCATION = re.compile(r"\b(?:DENGAN|ATAS)\s+\W?RAHMAT\s[^a-z]{3,40}?\bMAHA\s+\W?(?:ESA|KUASA)\b")
_AUTHORITY = re.compile(
    r"""\b(?:PRESIDEN|MENTERI|GUBERNUR|BUPATI|WALI\s?KOTA|KEPALA|KETUA|PIMPINAN|DEWAN|MAHKAMAH|JAKSA|PANGLIMA)\b
    [A-Z\s./()–-]{0,120}?(?=,|\s+(?:Menimbang|Mengingat|a\.)|\s*\Z)""",
    re.VERBOSE,
)
_RECITALS = re.compile(r"\bMenimbang\b\s*:?")
_BASES = re.compile(r"\bMengingat\b\s*:?")
_OTHER = re.compile(r"\b(?:Memperhatikan|Mendengar)\b\s*:?")
_CONSENT = re.compile(r"\bD(?:engan|ENGAN)\s+P(?:ersetujuan|ERSETUJUAN)\b")
_ENACTS = re.compile(r"\bM(?:enetapkan|ENETAPKAN)\b\s*:?")
_RECITAL = re.compile(r"(?:(?<!\w)(?P<mark>[a-z]{1,2})\s?[.)]\s*)?\bbahwa\b")
_BASIS = re.compile(r"(?<![\w.])(?P<mark>[0-9]{1,2})\s?\.(?=\s*[A-Z])")
_BEGINS = re.compile(r"(?:\A|\n|[;:,.])\s*\Z")
_BEFORE = 40
_WITHIN = 200

_Span = tuple[int, int]


def read_front(blocks: Sequence[Block]) -> Front:
    """Read the opening, up to the first BAB or Pasal."""
    return _Opening(Whole(blocks)).front()


class _Opening:
    """The opening, with the places of the formulas that cut it."""

    def __init__(self, whole: Whole) -> None:
        self.whole = whole
        self.text = whole.text
        self.spans: dict[str, _Span] = {}
        self.titled = self._find(_TITLE, 0, len(self.text))
        self.recitals_at = self._find(_RECITALS, 0, len(self.text))
        decision = self._find(DECISION, 0, len(self.text))
        enacts = self._find(_ENACTS, decision[0] if decision else 0, len(self.text))
        consent = self._find(_CONSENT, 0, decision[0] if decision else len(self.text))
        self.ends = min(
            (found[0] for found in (consent, decision, enacts) if found is not None), default=len(self.text)
        )
        """Where considerations and bases end."""
        if consent is not None:
            after = next((found[0] for found in (decision, enacts) if found is not None), len(self.text))
            self.spans["consent"] = (consent[0], after)
        if decision is not None:
            self.spans["decision"] = decision
        decisions = (match.end() for pattern in (DECISION, _ENACTS) for match in pattern.finditer(self.text))
        begins = max(decisions, default=0)
        if begins:
            self.spans["enacted"] = (begins, len(self.text))

    def front(self) -> Front:
        """Return what was found."""
        self._head()
        recitals, bases = self._items()
        pieces = {name: self.whole.pieces(*span) for name, span in self.spans.items()}
        words = {name: joined(found).strip(" :,") or None for name, found in pieces.items()}
        number = words.get("number")
        slashed = _SLASHED_YEAR.search(number) if number else None
        year = words.get("year")
        return Front(
            type=words.get("type"),
            number=number,
            year=shape(year) if year else slashed["year"] if slashed else None,
            title=words.get("title"),
            invocation=words.get("invocation"),
            authority=words.get("authority"),
            recitals=tuple(recitals),
            bases=tuple(bases),
            consent=words.get("consent"),
            decision=words.get("decision"),
            enacted=words.get("enacted"),
            pieces={name: found for name, found in pieces.items() if found},
        )

    def _find(self, pattern: re.Pattern[str], start: int, end: int) -> _Span | None:
        match = pattern.search(self.text, start, end)
        return match.span() if match else None

    def _head(self) -> None:
        """Find kind, number, year, title, invocation and office."""
        title = self.titled or (self.ends, self.ends)
        kinds = list(_KIND.finditer(self.text, 0, title[0]))
        kind = next((match for match in reversed(kinds) if match["word"][0] != "U"), kinds[-1] if kinds else None)
        number = _NUMBER.search(self.text, kind.end() if kind else 0, title[0])
        if kind is not None:
            self.spans["type"] = (kind.start(), number.start() if number else title[0])
        if number is not None and number["number"]:
            self.spans["number"] = number.span("number")
        year = _YEAR.search(self.text, number.start() if number else 0, title[0])
        if year is not None:
            self.spans["year"] = year.span("year")
        invocation = self._find(_INVOCATION, 0, self.ends)
        if invocation is not None:
            self.spans["invocation"] = invocation
        first = self.recitals_at[0] if self.recitals_at and self.recitals_at[0] > title[1] else self.ends
        after, until = (invocation[1], invocation[1] + _WITHIN) if invocation else (title[1], first + _WITHIN)
        authority = self._find(_AUTHORITY, after, min(until, len(self.text)))
        if authority is not None and (invocation or self.whole.begins_line(authority[0])):
            self.spans["authority"] = authority
        if self.titled is not None:
            stops = [span[0] for span in (invocation, authority and self.spans.get("authority")) if span]
            end = min((stop for stop in (*stops, first) if stop > title[1]), default=self.ends)
            self.spans["title"] = (title[1], end)

    # Considerations and bases --------------------------------------------------------------------------------------

    def _items(self) -> tuple[list[Item], list[Item]]:
        """Find the considerations and the legal bases, by the words that lead into them and by how they begin."""
        start = self.recitals_at[1] if self.recitals_at else 0
        bases = self._find(_BASES, start, self.ends)
        found = _RECITAL.finditer(self.text, 0, self.ends)
        recitals = [match for match in found if match["mark"] or self._begins(match.start())]
        last = recitals[-1].end() if recitals else start
        if bases is not None and bases[0] >= last:
            stop, begin = bases
        else:
            first = next((m for m in _BASIS.finditer(self.text, last, self.ends) if self._begins(m.start())), None)
            stop = begin = first.start() if first else self.ends
        other = self._find(_OTHER, begin, self.ends)
        return (
            list(self._cut("recital", recitals, stop)),
            list(self._bases(begin, other[0] if other else self.ends)),
        )

    def _bases(self, start: int, end: int) -> Iterator[Item]:
        marks = [match for match in _BASIS.finditer(self.text, start, end) if self._begins(match.start())]
        first = marks[0].start() if marks else end
        alone = self.text[start:first]
        if sum(map(str.isalpha, alone)) > _BEFORE:
            yield self._item("basis", None, start, first)
        yield from self._cut("basis", marks, end)

    def _cut(self, kind: ItemKind, marks: list[re.Match[str]], end: int) -> Iterator[Item]:
        stops = [*(match.start() for match in marks[1:]), end]
        for match, stop in zip(marks, stops, strict=False):
            words = match.end("mark") if match["mark"] else match.start()
            yield self._item(kind, match["mark"], words, stop, at=match.start())

    def _item(self, kind: ItemKind, number: str | None, start: int, end: int, at: int | None = None) -> Item:
        skipped = re.compile(r"[\s.):]*").match(self.text, start, end)
        start = skipped.end() if skipped else start
        pieces = self.whole.pieces(start, end)
        mark = self.whole.pieces(at, start) if at is not None and at < start else pieces
        line, column = (mark[0].line, mark[0].column) if mark else (0, 0)
        return Item(kind, number, line, column, joined(pieces), pieces)

    def _begins(self, place: int) -> bool:
        """Say whether something new may begin at ``place``: a line, or the words after a semicolon or colon."""
        return _BEGINS.search(self.text[max(0, place - _BEFORE) : place]) is not None
