"""Readings: what a deadline's vague words are taken to mean, from the interpretation table or from a person.

The table is data (``obligations/interpretation.yaml``); this module looks a deadline up in it and says whether the
length came from the text, the table, or nowhere yet.
"""

from __future__ import annotations

from typing import NamedTuple

from perda_rules.assessment.models import Reading
from perda_rules.language import Label
from perda_rules.messages import sentences
from perda_rules.obligations.models import (
    Continuous,
    Deadline,
    Interpretation,
    NoDeadline,
    Once,
    Recurring,
    Triggered,
)


class Resolved(NamedTuple):
    """The length of a deadline, and where it came from."""

    length: str | None
    from_text: bool
    reading: Reading | None = None
    undecided: bool = False
    """The text left the length open and no person has filled it in."""


def leaves_length_open(deadline: Deadline) -> bool:
    """Say whether a person may decide the length of ``deadline``: the text does not say it."""
    return not isinstance(deadline, NoDeadline) and (deadline.source != "text" or _stated(deadline) is None)


def _stated(deadline: Once | Recurring | Continuous | Triggered) -> str | None:
    return deadline.per if isinstance(deadline, Recurring) else deadline.length


def resolve(deadline: Deadline, table: Interpretation, *, strict: bool = False, filled: str | None = None) -> Resolved:
    """Return the length that ``deadline`` has.

    ``strict`` takes the stricter length where the table has one; ``filled`` is what a person decided, which goes
    before the table and never before the text.
    """
    if isinstance(deadline, NoDeadline):
        return Resolved(None, from_text=False)
    stated = _stated(deadline)
    if deadline.source == "text":
        if stated is not None or filled is None:
            return Resolved(stated, from_text=True)
        return Resolved(filled, from_text=False, reading=_reading("text", None, filled, label("ground.filled")))
    words: str | None = None
    length: str | None
    if deadline.practice is not None:
        practice = table.practices[deadline.practice]
        entry, length, ground = deadline.practice, stated or practice.length, practice.ground
    else:
        term = table.terms[deadline.term or ""]
        tabled = term.applies_to[deadline.applies_to]
        entry, words, ground = deadline.term or "", term.words[0], tabled.ground
        length = stated or (tabled.strict if strict and tabled.strict else tabled.length)
    if filled is not None:
        length, ground = filled, label("ground.filled")
    return Resolved(length, from_text=False, reading=_reading(entry, words, length, ground), undecided=length is None)


def _reading(entry: str, words: str | None, length: str | None, ground: Label) -> Reading:
    return Reading(entry=entry, words=words, length=length, ground=ground, decisive=False)


def habit(deadline: Deadline) -> Reading:
    """Return the reading behind a verdict that no entry of the table explains.

    It is the start that we gave a deadline whose text names none, or else the usual validity of a document.
    """
    entry = "start" if isinstance(deadline, Once) else "validity"
    return Reading(entry=entry, words=None, length=None, ground=label(f"ground.{entry}"), decisive=True)


def label(key: str) -> Label:
    """Return a sentence without parameters in both languages."""
    return Label(**sentences(key))
