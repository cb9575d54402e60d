"""A whole document as Akoma Ntoso 3.0: its parts in order, each made by a module beside this one.

The root is an ``act``, for a draft too: only drafts of laws and by-laws are bills, which a legislature has still to
pass, and one shape for every regulation is what the tools of the field read.
"""

from __future__ import annotations

from collections.abc import Iterable

from perda_rules.regulation.akn.attachments import attachments
from perda_rules.regulation.akn.body import Body
from perda_rules.regulation.akn.ids import Ids
from perda_rules.regulation.akn.links import Links
from perda_rules.regulation.akn.meta import Meta
from perda_rules.regulation.akn.opening import conclusions, opening
from perda_rules.regulation.akn.xml import element, written
from perda_rules.regulation.document import Document
from perda_rules.regulation.references.finding import references_of
from perda_rules.regulation.references.models import Reference

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"


def to_akn(document: Document, references: Iterable[Reference] | None = None) -> bytes:
    """Return ``document`` as XML in UTF-8, valid against the OASIS schema akomantoso30.xsd; the same bytes every time.

    ``references`` are those in its words, which become links; where they are not given, they are looked for.
    Every word of its units and sections is in it; a number that only the sequence implies is marked as editorial.
    """
    ids = Ids(unit.id for unit, _ in document.walk() if unit.id is not None)
    links = Links(references_of(document) if references is None else references)
    body = Body(ids, links)
    before = opening(document.opening, document.front, ids, links)
    units = body.units(document.units) or [element("hcontainer", name="empty")]
    after = conclusions(document.closing, ids)
    meta = Meta(document, body.terms)
    act = element("act", meta.whole(), *before, element("body", *units), *after, name=meta.subtype or "act")
    act.add(*attachments(document, ids, links, meta.component))
    links.check(ids)
    return written(element("akomaNtoso", act, xmlns=NAMESPACE))
