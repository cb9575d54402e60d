"""Telling the body of a regulation from what stands around it: opening, closing, elucidation (Penjelasan), annexes.

The seams are found by the formulas of legal drafting (Lampiran II of UU 12/2011), also where OCR glued them into the
middle of a line. What the parts say is :mod:`~perda_rules.regulation.front`,
:mod:`~perda_rules.regulation.elucidation` and :mod:`~perda_rules.regulation.parsing`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from perda_rules.regulation.document import SectionKind
from perda_rules.regulation.numerals import read_roman
from perda_rules.regulation.text import Block
from perda_rules.regulation.tokens import completes
from perda_rules.regulation.whole import Whole


def _spaced(word: str) -> str:
    """Return a pattern for ``word`` in capitals, also with its letters set apart."""
    return r"[\W_]{0,2}".join(word)


_ACT = r"(?:RANCANGAN\s+)?(?:UNDANG|PERATURAN|QANUN|KEPUTUSAN|INSTRUKSI|PERDA\b)"
DECISION = re.compile(rf"\b{_spaced('MEMUTUSKAN').replace('E', '[EF]')}\b\s*:?")
"""The word of the decision, as printed: with its letters set apart too, or misread."""
_ENACTS = re.compile(r"^(?:Menetapkan|MENETAPKAN|Memutuskan)\s*:", re.MULTILINE)
_BODY = re.compile(
    r"^(?:BUKU\s+(?:I|KESATU|PERTAMA)\b|BAB\s+(?:I|1|PERTAMA)\b|(?:Pasal|PASAL)\s+(?:1|I)\s*$)", re.MULTILINE
)
_ARTICLE = re.compile(r"\bP(?:asal|ASAL)\s*[0-9IVXl.…]")
_CLOSING = re.compile(
    r"""
      (?:\bAgar\W{0,5})?(?:
        \bAgar\s+(?:supaya\s+)?setiap\s+orang\b[^:;]{0,160}?\bmem\w{0,3}ntahkan\b
      | \b(?:Ditetapkan|Disahkan|Diundangkan)\s+di\b[^:;()]{0,80}?\b[Pp]ada\s*(?:hari\s+)?tan.{0,2}gal
      | ^(?:Ditetapkan|Disahkan|Diundangkan)\s+di(?:\s+[A-Z….][\w….-]*){0,4}\s*,?\s*$
      )
    """,
    re.VERBOSE | re.MULTILINE,
)
_ELUCIDATION = re.compile(
    rf"""
      (?P<title>\b{_spaced("PENJELASAN")}[.:]?\s+(?:ATAS|MENGENAI|TENTANG)\s+{_ACT})
    | (?P<heading>\b{_spaced("PENJELASAN")}[.:]?\s+(?:{_ACT}|(?:I\s{{0,9}}[.,]?\s{{0,9}})?UMUM\b))
    | (?P<alone>^PENJELASAN[.:]?\s{{0,9}}$)
    | \b(?:[Mm]emori\s+)?Penjelasan\s+(?:Atas|Mengenai)\b
    | \bI\s*\.\s*UMUM\b
    | (?P<articles>\b(?:II\s*\.\s*)?PASAL\s+DEMI\s+PASAL\b)
    """,
    re.VERBOSE | re.MULTILINE,
)
_ANNEX = re.compile(
    rf"""
      \bL(?:AMPIRAN|ampiran)(?:\s+(?P<number>[IVXLC]+|[0-9]{{1,2}})\b)?\s{{0,9}}[:.]?\s{{0,9}}
      (?:PENJELASAN\s+)?(?:{_ACT}|Peraturan|Keputusan)(?=[^.;:]{{0,200}}?\bN(?:OMOR|omor|O)\b)
    | ^LAMPIRAN(?:\s+(?P<alone>[IVXLC]+|[0-9]{{1,2}}))?\s{{0,9}}[:.]?\s{{0,9}}$
    """,
    re.VERBOSE | re.MULTILINE,
)
_SAMPLE = re.compile(r"\b[Cc]ontoh\b[^.]{0,40}\Z")
_BEFORE = 80


@dataclass(frozen=True, slots=True)
class Sections:
    """A regulation cut at its seams; the body begins with what the decision ("Menetapkan:") leads into."""

    opening: list[Block]
    body: list[Block]
    closing: list[Block]
    elucidation: list[Block]
    annexes: tuple[Annex, ...]


@dataclass(frozen=True, slots=True)
class Annex:
    """An annex (Lampiran) with its heading as printed: "LAMPIRAN II"."""

    heading: str
    blocks: list[Block]


class _Seam(NamedTuple):
    start: int
    kind: SectionKind
    heading: str = ""


def split(blocks: Sequence[Block]) -> Sections:
    """Cut ``blocks`` at the seams of the regulation. Every block, or part of one, is in one section."""
    whole = Whole(blocks)
    begins = _decision(whole)
    seams = sorted(_seams(whole, begins))
    ends = [*(seam.start for seam in seams), len(whole.text)]
    parts = [(seam, whole.blocks(seam.start, end)) for seam, end in zip(seams, ends[1:], strict=True)]
    around = {seam.kind: part for seam, part in parts}
    return Sections(
        opening=whole.blocks(0, begins),
        body=whole.blocks(begins, ends[0]),
        closing=around.get("closing", []),
        elucidation=around.get("elucidation", []),
        annexes=tuple(Annex(seam.heading, part) for seam, part in parts if seam.kind == "annex"),
    )


def _decision(whole: Whole) -> int:
    """Return where the words of the decision end; 0 where the body begins before any."""
    body = _BODY.search(whole.text)
    first = body.start() if body else len(whole.text)
    return next((match.end() for pattern in (DECISION, _ENACTS) if (match := pattern.search(whole.text, 0, first))), 0)


def _seams(whole: Whole, begins: int) -> Iterator[_Seam]:
    """Find the seams behind the first Pasal: at most one closing and one elucidation, and the annexes."""
    first = _ARTICLE.search(whole.text, begins)
    if first is None:
        return
    closing = _CLOSING.search(whole.text, first.end())
    elucidation = _elucidation(whole, first.end(), closing.start() if closing else None)
    if closing and not (elucidation and elucidation < closing.start()):
        yield _Seam(closing.start(), "closing")
        floor = closing.end()
    else:  # what looks like a closing stands in an annex, as a sample
        closing, floor = None, elucidation or first.end()
    annexes = list(_annexes(whole, floor, outside=closing is not None or elucidation is not None))
    yield from annexes
    if elucidation and not (annexes and annexes[0].start < elucidation and not whole.begins_line(elucidation)):
        yield _Seam(elucidation, "elucidation")


def _elucidation(whole: Whole, after: int, closing: int | None) -> int | None:
    """Return where the elucidation begins. Before a closing was met, its heading must stand as one."""
    for match in _ELUCIDATION.finditer(whole.text, after):
        start = match.start()
        if closing is not None and start > closing:
            return start
        if match["articles"] or (match["title"] and not _in_sample(whole, start)):
            return start
        if (match["heading"] or match["alone"]) and _is_set_apart(whole, start):
            return start
    return None


def _annexes(whole: Whole, after: int, *, outside: bool) -> Iterator[_Seam]:
    """Yield the annexes in the order of their numbers; ``outside`` says whether the body has ended before ``after``."""
    last: int | None = None
    for match in _ANNEX.finditer(whole.text, after):
        printed = match["number"] or match["alone"]
        number = 0 if printed is None else int(printed) if printed.isdigit() else read_roman(printed)
        heading = " ".join(match.group().split()[: 1 if printed is None else 2]).rstrip(":.")
        stands = whole.begins_line(match.start()) if match["alone"] or heading.startswith("La") else outside
        follows = number is not None and (last is None or number == last + 1 > 1)
        if follows and (stands or _is_set_apart(whole, match.start())) and not _in_sample(whole, match.start()):
            yield _Seam(match.start(), "annex", heading)
            last, outside = number, True


def _is_set_apart(whole: Whole, place: int) -> bool:
    """Say whether a heading may stand at ``place``: at the beginning of a line, where the words before have ended."""
    before = whole.text[max(0, place - _BEFORE) : place].rstrip()
    return whole.begins_line(place) and completes(before)


def _in_sample(whole: Whole, place: int) -> bool:
    return _SAMPLE.search(whole.text[max(0, place - _BEFORE) : place]) is not None
