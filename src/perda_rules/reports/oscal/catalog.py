"""The regulation as an OSCAL catalog, and its ties to COBIT as a mapping. Holds our restatements, not its sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from perda_rules.assessment.models import Duty
from perda_rules.language import Language
from perda_rules.messages import say
from perda_rules.obligations.models import Corpus, Pasal, Provision
from perda_rules.obligations.register_index import RegisterIndex
from perda_rules.regulation.citation import cite
from perda_rules.reports.oscal.document import identify, line, metadata, properties, property_of, token, write_document

CATALOG = "catalog.json"
"""How the other documents refer to the catalog."""
COBIT = "https://www.isaca.org/resources/cobit"
_GROUPS = ("chapter", "part", "subpart")


def write_catalog(corpus: Corpus, duties: Sequence[Duty], day: date, language: Language) -> bytes:
    """Write the regulation: its BAB and Bagian as groups, each Pasal a control, each duty a part of it."""
    return write_document("catalog", _Catalog(corpus, duties, language).body(day))


class _Catalog:
    """Lays out one catalog."""

    def __init__(self, corpus: Corpus, duties: Sequence[Duty], language: Language) -> None:
        self.corpus = corpus
        self.language = language
        self.index = RegisterIndex(corpus.register_)
        self.pasal = {pasal.pasal: pasal for pasal in corpus.pasal}
        self.duties = {duty.id: duty for duty in duties}
        self.children: dict[str | None, list[Provision]] = {}
        for provision in corpus.register_:
            if provision.kind in (*_GROUPS, "article"):
                self.children.setdefault(provision.parent, []).append(provision)

    def body(self, day: date) -> dict[str, Any]:
        title = say("oscal.catalog", self.language)
        version = self.corpus.fingerprint[:12]
        return {
            "uuid": identify("catalog", self.corpus.fingerprint, self.language),
            "metadata": metadata(title, day, version),
            "groups": list(self.groups(None)),
        }

    def groups(self, parent: str | None) -> Iterable[dict[str, Any]]:
        """Yield the groups under ``parent``. A group holds groups or controls; so loose Pasal get a group of theirs."""
        for provision in self.children.get(parent, ()):
            if provision.kind not in _GROUPS:
                continue
            inner = self.children.get(provision.id, [])
            loose = [one for one in inner if one.kind == "article"]
            made = self.group(provision)
            if len(loose) == len(inner):
                yield {**made, "controls": [self.control(one) for one in loose]} if loose else made
                continue
            groups = list(self.groups(provision.id))
            if loose:
                rest = {"id": f"{provision.id}.pasal", "class": "article", "title": made["title"]}
                groups.insert(0, {**rest, "controls": [self.control(one) for one in loose]})
            yield {**made, "groups": groups}

    def group(self, provision: Provision) -> dict[str, Any]:
        name = cite(provision, self.index, self.language)
        title = f"{name}: {provision.heading}" if provision.heading else name
        return {"id": provision.id, "class": provision.kind, "title": line(title)}

    def control(self, provision: Provision) -> dict[str, Any]:
        pasal = self.pasal.get(provision.id)
        title = (pasal.en if self.language == "en" else pasal.title) if pasal else (provision.heading or provision.id)
        control: dict[str, Any] = {
            "id": provision.id,
            "class": "article",
            "title": line(title),
            "props": [
                {"name": "label", "value": line(cite(provision, self.index, self.language))},
                property_of("role", provision.role),
            ],
        }
        parts = [*self.parts(pasal)] if pasal else []
        return {**control, "parts": parts} if parts else control

    def parts(self, pasal: Pasal) -> Iterable[dict[str, Any]]:
        duties = [self.duties[one.id] for one in pasal.obligations if one.id in self.duties]
        if duties:
            yield {
                "id": f"{pasal.pasal}.statement",
                "name": "statement",
                "parts": [self.item(duty) for duty in duties],
            }
        for duty in duties:
            yield {
                "id": f"{token(duty.id)}.method",
                "name": "assessment-method",
                "props": [{"name": "method", "value": "EXAMINE"}],
                "links": [{"href": f"#{token(duty.id)}", "rel": "assessment-for"}],
                "prose": duty.evidence.text(self.language),
            }

    def item(self, duty: Duty) -> dict[str, Any]:
        return {
            "id": token(duty.id),
            "name": "item",
            "title": line(duty.citation.text(self.language)),
            "props": properties(
                [
                    ("obligation", duty.id),
                    ("severity", duty.severity),
                    ("lead", duty.lead),
                    ("objective", duty.objective),
                    ("practice", duty.practice),
                    ("deadline", duty.deadline.text(self.language)),
                ]
            ),
            "prose": duty.action.text(self.language),
        }


def write_mapping(corpus: Corpus, duties: Sequence[Duty], day: date, language: Language) -> bytes:
    """Write which duties of the regulation meet which practices of COBIT 2019; by their ids alone."""
    tied = [duty for duty in duties if duty.practice or duty.objective]
    maps = [
        {
            "uuid": identify("map", duty.id),
            "relationship": "intersects-with",
            "sources": [{"type": "statement", "id-ref": token(duty.id)}],
            "targets": [{"type": "control", "id-ref": name} for name in _practices(duty)],
        }
        for duty in tied
    ]
    met = {name for duty in tied for name in _practices(duty)}
    left = [name for one in corpus.objectives.values() for name in one.practices if name not in met]
    mapping: dict[str, Any] = {
        "uuid": identify("mapping", corpus.fingerprint),
        "source-resource": {"type": "catalog", "href": CATALOG},
        "target-resource": {"type": "catalog", "href": COBIT},
        "maps": maps,
    }
    if left:
        gap = {"uuid": identify("gap", corpus.fingerprint), "unmapped-controls": [{"with-ids": left}]}
        mapping["target-gap-summary"] = gap
    return write_document(
        "mapping-collection",
        {
            "uuid": identify("mapping-collection", corpus.fingerprint),
            "metadata": metadata(say("oscal.mapping", language), day, corpus.fingerprint[:12]),
            "provenance": {
                "method": "human",
                "matching-rationale": "functional",
                "status": "draft",
                "mapping-description": say("oscal.mapping_how", language),
            },
            "mappings": [mapping],
        },
    )


def _practices(duty: Duty) -> list[str]:
    return list(dict.fromkeys(name for name in (duty.practice or duty.objective, *duty.related) if name))
