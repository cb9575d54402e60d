"""A record of JDIHN has every key, and says only what the text says."""

from __future__ import annotations

import pytest
from made_sections import section

from perda_rules.regulation.document import Document, Front
from perda_rules.regulation.jdihn import KEYS, to_jdihn


def record(front: Front, closing: str = "") -> dict[str, str]:
    return to_jdihn(Document(section("opening", ""), (), section("closing", closing), front))


def test_a_by_law_is_described_as_its_text_says() -> None:
    closing = (
        "Ditetapkan di Bahari pada tanggal 30 Desember 2020\nDiundangkan di Bahari pada tanggal 4 Januari 2021\n"
        "LEMBARAN DAERAH KOTA BAHARI TAHUN 2021 NOMOR 9\nTAMBAHAN LEMBARAN DAERAH KOTA BAHARI NOMOR 77"
    )
    front = Front(type="PERATURAN DAERAH KOTA BAHARI", number="4", year="2020", title="TAMAN")
    found = record(front, closing)
    assert tuple(found) == KEYS
    assert {key: value for key, value in found.items() if value} == {
        "tahun_pengundangan": "2021",
        "tanggal_penetapan": "2020-12-30",
        "tanggal_pengundangan": "2021-01-04",
        "jenis": "PERATURAN DAERAH KOTA",
        "noPeraturan": "4",
        "judul": "PERATURAN DAERAH KOTA BAHARI NOMOR 4 TAHUN 2020 TENTANG TAMAN",
        "singkatanJenis": "PERDA",
        "tempatTerbit": "Bahari",
        "sumber": "LD 2021 (9), TLD (77)",
        "bahasa": "Indonesia",
        "teuBadan": "Bahari (Kota)",
        "operasi": "4",
        "display": "1",
    }


def test_a_draft_leaves_empty_what_is_not_yet_known() -> None:
    front = Front(type="PERATURAN DAERAH KOTA BAHARI", year="2025", title="TAMAN")
    found = record(front, "Ditetapkan di Bahari\npada tanggal ...\nDiundangkan di Bahari pada tanggal ...")
    assert found["judul"] == "PERATURAN DAERAH KOTA BAHARI TAHUN 2025 TENTANG TAMAN"
    assert found["tempatTerbit"] == "Bahari"
    empty = ("noPeraturan", "tahun_pengundangan", "tanggal_penetapan", "tanggal_pengundangan", "sumber", "status")
    assert not any(found[key] for key in empty)


def test_of_a_text_without_front_matter_only_the_settings_of_the_exchange_are_there() -> None:
    assert {key: value for key, value in record(Front()).items() if value} == {"operasi": "4", "display": "1"}


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("UNDANG-UNDANG REPUBLIK INDONESIA", "Indonesia"),
        ("PERATURAN MENTERI TAMAN REPUBLIK INDONESIA", "Indonesia. Kementerian Taman"),
        ("PERATURAN BADAN TAMAN NASIONAL", "Indonesia. Badan Taman Nasional"),
        ("PERATURAN DAERAH PROVINSI JAWA TENGAH", "Jawa Tengah (Provinsi)"),
        ("PERATURAN WALI KOTA BAHARI", "Bahari (Kota). Wali Kota"),
        ("PERATURAN GUBERNUR JAWA TENGAH", "Jawa Tengah (Provinsi). Gubernur"),
        ("PERATURAN DESA BAHARI", "Bahari (Desa)"),
        ("PERATURAN DAERAH", ""),
        ("PERATURAN MENTERI", ""),
    ],
)
def test_the_body_is_entered_only_where_the_title_names_it(kind: str, body: str) -> None:
    assert record(Front(type=kind))["teuBadan"] == body


def test_a_year_that_the_number_has_is_not_said_twice() -> None:
    front = Front(type="PERATURAN MENTERI TAMAN", number="7/PMT.01/2021", year="2021", title="TAMAN")
    assert record(front)["judul"] == "PERATURAN MENTERI TAMAN NOMOR 7/PMT.01/2021 TENTANG TAMAN"
