"""A rich assessment for the report tests: every verdict, every kind of evidence, all three modes, hostile strings.

Deterministic and made by hand: no corpus, no bundle, no engine. Persons are offices, never names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from perda_rules.assessment.deadlines import Period, windows
from perda_rules.assessment.models import (
    VERDICTS, Assessment, CorpusState, Decision, Duty, EventResult, Exclusion, LeafResult, Mode, NearMiss, Party, Rate,
    Reading, Reason, Result, Roll, Run, Shown, WindowResult,
)  # fmt: skip
from perda_rules.errors import problem
from perda_rules.language import Label
from perda_rules.messages import catalogue

AT = date(2026, 12, 31)
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31))
HOSTILE = (
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
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
)  # fmt: skip


def both(indonesian: str, english: str | None = None) -> Label:
    return Label(id=indonesian, en=english or f"[en] {indonesian}")


def because(indonesian: str, english: str | None = None) -> Reason:
    """A reason whose sentence is given here; the test catalogue knows the code ``sample``."""
    return Reason(code="sample", labels={"what": both(indonesian, english)})


def teach_catalogue() -> None:
    catalogue()["reason.sample"] = {"id": "{what}", "en": "{what}"}


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
    "EDM": 5, "APO": 14, "BAI": 11, "DSS": 6, "MEA": 4,
}  # fmt: skip
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
ACTORS = {
    "sekretariat-daerah": both("Sekretariat Daerah", "Regional Secretariat"),
    "dinkominfo": both("Dinas Komunikasi dan Informatika", "Communication and Informatics Department"),
    "bapperida": both("Badan Perencanaan Pembangunan, Riset, dan Inovasi Daerah", "Planning and Research Agency"),
    "bpkad": both("Badan Pengelolaan Keuangan dan Aset Daerah", "Finance and Assets Agency"),
    "bkpsdm": both("Badan Kepegawaian dan Pengembangan Sumber Daya Manusia", "Personnel Agency"),
    "inspektorat": both("Inspektorat", "Inspectorate"),
    "bagian-hukum": both("Bagian Hukum", "Legal Division"),
    "dlh": both("Dinas Lingkungan Hidup", "Environment Department"),
}
PARTIES = ("dinkominfo", "sekretariat-daerah", "dlh")


@dataclass
class Case:
    """One duty and how it fared."""

    article: str
    objective: str | None
    lead: str
    action: str
    verdict: str
    severity: str = "medium"
    scope: str = "city"
    unit: str = "city"
    reasons: tuple[str, ...] = ()
    done: int = 0
    of: int = 1
    due: date | None = None
    basis: str | None = None
    more: dict[str, Any] = field(default_factory=dict)
    deadline: str = "Sekali, dalam 6 bulan sejak mulai berlaku"
    related: tuple[str, ...] = ()
    element: str | None = None

    @property
    def id(self) -> str:
        return f"{self.article}#{self.action.lower().replace(' ', '-')[:18].strip('-,')}"


def _leaf(path: str, kind: str, asks: tuple[str, ...], *, accepted: tuple[str, ...] = (), near: NearMiss | None = None) -> LeafResult:
    return LeafResult(
        path=path, type=kind.lower().replace(" ", "-"), type_label=both(kind), asks=tuple(both(a) for a in asks),
        needed=1, satisfied=bool(accepted), accepted=accepted, near=near,
    )  # fmt: skip


def _months(missing: set[int], partial: set[int] = frozenset(), pending: set[int] = frozenset()) -> tuple[WindowResult, ...]:  # type: ignore[assignment]
    found = []
    for window in windows(PERIOD, "P1M"):
        month = window.start.month
        state = "missing" if month in missing else "partial" if month in partial else "pending" if month in pending else "met"
        have = {"met": 2, "partial": 1}.get(state, 0)
        items = (f"sekretariat-daerah/notula-2026-{month:02}",) if have else ()
        found.append(WindowResult(start=window.start, end=window.end, state=state, have=have, need=2, items=items))
    return tuple(found)


NEAR_DECREE = NearMiss(
    item="sekretariat-daerah/sk-dewan-2025",
    failed=(because("Susunan anggota tidak memuat unsur akademisi.", "The members include no academic."),),
)

CASES: tuple[Case, ...] = (
    Case("chp_IV__art_54__para_3__point_d", "EDM01", "sekretariat-daerah", "Rapat koordinasi Tim Pelaksana sekurangnya sebulan sekali", "partial", "high",
         reasons=("9 dari 12 bulan mempunyai notula dan daftar hadir yang lengkap.", "Maret, Juli, dan Agustus 2026 belum lengkap."),
         done=9, of=12, due=date(2026, 3, 31), basis="verified", deadline="Setiap bulan", element="suprastruktur/kelembagaan", related=("APO01", "BAI11"),
         more={"overdue_days": 275, "windows": _months({3, 7}, {8}), "leaves": (
             _leaf("0", "Notula rapat", ("forum: Tim Pelaksana Kota Cerdas", "memuat kemajuan proyek, kendala teknis, dan kebutuhan sumber daya"), accepted=tuple(f"sekretariat-daerah/notula-2026-{m:02}" for m in (1, 2, 4, 5, 6, 9))),
             _leaf("1", "Daftar hadir", ("forum: Tim Pelaksana Kota Cerdas", "tanggal rapat sama dengan notulanya"),
                   near=NearMiss(item="sekretariat-daerah/hadir-2026-08", failed=(because("Tanggal rapat 12 Agustus 2026, notulanya 11 Agustus 2026.", "Dated 12 August 2026; the minutes are of 11 August 2026."),))),
         )}),
    Case("chp_IV__art_54__para_2__point_a", "EDM01", "sekretariat-daerah", "Tetapkan susunan Dewan Kota Cerdas dengan semua unsurnya", "unmet", "critical",
         reasons=("Keputusan yang ada tidak memuat semua unsur yang diminta.",), due=date(2025, 12, 1), element="suprastruktur/kelembagaan",
         more={"overdue_days": 395, "leaves": (_leaf("", "Keputusan Wali Kota", ("tentang Dewan Kota Cerdas", "anggota: unsur pemerintah, akademisi, pelaku usaha, dan masyarakat", "status final"), near=NEAR_DECREE),),
               "cause": "Usulan nama dari perguruan tinggi baru diterima setelah keputusan ditandatangani.", "effect": "Arah kebijakan dibahas tanpa pertimbangan ilmiah yang disyaratkan."}),
    Case("chp_IV__art_54__para_2__point_d", "EDM01", "sekretariat-daerah", "Dewan bersidang sekurangnya setahun sekali", "met", "high", done=1, basis="verified", deadline="Setidaknya sekali setahun",
         more={"accepted": ("sekretariat-daerah/notula-dewan-2026",), "windows": (WindowResult(start=PERIOD.start, end=PERIOD.end, state="met", have=1, need=1, items=("sekretariat-daerah/notula-dewan-2026",)),)}),
    Case("chp_IV__art_54__para_4__point_d", "EDM05", "dinkominfo", "Forum Pendukung bertemu sekurangnya dua kali setahun", "late", "medium", done=2, of=2, due=date(2026, 6, 30), basis="declared",
         reasons=("Pertemuan kedua berlangsung setelah tahun berjalan berakhir.",), more={"overdue_days": 0}),
    Case("chp_VI__art_65__para_4__point_b", "EDM02", "bapperida", "Susun masterplan kota cerdas lima tahunan", "stale", "critical",
         reasons=("Masterplan berlaku sampai 31 Desember 2025.",), due=date(2026, 1, 1), deadline="Sekali, dalam 1 tahun sejak mulai berlaku",
         more={"overdue_days": 364, "leaves": (_leaf("", "Masterplan kota cerdas", ("dimensi: ketujuh dimensi", "masih berlaku"), near=NearMiss(item="dinkominfo/masterplan-2021", failed=(because("Masa berlakunya berakhir 31 Desember 2025."),))),)}),
    Case("chp_II__art_12__para_1", "EDM03", "sekretariat-daerah", "Tetapkan selera risiko kota cerdas", "unmet", "high", reasons=("Tidak ada dokumen yang sesuai.",), due=date(2025, 12, 1), more={"overdue_days": 395}),
    Case("chp_II__art_13__para_1", "EDM03", "sekretariat-daerah", "Arahkan praktik manajemen risiko kepada Perangkat Daerah", "partial", "medium", done=1, of=2, reasons=("Surat edaran ada, bukti penyampaiannya belum.",), basis="declared",
         more={"leaves": (_leaf("0", "Surat edaran", ("tentang manajemen risiko",), accepted=("sekretariat-daerah/se-risiko-2026",)), _leaf("1", "Bukti publikasi", ("kanal: laman resmi",)))}),
    Case("chp_II__art_14__para_1", "EDM03", "sekretariat-daerah", "Pantau profil risiko secara berkala", "partial", "high", done=1, of=1, reasons=("Bukti ada, tetapi lebih tua daripada 1 tahun.",), basis="verified", deadline="Berkala, dibaca sebagai setiap tahun",
         more={"reading": Reading(entry="berkala", words="berkala", length="P1Y", ground=both("Siklus perencanaan tahunan pemerintah daerah", "The yearly planning cycle of local government"), decisive=True)}),
    Case("chp_II__art_8__para_1", "EDM02", "bapperida", "Nilai manfaat investasi kota cerdas", "needs_review", "medium", reasons=("Jangka waktunya dibiarkan terbuka oleh teks; seorang penilai perlu menetapkannya.",), deadline="Dalam jangka waktu yang dibiarkan terbuka",
         more={"reading": Reading(entry="jangka-waktu", words="jangka waktu terbuka", length=None, ground=both("Teks tidak menetapkan lamanya", "The text sets no length"), decisive=False)}),
    Case("chp_II__art_6__para_1", "EDM01", "sekretariat-daerah", "Evaluasi sistem tata kelola setiap tahun", "met", "medium", done=1, basis="verified", more={"accepted": ("sekretariat-daerah/evaluasi-2026",)}),
    Case("chp_II__art_7__para_1", "EDM01", "sekretariat-daerah", "Arahkan sistem tata kelola dengan peraturan pelaksana", "not_due", "medium", due=date(2027, 6, 1)),
    Case("chp_II__art_16__para_1", "EDM04", "bpkad", "Rencanakan sumber daya anggaran kota cerdas", "met", "medium", done=1, basis="declared", more={"accepted": ("dinkominfo/dpa-2026",)}),
    Case("chp_II__art_17__para_1", "EDM04", "bkpsdm", "Petakan kompetensi pegawai pengelola", "unmet", "low", reasons=("Tidak ada dokumen yang sesuai.",), due=date(2026, 6, 30), more={"overdue_days": 184}),
    Case("chp_II__art_20__para_1", "EDM05", "dinkominfo", "Petakan pemangku kepentingan", "met", "medium", done=1, basis="verified", more={"accepted": ("dinkominfo/pemetaan-2026",)}),
    Case("chp_III__art_105__point_a", "APO12", "dinkominfo", "Kelola register risiko TIK yang lengkap", "partial", "high", done=7, of=9, reasons=("Dua baris register belum menyebut pemilik risiko.",), basis="verified",
         more={"leaves": (_leaf("", "Register risiko", ("setiap baris lengkap: risiko, pemilik, mitigasi",), near=NearMiss(item="dinkominfo/register-risiko-2026", failed=(because("Baris 4 dan 7 tidak mengisi kolom pemilik."), because("Kolom mitigasi kosong di baris 7.")))),)}),
    Case("chp_III__art_110__point_b", "APO13", "dinkominfo", "Operasikan sistem manajemen keamanan informasi", "unmet", "critical", reasons=("Digest berkas tidak cocok dengan yang tercatat, sehingga dokumen ditolak.",), due=date(2026, 6, 1), more={"overdue_days": 213, "excepted": True,
         "decisions": (Decision(id="kep-03", kind="exception", reason="Sertifikasi ulang sedang berjalan sampai triwulan pertama.", author="Inspektur Pembantu I", date=date(2026, 11, 3), expires=date(2027, 3, 31)),)}),
    Case("chp_III__part_18__art_nn_2", "BAI06", "dinkominfo", "Otorisasi setiap perubahan darurat sesudah diterapkan", "partial", "high", done=2, of=4, reasons=("Dua dari empat perubahan darurat diotorisasi tepat waktu.",), deadline="Setiap kali ada perubahan darurat",
         more={"events": (
             EventResult(event="PRB-014", day=date(2026, 2, 3), state="met", item="dinkominfo/register-perubahan-2026"),
             EventResult(event="PRB-021", day=date(2026, 5, 18), state="late", item="dinkominfo/register-perubahan-2026"),
             EventResult(event="PRB-033", day=date(2026, 9, 9), state="missing", item="dinkominfo/register-perubahan-2026"),
             EventResult(event="PRB-040", day=date(2026, 12, 29), state="pending", item="dinkominfo/register-perubahan-2026"),
         )}),
    Case("chp_III__part_27__art_nn_1", "DSS02", "dinkominfo", "Laporkan tiket layanan setiap bulan", "met", "medium", done=12, of=12, basis="verified", more={"windows": _months(set())}),
    Case("chp_III__part_34__art_nn_3", "MEA02", "inspektorat", "Nilai pengendalian internal TIK setiap tahun", "needs_review", "medium", reasons=("Fakta konteks tentang audit internal belum dinyatakan.",)),
    Case("chp_V__art_63__para_2", None, "dlh", "Pantau mutu udara kota secara waktu nyata", "unmet", "medium", reasons=("Tidak ada dokumen yang sesuai.",)),
    Case("chp_VI__art_65__para_3__point_a", "EDM01", "sekretariat-daerah", "Bentuk Tim Pelaksana dalam enam bulan", "met", "critical", done=1, due=date(2025, 12, 1), basis="verified", more={"accepted": ("sekretariat-daerah/sk-tim-2025",),
         "found": "partial", "decisions": (Decision(id="kep-01", kind="override", reason="Unsur yang kurang sudah ditambahkan dengan keputusan perubahan yang diperiksa langsung.", author="Inspektur", date=date(2026, 10, 5)),)}),
    Case("chp_VI__art_65__para_8__point_a", "EDM01", "bagian-hukum", "Siapkan peraturan pelaksana dalam enam bulan", "late", "high", done=1, due=date(2025, 12, 1), basis="verified", reasons=("Ditetapkan 14 Januari 2026, tenggatnya 1 Desember 2025.",)),
    Case("chp_VI__art_65__para_5__point_b", None, "dinkominfo", "Uji coba platform data terpadu", "not_due", "low", due=date(2027, 3, 1)),
    Case("chp_VII__art_66__para_2", None, "bagian-hukum", "Sesuaikan peraturan yang bertentangan", "not_applicable", "low", reasons=("Dinyatakan tidak ada peraturan yang bertentangan.",)),
)  # fmt: skip
EACH_VERDICTS = ("met", "unmet", "partial", "met", "stale", "not_due", "not_applicable", "met", "needs_review", "late", "met", "partial")
EACH_DUTIES = (
    ("chp_VI__art_65__para_3__point_b", "EDM05", "Tunjuk pengelola kota cerdas di perangkat daerah", "high"),
    ("chp_IV__art_56__para_1", "APO13", "Daftarkan dataset pada katalog data kota", "medium"),
    ("chp_IV__art_45__para_1", "DSS02", "Latih pegawai memakai layanan digital", "low"),
    ("chp_IV__art_53__para_2", "BAI06", "Tetapkan SOP layanan digital", "medium"),
)


def cases() -> list[Case]:
    found = list(CASES)
    for number, (article, objective, action, severity) in enumerate(EACH_DUTIES):
        for place, unit in enumerate(("dinkominfo", "sekretariat-daerah", "dlh", "bpkad", "bkpsdm", "bapperida", "inspektorat", "bagian-hukum", "dlh-uptd")):
            verdict = EACH_VERDICTS[(number * 5 + place) % len(EACH_VERDICTS)]
            done = verdict in ("met", "late")
            found.append(Case(article, objective, unit if unit in ACTORS else "dlh", action, verdict, severity, scope="each", unit=unit, done=int(done),
                              basis="declared" if done else None, reasons=() if done else ("Tidak ada dokumen yang sesuai.",),
                              due=None if done else date(2026, 6, 30), more={"overdue_days": 184 if verdict == "unmet" else 0, **_each_evidence(verdict)}))  # fmt: skip
    return found


def _each_evidence(verdict: str) -> dict[str, Any]:
    if verdict in ("unmet", "partial"):
        return {"leaves": (_leaf("", "Surat edaran", ("ditandatangani kepala perangkat daerah", "status final")),)}
    return {}


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
        id=case.id, citation=both(citation, citation), title=both("Kelembagaan" if "art_54" in case.article else "Penyelenggaraan"),
        action=both(case.action), recommendation=both(f"Selesaikan dan arsipkan buktinya: {case.action[0].lower()}{case.action[1:]}."),
        actor=both("Pemerintah Daerah", "City Government"), lead=case.lead, support=("dinkominfo",) if case.lead != "dinkominfo" else (),
        scope=case.scope, severity=case.severity, deadline=both(case.deadline), evidence=both(f"Dokumen final yang membuktikan: {case.action[0].lower()}{case.action[1:]}"),
        chapter=chapter, part=None, article=f"{chapter}__{article}", paragraph=None, objective=case.objective,
        practice=f"{case.objective}.01" if case.objective else None, related=case.related, element=case.element,
        remarks=("Pasal ini dirujuk dengan huruf yang keliru di tempat lain.",) if "art_54" in case.article else (),
        text="Contoh bunyi ketentuan yang disediakan pemakai." if case.article.endswith("para_3__point_d") else None,
    )  # fmt: skip


def _result(case: Case) -> Result:
    more = {"found": case.verdict, **case.more}
    return Result(
        obligation=case.id, unit=case.unit, verdict=case.verdict, done=case.done, of=case.of, due=case.due, basis=case.basis,
        reasons=tuple(because(text) for text in case.reasons), **more,
    )  # fmt: skip


def _roll(key: str, label: Label, results: list[Result], encoded: int) -> Roll:
    counts = {verdict: sum(r.verdict == verdict for r in results) for verdict in VERDICTS}
    met = [r for r in results if r.verdict in ("met", "late")]
    rate = Rate(met=len(met), of=len(results) - counts["not_applicable"] - counts["not_due"], verified=sum(r.basis == "verified" for r in met))
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
        f"{domain}{number:02}": OBJECTIVE_NAMES.get(f"{domain}{number:02}", both(f"Sasaran contoh {number}", f"Sample objective {number}"))
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
    ("sekretariat-daerah/sk-dewan-2025", "Keputusan Wali Kota", "Pembentukan Dewan Kota Cerdas", date(2025, 9, 12), "attached", None),
    ("sekretariat-daerah/sk-tim-2025", "Keputusan Wali Kota", "Pembentukan Tim Pelaksana Kota Cerdas", date(2025, 10, 2), "intact", None),
    ("sekretariat-daerah/notula-dewan-2026", "Notula rapat", "Sidang tahunan Dewan Kota Cerdas", date(2026, 4, 20), "attached", None),
    ("sekretariat-daerah/evaluasi-2026", "Laporan evaluasi", "Evaluasi tata kelola kota cerdas 2026", date(2026, 11, 5), "attached", None),
    ("sekretariat-daerah/se-risiko-2026", "Surat edaran", "Pedoman manajemen risiko", date(2026, 2, 10), "signed", None),
    ("sekretariat-daerah/hadir-2026-08", "Daftar hadir", "Daftar hadir rapat koordinasi Agustus", date(2026, 8, 12), "attached", None),
    ("dinkominfo/masterplan-2021", "Masterplan kota cerdas", "Masterplan 2021–2025", date(2021, 3, 1), "intact", None),
    ("dinkominfo/register-risiko-2026", "Register risiko", "Register risiko TIK 2026", date(2026, 7, 1), "intact", None),
    ("dinkominfo/register-perubahan-2026", "Register perubahan", "Register perubahan sistem 2026", date(2026, 12, 30), "attached", None),
    ("dinkominfo/dpa-2026", "DPA", "Dokumen pelaksanaan anggaran 2026", date(2026, 1, 4), "declared", None),
    ("dinkominfo/pemetaan-2026", "Laporan kegiatan", "Pemetaan pemangku kepentingan", date(2026, 5, 9), "attached", None),
    ("dinkominfo/smki-2026", "Dokumen SMKI", "Kebijakan keamanan informasi", date(2026, 3, 3), "declared", "B001"),
    *((f"sekretariat-daerah/notula-2026-{m:02}", "Notula rapat", f"Rapat koordinasi Tim Pelaksana bulan ke-{m}", date(2026, m, 11), "attached", None) for m in range(1, 13) if m not in (3, 7)),
)  # fmt: skip


def sample(mode: Mode = "simulation", *, made: list[Case] | None = None, **changes: Any) -> Assessment:
    """Build the sample assessment in one of the three modes."""
    made = cases() if made is None else made
    duties = {case.id: _duty(case) for case in made}
    results = [_result(case) for case in made]
    used = [key for r in results for key in (*r.accepted, *(k for leaf in r.leaves for k in leaf.accepted))]
    values: dict[str, Any] = {
        "mode": mode, "at": AT, "period_start": PERIOD.start, "period_end": PERIOD.end,
        "in_force_from": None if mode == "readiness" else date(2025, 6, 1),
        "promulgation": "Nomor 4 Tahun 2025, Lembaran Daerah Nomor 4" if mode == "compliance" else None,
        "parties": tuple(Party(id=key, name=ACTORS[key].id, items=sum(i[0].startswith(f"{key}/") for i in ITEMS)) for key in PARTIES),
        "corpus": CorpusState(fingerprint="5b" * 32, places=326, provisions=989, assessable=760, encoded=131, obligations=len(duties)),
        "duties": duties, "results": tuple(results),
        "out_of_scope": ("chp_IV__art_50__para_4__point_b#parkir", "chp_IV__art_52__para_1"),
        "exclusions": (Exclusion(organisation="sekretariat-daerah", fact="peraturan-bertentangan", label=both("Ada peraturan yang bertentangan", "There are conflicting regulations"), value=False,
                                 reason="Bagian Hukum telah memeriksa seluruh peraturan wali kota tentang TIK.", obligations=(made[min(23, len(made) - 1)].id,)),),
        "items": tuple(Shown(key=key, organisation=key.partition("/")[0], type_label=both(kind), title=title, number=f"{n:03}/2026" if n % 3 else None, date=day,
                             status="draf" if "masterplan" in key else "final", level=level, file=f"bukti/{key.partition('/')[2]}.pdf" if level != "declared" or rejected else None, rejected=rejected, used_by=used.count(key))
                       for n, (key, kind, title, day, level, rejected) in enumerate(ITEMS)),
        "rolls": _rolls(duties, results), "total": _roll("total", both("Seluruh kewajiban", "All duties"), results, len(duties)),
        "names": {**ACTORS, "dlh-uptd": both("UPTD Persampahan", "Waste Services Unit")},
        "expired_decisions": (Decision(id="kep-00", kind="exception", reason="Penundaan pembentukan forum.", author="Inspektur", date=date(2025, 12, 1), expires=date(2026, 6, 30)),),
        "unused_decisions": (Decision(id="kep-09", kind="accept", reason="Dokumen yang dimaksud tidak ada dalam bundel.", author="Inspektur Pembantu II", date=date(2026, 9, 1)),),
        "warnings": (because("Inspektorat ikut dinilai atas kewajibannya sendiri; penilaian itu tidak dapat dianggap independen.", "The inspectorate is judged on its own duties; that part cannot count as independent."),),
        "problems": (problem("S001", "examples/bundel/bundle.yaml", 41, 5, key="date", subject="dinkominfo/smki-2026"), problem("Y001", "examples/bundel/bukti/hilang.pdf", reason="tidak ada", severity="warning")),
        "run": Run(program="perda-rules 0.1.0", engine="native"),
    }  # fmt: skip
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
        key: duty.model_copy(update={
            "citation": label(duty.citation), "title": label(duty.title), "action": label(duty.action), "recommendation": label(duty.recommendation),
            "evidence": label(duty.evidence), "deadline": label(duty.deadline), "actor": label(duty.actor), "remarks": (next(evil),), "text": next(evil),
        })
        for key, duty in plain.duties.items()
    }  # fmt: skip
    results = tuple(
        r.model_copy(update={
            "cause": next(evil), "effect": next(evil), "reasons": tuple(because(next(evil)) for _ in r.reasons),
            "leaves": tuple(leaf.model_copy(update={"type_label": label(leaf.type_label), "asks": (label(leaf.type_label),)}) for leaf in r.leaves),
            "decisions": tuple(d.model_copy(update={"reason": next(evil), "author": next(evil), "id": next(evil)}) for d in r.decisions),
            "events": tuple(e.model_copy(update={"event": next(evil)}) for e in r.events),
        })
        for r in plain.results
    )  # fmt: skip
    return plain.model_copy(update={
        "duties": duties, "results": results, "promulgation": next(evil),
        "parties": tuple(p.model_copy(update={"name": next(evil)}) for p in plain.parties),
        "items": tuple(i.model_copy(update={"title": poison(i.title), "file": next(evil), "number": next(evil), "rejected": next(evil), "type_label": label(i.type_label)}) for i in plain.items),
        "exclusions": tuple(e.model_copy(update={"reason": next(evil), "label": label(e.label)}) for e in plain.exclusions),
        "names": {key: label(name) for key, name in plain.names.items()},
        "rolls": {axis: tuple(r.model_copy(update={"label": label(r.label)}) for r in rolls) for axis, rolls in plain.rolls.items()},
        "out_of_scope": tuple(HOSTILE), "unused_decisions": tuple(d.model_copy(update={"reason": next(evil)}) for d in plain.unused_decisions),
        "warnings": tuple(because(text) for text in HOSTILE),
        "problems": tuple(problem("S001", text, 3, 1, key=text) for text in HOSTILE),
        "run": Run(program=HOSTILE[0], engine=HOSTILE[1]),
    })  # fmt: skip


def large(count: int) -> Assessment:
    """An assessment of ``count`` results, each ``each`` duty owed by many units."""
    base = cases()
    made = []
    for n in range(count):
        case = base[n % len(base)]
        round_ = n // len(base)
        made.append(case if not round_ else Case(**{**case.__dict__, "unit": f"unit-{round_}", "scope": "each"}))
    return sample("compliance", made=made, at=AT + timedelta(days=0))
