"""``draft diff`` and ``coverage --draft``: what changed in a text, and what that means for the obligations."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from town import LAW, Perda

DRAFT = """\
BAB I
UMUM
Pasal 1
Tim adalah kelompok kerja yang dibentuk oleh Wali Kota.
BAB II
ISI
Bagian Kesatu
Rapat
Pasal 2
(1) Tim wajib menggelar rapat setiap bulan di balai kota.
(2) Tim wajib mengirim edaran tentang hasil rapat kepada setiap dinas.
Pasal 3
Setiap dinas wajib menempelkan edaran pada papan pengumuman di lobi.
Pasal 4
Setiap dinas wajib menyimpan edaran yang dikirim menurut Pasal 2 ayat (2).
"""
OTHER = "BAB I\nPASAR\nPasal 1\nPedagang membayar retribusi setiap hari.\n"
ADDED = "Pasal 3\nSetiap dinas wajib menunjuk seorang petugas edaran.\n"


def longer(text: str) -> str:
    """Put a Pasal before Pasal 3."""
    return text.replace("Pasal 4\n", "Pasal 5\n").replace("Pasal 3\n", f"{ADDED}Pasal 4\n")


@pytest.fixture
def law(perda: Perda, tmp_path: Path) -> Path:
    """The little law, encoded from the draft."""
    folder = Path(shutil.copytree(LAW, tmp_path / "law"))
    (tmp_path / "lama.txt").write_text(DRAFT, encoding="utf-8")
    assert perda("draft", "register", tmp_path / "lama.txt", "-o", folder / "register.yaml").code == 0
    four = (folder / "isi" / "pasal-3.yaml").read_text(encoding="utf-8")
    four = four.replace("art_3", "art_4").replace("Tiap dinas mengirim", "Tiap dinas menyimpan")
    (folder / "isi" / "pasal-4.yaml").write_text(four, encoding="utf-8")
    assert perda("corpus", "accept", "--all", "--corpus", folder).code == 0
    return folder


class Desk:
    """Two texts and the law, to compare them on."""

    def __init__(self, perda: Perda, law: Path, folder: Path) -> None:
        self.perda, self.law, self.folder = perda, law, folder
        self.old = folder / "lama.txt"

    def new(self, text: str) -> Path:
        path = self.folder / "baru.txt"
        path.write_text(text, encoding="utf-8")
        return path


@pytest.fixture
def desk(perda: Perda, law: Path, tmp_path: Path) -> Desk:
    return Desk(perda, law, tmp_path)


class TestDiff:
    def test_the_same_text_has_no_difference(self, desk: Desk) -> None:
        ran = desk.perda("draft", "diff", desk.old, desk.old, "--corpus", desk.law, "--check")
        assert (ran.code, ran.err) == (0, "")
        assert "Kedua naskah sama" in ran.out
        assert "Tidak ada kewajiban yang tersentuh" in ran.out

    @pytest.mark.parametrize(("language", "words"), [
        ("id", ("1 ditambah", "Pasal yang berpindah", "Pasal 3 s.d. BAB II Pasal 4 → BAB II Pasal 4 s.d. BAB II",
                "setiap [-bulan-] {+pekan+} di balai", "“Pasal 2 → Pasal 1” dahulu")),
        ("en", ("1 added", "Pasal that moved", "Article 3 to Chapter II Article 4 →",
                "setiap [-bulan-] {+pekan+} di balai", "“Pasal 2 → Pasal 1” pointed")),
    ])  # fmt: skip
    def test_it_tells_a_drafter_what_changed(self, desk: Desk, language: str, words: tuple[str, ...]) -> None:
        new = longer(DRAFT).replace("setiap bulan", "setiap pekan").replace("menurut Pasal 2", "menurut Pasal 1")
        ran = desk.perda("draft", "diff", desk.old, desk.new(new), "--corpus", desk.law, "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        for word in words:
            assert word in ran.out

    def test_a_check_fails_where_an_obligation_is_touched(self, desk: Desk) -> None:
        appended = desk.new(DRAFT + "Pasal 5\nWali Kota dapat hadir dalam rapat.\n")
        assert desk.perda("draft", "diff", desk.old, appended, "--corpus", desk.law, "--check").code == 0
        changed = desk.new(DRAFT.replace("setiap bulan", "setiap pekan"))
        assert desk.perda("draft", "diff", desk.old, changed, "--corpus", desk.law, "--check").code == 1
        assert desk.perda("draft", "diff", desk.old, changed, "--corpus", desk.law).code == 0

    def test_as_json_it_holds_every_address_and_what_to_do(self, desk: Desk) -> None:
        new = desk.new(longer(DRAFT))
        told = json.loads(desk.perda("draft", "diff", desk.old, new, "--corpus", desk.law, "--format", "json").data)
        assert told["fates"] == {"same": 2, "followed": 0, "moved": 2, "changed": 0, "added": 1, "removed": 0}
        assert told["addresses"] == {"chp_II__art_3": "chp_II__art_4", "chp_II__art_4": "chp_II__art_5"}
        actions = [(touch["old"] and touch["old"]["id"], touch["actions"]) for touch in told["obligations"]["touches"]]
        assert actions == [(None, ["encode"]), ("chp_II__art_3", ["point"]), ("chp_II__art_4", ["point"])]

    def test_as_markdown_it_is_written_to_the_file_that_was_named(self, desk: Desk, tmp_path: Path) -> None:
        new = desk.new(DRAFT.replace("setiap bulan", "setiap pekan"))
        out = tmp_path / "beda.md"
        ran = desk.perda("draft", "diff", desk.old, new, "--corpus", desk.law, "--format", "markdown", "-o", out)
        assert ran.code == 0
        assert "setiap ~~bulan~~ **pekan** di balai" in out.read_text(encoding="utf-8")

    def test_any_two_regulations_can_be_compared(self, desk: Desk) -> None:
        ran = desk.perda("draft", "diff", desk.new(OTHER), desk.old, "--corpus", desk.law, "--check")
        assert ran.code == 0
        assert "bukan naskah peraturan yang disandikan" in ran.out

    def test_an_old_text_that_differs_from_the_register_says_so(self, desk: Desk) -> None:
        old = desk.new(DRAFT.replace("di lobi", "di teras"))
        ran = desk.perda("draft", "diff", old, desk.old, "--corpus", desk.law)
        assert "1 ketentuan naskah lama berbeda dari register" in ran.out

    def test_what_cannot_be_read_is_told_of_both_texts(self, desk: Desk, tmp_path: Path) -> None:
        ran = desk.perda("draft", "diff", tmp_path / "a.txt", tmp_path / "b.txt", "--corpus", desk.law)
        assert ran.code == 2
        assert "a.txt: galat R001" in ran.err
        assert "b.txt: galat R001" in ran.err

    def test_in_a_terminal_removed_words_are_struck_out(self, desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
        new = desk.new(DRAFT.replace("setiap bulan", "setiap pekan"))
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        ran = desk.perda("draft", "diff", desk.old, new, "--corpus", desk.law)
        assert "[-bulan-]" not in ran.out
        assert "bulan" in ran.out


class TestCoverageOfADraft:
    def test_the_text_of_the_register_is_covered(self, desk: Desk) -> None:
        ran = desk.perda("coverage", "--draft", desk.old, "--corpus", desk.law, "--check")
        assert (ran.code, ran.err) == (0, "")
        assert "Lengkap: tidak ada yang tertinggal" in ran.out

    def test_a_text_that_was_only_renumbered_passes_the_check(self, desk: Desk) -> None:
        new = desk.new(DRAFT.replace("Pasal 4", "Pasal 14").replace("Pasal 3", "Pasal 13"))
        ran = desk.perda("coverage", "--draft", new, "--corpus", desk.law, "--check")
        assert ran.code == 0
        assert "Arahkan ke alamat baru: 2 ketentuan, 2 kewajiban" in ran.out

    @pytest.mark.parametrize(("text", "words"), [
        (longer(DRAFT), "Sandikan, atau kesampingkan dengan alasan: 1 ketentuan"),
        (DRAFT.replace("setiap bulan", "setiap pekan"), "Baca ulang"),
        (DRAFT.partition("Pasal 4")[0], "Hapus, ketentuannya tidak ada lagi: 1 ketentuan, 1 kewajiban"),
    ])  # fmt: skip
    def test_a_check_fails_where_something_is_missing_stale_or_orphaned(
        self, desk: Desk, text: str, words: str
    ) -> None:
        ran = desk.perda("coverage", "--draft", desk.new(text), "--corpus", desk.law, "--check")
        assert (ran.code, ran.err) == (1, "")
        assert words in ran.out
        assert desk.perda("coverage", "--draft", desk.new(text), "--corpus", desk.law).code == 0

    def test_with_the_old_text_the_words_that_changed_are_shown(self, desk: Desk) -> None:
        new = desk.new(DRAFT.replace("setiap bulan", "setiap pekan"))
        ran = desk.perda("coverage", "--draft", new, "--old", desk.old, "--corpus", desk.law)
        assert "setiap [-bulan-] {+pekan+} di balai" in ran.out
        assert "[-bulan-]" not in desk.perda("coverage", "--draft", new, "--corpus", desk.law).out

    def test_as_json_every_provision_has_its_state(self, desk: Desk) -> None:
        new = desk.new(longer(DRAFT))
        counted = json.loads(desk.perda("coverage", "--draft", new, "--corpus", desk.law, "--format", "json").data)
        assert {leaf["id"]: (leaf["was"], leaf["state"]) for leaf in counted["leaves"]} == {
            "chp_I__art_1": ("chp_I__art_1", "not_assessed"),
            "chp_II__art_2__para_1": ("chp_II__art_2__para_1", "encoded"),
            "chp_II__art_2__para_2": ("chp_II__art_2__para_2", "encoded"),
            "chp_II__art_3": (None, "missing"),
            "chp_II__art_4": ("chp_II__art_3", "encoded"),
            "chp_II__art_5": ("chp_II__art_4", "encoded"),
        }

    @pytest.mark.parametrize("by", ["bab", "bagian", "pasal"])
    def test_the_table_goes_as_far_down_as_asked(self, desk: Desk, by: str) -> None:
        table = desk.perda("coverage", "--draft", desk.old, "--by", by, "--corpus", desk.law).out.partition("\n\n")[0]
        assert ("Bagian Kesatu" in table) is (by != "bab")
        assert ("Pasal 3" in table) is (by == "pasal")

    def test_another_regulation_is_refused(self, desk: Desk) -> None:
        ran = desk.perda("coverage", "--draft", desk.new(OTHER), "--corpus", desk.law)
        assert (ran.code, ran.out) == (2, "")
        assert "galat R030" in ran.err

    def test_an_old_text_that_the_register_was_not_made_from_is_refused(self, desk: Desk) -> None:
        new = desk.new(DRAFT.replace("setiap bulan", "setiap pekan"))
        ran = desk.perda("coverage", "--draft", desk.old, "--old", new, "--corpus", desk.law)
        assert (ran.code, ran.out) == (2, "")
        assert "galat R031" in ran.err

    @pytest.mark.parametrize(
        ("flags", "code"), [(("--old", "x.txt"), "U144"), (("--draft", "x.txt", "--by", "cobit"), "U145")]
    )
    def test_options_that_do_not_go_together_are_told(self, desk: Desk, flags: tuple[str, ...], code: str) -> None:
        ran = desk.perda("coverage", *flags, "--corpus", desk.law)
        assert ran.code == 2
        assert code in ran.err


@pytest.mark.draft
def test_the_real_corpus_covers_the_real_draft(perda: Perda, draft_path: Path) -> None:
    assert perda("coverage", "--draft", draft_path, "--old", draft_path, "--check").code == 0
    assert perda("draft", "diff", draft_path, draft_path, "--check").code == 0
