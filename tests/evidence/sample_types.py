"""A few evidence types for the tests of bundles, so that they do not hang on the real schemas."""

from __future__ import annotations

from perda_rules.evidence.types import Attribute, EvidenceType, Kind
from perda_rules.language import Label


def _label(text: str) -> Label:
    return Label(id=text, en=text)


def _attribute(kind: Kind, *, required: bool = False) -> Attribute:
    return Attribute(kind=kind, label=_label(kind), required=required)


TYPES: dict[str, EvidenceType] = {
    made.id: made
    for made in (
        EvidenceType(
            id="notula-rapat",
            label=_label("notula"),
            occurred="tanggal-rapat",
            attributes={
                "forum": _attribute("text", required=True),
                "tanggal-rapat": _attribute("date"),
                "peserta": _attribute("number"),
            },
            columns={},
            schema_={},
        ),
        EvidenceType(
            id="perjanjian-layanan",
            label=_label("perjanjian"),
            expires="berlaku-sampai",
            attributes={"berlaku-sampai": _attribute("date")},
            columns={},
            schema_={},
        ),
        EvidenceType(
            id="register-risiko",
            label=_label("register"),
            attributes={},
            columns={"risiko": _attribute("text"), "nilai": _attribute("number")},
            schema_={},
        ),
    )
}
