"""Proposing an item from a document: every value with how sure it is and where it stands. Nothing is invented."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath

from perda_rules.evidence.proposals.dates import date_in_name, date_of
from perda_rules.evidence.proposals.lines import body_begins, lines_of, stamped_draft
from perda_rules.evidence.proposals.models import FIELDS, Found, Known, Place, Proposal
from perda_rules.evidence.proposals.numbers import number_of
from perda_rules.evidence.proposals.recognising import Recogniser
from perda_rules.evidence.proposals.signing import signatory_of
from perda_rules.evidence.proposals.titles import title_in_name, title_of
from perda_rules.evidence.texts import Text
from perda_rules.evidence.types import EvidenceType

_HEAD = 3
"""Lines below the letterhead that say what the document is, where its title does not end later."""
_ROWS = 120


class Proposer:
    """What is needed to propose, laid out once for many documents."""

    def __init__(self, types: Mapping[str, EvidenceType], known: Known) -> None:
        """Lay out the evidence types and those who may sign."""
        self._known = known
        self._recogniser = Recogniser(types, known.counts_as)

    def propose(self, text: Text | None, kind: str, path: str, *, unreadable: bool = False) -> Proposal:
        """Propose from the words of a file of this kind (an extension) and from its path, written with slashes.

        ``text`` is None for a picture and for a file that is ``unreadable``; then its name alone says something.
        """
        found: dict[str, Found | None] = {}
        name, folder = PurePosixPath(path).name, PurePosixPath(path).parent.name
        if text is None or text.empty:
            by_name = self._recogniser.recognise(None, (), (), name, folder, None)
            found["type"] = by_name._replace(confidence="low") if by_name else None
            self._fill_from_name(found, name)
            return Proposal("unreadable" if unreadable else "wordless", _in_order(found))
        lines = lines_of(text, kind)
        begin = body_begins(lines, self._known)
        title, named = title_of(lines, begin, self._recogniser.generic, self._recogniser.capitals)
        found["title"] = title
        draft = stamped_draft(lines, begin)
        found["status"] = Found("draf", "medium", draft.place) if draft else None
        found["date"], signed = date_of(lines)
        signatory = signatory_of(lines, begin, signed, self._known)
        found["signatory"] = signatory
        head = lines[begin : begin + max(_HEAD, named)]
        signed_by = str(signatory.value) if signatory else None
        kind_found = self._recogniser.recognise(title, head, lines[:_ROWS], name, folder, signed_by)
        found["type"] = kind_found
        names = self._recogniser.words_of(str(kind_found.value) if kind_found else None)
        found["number"] = number_of(lines, begin, names)
        self._fill_from_name(found, name)
        return Proposal("read", _in_order(found))

    @staticmethod
    def _fill_from_name(found: dict[str, Found | None], name: str) -> None:
        place = Place("file-name", name)
        if not found.get("title") and (title := title_in_name(name)):
            found["title"] = Found(title, "low", place)
        if not found.get("date") and (day := date_in_name(name)):
            found["date"] = Found(day, "low", place)


def _in_order(found: Mapping[str, Found | None]) -> dict[str, Found]:
    return {field: made for field in FIELDS if (made := found.get(field))}
