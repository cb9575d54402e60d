"""Bad use and bad input give one clear sentence, its code and exit code 2, in both languages; never a traceback."""

from __future__ import annotations

import errno
import re
from pathlib import Path
from typing import Any

import pytest
from town import AT, DECREE, LAW, Perda, Ran, make_bundle

from perda_rules.cli import audit, options
from perda_rules.engine.port import EngineError

WORD = {"id": "galat", "en": "error"}
LEFT_OPEN = re.compile(r"\{|\}|None|Traceback|Error\b|Errno")


def assert_told(ran: Ran, code: str, *places: str, language: str = "id") -> None:
    """The problems are those of ``code`` at ``places``, each as what is wrong and what to do, and nothing else."""
    assert ran.code == 2, ran
    lines = ran.err.splitlines()
    wrong, to_do = lines[::2], lines[1::2]
    assert len(wrong) == len(to_do) == len(places), ran.err
    for place, line, advice in zip(places, wrong, to_do, strict=True):
        assert line.startswith(f"{place}: {WORD[language]} {code}: "), line
        assert re.fullmatch(r"    \S.*\.", advice), advice
        assert not LEFT_OPEN.search(line + advice)


BAD_USE: list[tuple[list[str], str, str]] = [
    (["audti"], "U102", "audti"),
    (["corpus", "acept"], "U102", "acept"),
    (["draft", "regster"], "U102", "regster"),
    (["audit", "{bundle}", "--att", "2026-12-31"], "U101", "--att"),
    (["--verzion"], "U101", "--verzion"),
    (["audit"], "U103", "BUNDLE"),
    (["explain"], "U103", "EID"),
    (["report"], "U103", "ASSESSMENT.json"),
    (["schema"], "U103", "NAME"),
    (["draft", "register"], "U103", "FILE"),
    (["audit", "{bundle}", "--at"], "U105", "--at"),
    (["audit", "{bundle}", "--strict=yes"], "U105", "--strict"),
    (["explain", "chp_I", "chp_II"], "U107", "chp_II"),
    (["coverage", "all"], "U107", "all"),
    (["audit", "{bundle}", "--at", "31-12-2026"], "U110", "--at"),
    (["audit", "{bundle}", "--at", "2026-02-30"], "U110", "--at"),
    (["audit", "{bundle}", "--at", "2026-W01-1"], "U110", "--at"),
    (["audit", "{bundle}", "--at", "٢٠٢٦-١٢-٣١"], "U110", "--at"),
    (["audit", "{bundle}", "--at="], "U110", "--at"),
    (["audit", "{bundle}", "--in-force-from", "besok"], "U110", "--in-force-from"),
    (["explain", "chp_II__art_3", "--at", "2026-13-01"], "U110", "--at"),
    (["audit", "{bundle}", "--period", "2026-06-30/2026-01-01"], "U111", "--period"),
    (["audit", "{bundle}", "--period", "2026/2027"], "U111", "--period"),
    (["audit", "{bundle}", "--period", "20260101/20261231"], "U111", "--period"),
    (["audit", "{bundle}", "--period", "26"], "U111", "--period"),
    (["audit", "{bundle}", "--period", "2026-01-01/"], "U111", "--period"),
    (["audit", "{bundle}", "--at", "9999-12-31"], "U115", "--at"),
    (["audit", "{bundle}", "--at", "1899-12-31"], "U115", "--at"),
    (["audit", "{bundle}", "--in-force-from", "3000-01-01"], "U115", "--in-force-from"),
    (["audit", "{bundle}", "--period", "0001"], "U115", "--period"),
    (["audit", "{bundle}", "--period", "2026-01-01/9999-12-31"], "U115", "--period"),
    (["audit", "{bundle}", "--engine", "fast"], "U112", "--engine"),
    (["coverage", "--format", "xml"], "U112", "--format"),
    (["coverage", "--by", "ayat"], "U112", "--by"),
    (["report", "{bundle}/x.json", "--format", "odt"], "U112", "--format"),
    (["schema", "berkas"], "U112", "NAME"),
    (["audit", "{bundle}", "--corpus", "{bundle}/none"], "U113", "--corpus"),
    (["audit", "{bundle}", "--templates", "{bundle}/none"], "U113", "--templates"),
    (["coverage", "--corpus", "{bundle}/none"], "U113", "--corpus"),
    (["audit", "{bundle}", "--followup-days", "0"], "U114", "--followup-days"),
    (["audit", "{bundle}", "--followup-days", "-5"], "U114", "--followup-days"),
    (["audit", "{bundle}", "--followup-days", "999999999"], "U114", "--followup-days"),
    (["audit", "{bundle}", "--limit", "banyak"], "U114", "--limit"),
    (["audit", "{bundle}", "--limit", "٣"], "U114", "--limit"),
    (["audit", "{bundle}", "{bundle}"], "U120", "{bundle}"),
    (["audit", "{bundle}", "--draft", "{bundle}/bundle.yaml"], "R007", "{bundle}/bundle.yaml"),
    (["corpus", "check", "--draft", "{bundle}/bundle.yaml"], "R007", "{bundle}/bundle.yaml"),
    (["draft", "register", "{bundle}/bundle.yaml", "-o", "{bundle}/register.yaml"], "R007", "{bundle}/bundle.yaml"),
    (["explain", "chp_II__art_22"], "U130", "chp_II__art_22"),
    (["explain", "chp_II__art_2__para_1#putusan"], "U130", "chp_II__art_2__para_1#putusan"),
    (["explain", "chp_I__art_1"], "U131", "chp_I__art_1"),
    (["explain", "chp_II__art_4"], "U132", "chp_II__art_4"),
    (["corpus", "accept"], "U140", "corpus accept"),
    (["corpus", "accept", "chp_II__art_3", "--all"], "U140", "corpus accept"),
    (["corpus", "accept", "chp_II__art_33"], "U130", "chp_II__art_33"),
    (["corpus", "accept", "chp_I__art_1"], "U131", "chp_I__art_1"),
    (["corpus", "accept", "chp_II__art_4"], "U132", "chp_II__art_4"),
    (["--lang"], "U105", "--lang"),
    (["audit", "{bundle}/none"], "B101", "{bundle}/none"),
    (["audit", "{bundle}/keputusan.pdf"], "B101", "{bundle}/keputusan.pdf"),
    (["audit", "{bundle}", "--judgements", "{bundle}/none"], "Y001", "{bundle}/none"),
    (["audit", "{bundle}", "--draft", "{bundle}/none"], "R001", "{bundle}/none"),
    (["audit", "{bundle}", "--draft", "{bundle}/keputusan.pdf"], "R007", "{bundle}/keputusan.pdf"),
    (["draft", "register", "{bundle}"], "R001", "{bundle}"),
    (["report", "{bundle}/none.json"], "Y001", "{bundle}/none.json"),
    (["report", "{bundle}"], "Y001", "{bundle}"),
]
TAKES_CORPUS = {"audit", "explain", "coverage", "corpus"}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("words", "code", "place"), BAD_USE, ids=lambda value: "-".join(value) if isinstance(value, list) else None
)
def test_bad_use_is_told_in_one_sentence(
    perda: Perda, bundle: Path, words: list[str], code: str, place: str, language: str
) -> None:
    arguments = [word.format(bundle=bundle) for word in words]
    if words[0] in TAKES_CORPUS and "--corpus" not in words and code not in ("U102", "U103", "U105"):
        arguments += ["--corpus", str(LAW)]
    language_last = [] if code == "U105" and words == ["--lang"] else ["--lang", language]
    ran = perda(*(language_last + arguments if code == "U105" else arguments + language_last))
    if words == ["--lang"]:
        language = "id"
    assert_told(ran, code, place.format(bundle=bundle), language=language)
    assert ran.out == ""


class TestHints:
    @pytest.mark.parametrize(("words", "hint"), [
        (["audti"], "audit"),
        (["coverge"], "coverage"),
        (["audit", "x", "--in-force", "2026-01-01"], "--in-force-from"),
        (["audit", "x", "--judgement", "y"], "--judgements"),
        (["explain", "chp_II__art_2__para_1#keputusn", "--corpus", LAW], "chp_II__art_2__para_1#keputusan"),
        (["corpus", "accept", "chp_II__art_2__para_3", "--corpus", LAW], "chp_II__art_2__para_"),
        (["explain", "chp_I__art_1", "--corpus", LAW], "batasan pengertian"),
        (["audit", "x", "--engine", "durabel"], "durable"),
    ])  # fmt: skip
    def test_what_was_probably_meant_is_named(self, perda: Perda, words: list[Any], hint: str) -> None:
        ran = perda(*words)
        assert ran.code == 2
        assert hint in ran.err

    def test_a_name_like_nothing_gets_the_list_of_commands(self, perda: Perda) -> None:
        err = perda("xyz").err
        assert all(name in err for name in ("audit", "explain", "coverage", "report", "doctor", "corpus", "draft"))


class TestSeveralMistakes:
    def test_every_bundle_that_cannot_be_used_is_named(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        other = make_bundle(tmp_path / "other", DECREE)
        ran = perda("audit", tmp_path / "x", bundle, tmp_path / "y", other, *AT)
        assert ran.code == 2
        assert [line.split(":")[0] for line in ran.err.splitlines()[::2]] == [
            str(tmp_path / "x"), str(tmp_path / "y"), str(other),
        ]  # fmt: skip

    def test_every_obligation_that_does_not_exist_is_named(self, perda: Perda) -> None:
        ran = perda("corpus", "accept", "chp_II__art_33", "chp_II__art_3", "chp_II__art_4", "--corpus", LAW)
        assert ran.code == 2
        assert re.findall(r"galat (\w+)", ran.err) == ["U130", "U132"]

    def test_every_argument_too_many_is_named(self, perda: Perda) -> None:
        assert_told(perda("doctor", "a", "b"), "U107", "a", "b")

    def test_every_mistake_of_a_corpus_is_told_with_its_place(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        import shutil

        law = Path(shutil.copytree(LAW, tmp_path / "law"))
        for name in ("pasal-2.yaml", "pasal-3.yaml"):
            path = law / "isi" / name
            path.write_text(path.read_text(encoding="utf-8").replace("severity: medium", "severity: sedang"), "utf-8")
        ran = perda("audit", bundle, "--corpus", law)
        assert ran.code == 2
        assert re.findall(r"(pasal-\d\.yaml:\d+:\d+): galat (S003)", ran.err) == [
            ("pasal-2.yaml:37:15", "S003"), ("pasal-3.yaml:14:15", "S003"),
        ]  # fmt: skip

    def test_every_mistake_of_a_judgement_file_too(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        file = tmp_path / "judgements.yaml"
        line = "  - {id: k-1, kind: finding, obligation: chp_II__art_9, reason: r, author: a, date: 2026-01-01}"
        file.write_text(f"judgements: 1\nentries:\n{line}\n{line}\n", encoding="utf-8")
        ran = perda("audit", bundle, *AT, "--judgements", file)
        assert ran.code == 2
        assert re.findall(r":(\d+):\d+: galat (\w+)", ran.err) == [("3", "J101"), ("4", "J101"), ("4", "J102")]


class TestOutput:
    @pytest.mark.parametrize("language", ["id", "en"])
    def test_a_place_that_cannot_be_written_is_named_with_the_reason(
        self, perda: Perda, bundle: Path, tmp_path: Path, language: str
    ) -> None:
        (tmp_path / "file").write_text("mine", encoding="utf-8")
        ran = perda("audit", bundle, *AT, "-o", tmp_path / "file" / "below", "--lang", language)
        name = "laporan.html" if language == "id" else "report.html"
        assert_told(ran, "U121", str(tmp_path / "file" / "below" / name), language=language)
        assert "Not a directory" not in ran.err
        assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"

    def test_a_folder_in_the_place_of_a_report(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        perda("audit", bundle, *AT, "-o", tmp_path / "out")
        assert_told(
            perda("report", tmp_path / "out" / "assessment.json", "-o", tmp_path / "out"), "U121", str(tmp_path / "out")
        )
        assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]

    def test_a_register_that_cannot_be_written(self, perda: Perda, tmp_path: Path) -> None:
        (tmp_path / "draft.txt").write_text("BAB I\nUMUM\n\nPasal 1\n\nDewan wajib rapat.\n", encoding="utf-8")
        target = tmp_path / "none" / "register.yaml"
        assert_told(perda("draft", "register", tmp_path / "draft.txt", "-o", target), "R004", str(target))

    def test_a_file_that_is_no_regulation_leaves_the_register_as_it_was(self, perda: Perda, tmp_path: Path) -> None:
        draft, register = tmp_path / "notes.txt", tmp_path / "register.yaml"
        draft.write_text("Menimbang: taman perlu dirawat.\n", encoding="utf-8")
        register.write_text("mine", encoding="utf-8")
        assert_told(perda("draft", "register", draft, "-o", register), "R007", str(draft))
        assert register.read_text(encoding="utf-8") == "mine"

    def test_a_draft_of_another_regulation(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        draft = tmp_path / "other.txt"
        draft.write_text("BAB I\nUMUM\n\nPasal 1\n\nDewan wajib rapat.\n", encoding="utf-8")
        assert_told(perda("audit", bundle, "--draft", draft), "U141", str(draft))


class TestBrokenAssessment:
    @pytest.mark.parametrize(
        ("content", "code", "at"),
        [
            (b"", "A002", ":1:1"),
            (b"{", "A002", ":1:2"),
            (b'{"a": "\xff"}', "A002", ""),
            (b"[" * 20_000, "A002", ""),
            (b"[]", "A003", ""),
            (b'{"format": "perda-rules/assessment/9"}', "A003", ""),
            (b"PK\x03\x04", "A002", ":1:1"),
        ],
    )
    def test_is_told_with_its_place(self, perda: Perda, tmp_path: Path, content: bytes, code: str, at: str) -> None:
        file = tmp_path / "assessment.json"
        file.write_bytes(content)
        ran = perda("report", file)
        assert ran.code == 2
        assert ran.err.startswith(f"{file}{at}: galat {code}: ")
        assert "Traceback" not in ran.err

    def test_every_field_of_another_shape_is_named(self, perda: Perda, bundle: Path, tmp_path: Path) -> None:
        perda("audit", bundle, *AT, "-o", tmp_path)
        file = tmp_path / "assessment.json"
        text = file.read_text(encoding="utf-8")
        file.write_text(
            text.replace('"at": "2026-12-31"', '"at": "besok"').replace('"strict": false', '"strikt": 0'), "utf-8"
        )
        ran = perda("report", file)
        assert ran.code == 2
        assert re.findall(r":(\d+):\d+: galat (A004)", ran.err)
        assert len(ran.err.splitlines()) >= 4


class TestFaults:
    @pytest.fixture
    def broken(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(*_: object, **__: object) -> None:
            raise RuntimeError("dalam\x1b[31m {kurung}")

        monkeypatch.setattr(audit, "read_case", fail)

    @pytest.mark.usefixtures("broken")
    @pytest.mark.parametrize(("language", "word"), [("id", "Kesalahan dalam program"), ("en", "A fault inside")])
    def test_a_fault_of_the_program_is_one_sentence_and_code_3(
        self, perda: Perda, bundle: Path, language: str, word: str
    ) -> None:
        ran = perda("audit", bundle, *AT, "--lang", language)
        assert ran.code == 3
        (line,) = ran.err.splitlines()
        assert line.startswith(word)
        assert "RuntimeError" in line
        assert "PERDA_RULES_DEBUG" in line
        assert "\x1b" not in line

    @pytest.mark.usefixtures("broken")
    def test_whoever_asks_for_the_details_gets_them(
        self, perda: Perda, bundle: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PERDA_RULES_DEBUG", "1")
        with pytest.raises(RuntimeError, match="dalam"):
            perda("audit", bundle, *AT)

    def test_bad_input_is_no_fault_even_for_whoever_asks_for_details(
        self, perda: Perda, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("PERDA_RULES_DEBUG", "1")
        assert perda("audti").code == 2

    @pytest.mark.parametrize(("error", "code"), [
        (EngineError("mesin berselisih"), 3), (RecursionError(), 3), (MemoryError(), 3), (AssertionError("x"), 3),
        (OSError(errno.ENOSPC, "No space left on device"), 2), (OSError(errno.EIO, "I/O error"), 2),
        (OSError(errno.ENOTTY, "not a typewriter"), 3), (KeyboardInterrupt(), 130), (BrokenPipeError(), 0),
        (SystemExit(1), 0),
    ], ids=repr)  # fmt: skip
    def test_whatever_happens_inside_ends_in_a_code_of_its_own(
        self, perda: Perda, bundle: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise error

        monkeypatch.setattr(audit, "read_case", fail)
        ran = perda("audit", bundle, *AT)
        assert ran.code == code
        assert "Traceback" not in ran.err
        assert len(ran.err.splitlines()) == {0: 0, 2: 2}.get(code, 1)

    def test_an_interruption_is_said(self, perda: Perda, bundle: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def stop(*_: object, **__: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(audit, "read_case", stop)
        assert perda("audit", bundle, *AT).err.strip() == "Dihentikan."

    @pytest.mark.parametrize("words", [["audit", "x"], ["coverage"], ["explain", "x"]])
    def test_an_installation_without_its_data_says_how_to_mend_it(
        self, perda: Perda, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, words: list[str]
    ) -> None:
        import perda_rules.dataset as dataset

        monkeypatch.setattr(dataset, "__file__", str(tmp_path / "a" / "b" / "dataset.py"))
        ran = perda(*words)
        assert_told(ran, "U150", "evidence_schemas")
        assert "doctor" in ran.err


def test_the_day_of_the_audit_is_today_in_pekalongan(
    perda: Perda, bundle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json
    from datetime import UTC, date, datetime, timedelta

    class Late(datetime):
        """Half past five in the afternoon of the last day of the year in Greenwich."""

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return datetime(2026, 12, 31, 17, 30, tzinfo=UTC).astimezone(tz)

    monkeypatch.setattr(options, "datetime", Late)
    assert options.today() == date(2027, 1, 1)
    assert timedelta(hours=7) == options.JAKARTA.utcoffset(None)
    perda("audit", bundle, "--corpus", LAW, "-o", tmp_path / "out")
    made = json.loads((tmp_path / "out" / "assessment.json").read_bytes())
    assert (made["at"], made["period_start"], made["period_end"]) == ("2027-01-01", "2027-01-01", "2027-12-31")


class TestComplaintsOfTheLibrary:
    """Those that none of our commands provokes today, and that an option added tomorrow may."""

    @staticmethod
    def complaint(kind: str, **fields: Any) -> Exception:
        class_ = type(kind, (Exception,), {"format_message": lambda self: "in English", **fields})
        error: Exception = class_()
        return error

    @pytest.mark.parametrize(
        ("kind", "fields", "code", "place"),
        [
            ("BadParameter", {"param": None, "param_hint": "--x"}, "U106", "--x"),
            ("BadParameter", {"param": type("P", (), {"metavar": None, "opts": ["--y"]})()}, "U106", "--y"),
            ("MissingParameter", {}, "U103", "?"),
            ("NoSuchOption", {"option_name": "--z", "possibilities": ["--zz", "--zzz"]}, "U101", "--z"),
            ("UsageError", {}, "U100", "perda-rules"),
        ],
    )
    def test_are_told_in_our_words(
        self,
        perda: Perda,
        bundle: Path,
        monkeypatch: pytest.MonkeyPatch,
        kind: str,
        fields: dict[str, Any],
        code: str,
        place: str,
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise self.complaint(kind, **fields)

        monkeypatch.setattr(audit, "read_case", fail)
        ran = perda("audit", bundle, *AT)
        assert_told(ran, code, place)
        assert "in English" not in ran.err
        assert all(option in ran.err for option in fields.get("possibilities", ()))
