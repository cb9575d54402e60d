"""What changed around the norms: opening, closing, elucidation and annexes, and headings that have no address.

Passages are paired by what they are: the note on a Pasal with the note on what that Pasal became, the second annex with
the second annex. A passage that only one version has is wholly added or removed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
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
    explained: str | None = None
    """Of a note that stayed as it was while the Pasal that it explains has another number: that number."""


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
    left_behind = _left_behind([before[key] for key in before if key not in now], now.values(), before)
    changes = []
    for key in (*now, *(key for key in before if key not in now)):
        was, is_now = before.get(key), now.get(key)
        if (explained := left_behind.get(key)) is not None:
            if is_now is not None:
                changes.append(PassageChange(key[0], is_now.about, (), explained))
            continue
        texts = [normalise(passage.text) if passage else "" for passage in (was, is_now)]
        if texts[0] != texts[1]:
            told = is_now or was
            changes.append(PassageChange(key[0], told.about if told else None, word_diff(*texts)))
    return changes


def _left_behind(gone: Iterable[_Passage], now: Iterable[_Passage], before: Mapping[_Key, _Passage]) -> dict[_Key, str]:
    """Return the keys of notes that stand as before, heading and words, although their Pasal has another number."""
    come = {(passage.about, normalise(passage.text)): passage.key for passage in now if passage.key not in before}
    found: dict[_Key, str] = {}
    for passage in gone:
        key = come.get((passage.about, normalise(passage.text)))
        if passage.key[0] == "elucidation" and key is not None and not passage.key[1].startswith("-"):
            found[key] = found[passage.key] = passage.key[1]
    return found


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
