"""The metadata of an Akoma Ntoso document: what it is, as work, expression and manifestation, and what it refers to.

Only what the text says is filled in. The schema demands a date, an author and an address of every document: an unknown
date is 9999-01-01 with the name "unknown", as the drafting offices of the United Kingdom mark a bill that has none yet.
"""

from __future__ import annotations

from collections.abc import Mapping

from perda_rules.regulation.akn.uri import work_uri
from perda_rules.regulation.akn.xml import Element, element
from perda_rules.regulation.document import Document
from perda_rules.regulation.enactment import enacted, gazettes, promulgated
from perda_rules.regulation.instrument import instrument

UNKNOWN_DATE = "9999-01-01"
_LANGUAGE = "ind"
_SOURCE = "perda-rules"


class Meta:
    """Makes the metadata of a document and of what is attached to it."""

    def __init__(self, document: Document, terms: Mapping[str, str]) -> None:
        """``terms`` are those that the document defines, by the address of each."""
        front = document.front
        self._document = document
        self._terms = terms
        self._kind = instrument(front.type or "")
        self.subtype = self._kind.short.lower() if self._kind else None
        """The short name of the kind of regulation."""
        self._uri = work_uri(self._kind, front.number, front.year)
        event = enacted(document)
        self._day = event.day.isoformat() if event and event.day else None

    def whole(self) -> Element:
        """Return the metadata of the regulation."""
        made = self._identified("main")
        event, published = promulgated(self._document), gazettes(self._document)
        if event and event.day and published:
            gazette = published[0]
            day = event.day.isoformat()
            made.add(element("publication", date=day, name=gazette.short, number=gazette.number, showAs=gazette.name))
        return made.add(self._references())

    def component(self, name: str) -> Element:
        """Return the metadata of the attachment ``name``."""
        return self._identified(name)

    def _identified(self, component: str) -> Element:
        front = self._document.front
        expression = f"{self._uri}/{_LANGUAGE}@{self._day or ''}"
        work = self._level("FRBRWork", f"{self._uri}/!{component}", self._uri, "enactment")
        work.add(element("FRBRcountry", value="id"))
        if self.subtype:
            work.add(element("FRBRsubtype", value=self.subtype))
        if front.number:
            work.add(element("FRBRnumber", value=front.number))
        if front.title:
            work.add(element("FRBRname", value=front.title))
        expressed = self._level("FRBRExpression", f"{expression}/!{component}", expression, "enactment")
        expressed.add(element("FRBRlanguage", language=_LANGUAGE))
        # When this file was made is no property of the text: the same text gives the same file.
        manifested = element(
            "FRBRManifestation",
            element("FRBRthis", value=f"{expression}/!{component}.xml"),
            element("FRBRuri", value=f"{expression}.xml"),
            element("FRBRdate", date=UNKNOWN_DATE, name="unknown"),
            element("FRBRauthor", href=f"#{_SOURCE}"),
            element("FRBRformat", value="xml"),
        )
        return element("meta", element("identification", work, expressed, manifested, source=f"#{_SOURCE}"))

    def _level(self, tag: str, this: str, uri: str, dated: str) -> Element:
        return element(
            tag,
            element("FRBRthis", value=this),
            element("FRBRuri", value=uri),
            element("FRBRdate", date=self._day or UNKNOWN_DATE, name=dated if self._day else "unknown"),
            element("FRBRauthor", href="#author"),
        )

    def _references(self) -> Element:
        author = (self._document.front.authority or "").rstrip(" ,") or "unknown"
        made = element("references", source=f"#{_SOURCE}")
        for eid, called in (("author", author), (_SOURCE, _SOURCE)):
            href = f"/ontology/organization/{'id' if eid == 'author' else 'tool'}/{eid}"
            made.add(element("TLCOrganization", eId=eid, href=href, showAs=called))
        for eid, term in self._terms.items():
            made.add(element("TLCTerm", eId=eid, href=f"/ontology/term/id/{eid.removeprefix('term-')}", showAs=term))
        return made
