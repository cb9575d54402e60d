"""What a drafter reads of the difference between two texts: each kind of change once, in words of the trade."""

from __future__ import annotations

import pytest

from perda_rules.language import Language
from perda_rules.regulation.change.comparison import Comparison
from perda_rules.regulation.change.version import version_of
from perda_rules.regulation.parsing import parse_document
from perda_rules.reports.drafts.difference import difference
from perda_rules.reports.drafts.difference_lines import difference_lines
from perda_rules.reports.drafts.lines import plain

OLD = """\
Menimbang: bahwa taman perlu dirawat;
BAB I
UMUM
Pasal 1
Dalam peraturan ini yang dimaksud dengan:
1. Taman adalah ruang hijau milik kota.
2. Dinas adalah dinas yang membidangi taman.
BAB II
PERAWATAN
Bagian Kesatu
Siram
Pasal 2
(1) Dinas menyiram Taman setiap pagi sebelum matahari terik.
(2) Air siraman diambil dari sumur resapan di sekitar Taman.
(3) Juru siram mencatat lama penyiraman pada papan di gerbang.
(4) Papan di gerbang dibaca oleh pengawas setiap akhir pekan.
Pasal 3
Dinas memangkas pohon yang rantingnya mengganggu kabel listrik.
Bagian Kedua
Sampah
Pasal 4
Daun gugur dikumpulkan lalu dijadikan kompos oleh warga sekitar.
"""


def told(new: str, language: Language = "id", old: str = OLD) -> str:
    comparison = Comparison(version_of(parse_document(old)), version_of(parse_document(new)))
    return plain(difference_lines(difference(comparison, ("lama", "baru")), language, whole=False))


SPLIT = OLD.replace("(3) Juru", "Pasal 3\n(1) Juru").replace("(4) Papan", "(2) Papan")
SPLIT = SPLIT.replace("Pasal 4", "Pasal 5").replace("Pasal 3\nDinas", "Pasal 4\nDinas")
EARLIER = OLD.replace("Bagian Kedua\nSampah\n", "").replace("Pasal 3\n", "Bagian Kedua\nSampah\nPasal 3\n")


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (OLD, "  Kedua naskah sama."),
        (OLD.replace("Sampah", "Sampah Taman"), "    Sampah {+Taman+}"),
        (OLD.replace("BAB II", "BAB III"), "  BAB II → BAB III"),
        (OLD.replace("perlu dirawat", "wajib dirawat"), "    Menimbang: bahwa taman [-perlu-] {+wajib+} dirawat;"),
        (
            OLD.replace("milik kota", "di dalam kota"),
            "  “Taman” (BAB I Pasal 1 angka 1): bunyinya berubah; dipakai dalam 2 ketentuan lain",
        ),
        (
            OLD.replace("2. Dinas adalah dinas yang membidangi taman.\n", ""),
            "  “Dinas” (BAB I Pasal 1 angka 2): dihapus; masih dipakai dalam 2 ketentuan",
        ),
        (
            OLD.replace("1. Taman adalah", "1. Kebun adalah"),
            "  “Taman” menjadi “Kebun” (BAB I Pasal 1 angka 1); salah satunya dipakai dalam 2 ketentuan lain",
        ),
        (
            OLD.replace("2. Dinas adalah", "2. Air adalah barang cair.\n3. Dinas adalah"),
            "  “Air” (BAB I Pasal 1 angka 2): ditambah; dipakai dalam 1 ketentuan lain",
        ),
        (SPLIT, "  BAB II Pasal 3 [baris 15] (dipecah dari BAB II Pasal 2)"),
        (OLD.replace("sebelum matahari terik", "sebelum fajar"), "    ayat (1) (kemiripan 80 %)"),
        (OLD.replace("(4) Papan", "(5) Papan"), "    ayat (4) → ayat (5)"),
        (EARLIER, "  BAB II Pasal 3: kini di bawah judul lain, atau dalam urutan lain"),
        (
            OLD.replace("setiap akhir pekan", "lalu dibersihkan dengan sabun"),
            "      Papan di gerbang dibaca oleh pengawas [-setiap akhir pekan-] {+lalu dibersihkan dengan sabun+}.",
        ),
        (
            OLD.replace("Daun gugur dikumpulkan lalu dijadikan kompos oleh warga sekitar.", "Biaya ditanggung kas."),
            "    bunyinya (kemiripan 0 %); dipasangkan menurut tempatnya, bukan bunyinya",
        ),
    ],
)  # fmt: skip
def test_each_kind_of_change_has_its_line(new: str, line: str) -> None:
    assert line in told(new).split("\n")


def test_a_pasal_that_was_joined_with_another_says_with_which() -> None:
    assert "(digabung ke BAB II Pasal 2)" in told(OLD, old=SPLIT)


def test_lines_that_read_alike_are_said_to_be_paired_in_the_order_of_the_text() -> None:
    twice = "BAB I\nTAMAN\nPasal 1\nDinas menyiram.\nPasal 2\nDinas menyiram.\nPasal 3\nDinas mencatat.\n"
    new = "BAB I\nTAMAN\nPasal 1\nDinas mencatat.\nPasal 2\nDinas memangkas.\nPasal 3\nDinas menyiram.\n"
    new += "Pasal 4\nDinas menyiram.\n"
    comparison = Comparison(version_of(parse_document(twice)), version_of(parse_document(new)))
    assert {change.why for change in comparison.changes if change.old} == {"order", "words"}
    assert "Pasal 1 s.d. BAB I Pasal 2 → BAB I Pasal 3 s.d. BAB I Pasal 4" in told(new, old=twice)


def test_in_english_too() -> None:
    text = told(OLD.replace("perlu dirawat", "wajib dirawat").replace("milik kota", "di kota"), "en")
    assert "Definitions that changed" in text
    assert "Opening" in text
    assert "Old: lama (4 Pasal, 8 smallest provisions)" in text
