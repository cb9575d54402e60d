"""What an amending act is: instructions, and the provisions of another act that they quote in their new wording.

The forms are those of Lampiran II of UU 12/2011 on amendments: Pasal I and II, or a Pasal that amends an act among
others. Where the quoted provisions go is :mod:`perda_rules.regulation.parsing`.
"""

from __future__ import annotations

import re

from perda_rules.regulation.misreading import shape
from perda_rules.regulation.node import Node
from perda_rules.regulation.numerals import follows, is_roman, order
from perda_rules.regulation.tokens import Token

_AMENDS = re.compile(
    r"\b(?:di|me|meng)(?:ubah|rubah|tambah|ganti|sempurnakan|sisipkan)[^.;]{0,80}\bsebagai\s+berikut\s*:"
)
_QUOTES = re.compile(r"\b(?:sebagai\s*berikut|berbunyi|baru[^.;]{0,60})\s*:[\s\"“”]*\Z")
_OPENER = re.compile(
    r"""
    \W*(?:(?:Beberapa|Semua|Seluruh)\s+)?
    (?: Ketentuan | Di\s?antara | Pasal | Ayat | Huruf | Angka | Judul | B[Aa][Bb] | Bagian | Paragraf | Penjelasan
      | L(?:ampiran|AMPIRAN) | Setelah | Sesudah | Sebelum | Mengubah | Menambah | Menghapus | Menyisipkan | Mencabut
      | Frasa | Kata | Perkataan | Istilah | Nomenklatur | Rumusan | Batang | Penyebutan | (?:Di\s?)?[Dd]alam | Pada
    )\b
    """,
    re.VERBOSE,
)
_VERB = re.compile(
    r"\b(?:diubah|dirubah|dihapus|disisip|ditambah|diganti|dicabut|berbunyi|dibaca|tetap|ditiadakan|diadakan|menjadi)"
)
_NAMES_ACT = re.compile(r"(?:Beberapa\s+)?[Kk]etentuan\s+dalam\s+(?:Undang|Peraturan)")
_NAMED = re.compile(r"\b((?i:buku|bab|bagian|paragraf|pasal))\s+([^\s,.;:]+)")
_GROUP = re.compile(r"\b(?i:buku|bab|bagian|paragraf)\b")
_CATCHWORDS = 3
_WIDEST_RUN = 8
_WITHIN = 400


def amends(article: Node, holder: Node) -> bool:
    """Say whether ``article`` amends another act, as far as it was read; ``holder`` is the ayat that is open in it."""
    if any(_AMENDS.search(_words(node)) for node in (article, holder)):
        return True
    return _is_roman(article.number) and _VERB.search(_words(article)) is not None


def _is_roman(number: str | None) -> bool:
    return number is not None and is_roman(number)


def is_instruction(words: str) -> bool:
    """Say whether ``words``, which follow a number, tell to change another act ("Ketentuan Pasal 5 diubah …")."""
    if _OPENER.match(words) is None:
        return False
    return _VERB.search(words, 0, _WITHIN) is not None or len(words.split(None, _CATCHWORDS)) <= _CATCHWORDS


def leads_into_quotation(instruction: Node) -> bool:
    """Say whether a provision in its new wording follows the words of ``instruction``."""
    return _QUOTES.search(instruction.ends(_WITHIN)) is not None


def is_quoted(heading: Token, instruction: Node, *, article: Node, quoting: bool, ahead: str) -> bool:
    """Say whether ``heading`` belongs to the act that is changed, rather than to the one that changes it.

    ``article`` is the Pasal that holds the instruction; ``quoting`` says whether a quotation is open already;
    ``ahead`` are the words behind the heading.
    """
    number = heading.number or ""
    if _is_roman(article.number):
        return not (heading.kind == "article" and _is_roman(heading.number))
    if _NAMES_ACT.match(ahead):
        return False
    if _names(_words(instruction), heading):
        return True
    if heading.kind == "article" and follows(number, article.number or ""):
        return False
    if heading.kind != "article" and not _GROUP.search(_words(instruction)):
        return False
    return quoting or leads_into_quotation(instruction)


def _names(words: str, heading: Token) -> bool:
    said, number = heading.text.split()[0].lower(), _first_word(heading.number or "")
    return any(match[1].lower() == said and _first_word(match[2]) == number for match in _NAMED.finditer(words))


def _words(instruction: Node) -> str:
    return f"{instruction.begins(_WITHIN)} {instruction.ends(_WITHIN)}"


def _first_word(number: str) -> str:
    return shape(number.split()[0]).lower() if number else ""


def restore_numbers(points: list[Node]) -> None:
    """Number the instructions among ``points`` whose number was lost, where those around leave just as many out.

    OCR sets numbers apart from their words, so one between them may have gone to the wrong words: it is mended too.
    """
    first = -1
    for at, point in enumerate(points):
        if point.number is not None:
            first = at
            continue
        start = order(points[first].number or "")[0] if first >= 0 else 0
        for last in range(at + 1, min(len(points), at + _WIDEST_RUN)):
            number = points[last].number
            if number is not None and order(number)[0] - start == last - first:
                for between in range(first + 1, last):
                    _renumber(points[between], str(start + between - first))
                break


def _renumber(point: Node, number: str) -> None:
    if point.number is None:
        point.implied = True
    elif point.number != number:
        point.printed = point.printed or point.number
    point.number = number
