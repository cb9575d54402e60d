"""What changed around the norms: opening, closing, elucidation and annexes, and headings that have no address.

Passages are paired by what they are: the note on a Pasal with the note on what that Pasal became, the second annex with
the second annex. A passage that only one version has is wholly added or removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from perda_rules.regulation.change.note_headings import general_part
from perda_rules.regulation.change.word_diff import Run, word_diff
from perda_rules.regulation.document import Document, Section, joined
from perda_rules.regulation.fingerprint import normalise

PassageKind = Literal["opening", "headings", "closing", "elucidation", "annex"]

_Key = tuple[PassageKind, str, int]
"""What the passage is, what it is about, and which one of those it is."""


@dataclass(frozen=True, slots=True)
class PassageChange:
    """A passage whose words changed."""

    kind: PassageKind
    about: str | None
    """In an elucidation the heading of the note as printed now; of an annex its number, counted from 1."""
    words: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class _Passage:
    key: _Key
    about: str | None
    text: str


def compare_surroundings(old: Document, new: Document, articles: Mapping[str, str | None]) -> list[PassageChange]:
    """Return the passages whose words differ, in the order of the new text; those that only ``old`` has come last.

    ``articles`` tells which number a Pasal has now, by its number before; None where it is gone.
    """
    before = {passage.key: passage for passage in _passages(old, articles)}
    now = {passage.key: passage for passage in _passages(new, {})}
    changes = []
    for key in (*now, *(key for key in before if key not in now)):
        was, is_now = before.get(key), now.get(key)
        texts = [normalise(passage.text) if passage else "" for passage in (was, is_now)]
        if texts[0] != texts[1]:
            told = is_now or was
            changes.append(PassageChange(key[0], told.about if told else None, word_diff(*texts)))
    return changes


def _passages(document: Document, articles: Mapping[str, str | None]) -> Iterator[_Passage]:
    yield _Passage(("opening", "", 1), None, document.opening.text)
    # A BAB or Bagian that stands inside a Bagian by a drafting defect has no address, but its words count.
    nested = (unit.heading or "" for unit, _ in document.walk() if unit.nested)
    yield _Passage(("headings", "", 1), None, " / ".join(nested))
    yield _Passage(("closing", "", 1), None, document.closing.text)
    if document.elucidation is not None:
        yield from _notes(document.elucidation, articles)
    for number, annex in enumerate(document.annexes, start=1):
        yield _Passage(("annex", "", number), str(number), annex.text)


def _notes(section: Section, articles: Mapping[str, str | None]) -> Iterator[_Passage]:
    yield _Passage(("elucidation", "", 1), None, joined(general_part(section)))
    seen: Counter[str] = Counter()
    for note in section.notes:
        about = note.article or note.cited
        if about in articles:
            about = articles[about] or f"-{about}"  # no note of the new version is about a Pasal that is gone
        seen[about] += 1
        yield _Passage(("elucidation", about, seen[about]), note.cited, note.text)
