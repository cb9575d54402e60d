"""The kind of a regulation and its maker are read from its title."""

from __future__ import annotations

import pytest

from perda_rules.regulation.instrument import instrument


@pytest.mark.parametrize(
    ("title", "short", "maker"),
    [
        ("UNDANG-UNDANG REPUBLIK INDONESIA", "UU", None),
        ("Undang-Undang Dasar", "UUD", None),
        ("Undang Undang", "UU", None),
        ("PERATURAN PEMERINTAH", "PP", None),
        ("PERATURAN PEMERINTAH PENGGANTI UNDANG-UNDANG", "PERPPU", None),
        ("PERATURAN DAERAH KOTA BAHARI", "PERDA", "Kota Bahari"),
        ("RANCANGAN PERATURAN DAERAH KABUPATEN BAHARI UTARA", "PERDA", "Kabupaten Bahari Utara"),
        ("PERATURAN DAERAH PROVINSI JAWA TENGAH", "PERDA", "Provinsi Jawa Tengah"),
        ("PERATURAN DAERAH", "PERDA", None),
        ("QANUN ACEH", "QANUN", "Aceh"),
        ("PERATURAN WALIKOTA BAHARI", "PERWALI", "Kota Bahari"),
        ("PERATURAN BUPATI BAHARI", "PERBUP", "Kabupaten Bahari"),
        ("PERATURAN MENTERI TAMAN DAN BANGKU REPUBLIK INDONESIA", "PERMEN", "Menteri Taman dan Bangku"),
        ("PERATURAN BADAN TAMAN NASIONAL", "PERATURAN", "Badan Taman Nasional"),
        ("Peraturan  Menteri\nTaman", "PERMEN", "Menteri Taman"),
        ("UU", "UU", None),
        ("Perda Kota Bahari", "PERDA", "Kota Bahari"),
        ("Perwal Bahari", "PERWALI", "Kota Bahari"),
    ],
)
def test_a_title_names_kind_and_maker(title: str, short: str, maker: str | None) -> None:
    found = instrument(title)
    assert found is not None
    assert found.short == short
    assert (found.region.called if found.region else found.office) == maker


@pytest.mark.parametrize("title", ["", "TAMAN", "SURAT EDARAN", "PERATURANNYA", "Tentang Peraturan Daerah"])
def test_what_names_no_kind_is_none(title: str) -> None:
    assert instrument(title) is None
