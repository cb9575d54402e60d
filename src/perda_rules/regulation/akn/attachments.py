"""What follows the norms as Akoma Ntoso: the elucidation (Penjelasan) and the annexes (Lampiran), each a document.

An elucidation that explains Pasal by Pasal has an ``hcontainer`` for each explanation, with its heading as the number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from perda_rules.regulation.akn.flow import flow
from perda_rules.regulation.akn.ids import Ids
from perda_rules.regulation.akn.links import Links
from perda_rules.regulation.akn.xml import Element, element
from perda_rules.regulation.document import Document, Section

_LONGEST_HEADING = 120

Meta = Callable[[str], Element]
"""Makes the metadata of the attachment with a name."""


def attachments(document: Document, ids: Ids, links: Links, meta: Meta) -> list[Element]:
    """Return the elucidation and the annexes; nothing where there are none."""
    made = []
    if document.elucidation is not None:
        made.append(_attachment(document.elucidation, "penjelasan", "penjelasan", ids, links, meta))
    for number, annex in enumerate(document.annexes, start=1):
        made.append(_attachment(annex, "lampiran", str(number), ids, links, meta))
    return [element("attachments", *made)] if made else []


def _attachment(section: Section, kind: str, number: str, ids: Ids, links: Links, meta: Meta) -> Element:
    """Return an attachment; ``number`` tells it from the others in its address."""
    eid = ids.next(None, "attachment", number)
    name = kind if kind == number else f"{kind}-{number}"
    body = [*_parts(section, eid, ids, links)] or [element("p")]
    return element("attachment", element("doc", meta(name), element("mainBody", *body), name=kind), eId=eid)


def _parts(section: Section, within: str, ids: Ids, links: Links) -> Iterator[Element]:
    """Yield the paragraphs of ``section``, and its notes where they stand."""
    text = flow(section.pieces)
    spans = text.moved(links.spans(section), section.text)
    position = 0
    for note in section.notes:
        place = text.of_pieces(note.pieces, note.text)
        if place is None or place[0] < position:
            continue
        nearest = max(position, place[0] - _LONGEST_HEADING)
        start = nearest + _heading_start(text.text[nearest : place[0]], note.cited)
        yield from text.set(position, start, spans, by_line=False)
        made = element("hcontainer", name="note", eId=ids.next(within, "hcontainer"))
        if heading := text.text[start : place[0]].strip():
            made.add(element("num", links.to(note.unit, heading) if note.unit else heading))
        words = text.set(*place, text.moved(links.spans(note), note.text, place[0]), by_line=False)
        yield made.add(element("content", *words))
        position = place[1]
    yield from text.set(position, len(text.text), spans, by_line=False)


def _heading_start(before: str, cited: str) -> int:
    """Return where the heading of a note begins in what stands ``before`` its words, or the end where none does.

    ``cited`` is the heading with those above it ("Pasal 5 Ayat (2)"); the text prints it, or only its last words.
    """
    printed = [at for at, character in enumerate(before) if character.isalnum()]
    found = "".join(before[at] for at in printed)
    words = ["".join(filter(str.isalnum, word)) for word in cited.split()]
    endings = ("".join(words[first:]) for first in range(len(words)))
    longest = next((ending for ending in endings if ending and found.endswith(ending)), "")
    return printed[-len(longest)] if longest else len(before)
