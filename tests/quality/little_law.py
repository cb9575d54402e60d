"""A little invented by-law of one Pasal, with whatever a test says it says and makes of it."""

from __future__ import annotations

from typing import Any

from perda_rules.obligations.models import Corpus, Interpretation, Objective, Pasal, Structure
from perda_rules.regulation.parsing import parse_document
from perda_rules.regulation.register import ProvisionText, build_register, provision_texts

HEAD = """BAB I
KETENTUAN UMUM
Pasal 1
Dalam peraturan ini:
1. Kebun adalah tempat tanaman.
2. Pengelola Kebun adalah petugas yang merawat kebun.
BAB II
KEBUN
Pasal 2
"""
TIMES = Interpretation.model_validate(
    {
        "terms": {
            "berkala": {
                "words": ["secara berkala"],
                "applies_to": {"umum": {"length": "P1Y", "ground": {"id": "Kebiasaan", "en": "Habit"}}},
            }
        },
        "practices": {"catatan": {"length": "P1Y", "ground": {"id": "Kebiasaan", "en": "Habit"}}},
    }
)
OBJECTIVE = Objective.model_validate(
    {
        "name": {"id": "Kebun", "en": "Gardens"},
        "lead": "dinas-kebun",
        "practices": {"GAR01.01": {"id": "Siram", "en": "Water"}, "GAR01.02": {"id": "Pangkas", "en": "Prune"}},
        "unarticled": {"GAR01.02": {"id": "Sengaja", "en": "On purpose"}},
    }
)
LEAF = {"type": "laporan", "where": {"objek": "kebun"}}


def duty(id_: str = "chp_II__art_2", **changes: Any) -> dict[str, Any]:
    """Return an obligation as a file has it."""
    return {
        "id": id_,
        "modality": "obligation",
        "actor": "pengelola-kebun",
        "lead": "dinas-kebun",
        "action": f"Yang dilakukan menurut {id_}",
        "en": {"action": f"What {id_} asks", "recommendation": f"Do what {id_} asks"},
        "deadline": {"kind": "none"},
        "evidence": LEAF,
        "severity": "low",
        "recommendation": f"Lakukan yang diminta {id_}",
        "encoded_from": "pending",
        "cobit": "GAR01.01",
        **changes,
    }


def law(text: str, **pasal: Any) -> tuple[Corpus, dict[str, ProvisionText]]:
    """Return the corpus of a by-law whose Pasal 2 says ``text``, and its words; ``pasal`` is the rest of its file."""
    document = parse_document(HEAD + text)
    corpus = Corpus(
        fingerprint="",
        register_=tuple(build_register(document)),
        pasal=(Pasal.model_validate({"pasal": "chp_II__art_2", "title": "Kebun", "en": "Gardens", **pasal}),),
        actors={},
        objectives={"GAR01": OBJECTIVE},
        interpretation=TIMES,
        context={},
        parts={},
        structure=Structure(elements={}, dimensions={}),
    )
    return corpus, provision_texts(document)
