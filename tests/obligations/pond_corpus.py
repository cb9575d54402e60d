"""A corpus on a by-law about ponds, whose text is at hand: it can be changed, and the obligations held against it."""

from __future__ import annotations

from typing import Any

from perda_rules.obligations.models import Corpus, Interpretation, Objective, Pasal, Structure
from perda_rules.regulation.change.comparison import Comparison
from perda_rules.regulation.change.version import Version, version_of
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.register import build_register

TEXT = """\
BAB I
KETENTUAN UMUM
Pasal 1
Dalam peraturan ini yang dimaksud dengan:
1. Kolam adalah tempat air.
2. Petugas adalah orang yang merawat kolam.
Pasal 2
Peraturan ini bertujuan agar kolam jernih.
BAB II
PERAWATAN
Pasal 3
(1) Petugas wajib menguras kolam setiap tahun.
(2) Petugas wajib mencatat:
a. tinggi air; dan
b. jumlah ikan.
Pasal 4
Petugas wajib melaporkan hasil perawatan kepada Wali Kota.
"""
ART3, ART4 = "chp_II__art_3", "chp_II__art_4"


def corpus(text: str = TEXT) -> Corpus:
    """Return the corpus whose register is that of ``text``: Pasal 3 and 4 encoded, Pasal 1 and 2 set aside."""
    register = build_register(parse_document(text))
    context = {provision.id: provision.context for provision in register}

    def duty(eid: str, name: str = "") -> dict[str, Any]:
        return {
            "id": eid + name,
            "modality": "obligation",
            "actor": "petugas",
            "lead": "dinas",
            "action": f"Petugas melakukan {eid}{name}",
            "en": {"action": f"The keeper does {eid}{name}", "recommendation": f"Do {eid}{name}"},
            "deadline": {"kind": "none"},
            "evidence": {"type": "laporan"},
            "severity": "low",
            "recommendation": f"Lakukan {eid}{name}",
            "encoded_from": context[eid],
        }

    def away(eid: str, reason: str) -> dict[str, str]:
        return {"provision": eid, "reason": reason}

    files = [
        {"pasal": "chp_I__art_1", "not_assessed": [away("chp_I__art_1", "definition")]},
        {"pasal": "chp_I__art_2", "not_assessed": [away("chp_I__art_2", "purpose")]},
        {
            "pasal": ART3,
            "obligations": [
                duty(f"{ART3}__para_1", "#kuras"),
                duty(f"{ART3}__para_1", "#bilas"),
                duty(f"{ART3}__para_2__point_a"),
                duty(f"{ART3}__para_2__point_b"),
            ],
        },
        {"pasal": ART4, "obligations": [duty(ART4)]},
    ]
    return Corpus(
        fingerprint="",
        register_=register,
        pasal=tuple(Pasal.model_validate({"title": "Kolam", "en": "Pond", **file}) for file in files),
        actors={},
        objectives=dict[str, Objective](),
        interpretation=Interpretation.model_validate({"terms": {}, "practices": {}}),
        context={},
        parts={},
        structure=Structure(elements={}, dimensions={}),
    )


def compared(new: str, old: str | None = TEXT) -> Comparison:
    """Compare the register with ``new``; without the text ``old``, by fingerprints alone."""
    before = version_of(parse_document(old or TEXT))
    return Comparison(before if old else Version(before.provisions), version_of(parse_document(new)))
