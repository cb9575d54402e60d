"""The headings above the notes of an elucidation, where they are printed: "Pasal 2", and "Ayat (1)" below it."""

from __future__ import annotations

from collections.abc import Iterator

from perda_rules.regulation.change.piece_edits import key
from perda_rules.regulation.document import Note, Piece, Section


def headings_of(section: Section) -> Iterator[tuple[Note, tuple[Piece, ...]]]:
    """Yield each note with the pieces of its heading.

    A note names what it explains with everything above it ("Pasal 2 Ayat (1)"); the text prints that before the words
    of the note, or only its last part.
    """
    places = {key(piece): at for at, piece in enumerate(section.pieces)}
    for note in section.notes:
        at = places.get(key(note.pieces[0]), 0) if note.pieces else 0
        left, found = _letters(note.cited), list[Piece]()
        while at and (printed := _letters(section.pieces[at - 1].text)) and left.endswith(printed):
            at -= 1
            left = left.removesuffix(printed)
            found.append(section.pieces[at])
        yield note, tuple(reversed(found))


def general_part(section: Section) -> tuple[Piece, ...]:
    """Return what an elucidation says before its first note and the heading of that."""
    first = next((((*heading, *note.pieces)[:1]) for note, heading in headings_of(section)), ())
    end = next((at for at, piece in enumerate(section.pieces) if first and key(piece) == key(first[0])), None)
    return section.pieces[:end]


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()
