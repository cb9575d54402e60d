"""Every command does what it says, in both languages, and ends with the code that it promises."""

from __future__ import annotations

import json
import re
import shutil
import sys
from pathlib import Path

import pytest
from openpyxl import load_workbook
from town import AT, DECREE, LAW, MINUTES, ROOT, Perda, make_bundle

from perda_rules.reports import AUDIT_FORMATS, PICTURES, SUFFIXES

LANGUAGES = ("id", "en")
FILES = {"id": "laporan", "en": "report"}
CITY = {"id": "kota", "en": "city"}
EXAMPLES = sorted((ROOT / "examples" / "bundles").glob("*/bundle.yaml"))
real = pytest.mark.skipif(not EXAMPLES, reason="there are no example bundles here")


def written(folder: Path, language: str) -> dict[str, Path]:
    names: dict[str, str] = dict.fromkeys(AUDIT_FORMATS, FILES[language])
    names |= {"json": "assessment", **dict.fromkeys(PICTURES, CITY[language])}
    return {form: folder / f"{name}{SUFFIXES[form]}" for form, name in names.items()}


class TestAudit:
    @pytest.mark.parametrize(("language", "title", "met"), [
        ("id", "Laporan Hasil Penilaian Kepatuhan (konsep)", "terpenuhi"), ("en", "(draft)", "met"),
    ])  # fmt: skip
    def test_it_prints_the_summary_and_writes_every_report(
        self, perda: Perda, bundle: Path, tmp_path: Path, language: str, title: str, met: str
    ) -> None:
        out = tmp_path / "new" / "folder"
        ran = perda("audit", bundle, *AT, "-o", out, "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        assert title in ran.out
        assert met in ran.out
        assert sorted(out.iterdir()) == sorted(written(out, language).values())
        assert all(str(path) in ran.out.replace("\n", "") for path in out.iterdir())

    def test_without_a_folder_it_writes_nothing(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        before = sorted(tmp_path.rglob("*"))
        assert perda("audit", bundle, *AT).code == 0
        assert sorted(tmp_path.rglob("*")) == before

    def test_it_ends_well_whatever_it_found(self, perda: Perda, tmp_path: Path) -> None:
        empty = make_bundle(tmp_path / "empty")
        broken = make_bundle(tmp_path / "broken", {**DECREE, "sha256": "0" * 64}, {**MINUTES, "type": "bukan-jenis"})
        for folder, mark in ((empty, "belum terpenuhi"), (broken, "B136")):
            ran = perda("audit", folder, *AT)
            assert (ran.code, ran.err) == (0, "")
            assert mark in ran.out

    def test_the_bundle_may_be_an_archive(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        archive = shutil.make_archive(str(tmp_path / "packed"), "zip", bundle)
        assert perda("audit", archive, *AT).out == perda("audit", bundle, *AT).out

    def test_several_bundles_are_the_city(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        other = make_bundle(tmp_path / "bapperida", organisation="bapperida")
        out = tmp_path / "out"
        assert perda("audit", bundle, other, *AT, "-o", out).code == 0
        made = json.loads((out / "assessment.json").read_bytes())
        assert [party["id"] for party in made["parties"]] == ["bapperida", "dinkominfo"]
        assert made["out_of_scope"] == []

    def test_the_order_of_the_bundles_changes_nothing(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        other = make_bundle(tmp_path / "bapperida", organisation="bapperida")
        for folder, pair in (("a", (bundle, other)), ("b", (other, bundle))):
            perda("audit", *pair, *AT, "-o", tmp_path / folder)
        for form in AUDIT_FORMATS:
            first, second = (written(tmp_path / folder, "id")[form].read_bytes() for folder in "ab")
            assert first == second

    @pytest.mark.parametrize(
        ("options", "key", "value"),
        [
            ((), "mode", "simulation"),
            (("--promulgated", "Perda 1/2025"), "mode", "compliance"),
            (("--all-duties",), "all_duties", True),
            (("--strict",), "strict", True),
            (("--followup-days", "14"), "followup_days", 14),
            (("--period", "2025"), "period_start", "2025-01-01"),
            (("--period", "2026-02-01/2026-06-30"), "period_end", "2026-06-30"),
        ],
    )  # fmt: skip
    def test_every_option_reaches_the_assessment(
        self, perda: Perda, bundle: Path, tmp_path: Path, options: tuple[str, ...], key: str, value: object
    ) -> None:
        assert perda("audit", bundle, *AT, *options, "-o", tmp_path / "out").code == 0
        assert json.loads((tmp_path / "out" / "assessment.json").read_bytes())[key] == value

    def test_without_a_day_of_entry_into_force_it_is_readiness(self, perda: Perda, bundle: Path) -> None:
        ran = perda("audit", bundle, "--at", "2026-12-31", "--corpus", LAW)
        assert "kesiapan" in ran.out
        assert "pelanggaran" not in ran.out

    def test_judgements_bear_on_it(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        file = tmp_path / "judgements.yaml"
        file.write_text(
            "judgements: 1\nentries:\n  - {id: k-1, kind: override, obligation: chp_II__art_3, verdict: met, "
            "reason: r, author: a, date: 2026-06-01}\n",
            encoding="utf-8",
        )
        perda("audit", bundle, *AT, "--judgements", file, "-o", tmp_path / "out")
        made = json.loads((tmp_path / "out" / "assessment.json").read_bytes())
        (result,) = [each for each in made["results"] if each["obligation"] == "chp_II__art_3"]
        assert (result["verdict"], result["found"]) == ("met", "unmet")

    def test_a_limit_says_how_many_gaps_are_shown(self, perda: Perda, bundle: Path) -> None:
        shown = {limit: perda("audit", bundle, *AT, "--all-duties", "--limit", limit).out for limit in ("1", "0")}
        gaps = ("chp_II__art_3", "chp_II__art_2__para_1#edaran", "chp_II__art_2__para_2")
        assert [sum(gap in shown[limit] for gap in gaps) for limit in ("1", "0")] == [1, 3]
        assert "2 lainnya" in shown["1"]

    @pytest.mark.parametrize("engine", ["auto", "native"])
    def test_engines_are_named_in_the_report(self, perda: Perda, bundle: Path, tmp_path: Path, engine: str) -> None:
        assert perda("audit", bundle, *AT, "--engine", engine, "-o", tmp_path / "out").code == 0
        assert json.loads((tmp_path / "out" / "assessment.json").read_bytes())["run"]["engine"]

    def test_a_mistyped_organisation_is_warned_of(self, perda: Perda, tmp_path: Path) -> None:
        made = make_bundle(tmp_path / "b", organisation="dinkominfoo")
        ran = perda("audit", made, *AT)
        assert ran.code == 0
        assert "“dinkominfoo”" in " ".join(ran.out.split())
        assert "dinkominfo." in " ".join(ran.out.split())

    @real
    @pytest.mark.parametrize("language", LANGUAGES)
    def test_the_real_corpus_judges_an_example(self, perda: Perda, language: str) -> None:
        ran = perda(
            "audit", EXAMPLES[0].parent, "--at", "2026-12-31", "--in-force-from", "2025-06-01", "--lang", language
        )
        assert (ran.code, ran.err) == (0, "")


class TestReport:
    @pytest.fixture
    def made(self, perda: Perda, bundle: Path, tmp_path: Path) -> Path:
        perda("audit", bundle, *AT, "-o", tmp_path / "out")
        return tmp_path / "out"

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("form", AUDIT_FORMATS)
    def test_it_gives_the_very_bytes_that_the_audit_wrote(
        self, perda: Perda, bundle: Path, tmp_path: Path, form: str, language: str
    ) -> None:
        out = tmp_path / "out"
        perda("audit", bundle, *AT, "-o", out, "--lang", language)
        wanted = written(out, language)[form].read_bytes()
        to_stdout = perda("report", out / "assessment.json", "--format", form, "--lang", language)
        assert (to_stdout.code, to_stdout.data, to_stdout.err) == (0, wanted, "")
        target = tmp_path / "elsewhere" / "one"
        to_file = perda("report", out / "assessment.json", "--format", form, "-o", target, "--lang", language)
        assert (to_file.code, target.read_bytes()) == (0, wanted)
        assert str(target) in to_file.out.replace("\n", "")

    def test_as_text_it_is_the_summary_of_the_audit(
        self, perda: Perda, bundle: Path, made: Path, tmp_path: Path
    ) -> None:
        summary = perda("audit", bundle, *AT).data
        assert perda("report", made / "assessment.json", "--format", "text").data == summary
        target = tmp_path / "summary.txt"
        assert perda("report", made / "assessment.json", "--format", "text", "-o", target).code == 0
        assert target.read_bytes() == summary

    def test_html_is_the_default(self, perda: Perda, made: Path) -> None:
        assert perda("report", made / "assessment.json").data == (made / "laporan.html").read_bytes()

    def test_templates_of_ones_own_are_used(self, perda: Perda, made: Path, tmp_path: Path) -> None:
        own = tmp_path / "own" / "markdown"
        own.mkdir(parents=True)
        (own / "laporan.md.j2").write_text("milik sendiri\n", encoding="utf-8")
        ran = perda("report", made / "assessment.json", "--format", "markdown", "--templates", own.parent)
        assert ran.out.strip() == "milik sendiri"

    def test_the_schema_describes_the_file(self, perda: Perda, made: Path) -> None:
        schema = json.loads(perda("schema", "assessment").data)
        assert schema["$schema"].endswith("2020-12/schema")
        jsonschema = pytest.importorskip("jsonschema")
        jsonschema.validate(json.loads((made / "assessment.json").read_bytes()), schema)


class TestExplain:
    @pytest.mark.parametrize(("language", "action", "title"), [
        ("id", "Wali Kota menetapkan tim", "Rapat"), ("en", "The Mayor appoints the team", "Meetings"),
    ])  # fmt: skip
    def test_one_obligation_with_what_a_bundle_shows_for_it(
        self, perda: Perda, bundle: Path, language: str, action: str, title: str
    ) -> None:
        ran = perda("explain", "chp_II__art_2__para_1#keputusan", "--bundle", bundle, *AT, "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        assert action in ran.out
        assert title in ran.out
        assert "edaran" not in ran.out.lower()

    def test_without_a_bundle_it_says_what_is_asked(self, perda: Perda) -> None:
        for eid in ("chp_II__art_2__para_1#keputusan", "chp_II__art_3"):
            ran = perda("explain", eid, "--corpus", LAW)
            assert (ran.code, ran.err) == (0, "")
            assert "Tanpa bundel bukti" in ran.out
            assert "di luar lingkup" not in ran.out

    def test_a_provision_means_all_its_obligations(self, perda: Perda) -> None:
        shown = perda("explain", "chp_II__art_2", "--corpus", LAW).out
        assert all(each in shown for each in ("#keputusan", "#edaran", "chp_II__art_2__para_2"))
        assert "chp_II__art_3" not in shown
        assert "chp_II__art_3" in perda("explain", "chp_II", "--corpus", LAW).out

    def test_it_judges_a_bundle_on_duties_that_others_lead(self, perda: Perda, bundle: Path) -> None:
        ran = perda("explain", "chp_II__art_2__para_1#edaran", "--bundle", bundle, *AT)
        assert "belum terpenuhi" in ran.out


class TestCoverage:
    def test_as_json_it_has_the_promised_form(self, perda: Perda) -> None:
        ran = perda("coverage", "--format", "json", "--corpus", LAW)
        counted = json.loads(ran.data)
        assert ran.code == 0
        assert counted["places"] == 4
        assert counted["provisions"] == {"total": 5, "accounted": 4, "assessable": 4, "encoded": 3}
        assert counted["missing"] == ["chp_II__art_4"]
        assert counted["stale"] == ["chp_II__art_2__para_1#edaran"]

    def test_of_the_real_regulation_there_are_326_places(self, perda: Perda) -> None:
        counted = json.loads(perda("coverage", "--format", "json").data)
        assert counted["places"] == 326
        assert set(counted["provisions"]) == {"total", "accounted", "assessable", "encoded"}
        assert counted["provisions"]["total"] - counted["provisions"]["accounted"] == len(counted["missing"])

    @pytest.mark.parametrize(("language", "words"), [
        ("id", ("4 tempat Pasal", "belum lengkap", "batasan pengertian", "Disandikan")),
        ("en", ("4 places", "incomplete", "definition", "Encoded")),
    ])  # fmt: skip
    def test_as_text_it_names_what_is_missing_and_what_is_stale(
        self, perda: Perda, language: str, words: tuple[str, ...]
    ) -> None:
        ran = perda("coverage", "--by", "pasal", "--corpus", LAW, "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        for word in (*words, "chp_II__art_4", "chp_II__art_2__para_1#edaran"):
            assert word in ran.out

    @pytest.mark.parametrize(("by", "shown", "hidden"), [
        ("bab", "BAB II", "Bagian Kesatu"), ("bagian", "Bagian Kesatu", "Pasal 3"), ("pasal", "Pasal 3", "ayat"),
    ])  # fmt: skip
    def test_the_detail_goes_as_far_down_as_asked(self, perda: Perda, by: str, shown: str, hidden: str) -> None:
        table = perda("coverage", "--by", by, "--corpus", LAW).out.partition("\n\n")[0].split("Dinyatakan")[0]
        assert shown in table
        assert hidden not in table

    @pytest.mark.parametrize(("language", "words"), [
        ("id", ("EDM01.01 Evaluasi", "0 praktik tanpa pasal", "pasal tanpa praktik")),
        ("en", ("EDM01.01 Evaluate", "0 practices without an article", "articles without a practice")),
    ])  # fmt: skip
    def test_by_cobit_it_shows_which_article_restates_which_practice(
        self, perda: Perda, language: str, words: tuple[str, ...]
    ) -> None:
        ran = perda("coverage", "--by", "cobit", "--corpus", LAW, "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        for word in words:
            assert word in ran.out

    def test_by_cobit_of_the_real_regulation_each_practice_has_its_article_but_one(self, perda: Perda) -> None:
        counted = json.loads(perda("coverage", "--by", "cobit", "--format", "json").data)
        assert len(counted["objectives"]) == 40
        assert counted["without_article"] == ["APO01.08"]

    def test_of_many_stale_obligations_the_first_are_named_and_the_rest_counted(
        self, perda: Perda, tmp_path: Path
    ) -> None:
        law = Path(shutil.copytree(LAW, tmp_path / "law"))
        file = law / "isi" / "pasal-3.yaml"
        head, _, duty = file.read_text(encoding="utf-8").partition("obligations:\n")
        many = [
            duty.replace("id: chp_II__art_3", f"id: chp_II__art_3#k{n:02d}")
            .replace("mengirim edaran", f"mengirim edaran ke-{n}").replace("c23", "usang")
            for n in range(30)
        ]  # fmt: skip
        file.write_text(head + "obligations:\n" + "".join(many), encoding="utf-8")
        ran = perda("coverage", "--corpus", law)
        assert ran.code == 0, ran.err
        assert "31 kewajiban disandikan dari bunyi yang lain" in ran.out
        assert "11 lainnya" in " ".join(ran.out.split())
        assert len(json.loads(perda("coverage", "--format", "json", "--corpus", law).data)["stale"]) == 31

    def test_in_a_terminal_the_table_has_its_lines(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        from perda_rules.cli.main import run

        plain = (run(["coverage", "--corpus", str(LAW)]), capsys.readouterr().out)[1]
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
        drawn = (run(["coverage", "--corpus", str(LAW)]), capsys.readouterr().out)[1]
        assert "─" in drawn
        assert "─" not in plain

    def test_a_check_fails_while_anything_is_missing_or_stale(self, perda: Perda, tmp_path: Path) -> None:
        law = tmp_path / "law"
        shutil.copytree(LAW, law)
        assert perda("coverage", "--check", "--corpus", law).code == 1
        assert perda("coverage", "--check", "--format", "json", "--corpus", law).code == 1
        (law / "isi" / "pasal-4.yaml").write_text(
            (law / "isi" / "pasal-3.yaml").read_text(encoding="utf-8")
            .replace("art_3", "art_4").replace("c23", "c24").replace("Tiap dinas mengirim", "Tiap dinas menyimpan"),
            encoding="utf-8",
        )  # fmt: skip
        assert perda("coverage", "--check", "--corpus", law).code == 1, "one obligation is still stale"
        assert perda("corpus", "accept", "--all", "--corpus", law).code == 0
        assert perda("coverage", "--check", "--corpus", law).code == 0
        assert "belum lengkap" not in perda("coverage", "--corpus", law).out


DRAFT = """BAB I
UMUM
Pasal 1
Tim adalah kelompok kerja.
BAB II
ISI
Bagian Kesatu
Rapat
Pasal 2
(1) Wali Kota menetapkan Tim dan mengirim edaran.
(2) Tim mengadakan rapat secara rutin.
Pasal 3
Tim menyusun rencana.
Pasal 4
Tim merawat kantor.
"""


class TestCorpusCheck:
    @pytest.fixture
    def law(self, perda: Perda, tmp_path: Path) -> Path:
        law = Path(shutil.copytree(LAW, tmp_path / "law"))
        shutil.copy(ROOT / "obligations" / "signals.yaml", law)
        (tmp_path / "naskah.txt").write_text(DRAFT, encoding="utf-8")
        assert perda("draft", "register", tmp_path / "naskah.txt", "-o", law / "register.yaml").code == 0
        return law

    @pytest.mark.parametrize(("language", "words"), [
        ("id", ("memberi rekomendasi yang sama", "rekomendasi yang dipakai", "4 kewajiban diperiksa")),
        ("en", ("gives the same recommendation", "recommendations used more than once", "4 obligations checked")),
    ])  # fmt: skip
    def test_it_names_what_is_wrong_with_the_files_and_fails(
        self, perda: Perda, law: Path, language: str, words: tuple[str, ...]
    ) -> None:
        file = law / "isi" / "pasal-2.yaml"
        text = file.read_text(encoding="utf-8").replace(
            "recommendation: Bagikan edaran", "recommendation: Terbitkan keputusan"
        )
        file.write_text(text, encoding="utf-8")
        line = text[: text.rindex("Terbitkan keputusan")].count("\n") + 1
        ran = perda("corpus", "check", "--corpus", law, "--lang", language)
        assert ran.code == 1
        assert f"{file}:{line}:21: C102:" in ran.out
        for word in words:
            assert word in ran.out

    def test_with_the_text_it_casts_the_net_and_a_waiver_answers_it(
        self, perda: Perda, law: Path, tmp_path: Path
    ) -> None:
        def signals() -> list[dict[str, str]]:
            ran = perda("corpus", "check", "--draft", tmp_path / "naskah.txt", "--corpus", law, "--format", "json")
            outcome = json.loads(ran.data)
            assert (ran.code, outcome["provisions"], outcome["unlike"]) == (1, 5, 0)
            return [found["params"] for found in outcome["problems"] if found["code"] == "C120"]

        hit = {"about": "chp_II__art_2__para_2", "check": "time", "words": "secara rutin"}
        assert signals() == [hit]
        waiver = "\nwaivers: [{check: time, provision: chp_II__art_2__para_2, reason: Tanpa lama waktu}]\n"
        with (law / "isi" / "pasal-2.yaml").open("a", encoding="utf-8") as file:
            file.write(waiver)
        assert signals() == []

    def test_provisions_that_are_worded_otherwise_are_counted(self, perda: Perda, law: Path, tmp_path: Path) -> None:
        (tmp_path / "baru.txt").write_text(DRAFT.replace("secara rutin", "secara berkala"), encoding="utf-8")
        ran = perda("corpus", "check", "--draft", tmp_path / "baru.txt", "--corpus", law)
        assert "1 ketentuan tidak diperiksa" in ran.out
        assert "C120" not in ran.out

    def test_the_text_of_another_regulation_is_refused_at_once(self, perda: Perda, law: Path, tmp_path: Path) -> None:
        (tmp_path / "lain.txt").write_text("BAB I\nPASAR\nPasal 1\nPedagang membayar retribusi.\n", encoding="utf-8")
        ran = perda("corpus", "check", "--draft", tmp_path / "lain.txt", "--corpus", law)
        assert (ran.code, ran.out) == (2, "")
        assert "lain.txt: galat R030" in ran.err

    def test_without_signal_words_the_text_cannot_be_checked(self, perda: Perda, law: Path, tmp_path: Path) -> None:
        (law / "signals.yaml").unlink()
        ran = perda("corpus", "check", "--draft", tmp_path / "naskah.txt", "--corpus", law)
        assert ran.code == 2
        assert "signals.yaml: galat Y001" in ran.err

    @real
    def test_the_real_corpus_has_no_finding(self, perda: Perda) -> None:
        ran = perda("corpus", "check")
        assert (ran.code, ran.err) == (0, ""), ran.out


class TestCorpusAccept:
    @pytest.fixture
    def law(self, tmp_path: Path) -> Path:
        return Path(shutil.copytree(LAW, tmp_path / "law"))

    @pytest.mark.parametrize("eid", ["chp_II__art_2__para_1#edaran", "chp_II__art_2__para_1", "chp_II__art_2"])
    def test_it_records_the_wording_of_an_obligation_or_of_all_of_a_provision(
        self, perda: Perda, law: Path, eid: str
    ) -> None:
        ran = perda("corpus", "accept", eid, "--corpus", law)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.splitlines() == [
            "1 kewajiban dicatat cocok dengan bunyi yang sekarang.", "  chp_II__art_2__para_1#edaran",
        ]  # fmt: skip
        before, after = ((root / "isi" / "pasal-2.yaml").read_text(encoding="utf-8") for root in (LAW, law))
        assert after == before.replace("encoded_from: usang", "encoded_from: c221")

    def test_what_fits_already_is_left_alone(self, perda: Perda, law: Path) -> None:
        ran = perda("corpus", "accept", "chp_II__art_3", "--corpus", law, "--lang", "en")
        assert ran.out == "0 obligations recorded as fitting today's wording.\n"


class TestDoctor:
    @pytest.mark.parametrize(("language", "sound"), [
        ("id", "Semua yang diperlukan ada."), ("en", "Everything that is needed is there."),
    ])  # fmt: skip
    def test_it_names_versions_engines_data_and_cache(
        self, perda: Perda, language: str, sound: str, cache_of_all_tests: Path
    ) -> None:
        ran = perda("doctor", "--lang", language)
        assert (ran.code, ran.err) == (0, "")
        for word in (
            "pydantic",
            "native",
            "obligations",
            "evidence_schemas",
            "reports",
            str(cache_of_all_tests),
            sound,
        ):
            assert word in ran.out

    def test_libraries_that_are_not_installed_are_named(self, perda: Perda, monkeypatch: pytest.MonkeyPatch) -> None:
        from importlib import metadata

        version = metadata.version

        def missing(name: str) -> str:
            if name == "durable-rules":
                raise metadata.PackageNotFoundError(name)
            return version(name)

        monkeypatch.setattr(metadata, "version", missing)
        assert "pustaka durable-rules tidak terpasang" in perda("doctor").out

    def test_it_says_what_is_missing_and_fails(
        self, perda: Perda, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        import perda_rules.dataset as dataset

        monkeypatch.setattr(dataset, "__file__", str(tmp_path / "a" / "b" / "dataset.py"))
        ran = perda("doctor")
        assert ran.code == 1
        assert ran.out.count("tidak ditemukan; pasang ulang") == 3

    def test_a_broken_corpus_is_told_with_its_place(
        self, perda: Perda, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        import perda_rules.dataset as dataset

        for folder in ("evidence_schemas", "reports"):
            (tmp_path / folder).symlink_to(ROOT / folder)
        law = Path(shutil.copytree(LAW, tmp_path / "obligations"))
        text = (law / "isi" / "pasal-3.yaml").read_text(encoding="utf-8")
        (law / "isi" / "pasal-3.yaml").write_text(text.replace("lead: bapperida", "lead: baperida"), encoding="utf-8")
        monkeypatch.setattr(dataset, "__file__", str(tmp_path / "src" / "perda_rules" / "dataset.py"))
        ran = perda("doctor")
        assert ran.code == 1
        assert re.search(r"pasal-3\.yaml:8:11: galat O102", ran.err)


class TestDraftRegister:
    TEXT = "BAB I\nKETENTUAN UMUM\n\nPasal 1\n\n(1) Dewan wajib rapat.\n(2) Tim wajib hadir.\n"

    def test_it_makes_the_register_of_a_text(self, perda: Perda, tmp_path: Path) -> None:
        (tmp_path / "draft.txt").write_text(self.TEXT, encoding="utf-8")
        target = tmp_path / "register.yaml"
        ran = perda("draft", "register", tmp_path / "draft.txt", "-o", target)
        assert (ran.code, ran.err) == (0, "")
        assert "1 tempat Pasal, 2 ketentuan terkecil" in ran.out
        assert "chp_I__art_1__para_2" in target.read_text(encoding="utf-8")

    def test_a_text_whose_words_are_those_of_the_register_is_quoted(
        self, perda: Perda, tmp_path: Path, bundle: Path
    ) -> None:
        """A law made from a text of our own: only with the text does the report quote it."""
        (tmp_path / "draft.txt").write_text(self.TEXT, encoding="utf-8")
        law = Path(shutil.copytree(LAW, tmp_path / "law"))
        shutil.rmtree(law / "isi")
        perda("draft", "register", tmp_path / "draft.txt", "-o", law / "register.yaml")
        (law / "isi").mkdir()
        (law / "isi" / "pasal-1.yaml").write_text(
            (LAW / "isi" / "pasal-3.yaml").read_text(encoding="utf-8")
            .replace("pasal: chp_II__art_3", "pasal: chp_I__art_1")
            .replace("obligations:", "not_assessed: [{provision: chp_I__art_1__para_2, reason: scope}]\nobligations:")
            .replace("id: chp_II__art_3", "id: chp_I__art_1__para_1"),
            encoding="utf-8",
        )  # fmt: skip
        plain = perda("explain", "chp_I__art_1__para_1", "--corpus", law)
        quoted = perda("explain", "chp_I__art_1__para_1", "--corpus", law, "--draft", tmp_path / "draft.txt")
        assert (plain.code, quoted.code) == (0, 0), plain.err + quoted.err
        assert "Dewan wajib rapat." not in plain.out
        assert "“Dewan wajib rapat.”" in quoted.out


class TestWorkpaper:
    def test_what_the_auditor_fills_in_counts_in_the_next_audit(self, perda, bundle: Path, tmp_path: Path) -> None:
        audit = ("audit", bundle, *AT, "--engine", "native")
        assert perda(*audit, "-o", tmp_path).code == 0
        paper = tmp_path / "kertas-kerja.xlsx"
        assert perda("report", tmp_path / "assessment.json", "--format", "xlsx", "-o", paper).code == 0
        book = load_workbook(paper)
        page = book["Kertas kerja"]
        ids = {cell.value: cell.column for cell in page[1]}
        obligation = page.cell(3, ids["obligation"]).value
        for column, value in {
            "set_verdict": "terpenuhi", "reason": "Naskah asli dibaca", "author": "Tim", "decided_on": "1 Juli 2026",
        }.items():  # fmt: skip
            page.cell(3, ids[column]).value = value
        book.save(paper)
        ran = perda(*audit, "--judgements", paper, "-o", tmp_path / "lagi")
        assert (ran.code, ran.err) == (0, "")
        results = json.loads((tmp_path / "lagi" / "assessment.json").read_text(encoding="utf-8"))["results"]
        (decided,) = (result for result in results if result["decisions"])
        assert (decided["obligation"], decided["verdict"]) == (obligation, "met")

    def test_a_mistake_is_told_at_its_cell(self, perda, bundle: Path, tmp_path: Path) -> None:
        audit = ("audit", bundle, *AT, "--engine", "native")
        perda(*audit, "-o", tmp_path)
        paper = tmp_path / "kertas-kerja.xlsx"
        perda("report", tmp_path / "assessment.json", "--format", "xlsx", "-o", paper)
        book = load_workbook(paper)
        book["Kertas kerja"].cell(3, 17).value = "lumayan"
        book.save(paper)
        ran = perda(*audit, "--judgements", paper)
        assert (ran.code, ran.out) == (2, "")
        assert f"{paper}:3:17: galat W111: Kertas kerja!Q3: “lumayan”" in ran.err
