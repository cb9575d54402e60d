"""The abbreviations of a draft, and where each is explained. What is wrong with one is the rules' business."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from perda_rules.regulation.lint.draft import Passage

# "APBD", "IoT", "PPh", "R&D", "P3-TGAI"; not a word of a title in capitals, for which see _CAPITALS.
_ABBREVIATION = re.compile(r"(?<![\w/.&-])(?:(?:[A-Z][a-z]?){2,5}(?:-[A-Z]{2,5})?|[A-Z]&[A-Z])(?![\w&/]|-[a-z]| /)")
_ROMAN = re.compile(r"[IVXLC]+[a-e]?\Z")
_CAPITALS_BEFORE = re.compile(r"\b[A-Z]{2,}[\s,.]+\Z")
_CAPITALS_AFTER = re.compile(r"[\s,.]+[A-Z]{2,}\b")
_LONG_FORM_AFTER = re.compile(r"\s*\((?=[A-Z]?[a-z])")
_INTRODUCED = re.compile(r"\b(?:disingkat|disebut)(?: dengan| sebagai)? (?:\w+ )?\Z")
_NEAR = 30
_READ = ("recital", "basis", "norm", "definition")


class Abbreviation(NamedTuple):
    """An abbreviation where it stands."""

    text: str
    passage: Passage
    start: int
    bracketed: bool
    """Whether it stands in brackets behind the words that it abbreviates: "kecerdasan buatan (AI)"."""
    explained: bool
    """Whether its long form stands beside it: in or before brackets, or before "yang selanjutnya disingkat"."""


def abbreviations_of(passages: Iterable[Passage]) -> Iterator[Abbreviation]:
    """Yield every abbreviation of recitals, bases, definitions and norms, in order."""
    for passage in passages:
        if passage.kind not in _READ:
            continue
        text = passage.text
        for found in _ABBREVIATION.finditer(text):
            start, end = found.span()
            before = text[max(0, start - _NEAR) : start]
            if _ROMAN.match(found.group()) or _CAPITALS_BEFORE.search(before) or _CAPITALS_AFTER.match(text, end):
                continue
            bracketed = before.endswith("(") and text[end : end + 1] == ")" and bool(before[:-1].strip())
            explained = bracketed or bool(_INTRODUCED.search(before)) or _LONG_FORM_AFTER.match(text, end) is not None
            yield Abbreviation(found.group(), passage, start, bracketed, explained)
