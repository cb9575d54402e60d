"""A few evidence types for the corpus of the invented by-law on city gardens, under ``corpora/``."""

from __future__ import annotations

from perda_rules.evidence.types import Attribute, EvidenceType, Kind
from perda_rules.language import Label


def _label(text: str) -> Label:
    return Label(id=text, en=text)


def _attribute(kind: Kind, choices: tuple[str, ...] = (), **fields: Attribute) -> Attribute:
    return Attribute(kind=kind, label=_label(kind), choices=choices, fields=fields)


def _type(id_: str, attributes: dict[str, Attribute], columns: dict[str, Attribute] | None = None) -> EvidenceType:
    return EvidenceType(id=id_, label=_label(id_), attributes=attributes, columns=columns or {}, schema_={})


_TEXT, _DATE = _attribute("text"), _attribute("date")

TYPES = {
    made.id: made
    for made in (
        _type(
            "rapat",
            {
                "forum": _attribute("text", choices=("kebun", "air")),
                "tanggal": _DATE,
                "hadir": _attribute("number"),
                "terbuka": _attribute("truth"),
                "topik": _attribute("texts"),
                "anggota": _attribute("entries", nama=_TEXT, peran=_attribute("text", choices=("ketua", "anggota"))),
                "nomor-kejadian": _TEXT,
            },
        ),
        _type("surat", {"tema": _TEXT, "tanggal": _DATE, "nomor-kejadian": _TEXT}),
        _type(
            "daftar",
            {},
            {"nomor": _TEXT, "hari": _DATE, "debit": _attribute("number"), "lunas": _attribute("truth")},
        ),
    )
}
