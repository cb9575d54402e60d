"""The words of a file are found by the places in it, and what cannot be read is told and stops nothing."""

from __future__ import annotations

import io
import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents import docx, pdf, png, xlsx, zipped
from perda_rules.evidence.models import Limits
from perda_rules.evidence.store import Refused
from perda_rules.evidence.text_cache import TextCache
from perda_rules.evidence.texts import Part, Text, read_text

ODT = zipped(
    {
        "content.xml": """<office:document-content xmlns:office="o" xmlns:text="t"><office:body><office:text>
<text:h text:outline-level="1">Pembukaan</text:h><text:p>Selamat<text:s/>datang</text:p>
<text:h text:outline-level="2">Tamu</text:h><text:p>Hadir semua</text:p>
<text:h text:outline-level="1">Penutup</text:h><text:p>Selesai</text:p>
</office:text></office:body></office:document-content>"""
    }
)
ODS = zipped(
    {
        "content.xml": """<o xmlns:table="t" xmlns:text="x"><table:table table:name="Pagu"><text:p>seratus</text:p>
</table:table><table:table table:name="Sisa"><text:p>sepuluh</text:p></table:table></o>"""
    }
)
PPTX = zipped(
    {f"ppt/slides/slide{n}.xml": f'<p:sld xmlns:p="p" xmlns:a="a"><a:p>Slide {n}</a:p></p:sld>' for n in (1, 2, 10)}
)
FILES = {
    "pdf": (pdf("Halaman satu", "Halaman dua"), [(1, "satu"), (2, "dua"), (3, None), ("dua", None)]),
    "xlsx": (xlsx({"Pagu": [["APBD", 100]], "2026": [["Sisa"]]}), [("pagu", "APBD 100"), (2026, "Sisa"), ("x", None)]),
    "md": (
        b"# Satu\nsatu\n## Anak\nanak\n# Dua\ndua\n\nTiga\n====\ntiga\n",
        [("Satu", "anak"), ("anak", "anak"), ("Dua", "dua"), ("Tiga", "tiga"), ("Empat", None)],
    ),
    "txt": (b"HASIL\nbaik\n\fKEDUA\nada\n", [(1, "baik"), (2, "ada"), ("hasil", "baik"), (3, None)]),
    "csv": (b"a,b\n1,2\n", [(1, "1,2"), (2, None)]),
    "odt": (ODT, [("Pembukaan", "Hadir semua"), ("Tamu", "Hadir"), ("Penutup", "Selesai")]),
    "ods": (ODS, [("Pagu", "seratus"), ("Sisa", "sepuluh")]),
    "pptx": (PPTX, [(1, "Slide 1"), (2, "Slide 2"), (3, "Slide 10")]),
}


def read(data: bytes, kind: str) -> Text | None:
    return read_text(io.BytesIO(data), kind, Limits())


@pytest.mark.parametrize("kind", FILES)
def test_words_stand_in_their_places(kind: str) -> None:
    data, places = FILES[kind]
    text = read(data, kind)
    assert text is not None
    for place, words in places:
        there = text.at(place)
        assert (there is None) if words is None else (there is not None and words in there), place


def test_a_section_holds_what_is_below_it_and_ends_before_the_next() -> None:
    text = read(docx("# Satu", "satu", "# Dua", "dua"), "docx")
    assert text is not None
    assert "satu" in (text.at("Satu") or "")
    assert "dua" not in (text.at("Satu") or "")
    text = Text((Part("A", 1, "a"), Part("B", 2, "b"), Part("C", 3, "c"), Part("D", 2, "d"), Part("E", 1, "e")))
    assert text.at("A") == "a\nb\nc\nd"
    assert text.at("B") == "b\nc"


def test_a_picture_has_no_words_and_a_scan_is_empty() -> None:
    assert read(png(), "png") is None
    scan = read(pdf("", ""), "pdf")
    assert scan is not None
    assert scan.empty


@pytest.mark.parametrize("kind", ["pdf", "docx", "xlsx", "odt", "ods", "pptx"])
@pytest.mark.parametrize("data", [b"", b"%PDF-1.4 rusak", zipped({"x": b""}), os.urandom(500)])
def test_what_cannot_be_read_is_refused(kind: str, data: bytes) -> None:
    with suppress(Refused):  # what a library takes for a document all the same has no words
        text = read(data, kind)
        assert text is not None
        assert text.whole.strip() == ""


def test_an_entity_is_never_expanded() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document xmlns:w="w"><w:p><w:t>&a;</w:t></w:p></w:document>'
    with pytest.raises(Refused):
        read(zipped({"word/document.xml": bomb}), "docx")


parts = st.lists(
    st.builds(Part, st.integers(1, 99) | st.text(max_size=20), st.integers(0, 6), st.text(max_size=100)), max_size=5
)


@given(parts)
def test_what_is_kept_comes_back(tmp_path_factory: pytest.TempPathFactory, found: list[Part]) -> None:
    encodable = all(c < "\ud800" or c > "\udfff" for part in found for c in f"{part.place}{part.text}")
    if not encodable:
        return
    cache = TextCache(tmp_path_factory.mktemp("simpanan"))
    cache.keep("a", Text(tuple(found)))
    assert cache.recall("a") == Text(tuple(found))
    assert cache.recall("b") is None
    cache.close()


def test_a_damaged_cache_stops_nothing(tmp_path: Path) -> None:
    cache = TextCache(tmp_path)
    cache.keep("a", Text((Part(1, 0, "satu"),)))
    cache.close()
    (tmp_path / "texts-1.sqlite3").write_bytes(b"bukan basis data" * 100)
    cache = TextCache(tmp_path)
    assert cache.recall("a") is None
    cache.keep("a", Text(()))
    cache.close()
