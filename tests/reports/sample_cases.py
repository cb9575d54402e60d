"""The duties of the sample assessment and how each of them fared, written out one by one.

Persons are offices, never names; every sentence is made up for the tests.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from perda_rules.assessment.deadlines import Period, windows
from perda_rules.assessment.models import (
    Decision,
    EventResult,
    LeafResult,
    NearMiss,
    Reading,
    Reason,
    WindowResult,
)
from perda_rules.language import Label
from perda_rules.messages import _shelf

AT = date(2026, 12, 31)
PERIOD = Period(date(2026, 1, 1), date(2026, 12, 31))


def both(indonesian: str, english: str | None = None) -> Label:
    return Label(id=indonesian, en=english or f"[en] {indonesian}")


def because(indonesian: str, english: str | None = None) -> Reason:
    """A reason whose sentence is given here; the test catalogue knows the code ``sample``."""
    return Reason(code="sample", labels={"what": both(indonesian, english)})


def teach_catalogue() -> None:
    _shelf(problems=False)["reason.sample"] = {"id": "{what}", "en": "{what}"}


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


def _leaf(
    path: str, kind: str, asks: tuple[str, ...], *, accepted: tuple[str, ...] = (), near: NearMiss | None = None
) -> LeafResult:
    return LeafResult(
        path=path,
        type=kind.lower().replace(" ", "-"),
        type_label=both(kind),
        asks=tuple(both(a) for a in asks),
        needed=1,
        satisfied=bool(accepted),
        accepted=accepted,
        near=near,
    )


def _months(
    missing: set[int], partial: set[int] = frozenset(), pending: set[int] = frozenset()
) -> tuple[WindowResult, ...]:  # type: ignore[assignment]
    found = []
    for window in windows(PERIOD, "P1M"):
        month = window.start.month
        state = (
            "missing"
            if month in missing
            else "partial"
            if month in partial
            else "pending"
            if month in pending
            else "met"
        )
        have = {"met": 2, "partial": 1}.get(state, 0)
        items = (f"sekretariat-daerah/notula-2026-{month:02}",) if have else ()
        found.append(WindowResult(start=window.start, end=window.end, state=state, have=have, need=2, items=items))
    return tuple(found)


NEAR_DECREE = NearMiss(
    item="sekretariat-daerah/sk-dewan-2025",
    failed=(because("Susunan anggota tidak memuat unsur akademisi.", "The members include no academic."),),
)

CASES: tuple[Case, ...] = (
    Case(
        "chp_IV__art_54__para_3__point_d",
        "EDM01",
        "sekretariat-daerah",
        "Rapat koordinasi Tim Pelaksana sekurangnya sebulan sekali",
        "partial",
        "high",
        reasons=(
            "9 dari 12 bulan mempunyai notula dan daftar hadir yang lengkap.",
            "Maret, Juli, dan Agustus 2026 belum lengkap.",
        ),
        done=9,
        of=12,
        due=date(2026, 3, 31),
        basis="verified",
        deadline="Setiap bulan",
        element="suprastruktur/kelembagaan",
        related=("APO01", "BAI11"),
        more={
            "overdue_days": 275,
            "windows": _months({3, 7}, {8}),
            "leaves": (
                _leaf(
                    "0",
                    "Notula rapat",
                    (
                        "forum: Tim Pelaksana Kota Cerdas",
                        "memuat kemajuan proyek, kendala teknis, dan kebutuhan sumber daya",
                    ),
                    accepted=tuple(f"sekretariat-daerah/notula-2026-{m:02}" for m in (1, 2, 4, 5, 6, 9)),
                ),
                _leaf(
                    "1",
                    "Daftar hadir",
                    ("forum: Tim Pelaksana Kota Cerdas", "tanggal rapat sama dengan notulanya"),
                    near=NearMiss(
                        item="sekretariat-daerah/hadir-2026-08",
                        failed=(
                            because(
                                "Tanggal rapat 12 Agustus 2026, notulanya 11 Agustus 2026.",
                                "Dated 12 August 2026; the minutes are of 11 August 2026.",
                            ),
                        ),
                    ),
                ),
            ),
        },
    ),
    Case(
        "chp_IV__art_54__para_2__point_a",
        "EDM01",
        "sekretariat-daerah",
        "Tetapkan susunan Dewan Kota Cerdas dengan semua unsurnya",
        "unmet",
        "critical",
        reasons=("Keputusan yang ada tidak memuat semua unsur yang diminta.",),
        due=date(2025, 12, 1),
        element="suprastruktur/kelembagaan",
        more={
            "overdue_days": 395,
            "leaves": (
                _leaf(
                    "",
                    "Keputusan Wali Kota",
                    (
                        "tentang Dewan Kota Cerdas",
                        "anggota: unsur pemerintah, akademisi, pelaku usaha, dan masyarakat",
                        "status final",
                    ),
                    near=NEAR_DECREE,
                ),
            ),
            "cause": "Usulan nama dari perguruan tinggi baru diterima setelah keputusan ditandatangani.",
            "effect": "Arah kebijakan dibahas tanpa pertimbangan ilmiah yang disyaratkan.",
        },
    ),
    Case(
        "chp_IV__art_54__para_2__point_d",
        "EDM01",
        "sekretariat-daerah",
        "Dewan bersidang sekurangnya setahun sekali",
        "met",
        "high",
        done=1,
        basis="verified",
        deadline="Setidaknya sekali setahun",
        more={
            "accepted": ("sekretariat-daerah/notula-dewan-2026",),
            "windows": (
                WindowResult(
                    start=PERIOD.start,
                    end=PERIOD.end,
                    state="met",
                    have=1,
                    need=1,
                    items=("sekretariat-daerah/notula-dewan-2026",),
                ),
            ),
        },
    ),
    Case(
        "chp_IV__art_54__para_4__point_d",
        "EDM05",
        "dinkominfo",
        "Forum Pendukung bertemu sekurangnya dua kali setahun",
        "late",
        "medium",
        done=2,
        of=2,
        due=date(2026, 6, 30),
        basis="declared",
        reasons=("Pertemuan kedua berlangsung setelah tahun berjalan berakhir.",),
        more={"overdue_days": 0},
    ),
    Case(
        "chp_VI__art_65__para_4__point_b",
        "EDM02",
        "bapperida",
        "Susun masterplan kota cerdas lima tahunan",
        "stale",
        "critical",
        reasons=("Masterplan berlaku sampai 31 Desember 2025.",),
        due=date(2026, 1, 1),
        deadline="Sekali, dalam 1 tahun sejak mulai berlaku",
        more={
            "overdue_days": 364,
            "leaves": (
                _leaf(
                    "",
                    "Masterplan kota cerdas",
                    ("dimensi: ketujuh dimensi", "masih berlaku"),
                    near=NearMiss(
                        item="dinkominfo/masterplan-2021",
                        failed=(because("Masa berlakunya berakhir 31 Desember 2025."),),
                    ),
                ),
            ),
        },
    ),
    Case(
        "chp_II__art_12__para_1",
        "EDM03",
        "sekretariat-daerah",
        "Tetapkan selera risiko kota cerdas",
        "unmet",
        "high",
        reasons=("Tidak ada dokumen yang sesuai.",),
        due=date(2025, 12, 1),
        more={"overdue_days": 395},
    ),
    Case(
        "chp_II__art_13__para_1",
        "EDM03",
        "sekretariat-daerah",
        "Arahkan praktik manajemen risiko kepada Perangkat Daerah",
        "partial",
        "medium",
        done=1,
        of=2,
        reasons=("Surat edaran ada, bukti penyampaiannya belum.",),
        basis="declared",
        more={
            "leaves": (
                _leaf(
                    "0", "Surat edaran", ("tentang manajemen risiko",), accepted=("sekretariat-daerah/se-risiko-2026",)
                ),
                _leaf("1", "Bukti publikasi", ("kanal: laman resmi",)),
            )
        },
    ),
    Case(
        "chp_II__art_14__para_1",
        "EDM03",
        "sekretariat-daerah",
        "Pantau profil risiko secara berkala",
        "partial",
        "high",
        done=1,
        of=1,
        reasons=("Bukti ada, tetapi lebih tua daripada 1 tahun.",),
        basis="verified",
        deadline="Berkala, dibaca sebagai setiap tahun",
        more={
            "reading": Reading(
                entry="berkala",
                words="berkala",
                length="P1Y",
                ground=both(
                    "Siklus perencanaan tahunan pemerintah daerah", "The yearly planning cycle of local government"
                ),
                decisive=True,
            )
        },
    ),
    Case(
        "chp_II__art_8__para_1",
        "EDM02",
        "bapperida",
        "Nilai manfaat investasi kota cerdas",
        "needs_review",
        "medium",
        reasons=("Jangka waktunya dibiarkan terbuka oleh teks; seorang penilai perlu menetapkannya.",),
        deadline="Dalam jangka waktu yang dibiarkan terbuka",
        more={
            "reading": Reading(
                entry="jangka-waktu",
                words="jangka waktu terbuka",
                length=None,
                ground=both("Teks tidak menetapkan lamanya", "The text sets no length"),
                decisive=False,
            )
        },
    ),
    Case(
        "chp_II__art_6__para_1",
        "EDM01",
        "sekretariat-daerah",
        "Evaluasi sistem tata kelola setiap tahun",
        "met",
        "medium",
        done=1,
        basis="verified",
        more={"accepted": ("sekretariat-daerah/evaluasi-2026",)},
    ),
    Case(
        "chp_II__art_7__para_1",
        "EDM01",
        "sekretariat-daerah",
        "Arahkan sistem tata kelola dengan peraturan pelaksana",
        "not_due",
        "medium",
        due=date(2027, 6, 1),
    ),
    Case(
        "chp_II__art_16__para_1",
        "EDM04",
        "bpkad",
        "Rencanakan sumber daya anggaran kota cerdas",
        "met",
        "medium",
        done=1,
        basis="declared",
        more={"accepted": ("dinkominfo/dpa-2026",)},
    ),
    Case(
        "chp_II__art_17__para_1",
        "EDM04",
        "bkpsdm",
        "Petakan kompetensi pegawai pengelola",
        "unmet",
        "low",
        reasons=("Tidak ada dokumen yang sesuai.",),
        due=date(2026, 6, 30),
        more={"overdue_days": 184},
    ),
    Case(
        "chp_II__art_20__para_1",
        "EDM05",
        "dinkominfo",
        "Petakan pemangku kepentingan",
        "met",
        "medium",
        done=1,
        basis="verified",
        more={"accepted": ("dinkominfo/pemetaan-2026",)},
    ),
    Case(
        "chp_III__art_105__point_a",
        "APO12",
        "dinkominfo",
        "Kelola register risiko TIK yang lengkap",
        "partial",
        "high",
        done=7,
        of=9,
        reasons=("Dua baris register belum menyebut pemilik risiko.",),
        basis="verified",
        more={
            "leaves": (
                _leaf(
                    "",
                    "Register risiko",
                    ("setiap baris lengkap: risiko, pemilik, mitigasi",),
                    near=NearMiss(
                        item="dinkominfo/register-risiko-2026",
                        failed=(
                            because("Baris 4 dan 7 tidak mengisi kolom pemilik."),
                            because("Kolom mitigasi kosong di baris 7."),
                        ),
                    ),
                ),
            )
        },
    ),
    Case(
        "chp_III__art_110__point_b",
        "APO13",
        "dinkominfo",
        "Operasikan sistem manajemen keamanan informasi",
        "unmet",
        "critical",
        reasons=("Digest berkas tidak cocok dengan yang tercatat, sehingga dokumen ditolak.",),
        due=date(2026, 6, 1),
        more={
            "overdue_days": 213,
            "excepted": True,
            "decisions": (
                Decision(
                    id="kep-03",
                    kind="except",
                    reason="Sertifikasi ulang sedang berjalan sampai triwulan pertama.",
                    author="Inspektur Pembantu I",
                    date=date(2026, 11, 3),
                    expires=date(2027, 3, 31),
                ),
            ),
        },
    ),
    Case(
        "chp_III__part_18__art_nn_2",
        "BAI06",
        "dinkominfo",
        "Otorisasi setiap perubahan darurat sesudah diterapkan",
        "partial",
        "high",
        done=2,
        of=4,
        reasons=("Dua dari empat perubahan darurat diotorisasi tepat waktu.",),
        deadline="Setiap kali ada perubahan darurat",
        more={
            "events": (
                EventResult(
                    event="PRB-014", day=date(2026, 2, 3), state="met", item="dinkominfo/register-perubahan-2026"
                ),
                EventResult(
                    event="PRB-021", day=date(2026, 5, 18), state="late", item="dinkominfo/register-perubahan-2026"
                ),
                EventResult(
                    event="PRB-033", day=date(2026, 9, 9), state="missing", item="dinkominfo/register-perubahan-2026"
                ),
                EventResult(
                    event="PRB-040", day=date(2026, 12, 29), state="pending", item="dinkominfo/register-perubahan-2026"
                ),
            )
        },
    ),
    Case(
        "chp_III__part_27__art_nn_1",
        "DSS02",
        "dinkominfo",
        "Laporkan tiket layanan setiap bulan",
        "met",
        "medium",
        done=12,
        of=12,
        basis="verified",
        more={"windows": _months(set())},
    ),
    Case(
        "chp_III__part_34__art_nn_3",
        "MEA02",
        "inspektorat",
        "Nilai pengendalian internal TIK setiap tahun",
        "needs_review",
        "medium",
        reasons=("Fakta konteks tentang audit internal belum dinyatakan.",),
    ),
    Case(
        "chp_V__art_63__para_2",
        None,
        "dlh",
        "Pantau mutu udara kota secara waktu nyata",
        "unmet",
        "medium",
        reasons=("Tidak ada dokumen yang sesuai.",),
    ),
    Case(
        "chp_VI__art_65__para_3__point_a",
        "EDM01",
        "sekretariat-daerah",
        "Bentuk Tim Pelaksana dalam enam bulan",
        "met",
        "critical",
        done=1,
        due=date(2025, 12, 1),
        basis="verified",
        more={
            "accepted": ("sekretariat-daerah/sk-tim-2025",),
            "found": "partial",
            "decisions": (
                Decision(
                    id="kep-01",
                    kind="override",
                    reason="Unsur yang kurang sudah ditambahkan dengan keputusan perubahan yang diperiksa langsung.",
                    author="Inspektur",
                    date=date(2026, 10, 5),
                ),
            ),
        },
    ),
    Case(
        "chp_VI__art_65__para_8__point_a",
        "EDM01",
        "bagian-hukum",
        "Siapkan peraturan pelaksana dalam enam bulan",
        "late",
        "high",
        done=1,
        due=date(2025, 12, 1),
        basis="verified",
        reasons=("Ditetapkan 14 Januari 2026, tenggatnya 1 Desember 2025.",),
    ),
    Case(
        "chp_VI__art_65__para_5__point_b",
        None,
        "dinkominfo",
        "Uji coba platform data terpadu",
        "not_due",
        "low",
        due=date(2027, 3, 1),
    ),
    Case(
        "chp_VII__art_66__para_2",
        None,
        "bagian-hukum",
        "Sesuaikan peraturan yang bertentangan",
        "not_applicable",
        "low",
        reasons=("Dinyatakan tidak ada peraturan yang bertentangan.",),
    ),
)
EACH_VERDICTS = (
    "met",
    "unmet",
    "partial",
    "met",
    "stale",
    "not_due",
    "not_applicable",
    "met",
    "needs_review",
    "late",
    "met",
    "partial",
)
EACH_DUTIES = (
    ("chp_VI__art_65__para_3__point_b", "EDM05", "Tunjuk pengelola kota cerdas di perangkat daerah", "high"),
    ("chp_IV__art_56__para_1", "APO13", "Daftarkan dataset pada katalog data kota", "medium"),
    ("chp_IV__art_45__para_1", "DSS02", "Latih pegawai memakai layanan digital", "low"),
    ("chp_IV__art_53__para_2", "BAI06", "Tetapkan SOP layanan digital", "medium"),
)


def cases() -> list[Case]:
    found = list(CASES)
    for number, (article, objective, action, severity) in enumerate(EACH_DUTIES):
        for place, unit in enumerate(
            (
                "dinkominfo",
                "sekretariat-daerah",
                "dlh",
                "bpkad",
                "bkpsdm",
                "bapperida",
                "inspektorat",
                "bagian-hukum",
                "dlh-uptd",
            )
        ):
            verdict = EACH_VERDICTS[(number * 5 + place) % len(EACH_VERDICTS)]
            done = verdict in ("met", "late")
            found.append(
                Case(
                    article,
                    objective,
                    unit if unit in ACTORS else "dlh",
                    action,
                    verdict,
                    severity,
                    scope="each",
                    unit=unit,
                    done=int(done),
                    basis="declared" if done else None,
                    reasons=() if done else ("Tidak ada dokumen yang sesuai.",),
                    due=None if done else date(2026, 6, 30),
                    more={"overdue_days": 184 if verdict == "unmet" else 0, **_each_evidence(verdict)},
                )
            )
    return found


def _each_evidence(verdict: str) -> dict[str, Any]:
    if verdict in ("unmet", "partial"):
        return {"leaves": (_leaf("", "Surat edaran", ("ditandatangani kepala perangkat daerah", "status final")),)}
    return {}
