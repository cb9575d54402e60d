"""Finding the names of acts in a text: "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah".

A kind of act alone is no name ("diatur dengan Peraturan Menteri"): it takes a number, a title, or the word "ini".
"""

from __future__ import annotations

import re

from perda_rules.regulation.references.models import ActName
from perda_rules.regulation.references.words import any_of, words

_LONGEST_TITLE = 600
_NAME = r"[A-Z][\w/’'-]*+(?:(?<=-)\s[a-z]\w*+)?"
_LAW = any_of(words("laws"))
_OTHER = f"{any_of((*words('acts'), *words('short_acts')))}(?![\\w-])"
_KIND = rf"(?:{_LAW}|{_OTHER})"
_NAMED = rf"(?:UUD|{any_of(words('named_acts'))})(?![\w-])"
_BLANK = r"\.{2,}|…+|_{2,}"
_LEVEL = r"(?:[Pp]asal|BAB|Bab|Bagian|Lampiran|Paragraf|Buku)\s"
# Further words of a kind: "Menteri Keuangan", "Daerah Kota Sukamaju", "Pemerintah Pengganti Undang-Undang".
_MORE = rf"(?:\s(?!(?:Nomor|No|Tahun|Tentang|Pasal)\b|{_OTHER})(?:{_NAME}|dan(?=\s[A-Z])|\([A-Z]{{1,12}}\))){{0,14}}?"
# The digits as OCR leaves them; what reads like no number is kept as printed.
_NUMBERS = r"[0-9]{1,4}(?:(?:,|,?\sdan)\s[0-9]{1,4}){1,5}(?=\sTahun)|[0-9lI]\s[0-9lI](?=\sTahun)|\w++(?:[./-]++\w++)*+"

_SMALL = rf"(?:undang-undang|peraturan(?:\s{any_of(words('makers'))})?)\sini(?!\w)"

ACT_STARTS = rf"{_KIND}|{_NAMED}|Kitab\s{_LAW}|{_SMALL}"
"""The source of a pattern for how the name of an act begins."""

_ACT = re.compile(
    rf"""
      (?P<basic>{_LAW}\sDasar(?:\sNegara(?:\sRepublik\sIndonesia|\sRI)?)?(?:\sTahun)?(?:\s1945)?(?!\w)
        | UUD(?:\sN(?:egara\s)?RI)?(?:\sTahun)?(?:\s1945)?(?!\w)
        | Kitab\s{_LAW}(?:\s{_NAME}){{1,6}}
        | {_NAMED})
    | (?P<small>{_SMALL})
    | (?P<kind>{_KIND}{_MORE})(?:
        \s(?:(?P<this>ini)|(?P<that>tersebut))(?!\w)
      | ,?\s?(?:Nomor|No\.?)\s?:?\s?(?P<number>{_NUMBERS}|{_BLANK})
        (?:\s(?:Drt\.?\s)?Tahun\s(?P<year>[0-9A-Za-z]{{4}}(?!\w)|{_BLANK}))?(?P<with_title>\stentang\s)?
      | (?P<only_title>\stentang\s)(?=[A-Z])
      )
    """,
    re.VERBOSE,
)
_ATTACHED = re.compile(rf"(?P<kind>(?:{_LAW}|UU)(?![\w-])|{_OTHER}(?:\s{_NAME}){{0,6}})(?P<title>(?:\s{_NAME}){{0,6}})")
_NEXT_LEVEL = re.compile(_LEVEL)
_TITLE_WORD = re.compile(
    rf"\s?(?:(?P<name>{_NAME})|(?P<figure>[0-9][\w./-]*+)|(?P<link>{any_of(words('links'))}(?=\s)))(?![\w-])"
)
_BOUNDARY = re.compile(r"\s?(?:[;:(.]|sebagaimana\b|\Z)")
_LINK_TO_ACT = frozenset(words("links_to_act"))
_DIGITS = str.maketrans("lIOo", "1100")


def find_act(text: str, start: int, *, attached: bool = False) -> ActName | None:
    """Read the name of an act that begins at ``start``; None where there is none.

    ``attached`` says that a number of it stands before: then its kind or a nickname is enough ("Pasal 25 UU PPh").
    """
    match = _ACT.match(text, start)
    if match is None:
        named = _ATTACHED.match(text, start) if attached else None
        if named is None:
            return None
        return ActName(
            named.group(), start, named.end(), _as_read(named["kind"]), title=_as_read(named["title"]) or None
        )
    if match["basic"]:
        return known_by_name(match.group(), start)
    if match["small"]:
        return ActName(match.group(), start, match.end(), _as_read(match["small"].removesuffix("ini")), this=True)
    end, title = match.end(), None
    opening = "with_title" if match["with_title"] else "only_title" if match["only_title"] else None
    if opening is not None:
        end = _title_end(text, match.end(opening))
        title = _as_read(text[match.end(opening) : end]) or None
        if title is None:
            end = match.start(opening)
    return ActName(
        text[start:end], start, end, _as_read(match["kind"]), _printed(match["number"]), _year(match["year"]),
        title, this=match["this"] is not None,
    )  # fmt: skip


def known_by_name(text: str, start: int) -> ActName:
    """Return the act that is called ``text`` and needs no number: "Undang-Undang Dasar", "KUHP"."""
    name = _as_read(text)
    return ActName(text, start, start + len(text), name, title=name)


def names_again(act: ActName) -> bool:
    """Say whether ``act`` is named by its kind and the word "tersebut" only, so that it is the one named before."""
    return not (act.this or act.number or act.title) and act.text.endswith("tersebut")


def _title_end(text: str, start: int) -> int:
    """Return where the title that begins at ``start`` ends: with its last capitalised word.

    A title goes on after a comma only if nothing but such words follow up to where the name of the act must end.
    """
    position = end = start
    before_comma: int | None = None
    last = "tentang"
    while position < start + _LONGEST_TITLE:
        if text[position : position + 1] == "," and last not in _LINK_TO_ACT and before_comma is None:
            before_comma = end
        comma = text[position : position + 1] == ","
        match = _TITLE_WORD.match(text, position + comma)
        if match is None:
            break
        if match["name"] and position > start and last not in _LINK_TO_ACT and _begins_anew(text, match.start("name")):
            break
        last = match.group().strip()
        position = match.end()
        if not match["link"]:
            end = position
    if before_comma is not None and not (position == end and _BOUNDARY.match(text, position)):
        return before_comma
    return end


def _begins_anew(text: str, start: int) -> bool:
    """Say whether another act or the level of a citation begins at ``start``."""
    return _ACT.match(text, start) is not None or _NEXT_LEVEL.match(text, start) is not None


def _as_read(printed: str) -> str:
    """Return the words without a short form and the break of a line: "Undang- Undang (UU)" → "Undang-Undang"."""
    return re.sub(r"\s?[-–_]\s?", "-", re.sub(r"\s\([A-Z]+\)", "", printed.strip()))


def _printed(number: str | None) -> str | None:
    if number is None or re.fullmatch(_BLANK, number):
        return None
    return number.replace(" ", "").translate(_DIGITS) if re.fullmatch(r"[0-9lIO]\s?[0-9lIO]{0,3}", number) else number


def _year(printed: str | None) -> str | None:
    year = (printed or "").translate(_DIGITS)
    return year if year.isdecimal() else None
