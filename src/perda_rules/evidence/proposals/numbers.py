"""The number of a document: on a line of its own, and not one of the many that it refers to."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import islice

from perda_rules.evidence.proposals.models import Confidence, Found, Line
from perda_rules.evidence.proposals.words import folded

_LABEL = re.compile(r"(?:nomor|nomer|no\b\.?)(?P<of>(?:\s+[^\W\d_]+(?=[\s:])){0,2})\s*[:.]?\s*", re.IGNORECASE)
_YEARLY = re.compile(r"([0-9]{1,4}(?:\.[0-9]+)*)\s+TAHUN\s+([0-9]{4})\b", re.IGNORECASE)
_PARTS = re.compile(r"[^\W_][\w.()-]*(?:\s?/\s?[^\W_][\w.()-]*)+(?!\s?/)")
_CODE = re.compile(r"[A-Z]{1,8}(?:[-.][0-9A-Z]+)*[-.][0-9]+(?:[-.][0-9A-Z]+)*(?=\s|\Z)")
_PLAIN = re.compile(r"[0-9]{1,6}(?:[.-][0-9A-Z]{1,6})*\s*\Z")
_BARE = re.compile(r"(?:nomor|nomer|no\.?)\s*:?\s*\Z", re.IGNORECASE)
_HALF = re.compile(r"nomor\s*:?\s*[0-9]{1,4}", re.IGNORECASE)
_YEAR = re.compile(r"tahun\s+[0-9]{4}", re.IGNORECASE)
_ALWAYS = frozenset({"surat", "dokumen", "naskah"})
_BODY = re.compile(r"(?:menimbang|mengingat|memperhatikan|dasar|daftar isi)\b", re.IGNORECASE)
_TITLED = re.compile(r"^[^\W\d_][^:]{3,80}?\s+nomor\s*:?\s*", re.IGNORECASE)
_CLOSE = 25
"""Lines of the head in which a number is the document's own."""


def number_of(lines: Sequence[Line], begin: int, names: Collection[str]) -> Found | None:
    """Return the number; ``names`` are the words of such documents' titles, which may follow "Nomor"."""
    first, second = (*islice(_numbers(lines, begin, names), 2), None, None)[:2]
    if first and second and first.confidence == second.confidence == "high" and first.value != second.value:
        return first._replace(confidence="medium", others=(str(second.value),))  # each side of an agreement has its own
    return first


def _numbers(lines: Sequence[Line], begin: int, names: Collection[str]) -> Iterator[Found]:
    body = False
    for at, line in enumerate(lines):
        if at >= begin and _BODY.match(line.text):
            body = True
        close = at < begin + _CLOSE and not body
        text = line.text
        if _BARE.match(text) and at + 1 < len(lines):
            follow = " ".join(each.text for each in lines[at + 1 : at + 3])
            text = f"{text} {follow.lstrip(': ')}"
        elif _HALF.fullmatch(text) and at + 1 < len(lines) and _YEAR.fullmatch(lines[at + 1].text):
            text = f"{text} {lines[at + 1].text}"
        if (label := _LABEL.match(text)) and _own(label["of"], names):
            number, plain = _read(text[label.end("of") :].lstrip(" :."))
            if number and (close or not plain):
                sure: Confidence = "low" if plain else "high" if close else "medium"
                yield Found(number, sure, line.place)
        elif close and text.isupper() and (titled := _TITLED.match(text)):
            number, plain = _read(text[titled.end() :])
            if number and not plain:
                yield Found(number, "medium", line.place)


def _own(of: str, names: Collection[str]) -> bool:
    return all(word in _ALWAYS or word in names for word in folded(of) if word != "tahun")


def _read(text: str) -> tuple[str | None, bool]:
    """Read the number that ``text`` begins with, and whether it is a mere figure; a form not filled in has none."""
    if yearly := _YEARLY.match(text):
        return f"{yearly[1]} Tahun {yearly[2]}", False
    if parts := _PARTS.match(text):
        number = re.sub(r"\s*/\s*", "/", parts[0]).rstrip(".-(")
        return (number, False) if any(sign.isdigit() for sign in number) and "..." not in number else (None, False)
    if code := _CODE.match(text):
        return code[0], False
    plain = _PLAIN.match(text)
    return (plain[0].strip(), True) if plain else (None, True)
