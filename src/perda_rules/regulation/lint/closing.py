"""What stands behind the last norm of a draft: promulgation, signatures, elucidation and annexes. Facts only."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perda_rules.regulation.lint.draft import Draft, Passage

_ELUCIDATION = re.compile(r"\bPENJELASAN\b")
_ANNEX = re.compile(r"(?:\A|\s)(LAMPIRAN(?: [IVXL]+| \d+)?)\b(?! (?:ini|tersebut)\b)")
_SIGNED = re.compile(r"\b(?:Ditetapkan|Disahkan|Diundangkan) di\b.{0,60}?\b[Pp]ada tanggal\b")
_MENTION = re.compile(r"\b(?:dalam|pada) (?P<annex>Lampiran(?: [IVXL]+)?)\b(?! (?:Undang|Peraturan|Keputusan)\b)")


def closing_of(draft: Draft) -> Passage | None:
    """Return the closing, up to where the elucidation or an annex begins; None where nothing of it stands there."""
    section = draft.document.closing
    if not section.pieces:
        return None
    text = section.text
    ends = [found.start() for pattern in (_ELUCIDATION, _ANNEX) if (found := pattern.search(text))]
    words = text[: min(ends, default=len(text))].rstrip()
    return Passage("closing", words, section.pieces) if words else None


def is_glued(draft: Draft) -> bool:
    """Say whether a norm holds what belongs to the closing, which a scan glued to it."""
    return any(_SIGNED.search(passage.text) for passage in draft.norms)


def behind_the_body(draft: Draft) -> Iterator[Passage]:
    """Yield what stands behind the body: closing, elucidation, annexes."""
    document = draft.document
    for section in filter(None, (document.closing, document.elucidation, *document.annexes)):
        if section.pieces:
            yield Passage(section.kind, section.text, section.pieces)


def has_elucidation(draft: Draft) -> bool:
    """Say whether an elucidation stands behind the body, or in it, where a scan glued it to a norm."""
    if draft.document.elucidation is not None:
        return True
    return any(_ELUCIDATION.search(passage.text) for passage in (*behind_the_body(draft), *draft.norms))


def has_annex(draft: Draft) -> bool:
    """Say whether an annex stands behind the body."""
    return bool(draft.document.annexes) or any(_ANNEX.search(passage.text) for passage in behind_the_body(draft))


def spoken_of(draft: Draft) -> Iterator[tuple[Passage, int, str]]:
    """Yield every place at which a norm speaks of an annex of the draft: passage, offset, the words as printed."""
    for passage in draft.norms:
        if passage.kind == "norm" and not passage.quoted and "ampiran" in passage.text:
            for found in _MENTION.finditer(passage.text):
                yield passage, found.start("annex"), found["annex"]
