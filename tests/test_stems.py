"""Forms of one root are kin, whatever prefix has swallowed its first letter; words of other roots are not."""

from __future__ import annotations

import pytest

from perda_rules.stems import stems


@pytest.mark.parametrize(
    ("word", "other"),
    [
        ("penyusunan", "disusun"), ("pengumpulan", "mengumpulkan"), ("kewajiban", "wajib"), ("laporan", "melaporkan"),
        ("pemantauan", "dipantau"), ("penilaian", "menilai"), ("kategorisasi", "kategori"), ("Taman", "taman"),
    ],
)  # fmt: skip
def test_forms_of_one_root_are_kin(word: str, other: str) -> None:
    assert stems(word) & stems(other)


@pytest.mark.parametrize(("word", "other"), [("keterampilan", "manusia"), ("taman", "jalan"), ("budaya", "laporan")])
def test_words_of_other_roots_are_not(word: str, other: str) -> None:
    assert not stems(word) & stems(other)
