"""Readings: what a deadline's vague words are taken to mean, from the interpretation table or from a person.

The table is data (``obligations/interpretation.yaml``); this module looks a deadline up in it and says whether the
length came from the text, the table, or nowhere yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from perda_rules.assessment.models import Reading
from perda_rules.language import Label
from perda_rules.messages import sentences
from perda_rules.obligations.models import Deadline, Interpretation, NoDeadline, Once, Recurring


@dataclass(frozen=True)
class Resolved:
    """The length of a deadline, and where it came from."""

    length: str | None
    from_text: bool
    reading: Reading | None = None
    undecided: bool = False
    """The text left the length open and no person has filled it in."""


def resolve(deadline: Deadline, table: Interpretation, *, strict: bool = False, filled: str | None = None) -> Resolved:
    """Return the length that ``deadline`` has.

    ``strict`` takes the stricter length where the table has one; ``filled`` is what a person decided.
    """
    if isinstance(deadline, NoDeadline):
        return Resolved(None, from_text=False)
    stated = deadline.per if isinstance(deadline, Recurring) else deadline.length
    if deadline.source == "text":
        return Resolved(filled or stated, from_text=filled is None)
    if deadline.practice is not None:
        practice = table.practices[deadline.practice]
        asked = filled or stated or practice.length
        reading = Reading(entry=deadline.practice, words=None, length=asked, ground=practice.ground, decisive=False)
        return Resolved(asked, from_text=False, reading=reading)
    term = table.terms[deadline.term or ""]
    entry = term.applies_to[deadline.applies_to]
    tabled = entry.strict if strict and entry.strict else entry.length
    length = filled or stated or tabled
    reading = Reading(
        entry=deadline.term or "",
        words=term.words[0],
        length=length,
        ground=label("ground.filled") if filled else entry.ground,
        decisive=False,
    )
    return Resolved(length, from_text=False, reading=reading, undecided=length is None)


def habit(deadline: Deadline) -> Reading:
    """Return the reading behind a verdict that no entry of the table explains.

    It is the start that we gave a deadline whose text names none, or else the usual validity of a document.
    """
    entry = "start" if isinstance(deadline, Once) else "validity"
    return Reading(entry=entry, words=None, length=None, ground=label(f"ground.{entry}"), decisive=True)


def label(key: str) -> Label:
    """Return a sentence without parameters in both languages."""
    return Label(**sentences(key))
