"""The front matter as a record of JDIHN, the national network of legal documentation (Permenkumham 8 Tahun 2019).

The keys and their order are those of the feed that members of the network publish, as ILDIS writes it, the catalogue
system of the Badan Pembinaan Hukum Nasional (github.com/bphndigitalservice/ildis, ``FeedController``). Kinds of
regulation and headings of bodies ("Surabaya (Kota)", "Indonesia. Kementerian Keuangan") are written as in its lists.
"""

from __future__ import annotations

from perda_rules.regulation.document import Document, Front
from perda_rules.regulation.enactment import Gazette, enacted, gazettes, promulgated
from perda_rules.regulation.instrument import Instrument, instrument

KEYS = (
    "idData", "tahun_pengundangan", "tanggal_penetapan", "tanggal_pengundangan", "jenis", "noPeraturan", "judul",
    "noPanggil", "singkatanJenis", "tempatTerbit", "penerbit", "deskripsiFisik", "sumber", "isbn", "status", "bahasa",
    "bidangHukum", "teuBadan", "nomorIndukBuku", "abstrak", "last_updated", "urlAbstrak", "urlDetailPeraturan",
    "fileDownload", "urlDownload", "subjek", "operasi", "display",
)  # fmt: skip
"""What a record has. What the text does not say is the cataloguer's to fill: subjects, files, status, shelf mark."""

_NATION = "Indonesia"


def to_jdihn(document: Document) -> dict[str, str]:
    """Return the record of ``document``: every key, and an empty value for what its text does not say."""
    front = document.front
    kind = instrument(front.type or "")
    event, published = enacted(document), promulgated(document)
    day = published.day if published else None
    known = {
        "tahun_pengundangan": str(day.year) if day else "",
        "tanggal_penetapan": event.day.isoformat() if event and event.day else "",
        "tanggal_pengundangan": day.isoformat() if day else "",
        "jenis": _kind(kind),
        "noPeraturan": front.number or "",
        "judul": _title(front),
        "singkatanJenis": kind.short if kind else "",
        "tempatTerbit": next((made.place for made in (event, published) if made and made.place), ""),
        "sumber": ", ".join(map(_source, gazettes(document))),
        "bahasa": _NATION if kind else "",
        "teuBadan": _body(kind),
        # Two settings of the exchange, the same in every record of the feed: write it, and show it.
        "operasi": "4",
        "display": "1",
    }
    return {key: known.get(key, "") for key in KEYS}


def _kind(kind: Instrument | None) -> str:
    if kind is None:
        return ""
    region = kind.region.kind if kind.region is not None and kind.made_by == "region" else None
    return f"{kind.name} {region or ''}".strip().upper()


def _source(gazette: Gazette) -> str:
    return " ".join(filter(None, (gazette.short, gazette.year, f"({gazette.number})")))


def _title(front: Front) -> str:
    """Return kind, number, year and subject as one title, each as printed; empty without kind and subject."""
    if not front.type or not front.title:
        return ""
    number = f"NOMOR {front.number}" if front.number else None
    year = f"TAHUN {front.year}" if front.year and front.year not in (front.number or "") else None
    return " ".join(filter(None, (front.type, number, year, "TENTANG", front.title)))


def _body(kind: Instrument | None) -> str:
    """Return the heading of the body that made the regulation (T.E.U. badan); empty where its title does not say."""
    if kind is None:
        return ""
    if kind.region is not None:
        region = kind.region
        named = f"{region.name} ({region.kind.capitalize()})" if region.kind else region.name
        # What the head of a region makes alone is entered under the office: "Lampung. Gubernur".
        office = kind.name.partition(" ")[2]
        return f"{named}. {office}" if kind.made_by not in ("region", "desa") else named
    if kind.office is not None:
        minister, _, field = kind.office.partition(" ")
        return f"{_NATION}. {'Kementerian' if minister == 'Menteri' else minister} {field}".strip()
    return _NATION if kind.made_by is None else ""
