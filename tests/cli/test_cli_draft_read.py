"""``perda-rules draft read``: an outline for people, everything for programs, and bad input told once."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as Xml

import jsonschema
import pytest
from town import Perda

DRAFT = """\
BAB I
PENGERTIAN
Pasal 1
Dalam Peraturan Daerah ini yang dimaksud dengan:
1. Taman kota adalah ruang terbuka hijau milik kota.
2. Dinas adalah dinas yang merawat Taman kota.
BAB II
PENGELOLAAN
Bagian Kesatu
Perawatan
Pasal 2
(1) Dinas merawat Taman, yang meliputi:
a. penyiraman; dan
b. pemangkasan.
(2) Perawatan dicatat setiap bulan.
Pasal ...
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "naskah.txt"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_the_outline_shows_headings_counts_and_what_is_missing(perda: Perda, draft: Path) -> None:
    ran = perda("draft", "read", draft)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[3:10] == [
        "  BAB I PENGERTIAN (1 Pasal)",
        "    Pasal 1 (2 definisi): Dalam Peraturan Daerah ini yang dimaksud dengan",
        "  BAB II PENGELOLAAN (2 Pasal)",
        "    Bagian Kesatu Perawatan (2 Pasal)",
        "      Pasal 2 (2 ayat, 2 butir)",
        "      Pasal tanpa nomor (tempat kosong)",
        "",
    ]
    assert "  2 definisi" in ran.out
    english = perda("draft", "read", draft, "--lang", "en").out
    assert "Chapter II PENGELOLAAN (2 articles)" in english
    assert "Article 2 (2 paragraphs, 2 points)" in english


def test_json_holds_every_unit_with_its_place_and_is_as_its_schema_says(perda: Perda, draft: Path) -> None:
    made = json.loads(perda("draft", "read", draft, "--format", "json").out)
    jsonschema.validate(made, json.loads(perda("schema", "draft").out))
    dinas = made["units"][1]["children"][0]["children"][0]
    assert (dinas["id"], dinas["line"], dinas["column"]) == ("chp_II__art_2", 11, 1)
    assert dinas["citation"] == {"id": "BAB II Pasal 2", "en": "Chapter II Article 2"}
    assert [child["number"] for child in dinas["children"]] == ["1", "2"]
    assert made["counts"]["article"] == 3


def test_akoma_ntoso_and_jdihn_are_for_other_programs(perda: Perda, draft: Path, tmp_path: Path) -> None:
    target = tmp_path / "naskah.xml"
    assert perda("draft", "read", draft, "--format", "akn", "-o", target).code == 0
    assert Xml.parse(target).getroot().tag.endswith("}akomaNtoso")  # noqa: S314 (our own file)
    assert "teuBadan" in json.loads(perda("draft", "read", draft, "--format", "jdihn").out)


def test_a_text_without_a_pasal_is_read_all_the_same(perda: Perda, tmp_path: Path) -> None:
    path = tmp_path / "catatan.md"
    path.write_text("Catatan rapat tentang taman.\n", encoding="utf-8")
    ran = perda("draft", "read", path, "--format", "json")
    assert ran.code == 0
    assert "Catatan rapat tentang taman." in ran.out


@pytest.mark.parametrize(("data", "code"), [
    (b"\x89PNG\r\n\x1a\n" + b"\x00" * 50, "R009"),
    (b"\x00\x01\x02" * 99, "R003"),
])  # fmt: skip
def test_what_is_no_text_is_one_clear_error(perda: Perda, tmp_path: Path, data: bytes, code: str) -> None:
    path = tmp_path / "naskah.txt"
    path.write_bytes(data)
    ran = perda("draft", "read", path)
    assert (ran.code, ran.out) == (2, "")
    assert f" {code}: " in ran.err
