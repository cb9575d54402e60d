"""Any text has findings, none breaks a rule, and what a rule says of each can be written."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from perda_rules.regulation.lint.registry import describe, rules
from perda_rules.regulation.lint.run import lint
from perda_rules.regulation.parsing import parse_document

_FRAGMENTS = (
    "BAB I\n", "BAB II\nKETENTUAN UMUM\n", "Bagian Kesatu\nUmum\n", "Paragraf 1\nUmum\n", "Pasal 1\n", "Pasal 2\n",
    "Pasal ...\n", "Pasal I\n", "Menimbang:\na. bahwa perlu;\n", "Mengingat:\n1. Undang-Undang;\n", "MEMUTUSKAN:\n",
    "Bagian Kedua\n", "Bagian ...\n", "BAB ...\nTAMAN\n", "BAB III\nKETENTUAN PERALIHAN\n",
    "BAB IV\nKETENTUAN PENUTUP\n",
    "TENTANG JALAN\n", "DENGAN RAHMAT TUHAN YANG MAHA ESA\n", "Dengan Persetujuan Bersama\n",
    "2. Undang-Undang Nomor 2 Tahun 2020 tentang Jalan;\n", "b. bahwa berdasarkan huruf a, perlu menetapkan",
    "Diundangkan di Contoh pada tanggal 1 NIP. 2\n", "tercantum dalam Lampiran", "Dalam Perawatan Jalan, ",
    "Ketentuan mengenai jalan diatur lebih lanjut oleh peraturan pelaksanaan", "dipidana dengan pidana penjara",
    "Menetapkan: PERATURAN DAERAH TENTANG JALAN.\n", "Ditetapkan di Contoh\n", "PENJELASAN\n", "LAMPIRAN\n", "\n",
    "(1) ", "(2) ", "(2a) ", "a. ", "b. ", "c. ", "1. ", "2. ", "a) ", "1) ", "; dan\n", ";\n", ".\n", ":\n", ",. ",
    "..", "…",
    "Dalam Peraturan Daerah ini yang dimaksud dengan:\n", "Daerah adalah Kota Contoh.\n",
    "Wali Kota wajib menetapkan rencana induk", "Dinas segera melaporkan gangguan", "paling lama 7 (enam) hari kerja",
    "Kewajiban sebagaimana dimaksud pada ayat (1)", "sebagaimana dimaksud dalam Pasal 1 ayat (2) huruf a meliputi",
    "terdiri atas", "salah satu", "dikenai sanksi administratif", "melanggar ketentuan Pasal 1", "mulai berlaku",
    "Peraturan Daerah ini mulai berlaku pada tanggal diundangkan",
    "semua peraturan yang bertentangan dengan Peraturan Daerah ini dicabut",
    "Rp50.000,00 (lima puluh ribu rupiah)", "dan atau", "antara lain", "harus wajib", "yang selanjutnya disebut",
    " adalah ", "Juru Tera Kepala ", "Jalan Kota Contoh ", "jalan jalan ", "smart city ", "Smart City ", "analisa ",
    "kerjasama ", "kerja sama ", "di lakukan ", "antar jalan ", "maupun ", "baik melalui ", "dimana ", "pasal 5 ",
    "2O08 ", "1,000 ", "(Pejabat) ", "dan/atau ", "-nya ", "jalan-jalan ", "peraturan yang berlaku ",
    "1. Jalan Kota yang selanjutnya disingkat JK adalah jalan di kota.\n", "2. Jalan adalah jalan", "JK ", "JKN ",
    "Jalan sebagaimana dimaksud pada ayat (2) sampai dengan ayat (1)", "Pasal 1, Pasal 2, dan Pasal 3", "ayat (l)",
    "Rencana induk sebagaimana dimaksud dalam huruf a", "tersebut dalam Pasal 2 ayat (1)", "ayat (1) Pasal ini",
    "sebagaimana dimaksud pada ayat", "Pasal 5 Undang-Undang Nomor 39", "BAB IX", "Lampiran II", "Cukup jelas",
    "“Dinas", "”", "(", ")", '"', "'", "/", "-", "~", "·", "\t", " ", "É", "ß", "İ", "𝟙", "9" * 30, "Aa " * 30,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(_FRAGMENTS) | st.text(max_size=12), max_size=60).map("".join))
def test_every_rule_reads_any_text(text: str) -> None:
    lines = text.count("\n") + text.count("\r") + 1
    for found in lint(parse_document(text), rules().values()):
        assert 1 <= found.line <= lines
        assert found.column >= 1
        said = describe(found.code).message
        assert said.id.format_map(found.params)
        assert said.en.format_map(found.params)
