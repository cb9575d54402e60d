"""The words of a file as lines that know their place, the letterhead told from what follows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from perda_rules.evidence.proposals.models import Known, Line, Place, Spot
from perda_rules.evidence.proposals.words import folded, joined
from perda_rules.evidence.texts import Text

_SPOTS: dict[str, Spot] = {
    "pdf": "page", "xlsx": "sheet", "ods": "sheet", "pptx": "slide", "odp": "slide", "docx": "paragraph",
    "odt": "paragraph",
}  # fmt: skip
_HEAD, _TAIL = 3_000, 600
"""Lines that are looked at, from the beginning and from the end: what names a document stands there."""
_LONGEST = 400
_LETTERHEAD = 14
_MARKS = re.compile(r"^[\s>*•·#\-–]+(?=\w)|\*\*|__|\|")
_SPACED = re.compile(r"(?<!\S)(?:[A-Z] ){3,}[A-Z](?!\S)")
"""A word in letters that stand apart: T E N T A N G."""
_CELLS = re.compile(r'[",;\t]+')
_ADDRESS = re.compile(
    r"(?:jl\b|jln\b|jalan\b|alamat\b).*\d|(?:telepon|telp|faks|fax|kode pos)\b"
    r"|(?:website|laman|situs|surel|pos-?el|e-?mail)\s*:?\s*\S+[.@]\S",
    re.IGNORECASE,
)
_WEB = re.compile(r"@\w|https?://|www\.", re.IGNORECASE)
_BODIES = frozenset(
    {
        "badan", "bagian", "dinas", "inspektorat", "kantor", "kecamatan", "kelurahan", "provinsi", "puskesmas", "rsud",
        "satuan", "sekretariat", "upt", "uptd",
    }
)  # fmt: skip
_DRAFT = frozenset({"draf", "draft", "konsep", "rancangan"})
_STAMPS = _DRAFT | {"lampiran", "rahasia", "salinan", "terbatas"}
_GOVERNMENT = re.compile(r"pemerintah(?:an)?\s+(?:daerah\s+)?(?:kota|kabupaten)\s+([^\W\d_]+)", re.IGNORECASE)
_PLACED = re.compile(
    r"(?:ditetapkan|disahkan|dibuat|dikeluarkan)\s+di\s+([^\W\d_]+)|^([^\W\d_]{4,})\s*,\s*\d", re.IGNORECASE
)


def lines_of(text: Text, kind: str) -> list[Line]:
    """Return the lines of a file of this kind (an extension), but of a very long one its beginning and end alone."""
    found = list(_numbered(text, kind))
    return found if len(found) <= _HEAD + _TAIL else [*found[:_HEAD], *found[-_TAIL:]]


def _numbered(text: Text, kind: str) -> Iterator[Line]:
    spot = _SPOTS.get(kind, "line")
    number = 0
    for part in text.parts:
        for at, raw in enumerate(part.text.split("\n")):
            shown = _clean(raw[:_LONGEST], kind)
            if spot == "line" or shown:
                number += 1
            if shown:
                value = number if spot in ("line", "paragraph") else part.place
                yield Line(shown, Place(spot, value), at == 0 and part.level > 0)


def _clean(raw: str, kind: str) -> str:
    if kind == "csv":
        raw = _CELLS.sub(" ", raw)
    raw = _SPACED.sub(lambda word: word[0].replace(" ", ""), raw)
    text = " ".join(_MARKS.sub(" ", raw).split())
    return text if text.isprintable() else "".join(sign for sign in text if sign.isprintable()).strip()


def places_named(lines: Sequence[Line]) -> frozenset[str]:
    """Return the towns that the document names as its own, in lower case."""
    found: set[str] = set()
    for line in [*lines[:40], *lines[-60:]]:
        for match in (*_GOVERNMENT.finditer(line.text), *_PLACED.finditer(line.text)):
            found.update(word.casefold() for word in match.groups() if word)
    return frozenset(found)


def body_begins(lines: Sequence[Line], known: Known) -> int:
    """Return how many lines the letterhead takes: whose paper it is, and the address."""
    names = [joined(label.id) for label in (*known.departments.values(), *known.offices.values())]
    places = places_named(lines)
    at = 0
    while at < min(len(lines), _LETTERHEAD) and _in_letterhead(lines, at, names, places):
        at += 1
    return at if at < len(lines) else 0


def stamped_draft(lines: Sequence[Line], begin: int) -> Line | None:
    """Return the line that says that this is a draft: a stamp above or on the letterhead, or how the title begins."""
    head = [line for line in lines[:begin] if folded(line.text) and set(folded(line.text)) <= _DRAFT]
    first = next(
        (line for line in lines[begin : begin + 1] if folded(line.text)[:1] and folded(line.text)[0] in _DRAFT), None
    )
    return head[0] if head else first


def _in_letterhead(lines: Sequence[Line], at: int, names: Sequence[str], places: frozenset[str]) -> bool:
    text = lines[at].text
    words = folded(text)
    if lines[at].heading:
        return False
    if not words:
        return True
    if _ADDRESS.match(text) or _WEB.search(text) or (len(words) == 1 and words[0] in _STAMPS | places):
        return True
    if _GOVERNMENT.match(text) or (words[0] in ("kota", "kabupaten") and len(words) <= 3 and words[-1] in places):
        return True
    if text.isupper() and words[0] in _BODIES:
        return True
    # A name on one line, or what is left of one that began on the line before.
    here = joined(text)
    for place in places:
        here = here.removesuffix(place)
    here = here.removesuffix("kota").removesuffix("kabupaten") if here not in names else here
    before = joined(lines[at - 1].text) if at else ""
    return (
        here in names
        or any(name == before + here for name in names)
        or (joined(text).removesuffix("".join(places & {words[-1]})) in names)
    )
