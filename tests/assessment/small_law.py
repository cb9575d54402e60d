"""A small law of our own, to try one rule at a time: one obligation, a handful of evidence types, items in one line."""

from __future__ import annotations

import itertools
from datetime import date
from typing import Any

from perda_rules.assessment.assess import Court, Request
from perda_rules.assessment.deadlines import Period
from perda_rules.assessment.judgements import Bench, Judgement
from perda_rules.assessment.models import Result
from perda_rules.assessment.scope import units
from perda_rules.engine.native import NativeMatcher
from perda_rules.evidence.body import expires_on, occurred_on
from perda_rules.evidence.models import Bundle, CheckedItem, Item, Organisation, Statement
from perda_rules.evidence.types import Attribute, EvidenceType
from perda_rules.language import Label
from perda_rules.obligations.models import (
    Actor,
    ContextFact,
    Corpus,
    Interpretation,
    Obligation,
    Pasal,
    Structure,
)
from perda_rules.regulation.models import Provision

AT = date(2026, 12, 31)
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
FORCE = date(2025, 6, 1)


def both(text: str) -> Label:
    return Label(id=text, en=text)


def attribute(kind: str, **fields: str) -> Attribute:
    return Attribute(
        kind=kind,  # type: ignore[arg-type]
        label=both(kind),
        fields={name: Attribute(kind=sort, label=both(name)) for name, sort in fields.items()},  # type: ignore[arg-type]
    )


def kind(id_: str, *, columns: dict[str, str] | None = None, **options: Any) -> EvidenceType:
    attributes = {
        "forum": attribute("text"),
        "tanggal-rapat": attribute("date"),
        "berlaku-sampai": attribute("date"),
        "nomor-perubahan": attribute("text"),
    }
    return EvidenceType(
        id=id_,
        label=both(id_),
        attributes=attributes,
        columns={name: attribute(sort) for name, sort in (columns or {}).items()},
        schema_={},
        **options,
    )


TYPES = {
    "notula": kind("notula", occurred="tanggal-rapat"),
    "hadir": kind("hadir", occurred="tanggal-rapat"),
    "keputusan": kind("keputusan", expires="berlaku-sampai"),
    "laporan": kind("laporan", validity="P1Y"),
    "nihil": kind("nihil"),
    "nihil-masa": kind("nihil-masa", begins="tanggal-rapat", occurred="berlaku-sampai"),
    "otorisasi": kind("otorisasi"),
    "register": kind(
        "register",
        columns={
            "nomor": "text",
            "tanggal": "date",
            "darurat": "truth",
            "otorisasi": "text",
            "tanggal-otorisasi": "date",
        },
    ),
}
TABLE = Interpretation.model_validate(
    {
        "terms": {
            "berkala": {
                "words": ["berkala"],
                "applies_to": {
                    "umum": {"length": "P1Y", "strict": "P3M", "ground": {"id": "kebiasaan", "en": "habit"}},
                },
            },
            "ditentukan": {
                "words": ["yang ditentukan"],
                "applies_to": {"umum": {"decided_by": "person", "ground": {"id": "terbuka", "en": "open"}}},
            },
        },
        "practices": {"dokumen": {"length": "P1Y", "ground": {"id": "kebiasaan", "en": "habit"}}},
    }
)
CHECKED = ("level", "rejected", "broken", "unplaced", "digest")
_numbers = itertools.count(1)


def obligation(deadline: dict[str, Any], evidence: dict[str, Any] | None, **more: Any) -> Obligation:
    return Obligation.model_validate(
        {
            "id": "chp_I__art_2",
            "modality": "obligation",
            "actor": "pemda",
            "lead": "dinas",
            "action": "Berbuat sesuatu",
            "en": {"action": "Do something", "recommendation": "Do it"},
            "deadline": deadline,
            "evidence": evidence,
            "severity": "medium",
            "recommendation": "Kerjakan",
            "encoded_from": "x",
            **more,
        }
    )


def corpus(*duties: Obligation) -> Corpus:
    provisions = [
        Provision(id="chp_I", kind="chapter", number="I", fingerprint="x", context="x", role="container"),
        *(
            Provision(
                id=f"chp_I__art_{n}",
                kind="article",
                number=str(n),
                parent="chp_I",
                fingerprint="x",
                context="x",
                leaf=True,
            )
            for n in range(1, 6)
        ),
    ]  # fmt: skip
    names = ("pemda", "dinas", "badan", "inspektorat")
    return Corpus(
        fingerprint="f",
        register_=tuple(provisions),
        pasal=tuple(Pasal(pasal=duty.provision, title="Judul", en="Title", obligations=(duty,)) for duty in duties),
        actors={n: Actor(name=both(n), kind="department", independent=n == "inspektorat") for n in names},
        objectives={},
        interpretation=TABLE,
        context={"alih-daya": ContextFact(question=both("?"), label=both("alih daya"))},
        parts={"kemajuan": both("kemajuan"), "kendala": both("kendala")},
        structure=Structure(elements={}, dimensions={}),
    )


def item(type_: str, day: str, **more: Any) -> CheckedItem:
    """Make an item of ``type_`` dated ``day``; what the check finds (``CHECKED``) may be given as well."""
    checked = {key: more.pop(key) for key in CHECKED if key in more}
    made = Item.model_validate(
        {"id": more.pop("id", f"i-{next(_numbers):04d}"), "type": type_, "title": "Dokumen", "date": day, **more}
    )
    return CheckedItem(
        item=made,
        key=f"dinas/{made.id}",
        occurred=occurred_on(TYPES[type_], made),
        expires=expires_on(TYPES[type_], made),
        place=("bundle.yaml", 1, 1),
        **{"level": "attached", **checked},
    )


def bundle(*items: CheckedItem, organisation: str = "dinas", context: dict[str, Any] | None = None) -> Bundle:
    return Bundle(
        organisation=Organisation(id=organisation, name=organisation.title()),
        context={fact: Statement.model_validate(value) for fact, value in (context or {}).items()},
        items=tuple(i.model_copy(update={"key": f"{organisation}/{i.item.id}"}) for i in items),
        problems=(),
        fingerprint="",
    )


def judge(
    duty: Obligation,
    *items: CheckedItem,
    at: date = AT,
    period: Period = YEAR,
    in_force: date | None = FORCE,
    context: dict[str, Any] | None = None,
    judgements: tuple[Judgement, ...] = (),
    others: tuple[Obligation, ...] = (),
    strict: bool = False,
) -> Result:
    """Judge one duty on the items of one bundle."""
    bundles = [bundle(*items, context=context)]
    request = Request(at=at, period=period, in_force_from=in_force, judgements=judgements, strict=strict)
    court = Court(corpus(duty, *others), TYPES, bundles, NativeMatcher(), request, Bench(judgements, at), [duty])
    (unit,) = units(duty, bundles, {}, all_duties=True)
    return court.result(unit)
