"""``propose`` reads real files, hostile ones too, and never touches a bundle."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path
from typing import Any

import pytest
import yaml
from town import LAW, MINUTES, Perda, make_bundle

from documents import docx, pdf, png, zipped
from perda_rules.evidence.bundle import read_bundle
from perda_rules.evidence.cache import cached_types
from perda_rules.evidence.models import Item
from perda_rules.evidence.schemas import load_types
from perda_rules.source import parse_yaml, read_yaml

ROOT = Path(__file__).resolve().parents[2]
CIRCULAR = """PEMERINTAH KOTA PEKALONGAN
SEKRETARIAT DAERAH
SURAT EDARAN
NOMOR : 100.3.4/9/2026
TENTANG
SANDI BERLAPIS
Pekalongan, 2 Juni 2026
SEKRETARIS DAERAH KOTA PEKALONGAN,"""
ENTITIES = "<!DOCTYPE a [<!ENTITY x 'y'><!ENTITY z '&x;&x;'>]><a>&z;</a>"


def locked(password: str) -> bytes:
    """Make a PDF that opens with a password alone."""
    import pypdf

    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(CIRCULAR)))
    writer.encrypt(password, algorithm="RC4-128")
    made = io.BytesIO()
    writer.write(made)
    return made.getvalue()


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    path = tmp_path / "Edaran Sandi.pdf"
    path.write_bytes(pdf("", CIRCULAR))
    return path


class TestOutput:
    def test_yaml_is_a_list_of_items_with_remarks(self, perda: Perda, paper: Path) -> None:
        ran = perda("propose", paper, "--format", "yaml")
        assert ran.code == 0
        (item,) = parse_yaml(ran.out, "usulan.yaml").value["items"]
        made = Item.model_validate(item)
        assert (made.id, made.type, made.title) == (
            "edaran-sandi",
            "surat-edaran",
            "Surat Edaran tentang Sandi Berlapis",
        )
        assert (made.number, made.date.isoformat(), made.signatory) == (
            "100.3.4/9/2026",
            "2026-06-02",
            "sekretaris-daerah",
        )
        assert "  # yakin; halaman 2\n" in ran.out
        assert "# attributes: wajib diisi: " in ran.out

    def test_an_item_that_was_taken_over_is_read_by_a_bundle(self, perda: Perda, tmp_path: Path) -> None:
        made = make_bundle(tmp_path / "b")
        (made / "edaran.pdf").write_bytes(pdf(CIRCULAR))
        ran = perda("propose", made / "edaran.pdf", "--bundle", made, "--format", "yaml")
        listing = yaml.safe_load((made / "bundle.yaml").read_text(encoding="utf-8"))
        listing["items"] = yaml.safe_load(ran.out)["items"]
        listing["items"][0]["attributes"] = {"materi": ["keamanan-informasi"]}
        (made / "bundle.yaml").write_text(yaml.safe_dump(listing, allow_unicode=True), encoding="utf-8")
        bundle = read_bundle(made, load_types(ROOT / "evidence_schemas"))
        assert not bundle.problems
        assert bundle.items[0].level == "intact"

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("id", ["Surat edaran", "2 Juni 2026", "Sekretaris Daerah", "yakin; halaman 2"]),
            ("en", ["Circular", "2 June 2026", "Regional Secretary", "sure; page 2"]),
        ],
    )
    def test_text_is_for_people(self, perda: Perda, paper: Path, language: str, words: list[str]) -> None:
        ran = perda("propose", paper, "--lang", language)
        assert ran.code == 0
        for word in words:
            assert word in ran.out

    def test_json_says_all_that_is_known(self, perda: Perda, paper: Path) -> None:
        told = json.loads(perda("propose", paper, "--format", "json").out)
        (one,) = told["proposals"]
        assert one["reading"] == "read"
        assert one["fields"]["date"] == {
            "value": "2026-06-02",
            "confidence": "high",
            "place": {"spot": "page", "value": 2},
            "others": [],
        }
        assert len(one["sha256"]) == 64

    def test_it_goes_to_the_file_that_was_named(self, perda: Perda, paper: Path, tmp_path: Path) -> None:
        ran = perda("propose", paper, "--format", "yaml", "-o", tmp_path / "usulan.yaml")
        assert ran.code == 0
        assert "usulan.yaml" in ran.out
        assert len(read_yaml(tmp_path / "usulan.yaml").value["items"]) == 1

    def test_what_is_not_found_is_left_out_and_what_an_item_needs_is_named(self, perda: Perda, tmp_path: Path) -> None:
        (tmp_path / "0001.txt").write_text("satu dua tiga empat lima enam\n", encoding="utf-8")
        ran = perda("propose", tmp_path / "0001.txt", "--format", "yaml")
        (item,) = yaml.safe_load(ran.out)["items"]
        assert {"type", "number", "date", "signatory"} & set(item) == set()
        assert "# type: tidak ditemukan" in ran.out
        assert "# date: tidak ditemukan" in ran.out
        assert "number" not in ran.out

    def test_ids_are_never_the_same(self, perda: Perda, tmp_path: Path) -> None:
        for name in ("Notula.txt", "notula.md", "notúla.csv"):
            (tmp_path / name).write_text("NOTULA RAPAT\nTanggal : 3 Maret 2026\n", encoding="utf-8")
        found = json.loads(perda("propose", tmp_path, "--format", "json").out)["proposals"]
        assert sorted(one["id"] for one in found) == ["notula", "notula-2", "notula-3"]


class TestBundles:
    def test_what_is_listed_is_skipped_and_paths_are_those_of_the_bundle(self, perda: Perda, tmp_path: Path) -> None:
        made = make_bundle(tmp_path / "b", MINUTES)
        (made / "bukti").mkdir()
        (made / "bukti" / "notula.txt").write_text(CIRCULAR, encoding="utf-8")
        before = (made / "bundle.yaml").read_bytes()
        ran = perda("propose", made, "--bundle", made, "--format", "json")
        told = json.loads(ran.out)
        assert (ran.code, told["skipped"]) == (0, ["notula.pdf"])
        assert [(one["id"], one["file"]) for one in told["proposals"]] == [("notula-2", "bukti/notula.txt")]
        assert (made / "bundle.yaml").read_bytes() == before

    def test_a_folder_below_it_may_be_named_in_any_way(
        self, perda: Perda, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = make_bundle(tmp_path / "b")
        (made / "bukti").mkdir()
        (made / "bukti" / "edaran.txt").write_text(CIRCULAR, encoding="utf-8")
        monkeypatch.chdir(made / "bukti")
        for path in ("edaran.txt", ".", "../bukti", "../bukti/../bukti/edaran.txt"):
            told = json.loads(perda("propose", path, "--bundle", "..", "--format", "json").out)
            assert [one["file"] for one in told["proposals"]] == ["bukti/edaran.txt"]

    def test_a_file_outside_is_refused(self, perda: Perda, paper: Path, tmp_path: Path) -> None:
        made = make_bundle(tmp_path / "b")
        ran = perda("propose", paper, "--bundle", made)
        assert (ran.code, ran.out) == (2, "")
        assert "B120" in ran.err

    def test_without_a_listing_it_is_no_bundle(self, perda: Perda, paper: Path, tmp_path: Path) -> None:
        ran = perda("propose", paper, "--bundle", tmp_path)
        assert (ran.code, "B101" in ran.err) == (2, True)

    def test_a_listing_with_mistakes_still_tells_what_it_names(self, perda: Perda, tmp_path: Path) -> None:
        made = make_bundle(tmp_path / "b", MINUTES)
        with (made / "bundle.yaml").open("a", encoding="utf-8") as listing:
            listing.write("- satu\n- {file: 3, id: [x]}\n")
        told = json.loads(perda("propose", made / "notula.pdf", "--bundle", made, "--format", "json").out)
        assert told["skipped"] == ["notula.pdf"]


class TestHostileFiles:
    @pytest.mark.parametrize(
        ("name", "content", "code"),
        [
            ("kosong.pdf", b"", "B130"),
            ("gambar.pdf", png(), "B133"),
            ("dokumen.pdf", docx("Isi"), "B133"),
            ("rusak.docx", docx("Isi")[:200], "B134"),
            ("rusak.xlsx", b"PK\x03\x04" + b"\0" * 50, "B134"),
            ("program.exe", b"MZ", "B132"),
            ("tanpa-akhiran", b"teks", "B132"),
        ],
    )
    def test_what_can_be_no_evidence_is_told_and_the_others_are_proposed(
        self, perda: Perda, paper: Path, tmp_path: Path, name: str, content: bytes, code: str
    ) -> None:
        (tmp_path / name).write_bytes(content)
        ran = perda("propose", tmp_path / name, paper, "--format", "json")
        assert (ran.code, code in ran.err) == (2, True)
        assert len(json.loads(ran.out)["proposals"]) == 1

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("notula-2026-03-01.pdf", locked("sandi")),
            ("notula-2026-03-01.pdf", b"%PDF-1.7\n" + b"\0" * 300),
            ("notula-2026-03-01.docx", zipped({"[Content_Types].xml": "<x/>", "word/document.xml": "<a><b>"})),
            (
                "notula-2026-03-01.docx",
                zipped({"[Content_Types].xml": "<x/>", "word/y": "<!DOCTYPE a [<!ENTITY x 'y'>]>"}),
            ),
            ("notula-2026-03-01.xlsx", zipped({"[Content_Types].xml": "<x/>", "xl/workbook.xml": "<a>"})),
        ],
    )
    def test_what_cannot_be_read_is_proposed_by_its_name(
        self, perda: Perda, tmp_path: Path, name: str, content: bytes
    ) -> None:
        (tmp_path / name).write_bytes(content)
        ran = perda("propose", tmp_path / name, "--format", "json")
        (one,) = json.loads(ran.out)["proposals"]
        assert (ran.code, one["reading"]) == (0, "unreadable")
        assert {found["confidence"] for found in one["fields"].values()} == {"low"}
        assert one["fields"]["type"]["value"] == "notula-rapat"
        assert one["fields"]["date"]["value"] == "2026-03-01"
        assert "tidak dapat dibaca" in perda("propose", tmp_path / name).out

    def test_a_scan_says_so(self, perda: Perda, tmp_path: Path) -> None:
        (tmp_path / "notula.pdf").write_bytes(pdf("", "", ""))
        for form in ("text", "yaml"):
            assert "tanpa teks" in perda("propose", tmp_path / "notula.pdf", "--format", form).out

    def test_a_huge_file_is_refused_at_once(self, perda: Perda, tmp_path: Path) -> None:
        with (tmp_path / "besar.pdf").open("wb") as stream:
            stream.write(b"%PDF-1.4\n")
            stream.truncate(200_000_000)
        ran = perda("propose", tmp_path / "besar.pdf")
        assert (ran.code, "B127" in ran.err) == (2, True)

    def test_links_pipes_and_what_is_not_there_are_refused(self, perda: Perda, paper: Path, tmp_path: Path) -> None:
        (tmp_path / "tautan.pdf").symlink_to(paper)
        os.mkfifo(tmp_path / "pipa.pdf")
        for name, code in (
            ("tautan.pdf", "B125"),
            ("pipa.pdf", "B126"),
            ("tiada.pdf", "B124"),
            ("tiada/tiada.pdf", "B124"),
            ("a" * 300 + ".pdf", "B121"),
            ("berkas\n\x1b[31m.pdf", "B121"),
            ("berkas\udcff.pdf", "B121"),
        ):
            ran = perda("propose", tmp_path / name)
            assert (ran.code, code in ran.err) == (2, True)
            assert not {sign for sign in ran.err if not sign.isprintable()} - {"\n"}

    def test_what_a_document_says_is_never_more_than_text(self, perda: Perda, tmp_path: Path) -> None:
        hostile = "# Notula: 'satu' # {dua: [tiga]} \u202e*x &y !!z %s {0} [bold]tebal[/]\n\nTanggal : 3 Maret 2026\n"
        (tmp_path / "aneh # [x].md").write_text(hostile, encoding="utf-8")
        ran = perda("propose", tmp_path / "aneh # [x].md", "--format", "yaml")
        (item,) = parse_yaml(ran.out, "usulan.yaml").value["items"]
        assert item["title"].startswith("Notula")
        assert Item.model_validate(item).file == (tmp_path / "aneh # [x].md").as_posix()
        for form in ("text", "yaml"):
            shown = perda("propose", tmp_path / "aneh # [x].md", "--format", form).out
            assert not {sign for sign in shown if not sign.isprintable()} - {"\n"}
            assert "[bold]tebal[/]" in shown


def test_wrong_use_is_told(perda: Perda, paper: Path) -> None:
    assert "U112" in perda("propose", paper, "--format", "xml").err
    assert "U113" in perda("propose", paper, "--bundle", paper / "tiada").err
    assert perda("propose").code == 2


def test_what_a_new_bundle_holds_is_no_evidence(perda: Perda, tmp_path: Path) -> None:
    folder = tmp_path / "dinas"
    assert perda("init", folder, "--lead", "dinkominfo", "--period", "2026", "--corpus", LAW).code == 0
    assert perda("import", folder / "buku-kerja.xlsx", "--corpus", LAW).code == 0
    assert perda("lock", folder).code == 0
    ran = perda("propose", folder, "--bundle", folder, "--format", "json", "--corpus", LAW)
    assert (ran.code, json.loads(ran.out)["proposals"]) == (0, [])


def test_a_folder_without_documents_gives_nothing(perda: Perda, tmp_path: Path) -> None:
    (tmp_path / "catatan.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / ".rahasia.pdf").write_bytes(pdf(CIRCULAR))
    ran = perda("propose", tmp_path, "--format", "yaml")
    assert (ran.code, yaml.safe_load(ran.out)) == (0, {"items": []})


def test_how_documents_are_recognised_is_kept_with_the_types(tmp_path: Path) -> None:
    kept: list[Any] = [cached_types(ROOT / "evidence_schemas", tmp_path)["sop"].recognise for _ in range(2)]
    assert kept[0] == kept[1] == load_types(ROOT / "evidence_schemas")["sop"].recognise
    assert "sop" in kept[0].title
