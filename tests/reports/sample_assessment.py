"""A rich assessment for the report tests: every verdict, every kind of evidence, all three modes, hostile strings.

Deterministic and made by hand: no corpus, no bundle, no engine. Persons are offices, never names.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from sample_cases import ACTORS, AT, PERIOD, Case, because, both, cases

from perda_rules.assessment.models import (
    VERDICTS,
    Assessment,
    CorpusState,
    Decision,
    Duty,
    Exclusion,
    Mode,
    Party,
    Rate,
    Result,
    Roll,
    Run,
    Shown,
)
from perda_rules.errors import problem
from perda_rules.language import Label

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "[klik](javascript:alert(1))",
    "\x1b[31mmerah\x1b[0m\x1b]0;judul\x07",
    "\u202egnp.exe\u202c \u2066tersembunyi\u2069",
    "=cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "| sel | baru |\n# Judul palsu\n- butir",
    "`kode` **tebal** ~~coret~~ <b>b</b> https://jahat.example www.jahat.example ![x](http://jahat.example/x.png)",
    "</style></script><style>*{display:none}</style>",
    "{{ 7*7 }} {% raw %} {0} %s [bold red]rich[/bold red] [link=https://jahat.example]x[/link]",
    "panjang" * 3000,
)


CHAPTERS = {
    "chp_I": both("BAB I Ketentuan Umum", "Chapter I General provisions"),
    "chp_II": both("BAB II Tata Kelola", "Chapter II Governance"),
    "chp_III": both("BAB III Manajemen", "Chapter III Management"),
    "chp_IV": both("BAB IV Elemen Kota Cerdas", "Chapter IV Elements of the smart city"),
    "chp_V": both("BAB V Dimensi Kota Cerdas", "Chapter V Dimensions of the smart city"),
    "chp_VI": both("BAB VI Pelaksanaan", "Chapter VI Implementation"),
    "chp_VII": both("BAB VII Penutup", "Chapter VII Closing"),
}
OBJECTIVES = {
    "EDM": 5,
    "APO": 14,
    "BAI": 11,
    "DSS": 6,
    "MEA": 4,
}
OBJECTIVE_NAMES = {
    "EDM01": both("Penetapan dan Pemeliharaan Kerangka Kerja Tata Kelola", "Ensured Governance Framework Setting"),
    "EDM02": both("Penyampaian Manfaat", "Ensured Benefits Delivery"),
    "EDM03": both("Optimalisasi Risiko", "Ensured Risk Optimization"),
    "EDM04": both("Optimalisasi Sumber Daya", "Ensured Resource Optimization"),
    "EDM05": both("Keterlibatan Pemangku Kepentingan", "Ensured Stakeholder Engagement"),
    "APO12": both("Risiko yang Dikelola", "Managed Risk"),
    "APO13": both("Keamanan yang Dikelola", "Managed Security"),
    "BAI06": both("Perubahan TI yang Dikelola", "Managed IT Changes"),
    "DSS02": both("Permintaan Layanan dan Insiden yang Dikelola", "Managed Service Requests and Incidents"),
    "MEA02": both("Sistem Pengendalian Internal yang Dikelola", "Managed System of Internal Control"),
}
PARTIES = ("dinkominfo", "sekretariat-daerah", "dlh")


def _citation(article: str) -> str:
    parts = article.split("__")
    words = {"chp": "BAB", "art": "Pasal", "para": "ayat", "point": "huruf", "part": "Bagian"}
    text = []
    for part in parts:
        kind, _, number = part.partition("_")
        if number.startswith("nn_"):
            text.append(f"Pasal tanpa nomor ke-{number[3:]}")
        else:
            text.append(f"{words[kind]} {f'({number})' if kind == 'para' else number}")
    return f"{text[0]}, {' '.join(text[1:])}"


def _duty(case: Case) -> Duty:
    chapter, *rest = case.article.split("__")
    article = next(part for part in rest if part.startswith("art_"))
    citation = _citation(case.article)
    return Duty(
        id=case.id,
        citation=both(citation, citation),
        title=both("Kelembagaan" if "art_54" in case.article else "Penyelenggaraan"),
        action=both(case.action),
        recommendation=both(f"Selesaikan dan arsipkan buktinya: {case.action[0].lower()}{case.action[1:]}."),
        actor=both("Pemerintah Daerah", "City Government"),
        lead=case.lead,
        support=("dinkominfo",) if case.lead != "dinkominfo" else (),
        scope=case.scope,
        severity=case.severity,
        deadline=both(case.deadline),
        evidence=both(f"Dokumen final yang membuktikan: {case.action[0].lower()}{case.action[1:]}"),
        chapter=chapter,
        part=None,
        article=f"{chapter}__{article}",
        paragraph=None,
        objective=case.objective,
        practice=f"{case.objective}.01" if case.objective else None,
        related=case.related,
        element=case.element,
        remarks=("Pasal ini dirujuk dengan huruf yang keliru di tempat lain.",) if "art_54" in case.article else (),
        text="Contoh bunyi ketentuan yang disediakan pemakai." if case.article.endswith("para_3__point_d") else None,
    )


def _result(case: Case) -> Result:
    more = {"found": case.verdict, **case.more}
    return Result(
        obligation=case.id,
        unit=case.unit,
        verdict=case.verdict,
        done=case.done,
        of=case.of,
        due=case.due,
        basis=case.basis,
        reasons=tuple(because(text) for text in case.reasons),
        **more,
    )


def _roll(key: str, label: Label, results: list[Result], encoded: int) -> Roll:
    counts = {verdict: sum(r.verdict == verdict for r in results) for verdict in VERDICTS}
    met = [r for r in results if r.verdict in ("met", "late")]
    rate = Rate(
        met=len(met),
        of=len(results) - counts["not_applicable"] - counts["not_due"],
        verified=sum(r.basis == "verified" for r in met),
    )
    return Roll(key=key, label=label, counts=counts, rate=rate, encoded=encoded)


def _rolls(duties: dict[str, Duty], results: list[Result]) -> dict[str, tuple[Roll, ...]]:
    def axis(nodes: dict[str, Label], attribute: str) -> tuple[Roll, ...]:
        at = {key: [r for r in results if getattr(duties[r.obligation], attribute) == key] for key in nodes}
        # MEA04 stands for what is encoded but led by a department whose bundle is not here.
        return tuple(
            _roll(key, label, at[key], len({r.obligation for r in at[key]}) or (3 if key == "MEA04" else 0))
            for key, label in nodes.items()
        )

    objectives = {
        f"{domain}{number:02}": OBJECTIVE_NAMES.get(
            f"{domain}{number:02}", both(f"Sasaran contoh {number}", f"Sample objective {number}")
        )
        for domain, count in OBJECTIVES.items()
        for number in range(1, count + 1)
    }
    return {
        "chapter": axis(CHAPTERS, "chapter"),
        "objective": axis(objectives, "objective"),
        "lead": axis(ACTORS, "lead"),
        "element": axis({"suprastruktur/kelembagaan": both("Kelembagaan", "Institutions")}, "element"),
    }


ITEMS = (
    (
        "sekretariat-daerah/sk-dewan-2025",
        "Keputusan Wali Kota",
        "Pembentukan Dewan Kota Cerdas",
        date(2025, 9, 12),
        "attached",
        None,
    ),
    (
        "sekretariat-daerah/sk-tim-2025",
        "Keputusan Wali Kota",
        "Pembentukan Tim Pelaksana Kota Cerdas",
        date(2025, 10, 2),
        "intact",
        None,
    ),
    (
        "sekretariat-daerah/notula-dewan-2026",
        "Notula rapat",
        "Sidang tahunan Dewan Kota Cerdas",
        date(2026, 4, 20),
        "attached",
        None,
    ),
    (
        "sekretariat-daerah/evaluasi-2026",
        "Laporan evaluasi",
        "Evaluasi tata kelola kota cerdas 2026",
        date(2026, 11, 5),
        "attached",
        None,
    ),
    (
        "sekretariat-daerah/se-risiko-2026",
        "Surat edaran",
        "Pedoman manajemen risiko",
        date(2026, 2, 10),
        "signed",
        None,
    ),
    (
        "sekretariat-daerah/hadir-2026-08",
        "Daftar hadir",
        "Daftar hadir rapat koordinasi Agustus",
        date(2026, 8, 12),
        "attached",
        None,
    ),
    ("dinkominfo/masterplan-2021", "Masterplan kota cerdas", "Masterplan 2021–2025", date(2021, 3, 1), "intact", None),
    (
        "dinkominfo/register-risiko-2026",
        "Register risiko",
        "Register risiko TIK 2026",
        date(2026, 7, 1),
        "intact",
        None,
    ),
    (
        "dinkominfo/register-perubahan-2026",
        "Register perubahan",
        "Register perubahan sistem 2026",
        date(2026, 12, 30),
        "attached",
        None,
    ),
    ("dinkominfo/dpa-2026", "DPA", "Dokumen pelaksanaan anggaran 2026", date(2026, 1, 4), "declared", None),
    (
        "dinkominfo/pemetaan-2026",
        "Laporan kegiatan",
        "Pemetaan pemangku kepentingan",
        date(2026, 5, 9),
        "attached",
        None,
    ),
    ("dinkominfo/smki-2026", "Dokumen SMKI", "Kebijakan keamanan informasi", date(2026, 3, 3), "declared", "B001"),
    *(
        (
            f"sekretariat-daerah/notula-2026-{m:02}",
            "Notula rapat",
            f"Rapat koordinasi Tim Pelaksana bulan ke-{m}",
            date(2026, m, 11),
            "attached",
            None,
        )
        for m in range(1, 13)
        if m not in (3, 7)
    ),
)


def sample(mode: Mode = "simulation", *, made: list[Case] | None = None, **changes: Any) -> Assessment:
    """Build the sample assessment in one of the three modes."""
    made = cases() if made is None else made
    duties = {case.id: _duty(case) for case in made}
    results = [_result(case) for case in made]
    used = [key for r in results for key in (*r.accepted, *(k for leaf in r.leaves for k in leaf.accepted))]
    values: dict[str, Any] = {
        "mode": mode,
        "at": AT,
        "period_start": PERIOD.start,
        "period_end": PERIOD.end,
        "in_force_from": None if mode == "readiness" else date(2025, 6, 1),
        "promulgation": "Nomor 4 Tahun 2025, Lembaran Daerah Nomor 4" if mode == "compliance" else None,
        "parties": tuple(
            Party(id=key, name=ACTORS[key].id, items=sum(i[0].startswith(f"{key}/") for i in ITEMS)) for key in PARTIES
        ),
        "corpus": CorpusState(
            fingerprint="5b" * 32, places=326, provisions=989, assessable=760, encoded=131, obligations=len(duties)
        ),
        "duties": duties,
        "results": tuple(results),
        "out_of_scope": ("chp_IV__art_50__para_4__point_b#parkir", "chp_IV__art_52__para_1"),
        "exclusions": (
            Exclusion(
                organisation="sekretariat-daerah",
                fact="peraturan-bertentangan",
                label=both("Ada peraturan yang bertentangan", "There are conflicting regulations"),
                value=False,
                reason="Bagian Hukum telah memeriksa seluruh peraturan wali kota tentang TIK.",
                obligations=(made[min(23, len(made) - 1)].id,),
            ),
        ),
        "items": tuple(
            Shown(
                key=key,
                organisation=key.partition("/")[0],
                type_label=both(kind),
                title=title,
                number=f"{n:03}/2026" if n % 3 else None,
                date=day,
                status="draf" if "masterplan" in key else "final",
                level=level,
                file=f"bukti/{key.partition('/')[2]}.pdf" if level != "declared" or rejected else None,
                rejected=rejected,
                used_by=used.count(key),
            )
            for n, (key, kind, title, day, level, rejected) in enumerate(ITEMS)
        ),
        "rolls": _rolls(duties, results),
        "total": _roll("total", both("Seluruh kewajiban", "All duties"), results, len(duties)),
        "names": {**ACTORS, "dlh-uptd": both("UPTD Persampahan", "Waste Services Unit")},
        "expired_decisions": (
            Decision(
                id="kep-00",
                kind="except",
                reason="Penundaan pembentukan forum.",
                author="Inspektur",
                date=date(2025, 12, 1),
                expires=date(2026, 6, 30),
            ),
        ),
        "unused_decisions": (
            Decision(
                id="kep-09",
                kind="accept_item",
                reason="Dokumen yang dimaksud tidak ada dalam bundel.",
                author="Inspektur Pembantu II",
                date=date(2026, 9, 1),
            ),
        ),
        "warnings": (
            because(
                "Inspektorat ikut dinilai atas kewajibannya sendiri; penilaian itu tidak dapat dianggap independen.",
                "The inspectorate is judged on its own duties; that part cannot count as independent.",
            ),
        ),
        "problems": (
            problem("S001", "examples/bundel/bundle.yaml", 41, 5, key="date", subject="dinkominfo/smki-2026"),
            problem("Y001", "examples/bundel/bukti/hilang.pdf", reason="tidak ada", severity="warning"),
        ),
        "run": Run(program="perda-rules 0.1.0", engine="native"),
    }
    return Assessment(**{**values, **changes})


def hostile() -> Assessment:
    """The same assessment with a hostile string wherever a user or a file can put one."""
    plain = sample("compliance")
    evil = iter(HOSTILE * 200)

    def poison(text: str) -> str:
        return f"{next(evil)} {text}" if len(text) % 2 else next(evil)

    def label(_: Label) -> Label:
        text = next(evil)
        return Label(id=text, en=text)

    duties = {
        key: duty.model_copy(
            update={
                "citation": label(duty.citation),
                "title": label(duty.title),
                "action": label(duty.action),
                "recommendation": label(duty.recommendation),
                "evidence": label(duty.evidence),
                "deadline": label(duty.deadline),
                "actor": label(duty.actor),
                "remarks": (next(evil),),
                "text": next(evil),
            }
        )
        for key, duty in plain.duties.items()
    }
    results = tuple(
        r.model_copy(
            update={
                "cause": next(evil),
                "effect": next(evil),
                "reasons": tuple(because(next(evil)) for _ in r.reasons),
                "leaves": tuple(
                    leaf.model_copy(update={"type_label": label(leaf.type_label), "asks": (label(leaf.type_label),)})
                    for leaf in r.leaves
                ),
                "decisions": tuple(
                    d.model_copy(update={"reason": next(evil), "author": next(evil), "id": next(evil)})
                    for d in r.decisions
                ),
                "events": tuple(e.model_copy(update={"event": next(evil)}) for e in r.events),
            }
        )
        for r in plain.results
    )
    return plain.model_copy(
        update={
            "duties": duties,
            "results": results,
            "promulgation": next(evil),
            "parties": tuple(p.model_copy(update={"name": next(evil)}) for p in plain.parties),
            "items": tuple(
                i.model_copy(
                    update={
                        "title": poison(i.title),
                        "file": next(evil),
                        "number": next(evil),
                        "rejected": next(evil),
                        "type_label": label(i.type_label),
                    }
                )
                for i in plain.items
            ),
            "exclusions": tuple(
                e.model_copy(update={"reason": next(evil), "label": label(e.label)}) for e in plain.exclusions
            ),
            "names": {key: label(name) for key, name in plain.names.items()},
            "rolls": {
                axis: tuple(r.model_copy(update={"label": label(r.label)}) for r in rolls)
                for axis, rolls in plain.rolls.items()
            },
            "out_of_scope": tuple(HOSTILE),
            "unused_decisions": tuple(d.model_copy(update={"reason": next(evil)}) for d in plain.unused_decisions),
            "warnings": tuple(because(text) for text in HOSTILE),
            "problems": tuple(problem("S001", text, 3, 1, key=text) for text in HOSTILE),
            "run": Run(program=HOSTILE[0], engine=HOSTILE[1]),
        }
    )


EVIL = ' \x1b[31m"><script>=1|`\u202e'


def hostile_keys() -> Assessment:
    """The same assessment with hostile keys: of duties, units, leads, chapters, objectives and documents."""
    value = sample("compliance").model_dump(mode="json")
    for duty in value["duties"].values():
        for name in ("id", "lead", "chapter", "objective", "practice", "element"):
            duty[name] = duty[name] and duty[name] + EVIL
    for result in value["results"]:
        result["obligation"] += EVIL
        result["unit"] += EVIL if result["unit"] != "city" else ""
        result["accepted"] = [key + EVIL for key in result["accepted"]]
        for leaf in result["leaves"]:
            leaf["accepted"] = [key + EVIL for key in leaf["accepted"]]
            if leaf["near"]:
                leaf["near"]["item"] += EVIL
    for axis in ("chapter", "objective", "lead", "element"):
        for roll in value["rolls"][axis]:
            roll["key"] += EVIL
    for item in value["items"]:
        item["key"] += EVIL
    for name in ("duties", "names"):
        value[name] = {key + EVIL: entry for key, entry in value[name].items()}
    return Assessment.model_validate(value)


def large(count: int) -> Assessment:
    """An assessment of ``count`` results, each ``each`` duty owed by many units."""
    base = cases()
    made = []
    for n in range(count):
        case = base[n % len(base)]
        round_ = n // len(base)
        made.append(case if not round_ else Case(**{**case.__dict__, "unit": f"unit-{round_}", "scope": "each"}))
    return sample("compliance", made=made, at=AT + timedelta(days=0))
